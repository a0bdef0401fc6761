// The cost of many waits, and the punctuality of each. Not beside the other tests of waits, as those also run through a
// proxy, which is slow for so many rows.
import fc from "fast-check";
import type { ExecutableTaskInstance } from "saltant";
import { VirtualClock, type LoggedRequest } from "saltant/testing";
import { describe, expect, it } from "vitest";
import { createTestServer, type TestServer } from "../saltant/support.js";
import { seed } from "../random-seed.js";

fc.configureGlobal({ seed });

const periodMs = 5_000;

function isList({ path }: LoggedRequest): boolean {
  return path === "executabletaskinstances/";
}

/** Lets each instance end at its time, counted from now. */
function endAt({ server }: TestServer, times: ReadonlyMap<string, number>, state = "successful"): void {
  for (const [uuid, ms] of times) server.clock.setTimer(() => server.setState(uuid, state), ms);
}

/** Waits for all, and returns the longest time between the end of an instance and the end of its wait. */
async function latest(
  { server }: TestServer,
  waits: ReadonlyMap<string, () => Promise<ExecutableTaskInstance>>,
  times: ReadonlyMap<string, number>,
): Promise<number> {
  const startMs = server.clock.now();
  let latestMs = 0;
  await Promise.all(
    Array.from(waits, async ([uuid, wait]) => {
      const ended = await wait();
      expect(ended.uuid).toBe(uuid);
      expect(ended.isFinished).toBe(true);
      const lateMs = server.clock.now() - startMs - (times.get(uuid) ?? NaN);
      expect(lateMs).toBeGreaterThanOrEqual(0);
      latestMs = Math.max(latestMs, lateMs);
    }),
  );
  return latestMs;
}

/** Unfinished instances, of which ten end in each period, in random order. */
function tenByTen({ server }: TestServer, count: number): Map<string, number> {
  const uuids = server.addInstances(count, { state: "running" });
  return new Map(
    uuids.map((uuid, index) => {
      const place = (index * 7_919) % count;
      return [uuid, Math.floor(place / 10) * periodMs + 2_500 + (place % 10)];
    }),
  );
}

async function models({ client, server }: TestServer): Promise<Map<string, ExecutableTaskInstance>> {
  const all = await client.executableTaskInstances.list({}, { pageSize: 2_000 });
  server.clearRequests();
  return new Map(all.map((each) => [each.uuid, each]));
}

describe("many waits of which ten end in each period", () => {
  it("send no more than 2 % of the requests of separate waits", async () => {
    const here = createTestServer({ workers: "off" });
    const times = tenByTen(here, 1_000);
    const waits = new Map(Array.from(await models(here), ([uuid, run]) => [uuid, () => run.waitUntilFinished()]));
    endAt(here, times);
    expect(await latest(here, waits, times)).toBe(2_500);
    // Each of 101 rounds requests the unfinished ones, and from the second on the ended ones. Alone: 1,000 + 990 + … = 50,500.
    expect(here.server.requests).toHaveLength(201);
    expect(here.server.requests.every(isList)).toBe(true);
    expect(here.server.clock).toMatchObject({ pendingTimers: 0 });
  });

  it("each end within a period and the time of the requests, even if only uuids are known and some are terminated", async () => {
    const here = createTestServer({ workers: "off", latencyMs: 20, costPerRowMs: 0.5 });
    const times = tenByTen(here, 300);
    const terminated = new Map([...times].filter((_, index) => index % 10 === 0));
    endAt(here, new Map([...times].filter(([uuid]) => !terminated.has(uuid))));
    endAt(here, terminated, "terminated");
    const instances = here.client.executableTaskInstances;
    const waits = new Map(Array.from(times.keys(), (uuid) => [uuid, () => instances.waitUntilFinished(uuid)]));
    // A list of three hundred takes 170 ms and has the states of its start; later lists take far less.
    expect(await latest(here, waits, times)).toBeLessThan(periodMs + 2 * 170 + 200);
    expect(here.server.requests.length).toBeLessThan(120);
  });
});

