import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { EmbeddedServer } from "../../../src/testing/slipstream/index.js";
import type { Document } from "./samples.js";

interface Recording {
  readonly caller: { readonly user: string };
  readonly collection: string;
  readonly data: readonly Document[];
  readonly filters: readonly FilterCase[];
}

interface FilterCase {
  readonly id: string;
  readonly group: string;
  readonly filter: string | readonly string[];
  readonly expect: {
    readonly status: number;
    readonly count?: number | null;
    readonly ids?: readonly string[];
    readonly messageStart?: string;
  };
}

const file = process.env.RECORDED_FILTERS ?? new URL("recorded/slipstream-filters.json", import.meta.url);
// The file has the form that the interfaces above describe.
const recording = JSON.parse(readFileSync(file, "utf8")) as Recording;
const { caller, collection, data, filters } = recording;

const server = new EmbeddedServer({
  users: [{ name: caller.user, password: "pw" }],
  resources: { [collection]: data },
});
const headers = { Cookie: server.cookie(caller.user) };

describe("the filters of the recording find what a real server finds", () => {
  test("there are filters to compare", () => {
    expect(filters.length).toBeGreaterThan(0);
  });

  for (const { id, group, filter, expect: expected } of filters) {
    test(`${id} ${group}: ${[filter].flat().join("   ")}`, async () => {
      const form = new URLSearchParams([filter].flat().map((each) => ["$filter", each]));
      const url = `${server.endpoint}/api/${collection}`;
      for (const response of [
        await server.fetch(url, { method: "PUT", headers, body: form }),
        await server.fetch(`${url}?${form.toString()}`, { headers }),
      ]) {
        expect(response.status).toBe(expected.status);
        const { message, count, serviceOffers = [] } = (await response.json()) as Body;
        if (expected.messageStart !== undefined) {
          expect(message).toMatch(new RegExp(`^${expected.messageStart}`));
          continue;
        }
        expect(count).toBe(expected.count);
        const ids = serviceOffers.map((offer) => offer.id.replace(`${collection}/`, ""));
        expect(ids.sort()).toEqual([...(expected.ids ?? [])].sort());
      }
    });
  }
});

/** The parts of a response that the test reads; the expectations check them. */
interface Body {
  readonly message?: string;
  readonly count?: number | null;
  readonly serviceOffers?: readonly { readonly id: string }[];
}
