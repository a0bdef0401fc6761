import { SaltantClient } from "saltant";
import { describe, expect, it } from "vitest";
import { workPerTurn } from "../../src/core/async/pacer.js";

const count = 2_000;
const uuids = Array.from({ length: count }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`);

/** A server that ignores filters and page sizes: each page has all instances, and all are in the same state. */
function carelessServer(state: string) {
  const server = { state, requests: 0 };
  const fetch: typeof globalThis.fetch = () => {
    server.requests += 1;
    const results = uuids.map((uuid) => ({
      ...{ uuid, user: "alice", name: "", state: server.state, arguments: {}, task_queue: 1, task_type: 1 },
      ...{ datetime_created: "2026-01-01T00:00:00.000000Z", datetime_finished: null },
    }));
    return Promise.resolve(Response.json({ count, next: null, previous: null, results }));
  };
  const { executableTaskInstances } = new SaltantClient({
    baseApiUrl: "https://saltant.example.org/api/",
    authToken: "a-token-of-alice",
    fetch,
  });
  return { server, instances: executableTaskInstances };
}

/** Counts events by turn of the event loop. */
function turns() {
  let now = 0;
  let most = 0;
  let all = 0;
  const next = (): void => {
    most = Math.max(most, now);
    now = 0;
    timer = setImmediate(next);
  };
  let timer = setImmediate(next);
  return {
    count: () => {
      now += 1;
      all += 1;
    },
    end: () => {
      clearImmediate(timer);
      return { all, most: Math.max(most, now) };
    },
  };
}

/** Waits for each instance with a separate call, and returns how many waits ended in total and in one turn. */
async function waitForEach(state: string, timeoutMs: number) {
  const { instances } = carelessServer(state);
  const ends = turns();
  const waits = uuids.map(async (uuid) => {
    await instances.waitUntilFinished(uuid, { timeoutMs, refreshPeriodMs: 10 }).catch(() => undefined);
    ends.count();
  });
  await Promise.all(waits);
  return ends.end();
}

describe("thousands of waits do not block the event loop", () => {
  it("when they end at one deadline", async () => {
    const { all, most } = await waitForEach("running", 100);
    expect(all).toBe(count);
    expect(most).toBeLessThanOrEqual(workPerTurn);
  });

  it("when one page of a server that ignores filters has them all", async () => {
    const { all, most } = await waitForEach("successful", Infinity);
    expect(all).toBe(count);
    expect(most).toBeLessThanOrEqual(workPerTurn);
  });

  it("when they start in one call, and still share their first list", async () => {
    const { server, instances } = carelessServer("successful");
    const updates = turns();
    const ended = await instances.waitUntilAllFinished(uuids, { onUpdate: updates.count });
    expect(ended).toHaveLength(count);
    expect(server.requests).toBe(1);
    const { all, most } = updates.end();
    expect(all).toBe(count);
    expect(most).toBeLessThanOrEqual(workPerTurn);
  });
});
