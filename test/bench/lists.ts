import createClient from "openapi-fetch";
import { type ListOptions, SaltantClient } from "saltant";
import type { paths } from "../../generated/saltant/schema.js";
import type { Amount, Group } from "./figures.js";
import { median, timed } from "./measure.js";
import { plainClient, plainList } from "./plain.js";
import { costPerRowMs, instanceCount, latencyMs, type BenchServer } from "./bench-server.js";

const path = "executabletaskinstances/";
const pageSize = 250;
const concurrency = 4;
/** The number of rounds, in which the faster ways take turns. */
const rounds = 3;

/** Lists all instances in every way. */
export async function lists(benchServer: BenchServer): Promise<Group> {
  const client = new SaltantClient(benchServer);
  const plain = plainClient(benchServer);
  const ours = (options: ListOptions) => () => client.executableTaskInstances.list({}, options).toArray();
  const theirs = (size: number, width: number) => () =>
    plainList(plain, path, { count: instanceCount, pageSize: size, concurrency: width });

  const fast: { ours: Amount[]; plain: Amount[] } = { ours: [], plain: [] };
  let serverCpuMs = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const { amount, cpuMs } = await list(benchServer, ours({}));
    fast.ours.push(amount);
    serverCpuMs = Math.min(serverCpuMs, cpuMs);
    fast.plain.push((await list(benchServer, theirs(pageSize, concurrency))).amount);
  }
  const wide = middle(fast.ours);
  const limit = middle(fast.plain);
  const narrow = (await list(benchServer, ours({ concurrency: 1 }))).amount;
  const loop = (await list(benchServer, () => openapiFetchLoop(benchServer))).amount;
  const huge = (await list(benchServer, theirs(instanceCount, 1))).amount;

  const name = `list ${instanceCount.toLocaleString("en")} instances`;
  return {
    title: "Lists",
    about:
      `${instanceCount.toLocaleString("en")} instances, ${pageSize} on a page, ${concurrency} concurrent pages unless the row says otherwise. ` +
      `The server takes ${latencyMs} ms for each request and ${costPerRowMs} ms for each row; its own work took ` +
      `${Math.round((serverCpuMs * 1000) / instanceCount)} µs of CPU time for each row, in a separate process.`,
    figures: [
      {
        name,
        ours: wide,
        against: { name: "plain fetch, with the same concurrency", ...limit },
        goal: { bound: "at most", limit: 1.3, reached: wide.value / limit.value, unit: "times the time" },
      },
      {
        name,
        ours: wide,
        against: { name: "the same, one page at a time", ...narrow },
        goal: { bound: "at least", limit: 3, reached: narrow.value / wide.value, unit: "times as fast" },
      },
      { name, ours: wide, against: { name: "openapi-fetch in a loop", ...loop } },
      { name, ours: wide, against: { name: "one huge page, as the reference client requests", ...huge } },
    ],
  };
}

async function list(
  benchServer: BenchServer,
  work: () => Promise<readonly unknown[]>,
): Promise<{ readonly amount: Amount; readonly cpuMs: number }> {
  await benchServer.usage();
  const { ms, result } = await timed(work);
  if (result.length !== instanceCount) throw new Error(`${result.length} instances were listed`);
  const { requests, cpuMs } = await benchServer.usage();
  return { amount: { value: ms, unit: "ms", requests }, cpuMs };
}

/** A list with openapi-fetch alone. */
async function openapiFetchLoop({ baseApiUrl, authToken }: BenchServer): Promise<unknown[]> {
  const api = createClient<paths>({ baseUrl: baseApiUrl, headers: { Authorization: `Token ${authToken}` } });
  const all: unknown[] = [];
  for (let page = 1; ; page += 1) {
    const { data } = await api.GET(`/${path}`, { params: { query: { page, page_size: pageSize } } });
    if (data === undefined) throw new Error(`there is no page ${page}`);
    all.push(...data.results);
    if (data.next === null) return all;
  }
}

function middle(amounts: readonly Amount[]): Amount {
  const value = median(amounts.map((each) => each.value));
  return { ...amounts[0], unit: "ms", value };
}
