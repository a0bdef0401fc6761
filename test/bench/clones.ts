import { SaltantClient } from "saltant";
import type { Amount, Group } from "./figures.js";
import { timed } from "./measure.js";
import { plainClient, runConcurrently } from "./plain.js";
import { latencyMs, type BenchServer } from "./bench-server.js";

const count = 1_000;
const concurrency = 4;

/** Clones many instances concurrently, and one after another. */
export async function clones(benchServer: BenchServer): Promise<Group> {
  const client = new SaltantClient(benchServer);
  const { post } = plainClient(benchServer);
  const uuids = (await client.executableTaskInstances.list({}, { limit: count })).map(({ uuid }) => uuid);

  const ours = await clone(benchServer, () => client.executableTaskInstances.cloneMany(uuids));
  const withPlainFetch = (width: number) => () =>
    runConcurrently(uuids, width, (uuid) => post(`executabletaskinstances/${uuid}/clone/`));
  const plain = await clone(benchServer, withPlainFetch(concurrency));
  const oneByOne = await clone(benchServer, withPlainFetch(1));

  const name = `clone ${count.toLocaleString("en")} instances`;
  return {
    title: "Clones",
    about: `\`cloneMany\` with ${concurrency} concurrent requests. The server takes ${latencyMs} ms for each.`,
    figures: [
      { name, ours, against: { name: "plain fetch, with the same concurrency", ...plain } },
      { name, ours, against: { name: "one after another, as the reference client does", ...oneByOne } },
    ],
  };
}

async function clone(benchServer: BenchServer, work: () => Promise<readonly unknown[]>): Promise<Amount> {
  await benchServer.usage();
  const { ms, result } = await timed(work);
  if (result.length !== count) throw new Error(`${result.length} instances were cloned`);
  return { value: ms, unit: "ms", requests: (await benchServer.usage()).requests };
}
