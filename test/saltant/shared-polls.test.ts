import { getEventListeners } from "node:events";
import {
  AuthenticationError,
  BulkError,
  NotFoundError,
  PermissionDeniedError,
  ResponseValidationError,
  SaltantClient,
  ServerError,
  TaskStateUnknownError,
  WaitTimeoutError,
  type ExecutableTaskInstance,
} from "saltant";
import { VirtualClock, type EmbeddedServerOptions, type InstanceTemplate, type LoggedRequest } from "saltant/testing";
import { describe, expect, it } from "vitest";
import { errorOf, unknownUuid, createTestServer, type TestServer } from "./support.js";

const listPath = "executabletaskinstances/";
const anyList = /^executabletaskinstances\/$/;
const anyOne = /^executabletaskinstances\/.+/;

interface Crowd extends TestServer {
  readonly runs: readonly ExecutableTaskInstance[];
  readonly uuids: readonly string[];
  /** The requested lists, by the states in their filter. */
  readonly lists: () => string[];
  /** The number of requests for a single instance. */
  readonly alone: () => number;
}

/** Running instances that only the test ends. */
async function crowd(
  count: number,
  { template, ...options }: EmbeddedServerOptions & { template?: InstanceTemplate } = {},
): Promise<Crowd> {
  const here = createTestServer({ workers: "off", ...options });
  const { server, client } = here;
  const uuids = server.addInstances(count, { state: "running", ...template });
  const all = new Map((await client.executableTaskInstances.list()).map((run) => [run.uuid, run]));
  const runs = uuids.flatMap((uuid) => all.get(uuid) ?? []);
  server.clearRequests();
  const asked = (isList: boolean): LoggedRequest[] =>
    server.requests.filter(({ path, method }) => method === "GET" && (path === listPath) === isList);
  return {
    ...here,
    runs,
    uuids,
    lists: () => asked(true).map(({ query }) => new Map(query).get("state__in") ?? "any"),
    alone: () => asked(false).length,
  };
}

const underWay = "created,published,running";
const ended = "successful,failed";

/** Calls a function when this much time has passed on the clock. */
function after({ server }: TestServer, ms: number, act: () => void): void {
  server.clock.setTimer(act, ms);
}