describe("a hundred waits", () => {
  it("are found among many others that have ended, and some that have not", async () => {
    const here = createTestServer({ workers: "off" });
    const hour = here.server.clock.now() - 3_600_000;
    const createdAt = (index: number): Date => new Date(hour + index * 100);
    here.server.addInstances(5_000, { createdAt, state: (index) => (index % 50 === 0 ? "running" : "successful") });
    const uuids = here.server.addInstances(100, { state: "running", createdAt: (index) => createdAt(index * 50) });
    const times = new Map(uuids.map((uuid, index) => [uuid, Math.floor(index / 5) * periodMs + 1]));
    endAt(here, times);
    const instances = here.client.executableTaskInstances;
    const waits = new Map(uuids.map((uuid) => [uuid, () => instances.waitUntilFinished(uuid)]));
    expect(await latest(here, waits, times)).toBe(periodMs - 1);
    // 21 rounds; at both ends of the list a few are left for which single requests are cheaper.
    expect(here.server.requests.length).toBeLessThan(60);
    expect(here.server.requests.filter((request) => !isList(request)).length).toBeLessThan(15);
  });

  it("are requested alone if too many unfinished others are between them, and those are not read", async () => {
    const clock = new VirtualClock();
    const here = createTestServer({ clock, workers: "off" });
    const startMs = clock.now();
    const createdAt = (index: number): Date => new Date(startMs - 3_600_000 + index);
    here.server.addInstances(50_000, { createdAt, state: "running" });
    const uuids = here.server.addInstances(100, { state: "running", createdAt: (index) => createdAt(index * 505) });
    let rows = 0;
    const fetch: typeof globalThis.fetch = async (...request) => {
      const response = await here.server.fetch(...request);
      const page = (await response.clone().json()) as { results?: unknown[] };
      rows += page.results?.length ?? 0;
      return response;
    };
    clock.setTimer(() => uuids.forEach((uuid) => here.server.setState(uuid, "failed")), 13 * periodMs - 1);
    const ended = await here.as("alice", { fetch }).executableTaskInstances.waitUntilAllFinished(uuids);
    expect(ended.every(({ state }) => state === "failed")).toBe(true);
    // First among all instances, as nothing is known of them; in the next round among those of their time, and again ten rounds later.
    const rounds = here.server.requests.filter(isList).map(({ at }) => (at - startMs) / periodMs);
    expect(rounds.slice(0, 3)).toEqual([0, 1, 12]);
    expect(rows).toBeLessThan(1_000);
    expect(here.server.requests.length).toBeLessThan(1_450);
  });

  it("are found in the newest part of a long list if most of them are in it", async () => {
    const clock = new VirtualClock();
    const here = createTestServer({ clock, workers: "off" });
    const [oldest = ""] = here.server.addInstances(1, { state: "running" });
    here.server.addInstances(10_000, { state: "running" });
    const uuids = [oldest, ...here.server.addInstances(99, { state: "running" })];
    clock.setTimer(() => uuids.forEach((uuid) => here.server.setState(uuid, "failed")), 20 * periodMs + 1);
    await here.client.executableTaskInstances.waitUntilAllFinished(uuids);
    expect(here.server.requests.length).toBeLessThan(50);
  });
});

describe("many waits that start one by one", () => {
  it("are soon aligned", async () => {
    const clock = new VirtualClock({ autoAdvance: false });
    const here = createTestServer({ clock, workers: "off" });
    const runs = [...(await models(createClients(here, 100))).values()];
    const controller = new AbortController();
    const waits: Promise<unknown>[] = [];
    for (const run of runs) {
      waits.push(run.waitUntilFinished({ signal: controller.signal }).catch(() => undefined));
      await clock.advance(70);
    }
    expect(here.server.requests.filter((request) => !isList(request)).length).toBeLessThanOrEqual(105);
    await clock.advance(2 * periodMs);
    here.server.clearRequests();
    await clock.advance(10 * periodMs);
    expect(here.server.requests).toHaveLength(10);
    controller.abort();
    await Promise.all(waits);
  });
});

