import { SaltantClient } from "saltant";
import * as z from "zod/mini";
import { executableTaskInstanceShape } from "../../src/saltant/models/task-instance.js";
import type { Group } from "./figures.js";
import { alternate, median, medianDifference } from "./measure.js";
import { exampleInstance } from "./bench-server.js";
import { zodOf } from "../../src/core/data/zod-schemas.js";

const rowsOnAPage = 250;
const pages = 20;
const rounds = 25;

/** The cost of validating the rows of a page and creating their models, beyond parsing their JSON. */
export async function decoding(): Promise<Group> {
  const results = Array.from({ length: rowsOnAPage }, (_, index) => ({ ...exampleInstance, name: `nightly-${index}` }));
  const text = JSON.stringify({ count: rowsOnAPage, next: null, previous: null, results });
  const schema = z.object({ results: z.array(zodOf(executableTaskInstanceShape.schema)) });
  const fetch = (): Promise<Response> => Promise.resolve(new Response(text));
  const client = new SaltantClient({ baseApiUrl: "https://host/api/", authToken: "none", fetch });
  const parsed = async (): Promise<unknown> => JSON.parse(await (await fetch()).text());
  const repeat = (read: () => Promise<unknown>) => async () => {
    for (let count = 0; count < pages; count += 1) await read();
  };
  const taken = await alternate(rounds, {
    parse: repeat(parsed),
    check: repeat(async () => z.parse(schema, await parsed())),
    models: repeat(() => client.executableTaskInstances.list().page(1)),
  });
  const perRow = (ms: number): number => (ms * 1000) / (pages * rowsOnAPage);
  const parse = { name: "JSON.parse of the same", value: perRow(median(taken.parse)), unit: "µs" } as const;
  const models = perRow(medianDifference(taken.models, taken.parse));
  return {
    title: "Rows",
    about: `Pages of ${rowsOnAPage} instances, ${Math.round(text.length / rowsOnAPage)} characters of JSON each. A mock \`fetch\` returns them; the figures exclude its time and that of \`JSON.parse\`.`,
    figures: [
      {
        name: "validate a row and create its model",
        ours: { value: models, unit: "µs" },
        against: parse,
        goal: { bound: "at most", limit: 4, reached: models, unit: "µs a row" },
      },
      {
        name: "validate a row",
        ours: { value: perRow(medianDifference(taken.check, taken.parse)), unit: "µs" },
        against: parse,
      },
    ],
  };
}