describe("waits for several instances", () => {
  it("request one list, filtered by what the instances have in common", async () => {
    const here = await crowd(5);
    const { server, runs, lists, alone, sent } = here;
    for (const run of runs) after(here, 12_000, () => server.setState(run.uuid, "successful"));
    const all = await Promise.all(runs.map((run) => run.waitUntilFinished()));
    expect(all).toEqual(runs);
    expect(runs.map(({ state }) => state)).toEqual(Array(5).fill("successful"));
    expect(lists()).toEqual([underWay, underWay, underWay, underWay, ended]);
    expect(alone()).toBe(0);
    expect(server.clock.now() - Date.UTC(2026, 0, 1)).toBe(15_000);
    expect(sent()[0]).toBe(
      `GET ${listPath}?state__in=${underWay}&datetime_created__range=2025-12-31T23:59:59.999Z,2026-01-01T00:00:00.001Z` +
        "&task_type=1&task_queue=1&user__username=admin&page_size=50&page=1",
    );
  });

  it("request those that have ended since they were last seen, and some seconds before, as reports are delayed", async () => {
    const here = await crowd(3);
    const { server, runs, sent } = here;
    const [first, ...others] = runs;
    after(here, 11_000, () => server.setState(first?.uuid ?? "", "successful"));
    after(here, 21_000, () => others.forEach(({ uuid }) => server.setState(uuid, "successful")));
    await Promise.all(runs.map((run) => run.waitUntilFinished()));
    // The latest known time of the server is the time at which the first instance ended.
    expect(sent().at(-1)).toMatch(
      new RegExp(`\\?state__in=${ended}&datetime_finished__gte=2026-01-01T00:00:06.000Z&datetime_created__range=`),
    );
  });

  it("request lists of containers as well", async () => {
    const { server, client } = await crowd(0);
    const uuids = server.addInstances(3, { state: "running", taskClass: "container" });
    server.clock.setTimer(() => uuids.forEach((uuid) => server.setState(uuid, "failed")), 6_000);
    const all = await client.containerTaskInstances.waitUntilAllFinished(uuids);
    expect(all.map(({ uuid, state, taskClass }) => [uuid, state, taskClass])).toEqual(
      uuids.map((uuid) => [uuid, "failed", "container"]),
    );
    expect(server.requests.map(({ path }) => path)).toEqual(Array(4).fill("containertaskinstances/"));
  });

  it("need no more than the uuids", async () => {
    const here = await crowd(5);
    const { server, client, uuids, lists, alone, sent } = here;
    after(here, 6_000, () => uuids.forEach((uuid) => server.setState(uuid, "successful")));
    const capitals = uuids.map((uuid) => uuid.toUpperCase());
    const all = await client.executableTaskInstances.waitUntilAllFinished(capitals);
    expect(all.map(({ uuid }) => uuid)).toEqual(uuids);
    expect([lists(), alone()]).toEqual([[underWay, underWay, underWay, ended], 0]);
    expect(sent()[0]).toBe(`GET ${listPath}?state__in=${underWay}&page_size=50&page=1`);
  });

  it("use no filter that only some instances match", async () => {
    const { server, uuids, client, sent } = await crowd(2, {
      template: { user: (index) => ["alice", "bob"][index] ?? "" },
    });
    const { taskType, taskQueue } = server.addTask("other");
    const more = server.addInstances(2, { state: "running", taskType, taskQueue });
    const { signal, abort } = createStopper();
    const all = client.executableTaskInstances.waitUntilAllFinished([...uuids, ...more], {
      signal,
      onUpdate: abort(5),
    });
    await errorOf(all, BulkError);
    expect(sent()[1]).toBe(
      `GET ${listPath}?state__in=${underWay}` +
        "&datetime_created__range=2025-12-31T23:59:59.999Z,2026-01-01T00:00:00.001Z&page_size=48&page=1",
    );
  });

  it("end with any outcome of each instance, at any time", async () => {
    const here = await crowd(7);
    const { server, runs, lists, alone } = here;
    const ends = ["successful", "failed", "terminated", "terminated", "successful"];
    const early = ["failed", "terminated"];
    early.forEach((state, index) => server.setState(runs[5 + index]?.uuid ?? "", state));
    after(here, 6_000, () => ends.forEach((state, index) => server.setState(runs[index]?.uuid ?? "", state)));
    const at: number[] = [];
    const startMs = server.clock.now();
    await Promise.all(
      runs.map(async (run, index) => {
        await run.waitUntilFinished();
        at[index] = server.clock.now() - startMs;
      }),
    );
    expect(runs.map(({ state }) => state)).toEqual([...ends, ...early]);
    expect(at).toEqual([10_000, 10_000, 10_000, 10_000, 10_000, 0, 0]);
    // At first one was terminated, for which a single request is as cheap; in the end two.
    expect(lists()).toEqual([underWay, ended, underWay, underWay, ended, "terminated"]);
    expect(alone()).toBe(1);
  });

  it("end with the second list for instances that have ended in an unfinished state, and continue for the others", async () => {
    const here = await crowd(40);
    const { server, client, uuids, runs, lists, alone } = here;
    const isStuck = (index: number): boolean => index % 4 === 0;
    const finishedAt = new Date("2026-01-01T00:00:02Z");
    const states = ["created", "published", "running"];
    uuids.forEach((uuid, index) => {
      if (isStuck(index)) server.setState(uuid, states[index % 3] ?? "", finishedAt);
    });
    const others = uuids.filter((_, index) => !isStuck(index));
    after(here, 12_000, () => others.forEach((uuid) => server.setState(uuid, "successful")));
    const startMs = server.clock.now();
    const at = new Set<string>();
    const note = (what: string): void => void at.add(`${what} at ${server.clock.now() - startMs}`);
    const outcomes = await Promise.allSettled(
      runs.map((run) =>
        run.waitUntilFinished().then(
          () => note("finished"),
          (error: unknown) => {
            note("unknown");
            throw error;
          },
        ),
      ),
    );
    expect([...at]).toEqual(["unknown at 5000", "finished at 15000"]);
    for (const [index, outcome] of outcomes.entries()) {
      expect(outcome.status).toBe(isStuck(index) ? "rejected" : "fulfilled");
      if (outcome.status === "fulfilled") continue;
      expect(outcome.reason).toBeInstanceOf(TaskStateUnknownError);
      expect(outcome.reason).toMatchObject({ instance: { uuid: uuids[index], datetimeFinished: finishedAt } });
    }
    expect([lists(), alone()]).toEqual([[underWay, underWay, underWay, underWay, ended], 0]);

    // From uuids alone, and all at once.
    server.clearRequests();
    const all = client.executableTaskInstances.waitUntilAllFinished(uuids);
    const finished: string[] = [];
    const stream = (async () => {
      for await (const run of all) finished.push(run.uuid);
    })();
    const error = await errorOf(stream, BulkError);
    expect(finished.sort()).toEqual([...others].sort());
    expect(error.failed.map(({ index }) => uuids[index])).toEqual(uuids.filter((_, index) => isStuck(index)));
    expect(error.failed.every((each) => each.error instanceof TaskStateUnknownError)).toBe(true);
    expect(server.clock).toMatchObject({ pendingTimers: 0 });
  });

  it("each have their own period, and are notified of every poll that includes them", async () => {
    const here = await crowd(3);
    const { server, runs, lists, alone } = here;
    const polls: string[][] = [[], [], []];
    const periods = [1_000, 3_000, 5_000];
    after(here, 6_500, () => runs.forEach(({ uuid }) => server.setState(uuid, "successful")));
    await Promise.all(
      runs.map((run, index) =>
        run.waitUntilFinished({
          refreshPeriodMs: periods[index],
          onUpdate: (update) => polls[index]?.push(`${update.polls}: ${update.elapsedMs}`),
        }),
      ),
    );
    expect(polls[0]).toEqual(["1: 0", "2: 1000", "3: 2000", "4: 3000", "5: 4000", "6: 5000", "7: 6000", "8: 7000"]);
    expect(polls[1]).toEqual(["1: 0", "2: 3000", "3: 6000", "4: 9000"]);
    expect(polls[2]).toEqual(["1: 0", "2: 5000", "3: 9000"]);
    // Two or more are due after 0, 3, 5, 6 and 9 s, and have then ended; one is due after 1, 2, 4 and 7 s.
    expect([lists().length, alone()]).toEqual([6, 4]);
  });

  it("request a later instance at once, alone, and then together with the others", async () => {
    const here = await crowd(4);
    const { server, runs, lists, alone, sent } = here;
    const [late, ...others] = runs;
    const { signal, stop } = createStopper();
    const waits = others.map((run) => run.waitUntilFinished({ signal }));
    await new Promise<void>((resolve) => after(here, 3_000, resolve));
    sent();
    waits.push(late?.waitUntilFinished({ signal }) ?? Promise.reject(new Error("there is none")));
    await new Promise<void>((resolve) => after(here, 100, resolve));
    expect(sent()).toEqual([`GET ${listPath}${late?.uuid}/`]);
    await new Promise<void>((resolve) => after(here, 20_900, resolve));
    // The others are polled at 5 s; from then on all together, as the later one is due within half a period of the others.
    expect([lists().length, alone()]).toEqual([5, 0]);
    expect(server.requests.map(({ at }) => at - Date.UTC(2026, 0, 1))).toEqual([5_000, 8_000, 13_000, 18_000, 23_000]);
    stop();
    expect((await Promise.allSettled(waits)).map(({ status }) => status)).toEqual(Array(4).fill("rejected"));
  });

  it("for the same instance share a request, and each has a model of its own", async () => {
    const here = await crowd(1);
    const { server, client, uuids, lists, alone } = here;
    const [uuid = ""] = uuids;
    after(here, 1, () => server.setState(uuid, "successful"));
    const instances = client.executableTaskInstances;
    const [a, b] = await Promise.all([instances.waitUntilFinished(uuid), instances.waitUntilFinished(uuid)]);
    expect(a).toEqual(b);
    expect(a).not.toBe(b);
    expect([lists(), alone()]).toEqual([[underWay, underWay, ended], 0]);
  });

  it("share requests with waits that have the same request options, and with no others", async () => {
    const { server, runs, as, lists, alone } = await crowd(6);
    const { signal, abort } = createStopper();
    const headers = [{ "X-A": "1", "X-B": "2" }, { "X-B": "2", "X-A": "1" }, { "X-A": "2", "X-B": "1" }, {}];
    const requests = [...headers.map((each) => ({ headers: each })), {}, undefined];
    const { executableTaskInstances } = as("alice", { headers: { "X-All": "0" } });
    const waits = runs.map(({ uuid }, index) =>
      executableTaskInstances.waitUntilFinished(uuid, { request: requests[index], signal, onUpdate: abort(6) }),
    );
    await Promise.allSettled(waits);
    expect([lists().length, alone()]).toEqual([2, 2]);
    // They are in progress at the same time and may arrive in any order.
    const shown = server.requests.map(({ headers: h }) => [h["x-all"], h["x-a"] ?? "-", h["x-b"] ?? "-"].join(" "));
    expect(shown.sort()).toEqual(["0 - -", "0 - -", "0 1 2", "0 2 1"]);
  });
});

