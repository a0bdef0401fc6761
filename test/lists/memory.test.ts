import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { SaltantClient } from "saltant";
import { expect, it } from "vitest";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Bytes in use after a garbage collection. */
function heapBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

const total = 1_000_000;
const startMs = Date.UTC(2026, 0, 1);

/** A server with a million instances, a millisecond apart, which are created on request. */
function bigServer() {
  const server = { requests: 0, pending: 0 };
  const fetch = async (input: unknown, init?: RequestInit): Promise<Response> => {
    server.requests += 1;
    server.pending += 1;
    await new Promise(setImmediate);
    server.pending -= 1;
    init?.signal?.throwIfAborted();
    const { searchParams } = new URL(String(input));
    const size = Number(searchParams.get("page_size"));
    const from = searchParams.get("datetime_created__lte");
    // The newest has the number 0.
    const first = from === null ? 0 : startMs + total - 1 - Date.parse(from);
    const begin = first + (Number(searchParams.get("page")) - 1) * size;
    const end = Math.min(begin + size, total);
    const rows = Array.from({ length: end - begin }, (_, index) => row(begin + index));
    return new Response(`{"count":${total - first},"next":null,"previous":null,"results":[${rows.join(",")}]}`);
  };
  return { server, client: new SaltantClient({ baseApiUrl: "http://big.test/api/", authToken: "token", fetch }) };
}

function row(number: number): string {
  const uuid = `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
  const created = new Date(startMs + total - 1 - number).toISOString();
  return `{"uuid":"${uuid}","user":"alice","name":"run ${number}","state":"successful","datetime_created":"${created}","datetime_finished":"${created}","arguments":{"n":${number}},"task_queue":1,"task_type":1}`;
}

it("streams a million instances in constant memory", async () => {
  const { client } = bigServer();
  let count = 0;
  let before = 0;
  let most = 0;
  for await (const { arguments: given } of client.executableTaskInstances.list()) {
    if (given.n !== count) throw new Error(`expected number ${count}`);
    count += 1;
    // One-time allocations, such as compiled code, are complete after the first few pages.
    if (count === 5_000) before = heapBytes();
    if (count % 100_000 === 0) most = Math.max(most, heapBytes());
  }
  expect(count).toBe(total);
  expect(most - before).toBeLessThan(50e6);
});

it("cancels all requests when the loop is left", async () => {
  const { client, server } = bigServer();
  let count = 0;
  for await (const _ of client.executableTaskInstances.list()) if ((count += 1) === 2_600) break;
  const { requests } = server;
  expect(requests).toBeLessThanOrEqual(2 + 10 + 4);
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  expect(server).toEqual({ requests, pending: 0 });
});