function createClients(here: TestServer, count: number): TestServer {
  here.server.addInstances(count, { state: "running" });
  return here;
}

describe("any set of waits", () => {
  const wait = fc.record({
    startMs: fc.nat(12_000),
    endMs: fc.nat(30_000),
    periodMs: fc.constantFrom(700, 1_000, 2_500, 5_000),
    end: fc.constantFrom("successful", "failed", "terminated"),
    before: fc.constantFrom("created", "published", "running", "running", "held"),
    isBare: fc.boolean(),
    tag: fc.constantFrom(undefined, undefined, "x"),
    abortMs: fc.option(fc.nat(30_000), { freq: 4 }),
  });
  const scenario = fc.record({
    waits: fc.array(wait, { minLength: 1, maxLength: 30 }),
    others: fc.nat(60),
    areTied: fc.boolean(),
  });

  it("ends each wait within a period of the instance's end, with its state, and sends no more requests than separate waits", async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ waits, others, areTied }) => {
        const clock = new VirtualClock();
        const here = createTestServer({ clock, workers: "off" });
        const startMs = clock.now();
        const createdAt = areTied ? { createdAt: new Date(startMs) } : {};
        here.server.addInstances(others, { state: "running", ...createdAt });
        const uuids = here.server.addInstances(waits.length, {
          state: (index) => waits[index]?.before ?? "",
          user: (index) => (index % 2 === 0 ? "alice" : "bob"),
          ...createdAt,
        });
        here.server.addInstances(others, { state: "successful", ...createdAt });
        const known = await models(here);
        const instances = here.client.executableTaskInstances;
        let alone = 0;
        await Promise.all(
          waits.map(async ({ startMs: beginMs, endMs, end, isBare, tag, abortMs, ...options }, index) => {
            const uuid = uuids[index] ?? "";
            clock.setTimer(() => here.server.setState(uuid, end), endMs);
            await new Promise<void>((resolve) => clock.setTimer(resolve, beginMs));
            const controller = new AbortController();
            const cancel = clock.setTimer(() => controller.abort(), (abortMs ?? Infinity) - beginMs);
            const model = known.get(uuid);
            const polled: number[] = [];
            const ended = await instances
              .waitUntilFinished(isBare || model === undefined ? uuid : model, {
                refreshPeriodMs: options.periodMs,
                signal: controller.signal,
                ...(tag !== undefined && { request: { headers: { "X-Tag": tag } } }),
                onUpdate: ({ polls, elapsedMs }) => {
                  expect(polls).toBe(polled.push(elapsedMs));
                  expect(clock.now() - startMs).toBe(beginMs + elapsedMs);
                },
              })
              .catch(() => null);
            cancel();
            const overMs = clock.now() - startMs;
            const trueEndMs = Math.max(beginMs, endMs);
            if (ended === null) expect(overMs).toBe(Math.max(beginMs, abortMs ?? NaN));
            else {
              expect(ended).toMatchObject({ uuid, state: end });
              expect(overMs - trueEndMs).toBeGreaterThanOrEqual(0);
              expect(overMs - trueEndMs).toBeLessThanOrEqual(options.periodMs);
            }
            // The first update is immediate; between later ones there is between half a period and a whole period.
            if (polled.length > 0) expect(polled[0]).toBe(0);
            polled.slice(1).forEach((at, each) => {
              const pauseMs = at - (polled[each] ?? NaN);
              expect(pauseMs).toBeGreaterThanOrEqual(options.periodMs / 2);
              expect(pauseMs).toBeLessThanOrEqual(options.periodMs);
            });
            alone += polled.length;
          }),
        );
        expect(here.server.requests.length).toBeLessThanOrEqual(alone + 30);
        expect(clock.pendingTimers).toBe(waits.filter(({ endMs }) => startMs + endMs > clock.now()).length);
      }),
      { numRuns: 40 },
    );
  });
});