/** A signal that the listeners of several waits can abort. */
function createStopper() {
  const controller = new AbortController();
  let calls = 0;
  return {
    signal: controller.signal,
    stop: () => controller.abort(new Error("enough")),
    /** Aborts at its nth call. */
    abort: (nth: number) => () => {
      if ((calls += 1) === nth) controller.abort(new Error("enough"));
    },
  };
}

describe("one of several waits", () => {
  it("can be aborted without the others", async () => {
    const here = await crowd(3);
    const { server, runs } = here;
    const controller = new AbortController();
    after(here, 7_000, () => controller.abort(new Error("enough")));
    after(here, 12_000, () => runs.forEach(({ uuid }) => server.setState(uuid, "successful")));
    const [first, ...others] = runs.map((run, index) =>
      run.waitUntilFinished(index === 0 ? { signal: controller.signal } : {}),
    );
    await expect(first).rejects.toThrow("enough");
    expect(server.clock.now() - Date.UTC(2026, 0, 1)).toBe(7_000);
    expect((await Promise.all(others)).map(({ state }) => state)).toEqual(["successful", "successful"]);
    expect(server.clock).toMatchObject({ pendingTimers: 0 });
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  it("can be aborted while the list is in progress, and only the last abort cancels the list", async () => {
    const clock = new VirtualClock({ autoAdvance: false });
    const { server, uuids } = await crowd(3);
    const here = createTestServer({ clock, workers: "off" });
    const signals: AbortSignal[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      if (init?.signal) signals.push(init.signal);
      return server.fetch(input, init);
    };
    server.inject({ kind: "stall", path: anyList });
    const controllers = uuids.map(() => new AbortController());
    const instances = here.as("alice", { fetch }).executableTaskInstances;
    const waits = uuids.map((uuid, index) =>
      errorOf(instances.waitUntilFinished(uuid, { signal: controllers[index]?.signal }), Error),
    );
    await clock.advance(10);
    for (const controller of controllers) {
      expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
      controller.abort(new Error("enough"));
      await clock.advance(1);
    }
    expect((await Promise.all(waits)).map(({ message }) => message)).toEqual(Array(3).fill("enough"));
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(clock.pendingTimers).toBe(0);
    for (const { signal } of controllers) expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("ends at its deadline with the states it saw, even while a list is in progress", async () => {
    const here = await crowd(3);
    const { server, runs } = here;
    const fault = server.inject({ kind: "stall", path: anyList, skip: 2 });
    const deadlines = [7_000, 12_000, undefined];
    const [short, long, none] = runs.map((run, index) =>
      run.waitUntilFinished({ timeoutMs: deadlines[index], request: { timeoutMs: 20_000 } }),
    );
    const early = await errorOf(short ?? Promise.resolve(), WaitTimeoutError);
    expect(early).toMatchObject({ polls: 2, states: ["running"], timeoutMs: 7_000, uuid: runs[0]?.uuid });
    expect(server.clock.now() - Date.UTC(2026, 0, 1)).toBe(7_000);
    server.setState(runs[2]?.uuid ?? "", "successful");
    const late = await errorOf(long ?? Promise.resolve(), WaitTimeoutError);
    expect(late).toMatchObject({ polls: 3, states: ["running"] });
    expect(late.instance?.uuid).toBe(runs[1]?.uuid);
    expect(server.clock.now() - Date.UTC(2026, 0, 1)).toBe(12_000);
    expect((await none)?.state).toBe("successful");
    expect(fault.count).toBe(1);
    expect(server.clock).toMatchObject({ pendingTimers: 0 });
  });

  it("rejects if its listener throws, and if its instance is gone", async () => {
    const here = await crowd(3);
    const { server, client, runs } = here;
    after(here, 1, () => runs.forEach(({ uuid }) => server.setState(uuid, "successful")));
    const [first, ...others] = runs;
    const throws = (): never => {
      throw new Error("in the listener");
    };
    const [thrown, gone, ...rest] = await Promise.all([
      errorOf(first?.waitUntilFinished({ onUpdate: throws }) ?? Promise.resolve(), Error),
      errorOf(client.executableTaskInstances.waitUntilFinished(unknownUuid), NotFoundError),
      ...others.map((run) => run.waitUntilFinished()),
    ]);
    expect(thrown.message).toBe("in the listener");
    expect(gone.message).toContain(unknownUuid);
    expect(rest.map(({ state }) => state)).toEqual(["successful", "successful"]);
  });
});

describe("a list that fails", () => {
  it.each([
    ["a 502", { kind: "status", status: 502 }],
    ["a 429", { kind: "status", status: 429 }],
    ["a deadline", { kind: "stall" }],
    ["a broken connection", { kind: "reset" }],
  ] as const)("with %s counts as one failed poll of each wait, and is logged once", async (_, fault) => {
    const warnings: string[] = [];
    const logger = { debug: () => undefined, warn: (message: string) => warnings.push(message) };
    const here = await crowd(3);
    const { server, uuids, as, lists, alone } = here;
    server.inject({ ...fault, path: anyList });
    const polls: number[] = [];
    const request = { retry: false, timeoutMs: 100 } as const;
    const onUpdate = (update: { polls: number }): void => void polls.push(update.polls);
    after(here, 6_000, () => uuids.forEach((uuid) => server.setState(uuid, "successful")));
    await as("alice", { logger }).executableTaskInstances.waitUntilAllFinished(uuids, { request, onUpdate });
    expect(polls).toEqual([2, 2, 2, 3, 3, 3]);
    expect([lists(), alone()]).toEqual([[underWay, underWay, underWay, ended], 0]);
    expect(warnings).toEqual([expect.stringContaining("a poll failed, the wait continues: ")]);
  });

  it("repeatedly, as the server cannot handle it, is replaced by single polls", async () => {
    const here = await crowd(6);
    const { server, uuids, client, lists, alone } = here;
    server.inject({ kind: "status", status: 504, path: anyList, times: Infinity });
    after(here, 13 * 5_000 - 1, () => uuids.forEach((uuid) => server.setState(uuid, "successful")));
    const all = await client.executableTaskInstances.waitUntilAllFinished(uuids, { request: { retry: false } });
    expect(all.map(({ state }) => state)).toEqual(Array(6).fill("successful"));
    expect(server.clock.now() - Date.UTC(2026, 0, 1)).toBe(13 * 5_000);
    // One list is used while only the uuids are known, and another afterwards. Each fails a poll of every wait the first time; //
    // the second time a single request shows that the server is healthy.
    expect([lists().length, alone()]).toEqual([4, 12 * 6]);
  });

  it("repeatedly is replaced by single polls even if the single request finds its instance gone", async () => {
    const here = await crowd(3);
    const { server, uuids, client } = here;
    server.inject({ kind: "status", status: 504, path: anyList, times: Infinity });
    const all = [unknownUuid, ...uuids];
    after(here, 24_000, () => uuids.forEach((uuid) => server.setState(uuid, "successful")));
    const wait = client.executableTaskInstances.waitUntilAllFinished(all, { request: { retry: false } });
    const { failed, succeeded } = await errorOf(wait, BulkError);
    expect(failed).toEqual([{ index: 0, error: expect.any(NotFoundError) }]);
    expect([...succeeded.keys()].sort()).toEqual([1, 2, 3]);
  });

  it("because the server is down ends the waits after five polls, with few requests", async () => {
    const { server, uuids, client } = await crowd(8);
    server.inject({ kind: "status", status: 502, times: Infinity });
    const wait = client.executableTaskInstances.waitUntilAllFinished(uuids, { request: { retry: false } });
    const error = await errorOf(wait, BulkError);
    expect(error.failed.map(({ error: each }) => each instanceof ServerError)).toEqual(Array(8).fill(true));
    expect(server.clock.now() - Date.UTC(2026, 0, 1)).toBe(20_000);
    expect(server.requests).toHaveLength(9);
  });

  it("restarts the count of each wait after a successful poll", async () => {
    const here = await crowd(3);
    const { server, uuids, client } = here;
    let polls = 0;
    const onUpdate = (): void => {
      if ((polls += 1) % 3 === 1 && polls < 9) server.inject({ kind: "status", status: 502, times: 5 });
      else if (polls === 9) uuids.forEach((uuid) => server.setState(uuid, "successful"));
    };
    await client.executableTaskInstances.waitUntilAllFinished(uuids, { request: { retry: false }, onUpdate });
    expect(polls).toBe(12);
  });

  it.each([
    ["is refused", { kind: "status", status: 400, body: { datetime_created: ["Enter a valid date/time."] } }],
    ["is not there", { kind: "status", status: 404, body: { detail: "Not found." } }],
    ["is HTML", { kind: "html" }],
    ["is no list", { kind: "json", body: [] }],
    ["counts nothing", { kind: "json", body: { results: [] } }],
  ] as const)("as it %s is replaced by single polls at once, and is retried ten rounds later", async (_, fault) => {
    const here = await crowd(5);
    const { server, uuids, client, lists, alone } = here;
    const injected = server.inject({ ...fault, path: anyList, times: Infinity });
    after(here, 10 * 5_000 + 1, () => injected.remove());
    after(here, 12 * 5_000 - 1, () => uuids.forEach((uuid) => server.setState(uuid, "successful")));
    const polls: number[] = [];
    await client.executableTaskInstances.waitUntilAllFinished(uuids, {
      onUpdate: (update) => polls.push(update.polls),
    });
    expect(polls).toEqual(Array.from({ length: 13 * 5 }, (__, index) => 1 + Math.floor(index / 5)));
    // One list is used while only the uuids are known, and another afterwards; ten rounds later that one works, and one more.
    expect([lists().length, alone()]).toEqual([4, 12 * 5]);
  });

  it.each([
    ["AuthenticationError", 401, "No.", AuthenticationError],
    ["AuthenticationError", 403, "Invalid token.", AuthenticationError],
    ["PermissionDeniedError", 403, "You do not have permission to perform this action.", PermissionDeniedError],
  ] as const)("with a %s (%i) ends the waits at once", async (_, status, detail, errorClass) => {
    const { server, uuids, client } = await crowd(5);
    server.inject({ kind: "status", status, body: { detail }, times: Infinity });
    const error = await errorOf(client.executableTaskInstances.waitUntilAllFinished(uuids), BulkError);
    expect(error.failed).toHaveLength(5);
    for (const { error: each } of error.failed) expect(each).toBeInstanceOf(errorClass);
    expect(server.requests).toHaveLength(1);
  });

  it("is retried by waits that start when no other is left", async () => {
    const { server, client, lists, alone } = await crowd(0);
    const uuids = server.addInstances(3, { state: "failed" });
    server.inject({ kind: "html", path: anyList });
    for (let time = 0; time < 2; time += 1) await client.executableTaskInstances.waitUntilAllFinished(uuids);
    expect([lists(), alone()]).toEqual([[underWay, underWay], 6]);
  });

  it("is not counted as failed if the waits were aborted", async () => {
    const here = await crowd(4);
    const { server, runs, lists, alone } = here;
    const { signal, stop } = createStopper();
    const [stays, ...others] = runs;
    const staying = stays?.waitUntilFinished();
    await new Promise<void>((resolve) => after(here, 1_000, resolve));
    server.inject({ kind: "stall", path: anyList });
    const waits = others.map((run) => errorOf(run.waitUntilFinished({ signal }), Error));
    after(here, 1_000, stop);
    await Promise.all(waits);
    after(here, 1, () => runs.forEach(({ uuid }) => server.setState(uuid, "successful")));
    await Promise.all(others.map((run) => run.waitUntilFinished()));
    await staying;
    expect([lists(), alone()]).toEqual([[underWay, underWay, underWay, ended], 1]);
    expect(others.map(({ state }) => state)).toEqual(Array(3).fill("successful"));
  });

  it("again is not replaced because of a single request that no caller waited for", async () => {
    const here = await crowd(4);
    const { server, runs, lists, alone } = here;
    const { signal, stop } = createStopper();
    const request = { retry: false } as const;
    const [stays, ...others] = runs;
    const staying = stays?.waitUntilFinished({ request });
    await new Promise<void>((resolve) => after(here, 1_000, resolve));
    server.inject({ kind: "status", status: 503, path: anyList, times: 2 });
    server.inject({ kind: "stall", path: anyOne });
    const waits = others.map((run) => errorOf(run.waitUntilFinished({ signal, request, refreshPeriodMs: 500 }), Error));
    after(here, 1_000, stop);
    await Promise.all(waits);
    expect([lists(), alone()]).toEqual([[underWay, underWay], 2]);
    after(here, 1, () => runs.forEach(({ uuid }) => server.setState(uuid, "successful")));
    await Promise.all(others.map((run) => run.waitUntilFinished({ request })));
    await staying;
    expect(lists()).toEqual([underWay, underWay, underWay, underWay, ended]);
  });

  it("halfway is read no further, and the rows up to there count", async () => {
    const here = await crowd(40);
    const { server, uuids, as, alone } = here;
    const pages: number[] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const page = Number(url.searchParams.get("page") ?? 0);
      if (page > 0) pages.push(page);
      url.searchParams.set("page_size", "4");
      if (page === 2) return Response.json({ detail: "Down." }, { status: 503 });
      return server.fetch(url, init);
    };
    after(here, 19_000, () => uuids.forEach((uuid) => server.setState(uuid, "successful")));
    const polls: number[] = [];
    const onUpdate = (update: { polls: number }): void => void polls.push(update.polls);
    await as("alice", { fetch, retry: false }).executableTaskInstances.waitUntilAllFinished(uuids, { onUpdate });
    expect(pages.slice(0, pages.indexOf(1, 1))).toEqual([1, 2, 3, 4, 5]);
    expect(polls.slice(0, 4)).toEqual([1, 1, 1, 1]);
    // The client stops using the list though its first page works each time.
    expect(alone()).toBeGreaterThan(24);
    expect(server.clock.now() - Date.UTC(2026, 0, 1)).toBe(20_000);
  });

  it("occasionally is not treated as one that always fails, even if it is never read to its end in between", async () => {
    const { server, client, as, alone } = await crowd(40);
    const all = await client.executableTaskInstances.list();
    // The ninth page, which has no wanted row, is still in progress when the tenth returns the last wanted row.
    const uuids = all.filter((_, index) => Math.floor(index / 4) !== 8).map(({ uuid }) => uuid);
    let rounds = 0;
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const page = url.searchParams.get("page");
      url.searchParams.set("page_size", "4");
      if (page === "1") rounds += 1;
      if (page === "1" && [2, 4].includes(rounds)) return Response.json({ detail: "Down." }, { status: 503 });
      if (page === "9") await new Promise<void>((resolve) => server.clock.setTimer(resolve, 50));
      if (page === "1" && rounds === 5) uuids.forEach((uuid) => server.setState(uuid, "successful"));
      return server.fetch(url, init);
    };
    await as("alice", { fetch, retry: false }).executableTaskInstances.waitUntilAllFinished(uuids);
    expect([rounds, alone()]).toEqual([6, 0]);
  });

  it("sends no more than four single requests at a time", async () => {
    const clock = new VirtualClock();
    const { server, uuids, as } = await crowd(30, { clock, latencyMs: 10, template: { state: "failed" } });
    let [now, most] = [0, 0];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      most = Math.max(most, (now += 1));
      try {
        return await server.fetch(input, init);
      } finally {
        now -= 1;
      }
    };
    server.inject({ kind: "html", path: anyList });
    const startMs = clock.now();
    await as("alice", { fetch }).executableTaskInstances.waitUntilAllFinished(uuids);
    expect(most).toBe(4);
    expect(clock.now() - startMs).toBe(10 + 8 * 10);
  });

  it("is replaced by single requests, each of which ends with its wait and frees its slot for the next", async () => {
    const here = await crowd(8, { template: { state: "failed" } });
    const { server, uuids, client } = here;
    server.inject({ kind: "html", path: anyList });
    server.inject({ kind: "stall", path: anyOne, times: 4 });
    const waits = uuids.map((uuid, index) =>
      client.executableTaskInstances.waitUntilFinished(uuid, { timeoutMs: index < 4 ? 1_000 : 2_000 }),
    );
    const states = (await Promise.allSettled(waits)).map((each) =>
      each.status === "fulfilled" ? each.value.state : (each.reason as Error).name,
    );
    expect(states).toEqual([...Array<string>(4).fill("WaitTimeoutError"), ...Array<string>(4).fill("failed")]);
    expect(server.clock.now() - Date.UTC(2026, 0, 1)).toBe(1_000);
  });
});

describe("a list with other rows", () => {
  it("that is larger than the client accepts is replaced by single requests", async () => {
    const { server, as, uuids, alone } = await crowd(20);
    server.clock.setTimer(() => uuids.forEach((uuid) => server.setState(uuid, "successful")), 7_000);
    const { executableTaskInstances } = as("alice", { maxResponseBytes: 2_000 });
    const ended = await executableTaskInstances.waitUntilAllFinished(uuids);
    expect(ended.every(({ state }) => state === "successful")).toBe(true);
    expect(alone()).toBe(60);
  });

  it("may have malformed rows of other instances", async () => {
    const { server, uuids, client, lists, alone } = await crowd(3, { template: { state: "running" } });
    interface Rows {
      count: number;
      results: unknown[];
    }
    const withOdd = (list: Rows): Rows => ({ count: list.count + 5, results: [...odd, ...list.results] });
    const odd = [null, 7, {}, { uuid: 7 }, { uuid: unknownUuid, state: null }];
    server.inject({ kind: "json", path: anyList, times: 2, body: withOdd });
    const onUpdate = (): void => uuids.forEach((uuid) => server.setState(uuid, "successful"));
    const all = await client.executableTaskInstances.waitUntilAllFinished(uuids, { onUpdate });
    expect(all.map(({ state }) => state)).toEqual(Array(3).fill("successful"));
    expect([lists(), alone()]).toEqual([[underWay, underWay, ended], 0]);
  });

  it("ends only the wait whose own row is malformed, if the single response is malformed too", async () => {
    const { server, uuids, client } = await crowd(3);
    const [first = "", ...others] = uuids;
    const spoil = (row: { uuid: string }): object => (row.uuid === first ? { ...row, name: 7 } : row);
    const spoilAll = (list: { results: { uuid: string }[] }): object => ({ ...list, results: list.results.map(spoil) });
    server.inject({ kind: "json", path: anyList, times: Infinity, body: spoilAll });
    server.inject({ kind: "json", path: `${listPath}${first}/`, times: Infinity, body: spoil });
    const wait = client.executableTaskInstances.waitUntilFinished(first);
    const rest = client.executableTaskInstances.waitUntilAllFinished(others);
    const settled = rest.then((all) => all.map(({ state }) => state));
    expect((await errorOf(wait, ResponseValidationError)).issues[0]?.path).toBe("name");
    others.forEach((uuid) => server.setState(uuid, "successful"));
    expect(await settled).toEqual(["successful", "successful"]);
  });

  it("that counts a million rows is not read further, and is retried only ten rounds later", async () => {
    const here = await crowd(20);
    const { server, uuids, client, lists, alone } = here;
    const others = Array.from({ length: 80 }, (_, index) => ({ uuid: `other ${index}` }));
    const body = { count: 1_000_000, results: others };
    server.inject({ kind: "json", path: anyList, times: Infinity, body });
    after(here, 12 * 5_000 - 1, () => uuids.forEach((uuid) => server.setState(uuid, "successful")));
    await client.executableTaskInstances.waitUntilAllFinished(uuids);
    expect(server.clock.now() - Date.UTC(2026, 0, 1)).toBe(12 * 5_000);
    expect([lists(), alone()]).toEqual([[underWay, underWay, underWay], 13 * 20]);
  });

  it("is read in smaller pages if the server has a smaller maximum, some of them concurrently", async () => {
    const here = await crowd(30);
    const { server, uuids, as } = here;
    const pages: string[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      pages.push(url.searchParams.get("page") ?? "");
      url.searchParams.set("page_size", "7");
      return server.fetch(url, init);
    };
    const { signal, abort } = createStopper();
    await errorOf(
      as("alice", { fetch }).executableTaskInstances.waitUntilAllFinished(uuids, { signal, onUpdate: abort(30) }),
      BulkError,
    );
    expect(pages).toEqual(["1", "2", "3", "4", "5"]);
  });

  it("is read no further than needed", async () => {
    const createdAt = new Date(Date.UTC(2026, 0, 1));
    const { server } = await crowd(20, { template: { createdAt } });
    const uuids = server.addInstances(30, { state: "running", createdAt });
    const pages: number[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      pages.push(Number(url.searchParams.get("page")));
      url.searchParams.set("page_size", "6");
      return server.fetch(url, init);
    };
    const { signal, abort } = createStopper();
    const client = new SaltantClient({ ...server.connection("alice"), fetch });
    const all = client.executableTaskInstances.waitUntilAllFinished(uuids, { signal, onUpdate: abort(30) });
    await errorOf(all, BulkError);
    // The newest come first, and the oldest are rows of other instances.
    expect(pages).toEqual([1, 2, 3, 4, 5]);
  });

  it("may lose its last page while it is read", async () => {
    const here = await crowd(12);
    const { server, uuids, as, lists, alone } = here;
    let asked = 0;
    const fetch: typeof globalThis.fetch = (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      if (url.searchParams.has("page_size")) url.searchParams.set("page_size", "4");
      // In the second round, when more than the uuids is known.
      if (url.searchParams.get("page") === "3" && (asked += 1) === 2) url.searchParams.set("page", "9");
      return server.fetch(url, init);
    };
    const { signal, abort } = createStopper();
    const all = as("alice", { fetch }).executableTaskInstances.waitUntilAllFinished(uuids, {
      signal,
      onUpdate: abort(36),
    });
    const { failed } = await errorOf(all, BulkError);
    expect(failed).toHaveLength(12);
    // The instances of the missing page are searched for among the ended ones, and then requested alone; in the next
    // round they are in the list again.
    expect([lists().length, alone()]).toEqual([3 + 5 + 3, 4]);
  });

  it("may have instances with the same time", async () => {
    const createdAt = new Date(Date.UTC(2026, 0, 1));
    const here = await crowd(4, { template: { createdAt } });
    const { server, uuids, runs, lists, alone } = here;
    server.addInstances(10, { createdAt, state: "running" });
    after(here, 6_000, () => uuids.forEach((uuid) => server.setState(uuid, "failed")));
    await Promise.all(runs.map((run) => run.waitUntilFinished()));
    expect(runs.map(({ state }) => state)).toEqual(Array(4).fill("failed"));
    expect([lists(), alone()]).toEqual([[underWay, underWay, underWay, ended], 0]);
  });
});

describe("an instance that is in no list", () => {
  it("is requested alone before the wait ends, as lists shift while they are read", async () => {
    const { server, uuids, client, lists, alone } = await crowd(4);
    const [moving = "", second = ""] = uuids;
    // Two are absent from every list, and present when they are requested alone.
    server.onRequest(({ path }) => {
      for (const uuid of [moving, second]) server.setState(uuid, path === listPath ? "moving" : "running", null);
    });
    const { signal, abort } = createStopper();
    const updates: string[] = [];
    const stop = abort(12);
    const all = client.executableTaskInstances.waitUntilAllFinished(uuids, {
      signal,
      onUpdate: ({ instance, polls }) => {
        updates.push(`${polls}: ${instance.state}`);
        stop();
      },
    });
    await errorOf(all, BulkError);
    expect(updates).toEqual([1, 2, 3].flatMap((poll) => Array<string>(4).fill(`${poll}: running`)));
    expect(alone()).toBe(3 * 2);
    expect(lists()).toEqual([underWay, underWay, ended, "terminated", underWay, ended, "terminated"]);
  });

  it("because its state is unknown is found in lists of all states, with the others in such states", async () => {
    const warnings: string[] = [];
    const logger = { debug: () => undefined, warn: (message: string) => warnings.push(message) };
    const here = await crowd(8, { template: { state: (index) => (index < 5 ? "held" : "running") } });
    const { server, uuids, as, lists, alone } = here;
    after(here, 16_000, () => uuids.forEach((uuid) => server.setState(uuid, "successful")));
    await as("alice", { logger }).executableTaskInstances.waitUntilAllFinished(uuids);
    expect(server.clock.now() - Date.UTC(2026, 0, 1)).toBe(20_000);
    // Alone at first, as only the uuids were known.
    expect(alone()).toBe(5);
    expect(lists().slice(0, 3)).toEqual([underWay, underWay, "any"]);
    expect(lists()).toHaveLength(1 + 2 * 4 + 1);
    expect(warnings).toHaveLength(5);
  });

  it("because the caller changed its model is still found", async () => {
    const here = await crowd(4);
    const { server, runs, alone } = here;
    const [first, second] = runs;
    first?.datetimeCreated.setTime(NaN);
    second?.datetimeCreated.setFullYear(1999);
    after(here, 6_000, () => runs.forEach(({ uuid }) => server.setState(uuid, "successful")));
    await Promise.all(runs.map((run) => run.waitUntilFinished()));
    expect(runs.map(({ state }) => state)).toEqual(Array(4).fill("successful"));
    expect(alone()).toBe(1);
  });
});
