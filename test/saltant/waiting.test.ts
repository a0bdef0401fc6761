import { getEventListeners } from "node:events";
import { setImmediate } from "node:timers/promises";
import {
  BulkError,
  InvalidInputError,
  NotFoundError,
  ServerError,
  SaltantError,
  TaskFailedError,
  TaskStateUnknownError,
  TaskTerminatedError,
  WaitTimeoutError,
  type ExecutableTaskInstance,
  type WaitUpdate,
} from "saltant";
import { VirtualClock } from "saltant/testing";
import { describe, expect, it, vi } from "vitest";
import { stuckAfterMs } from "../time-limits.js";
import { createTestServer, errorOf, createServerWithTasks, unknownUuid, type ServerWithTasks } from "./support.js";

/** The time limit, on the system clock, for events that have no other signal. */
const testTimeout = { timeout: stuckAfterMs };

async function launched(
  options?: Parameters<typeof createServerWithTasks>[0],
): Promise<ServerWithTasks & { run: ExecutableTaskInstance }> {
  const fixture = await createServerWithTasks(options);
  const run = await fixture.client.executableTaskInstances.create({
    taskType: fixture.echo,
    taskQueue: fixture.queue,
    name: "r",
  });
  fixture.server.clearRequests();
  return { ...fixture, run };
}

describe("waiting for an instance", () => {
  it("polls until it is finished, and updates the instance", async () => {
    const { server, run, sent } = await launched();
    const startMs = server.clock.now();
    expect(await run.waitUntilFinished()).toBe(run);
    expect(run).toMatchObject({ state: "successful", isFinished: true, isSuccessful: true });
    expect(sent()).toEqual(Array(2).fill(`GET executabletaskinstances/${run.uuid}/`));
    expect(server.clock.now() - startMs).toBe(5_000);
  });

  it("reports each poll", async () => {
    const { server, client, echo, queue } = await launched();
    server.script("echo", { queuedMs: 1_500, durationMs: 1_000 });
    const run = await client.executableTaskInstances.create({ taskType: echo, taskQueue: queue });
    const updates: string[] = [];
    const onUpdate = ({ instance, elapsedMs, polls }: WaitUpdate<ExecutableTaskInstance>): void => {
      expect(instance).toBe(run);
      updates.push(`${polls}: ${instance.state} at ${elapsedMs} ms`);
    };
    await run.waitUntilFinished({ refreshPeriodMs: 1_000, onUpdate });
    expect(updates).toEqual([
      "1: published at 0 ms",
      "2: published at 1000 ms",
      "3: running at 2000 ms",
      "4: successful at 3000 ms",
    ]);
  });

  it("waits by uuid too, and then changes no instance", async () => {
    const { client, run } = await launched();
    const finished = await client.executableTaskInstances.waitUntilFinished(run);
    expect(finished).not.toBe(run);
    expect([finished.state, run.state]).toEqual(["successful", "created"]);
    expect((await client.executableTaskInstances.waitUntilFinished(run.uuid)).state).toBe("successful");
  });

  it("throws for a failed instance only if an option says so", async () => {
    const { server, client } = await launched();
    server.script("echo", { outcome: "failed" });
    const run = await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1, name: "f" });
    expect((await run.waitUntilFinished()).state).toBe("failed");
    const error = await errorOf(run.waitUntilFinished({ throwOnFailure: true }), TaskFailedError);
    expect(error.message).toBe(`executable task instance ${run.uuid} (f) failed: its logs say why`);
    expect(error.instance.state).toBe("failed");
    expect(error.code).toBe("TASK_FAILED");
  });

  it("reports a failure that was seen, even if the last update led to an abort", async () => {
    const { server, run, sent } = await launched();
    server.setState(run.uuid, "failed");
    const controller = new AbortController();
    const options = { throwOnFailure: true, terminateOnAbort: true, signal: controller.signal };
    const onUpdate = (): void => controller.abort();
    await errorOf(run.waitUntilFinished({ ...options, onUpdate }), TaskFailedError);
    expect(sent()).toEqual([`GET executabletaskinstances/${run.uuid}/`]);
  });

  it("updates the instance even if it rejects", async () => {
    const { server, run } = await launched();
    server.setState(run.uuid, "failed");
    await errorOf(run.waitUntilFinished({ throwOnFailure: true }), TaskFailedError);
    expect(run.state).toBe("failed");
    server.setState(run.uuid, "running");
    await errorOf(run.waitUntilFinished({ timeoutMs: 1 }), WaitTimeoutError);
    expect(run.state).toBe("running");
  });

  it("distinguishes a termination from a failure", async () => {
    const { server, run } = await launched();
    server.setState(run.uuid, "terminated");
    const error = await errorOf(run.waitUntilFinished({ throwOnFailure: true }), TaskTerminatedError);
    expect(error.instance.uuid).toBe(run.uuid);
    expect((await run.waitUntilFinished()).state).toBe("terminated");
  });

  it("ends at its deadline, with the states it saw", async () => {
    const { server, client } = await launched();
    server.script("echo", { outcome: "hang" });
    const run = await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
    const error = await errorOf(run.waitUntilFinished({ timeoutMs: 12_000 }), WaitTimeoutError);
    expect(error).toMatchObject({ uuid: run.uuid, states: ["published", "running"], polls: 3, timeoutMs: 12_000 });
    expect(error.instance?.state).toBe("running");
    expect(error.message).toBe(
      `task instance ${run.uuid} was not finished after 12 s and 3 polls (seen published, running): it may still finish`,
    );
  });

  it("ends at its deadline even if no poll got a response, and cancels that poll", async () => {
    const { server, run } = await launched();
    server.inject({ kind: "stall", method: "GET" });
    const startMs = server.clock.now();
    const error = await errorOf(run.waitUntilFinished({ timeoutMs: 1_000 }), WaitTimeoutError);
    expect(server.clock.now() - startMs).toBe(1_000);
    expect(error).toMatchObject({ instance: null, states: [], polls: 1 });
    expect(error.message).toContain("was not finished after 1 s and 1 poll (never seen): it may still finish");
  });

  it("ends after a week by default", async () => {
    const { server, client } = await launched();
    server.script("echo", { outcome: "hang" });
    const run = await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
    const error = await errorOf(run.waitUntilFinished({ refreshPeriodMs: 24 * 3_600_000 }), WaitTimeoutError);
    expect(error.timeoutMs).toBe(7 * 24 * 3_600_000);
  });

  it("tolerates four consecutive failed polls, and no more", async () => {
    const { server, client, run } = await launched();
    const noRetry = { refreshPeriodMs: 1_000, request: { retry: false } } as const;
    for (const status of [408, 429, 502]) server.inject({ kind: "status", status, method: "GET" });
    server.inject({ kind: "reset", method: "GET" });
    await run.waitUntilFinished(noRetry);
    expect(run.state).toBe("successful");
    const fault = server.inject({ kind: "status", status: 500, method: "GET", times: Infinity });
    await errorOf(client.executableTaskInstances.waitUntilFinished(run, noRetry), ServerError);
    expect(fault.count).toBe(5);
  });

  it.each([
    ["a 408", { kind: "status", status: 408 }],
    ["a 429", { kind: "status", status: 429 }],
    ["a deadline", { kind: "stall" }],
    ["a broken connection", { kind: "reset" }],
  ] as const)(
    "tolerates four failed polls for %s, reports them only to the log, and then starts to count again",
    async (_, fault) => {
      const { server, as, run } = await launched({ workers: "off" });
      const warnings: string[] = [];
      const logger = { debug: () => undefined, warn: (message: string) => warnings.push(message) };
      const client = as("alice", { logger });
      server.inject({ ...fault, method: "GET", times: 4 });
      let injected = false;
      const polls: number[] = [];
      const onUpdate = (update: WaitUpdate<ExecutableTaskInstance>): void => {
        polls.push(update.polls);
        if (injected) server.setState(run.uuid, "successful");
        else server.inject({ ...fault, method: "GET", times: 4 });
        injected = true;
      };
      const calm = { refreshPeriodMs: 0, request: { retry: false, timeoutMs: 100 }, onUpdate } as const;
      await client.executableTaskInstances.waitUntilFinished(run.uuid, calm);
      expect(polls).toEqual([5, 10, 11]);
      expect(warnings).toHaveLength(8);
      expect(warnings[0]).toContain("a poll failed, the wait continues: ");
    },
  );

  it("does not tolerate five failed polls", async () => {
    const { server, run, sent } = await launched();
    server.inject({ kind: "status", status: 502, method: "GET", times: 5 });
    await errorOf(run.waitUntilFinished({ request: { retry: false } }), ServerError);
    expect(sent()).toHaveLength(5);
  });

  it("rejects at once if the instance is gone", async () => {
    const { client, sent } = await launched();
    await errorOf(client.executableTaskInstances.waitUntilFinished(unknownUuid), NotFoundError);
    expect(sent()).toHaveLength(1);
  });

  it("treats an unknown state as unfinished, keeps waiting, and warns once", async () => {
    const warnings: string[] = [];
    const { server, as, run } = await launched();
    const logger = { debug: () => undefined, warn: (message: string) => warnings.push(message) };
    const client = as("alice", { logger });
    server.setState(run.uuid, "paused");
    const onUpdate = ({ polls }: { polls: number }): void => {
      if (polls === 3) server.setState(run.uuid, "successful");
    };
    const finished = await client.executableTaskInstances.waitUntilFinished(run.uuid, { onUpdate });
    expect(finished.state).toBe("successful");
    expect(warnings).toEqual([
      `executable task instance ${run.uuid} (r) is in a state that this version does not know: paused; the wait continues`,
    ]);
  });

  it("warns once of an unknown state, even if it occurs again", async () => {
    const warnings: string[] = [];
    const { server, as, run } = await launched({ workers: "off" });
    const logger = { debug: () => undefined, warn: (message: string) => warnings.push(message) };
    const states = ["paused", "running", "paused", "successful"] as const;
    server.setState(run.uuid, "paused");
    const onUpdate = ({ polls }: { polls: number }): void => {
      server.setState(run.uuid, states[polls] ?? "successful");
    };
    await as("alice", { logger }).executableTaskInstances.waitUntilFinished(run.uuid, { onUpdate });
    expect(warnings).toHaveLength(1);
  });

  it("awaits the promise that onUpdate returns, and rejects when that does", async () => {
    const { client, sent } = await launched();
    const run = await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
    const reason = new Error("in the callback");
    sent();
    const onUpdate = (): Promise<never> => Promise.reject(reason);
    await expect(run.waitUntilFinished({ onUpdate })).rejects.toBe(reason);
    expect(sent()).toHaveLength(1);
    const { executableTaskInstances: instances } = client;
    const error = await errorOf(instances.waitUntilAllFinished([run, run.uuid], { onUpdate }), BulkError);
    expect(error.failed.map((failure) => failure.error)).toEqual([reason, reason]);
    const onProgress = onUpdate;
    expect((await errorOf(instances.waitUntilAllFinished([run], { onProgress }), BulkError)).cause).toBe(reason);
  });

  it("rejects on an abort at once with the signal's reason, and leaves nothing behind", async () => {
    const clock = new VirtualClock();
    const { server, client, sent } = await launched({ clock });
    server.script("echo", { outcome: "hang" });
    const run = await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
    const controller = new AbortController();
    const reason = new Error("enough");
    const onUpdate = ({ polls }: { polls: number }): void => {
      if (polls === 2) controller.abort(reason);
    };
    sent();
    await expect(run.waitUntilFinished({ signal: controller.signal, onUpdate })).rejects.toBe(reason);
    expect(sent()).toHaveLength(2);
    expect(clock.pendingTimers).toBe(0);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    await expect(run.waitUntilFinished({ signal: controller.signal })).rejects.toBe(reason);
    expect(sent()).toEqual([]);
  });

  it("terminates the instance on an abort if an option says so", async () => {
    const { server, client } = await launched();
    server.script("echo", { outcome: "hang" });
    const run = await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
    const controller = new AbortController();
    const waiting = run.waitUntilFinished({
      signal: controller.signal,
      terminateOnAbort: true,
      onUpdate: () => {
        controller.abort(new Error("enough"));
      },
    });
    await expect(waiting).rejects.toThrow("enough");
    expect((await run.waitUntilFinished()).state).toBe("terminated");
  });

  it("terminates many instances on one abort four at a time", async () => {
    const { server, as } = createTestServer({ workers: "off" });
    const uuids = server.addInstances(40, { state: "running" });
    let underWay = 0;
    let most = 0;
    let terminated = 0;
    const fetch: typeof globalThis.fetch = async (input, init) => {
      if (init?.method !== "POST") return server.fetch(input, init);
      most = Math.max(most, (underWay += 1));
      await new Promise<void>((resolve) => server.clock.setTimer(resolve, 10));
      underWay -= 1;
      terminated += 1;
      return server.fetch(input, init);
    };
    const controller = new AbortController();
    const waiting = as("alice", { fetch }).executableTaskInstances.waitUntilAllFinished(uuids, {
      signal: controller.signal,
      terminateOnAbort: true,
      onUpdate: () => controller.abort(new Error("enough")),
    });
    await expect(waiting).rejects.toThrow("enough");
    await vi.waitFor(() => expect(terminated).toBe(40), testTimeout);
    expect(most).toBe(4);
  });

  it("reports a failed termination to the logger only", async () => {
    const { server, as } = await launched();
    server.script("echo", { outcome: "hang" });
    const warnings: string[] = [];
    const logger = { debug: () => undefined, warn: (message: string) => warnings.push(message) };
    const client = as("alice", { logger });
    const run = await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
    server.inject({ kind: "status", status: 502, method: "POST" });
    const controller = new AbortController();
    const onUpdate = (): void => controller.abort(new Error("enough"));
    const waiting = run.waitUntilFinished({ signal: controller.signal, terminateOnAbort: true, onUpdate });
    await expect(waiting).rejects.toThrow("enough");
    await vi.waitFor(() => expect(warnings[0]).toContain("502 POST"), testTimeout);
  });

  it("does not terminate the instance on an abort by default", async () => {
    const { server, run, sent } = await launched({ workers: "off" });
    const controller = new AbortController();
    const onUpdate = (): void => {
      controller.abort(new Error("enough"));
    };
    await expect(run.waitUntilFinished({ signal: controller.signal, onUpdate })).rejects.toThrow("enough");
    await setImmediate();
    expect(sent()).toEqual([`GET executabletaskinstances/${run.uuid}/`]);
    expect(server.clock).toMatchObject({ pendingTimers: 0 });
  });

  it("shows in the log only that an aborted wait could not terminate the instance", async () => {
    const { server, as, run } = await launched({ workers: "off" });
    const warnings: string[] = [];
    const logger = { debug: () => undefined, warn: (message: string) => warnings.push(message) };
    const controller = new AbortController();
    server.inject({ kind: "status", status: 403, method: "POST", body: { detail: "No." } });
    const wait = as("alice", { logger }).executableTaskInstances.waitUntilFinished(run.uuid, {
      signal: controller.signal,
      terminateOnAbort: true,
      request: { headers: { "X-Trace": "7" } },
      onUpdate: () => {
        controller.abort(new Error("enough"));
      },
    });
    await expect(wait).rejects.toThrow("enough");
    await vi.waitFor(() => {
      expect(warnings).toHaveLength(1);
    }, testTimeout);
    expect(warnings[0]).toContain(
      `the wait for task instance ${run.uuid} was aborted, but it could not be terminated: 403 POST `,
    );
    expect(server.requests.map(({ headers }) => headers["x-trace"])).toEqual(["7", "7"]);
  });

  it("cancels a poll in progress on an abort", async () => {
    const clock = new VirtualClock({ autoAdvance: false });
    const { server, run } = await launched({ clock });
    server.inject({ kind: "stall", method: "GET" });
    const controller = new AbortController();
    const ended = expect(run.waitUntilFinished({ signal: controller.signal })).rejects.toThrow("enough");
    await clock.advance(10);
    controller.abort(new Error("enough"));
    await ended;
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  it("rejects with the error that a listener throws", async () => {
    const { run } = await launched();
    const onUpdate = (): never => {
      throw new Error("in the listener");
    };
    await expect(run.waitUntilFinished({ onUpdate })).rejects.toThrow("in the listener");
  });

  it.each([{ refreshPeriodMs: -1 }, { refreshPeriodMs: NaN }, { timeoutMs: "5s" as never }])(
    "refuses %o",
    async (options) => {
      const { run, sent } = await launched();
      await errorOf(run.waitUntilFinished(options), InvalidInputError);
      expect(sent()).toEqual([]);
    },
  );
});

describe("waiting for an instance that has ended in an unfinished state", () => {
  const finishedAt = new Date("2026-01-01T00:00:05Z");

  /** A wait that records the time of each poll, in milliseconds, and calls a function after each. */
  function recordUpdates(act: (poll: number) => void = () => undefined) {
    const at: number[] = [];
    const onUpdate = ({ polls, elapsedMs }: WaitUpdate<ExecutableTaskInstance>): void => {
      at.push(elapsedMs);
      act(polls);
    };
    return { at, onUpdate };
  }

  it.each([
    ["created", {}],
    ["published", {}],
    ["running", {}],
    ["running", { throwOnFailure: true }],
    ["held", {}],
  ])("ends when two polls, a period apart, have seen it: %s, %o", async (state, options) => {
    const clock = new VirtualClock();
    const { server, run, sent } = await launched({ workers: "off", clock });
    server.setState(run.uuid, state, finishedAt);
    const { at, onUpdate } = recordUpdates();
    const error = await errorOf(run.waitUntilFinished({ ...options, onUpdate }), TaskStateUnknownError);
    expect(at).toEqual([0, 5_000]);
    expect(sent()).toEqual(Array(2).fill(`GET executabletaskinstances/${run.uuid}/`));
    expect(error).toBeInstanceOf(SaltantError);
    expect(error).toMatchObject({ name: "TaskStateUnknownError", code: "TASK_STATE_UNKNOWN" });
    expect(error.instance).toMatchObject({ uuid: run.uuid, state, datetimeFinished: finishedAt });
    expect(error.message).toBe(
      `executable task instance ${run.uuid} (r) finished at 2026-01-01T00:00:05Z, but the server still says ${state}: ` +
        "its reports arrived out of order; its logs say how it ended",
    );
    // The object is up to date, and has only the state that the server reports.
    expect(run).toMatchObject({ state, datetimeFinished: finishedAt, isFinished: false, isSuccessful: false });
    expect(clock.pendingTimers).toBe(0);
  });

  it("continues if a later poll sees how the instance ended", async () => {
    const { server, run } = await launched({ workers: "off" });
    server.setState(run.uuid, "running", finishedAt);
    const { at, onUpdate } = recordUpdates(() => server.setState(run.uuid, "successful", finishedAt));
    expect((await run.waitUntilFinished({ onUpdate })).isSuccessful).toBe(true);
    expect(at).toEqual([0, 5_000]);
  });

  it.each([
    ["the state differs", ["published", finishedAt], [0, 1_000, 2_000]],
    ["the time differs", ["running", new Date("2026-01-01T00:00:06Z")], [0, 1_000, 2_000]],
    ["the time is missing once", ["running", null], [0, 1_000, 2_000, 3_000]],
  ] as const)("starts again if %s", async (_, [state, otherEnd], polls) => {
    const { server, run } = await launched({ workers: "off" });
    server.setState(run.uuid, "running", finishedAt);
    const { at, onUpdate } = recordUpdates((poll) => {
      if (poll === 1) server.setState(run.uuid, state, otherEnd);
      if (poll === 2 && otherEnd === null) server.setState(run.uuid, "running", finishedAt);
    });
    await errorOf(run.waitUntilFinished({ refreshPeriodMs: 1_000, onUpdate }), TaskStateUnknownError);
    expect(at).toEqual(polls);
  });

  it("needs two polls, with any period", async () => {
    const { server, run, sent } = await launched({ workers: "off" });
    server.setState(run.uuid, "running", finishedAt);
    await errorOf(run.waitUntilFinished({ refreshPeriodMs: 0 }), TaskStateUnknownError);
    expect(sent()).toHaveLength(2);
  });

  it.each([
    ["the second is cut short", 2_000, null, [0, 4_000, 8_000]],
    ["the first is slow, and the second cut short", 6_000, "first", [4_000, 8_000, 12_000]],
    ["the second is cut short and slow", 2_000, "third", [0, 8_000, 12_000]],
  ])("measures from a response to the next request: %s", async (_, otherMs, slow, polls) => {
    const { server, run, client } = await launched({ workers: "off" });
    server.setState(run.uuid, "running", finishedAt);
    // The other wait's first poll is the second request in total.
    if (slow !== null) server.inject({ kind: "delay", ms: 4_000, method: "GET", skip: slow === "first" ? 0 : 2 });
    // Every second poll of the other wait includes this one, a second before it is due.
    const controller = new AbortController();
    const [other = ""] = server.addInstances(1, { state: "running" });
    const others = { refreshPeriodMs: 2_000, signal: controller.signal };
    const startOther = (): void => {
      client.executableTaskInstances.waitUntilFinished(other, others).catch(() => undefined);
    };
    server.clock.setTimer(startOther, otherMs);
    const { at, onUpdate } = recordUpdates();
    await errorOf(run.waitUntilFinished({ onUpdate }), TaskStateUnknownError);
    controller.abort();
    expect(at).toEqual(polls);
  });

  it("does not count a failed poll in between", async () => {
    const { server, run } = await launched({ workers: "off" });
    server.setState(run.uuid, "running", finishedAt);
    const { at, onUpdate } = recordUpdates((poll) => {
      if (poll === 1) server.inject({ kind: "status", status: 502, method: "GET" });
    });
    const wait = run.waitUntilFinished({ onUpdate, request: { retry: false } });
    await errorOf(wait, TaskStateUnknownError);
    expect(at).toEqual([0, 10_000]);
  });

  it("is not delayed by a clock that was set back", async () => {
    const { server, run, as } = await launched({ workers: "off" });
    server.setState(run.uuid, "running", finishedAt);
    let backMs = 0;
    const clock = { now: () => server.clock.now() - backMs, setTimer: server.clock.setTimer.bind(server.clock) };
    const client = as("alice", { clock });
    const startMs = server.clock.now();
    const onUpdate = (): void => {
      backMs = 3_600_000;
    };
    await errorOf(client.executableTaskInstances.waitUntilFinished(run.uuid, { onUpdate }), TaskStateUnknownError);
    expect(server.clock.now() - startMs).toBe(10_000);
  });

  it("ends at its deadline if that comes first, and reports what is known", async () => {
    const { server, run } = await launched({ workers: "off" });
    server.setState(run.uuid, "running", finishedAt);
    const error = await errorOf(run.waitUntilFinished({ timeoutMs: 4_999 }), WaitTimeoutError);
    expect(error.message).toBe(
      `task instance ${run.uuid} was not finished after 5 s and 1 poll (seen running): ` +
        "it finished at 2026-01-01T00:00:05Z: look at its logs",
    );
  });

  it("reports this even if the last update led to an abort, and terminates nothing", async () => {
    const { server, run, sent } = await launched({ workers: "off" });
    server.setState(run.uuid, "running", finishedAt);
    const controller = new AbortController();
    const { onUpdate } = recordUpdates((poll) => {
      if (poll === 2) controller.abort();
    });
    const options = { terminateOnAbort: true, signal: controller.signal, onUpdate };
    await errorOf(run.waitUntilFinished(options), TaskStateUnknownError);
    expect(sent()).toEqual(Array(2).fill(`GET executabletaskinstances/${run.uuid}/`));
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  it("escapes a state with terminal control characters", async () => {
    const { server, run } = await launched({ workers: "off" });
    server.setState(run.uuid, "odd\u001b[31m\n", finishedAt);
    const error = await errorOf(run.waitUntilFinished(), TaskStateUnknownError);
    expect(error.message).toContain("the server still says odd\\u001b[31m");
  });
});

describe("await using", () => {
  it("terminates an instance in an unfinished state, even if it is known to have ended", async () => {
    const { server, run, sent } = await launched({ workers: "off" });
    server.setState(run.uuid, "running", new Date("2026-01-01T00:00:05Z"));
    {
      await using scoped = run;
      await errorOf(scoped.waitUntilFinished(), TaskStateUnknownError);
      sent();
    }
    expect(sent()).toEqual([`POST executabletaskinstances/${run.uuid}/terminate/`]);
  });

  it("terminates an unfinished instance when its scope ends", async () => {
    const { server, client, sent } = await launched();
    server.script("echo", { outcome: "hang" });
    const seen: string[] = [];
    {
      await using run = await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
      seen.push(run.uuid);
      sent();
    }
    const [uuid] = seen;
    expect(sent()).toEqual([`POST executabletaskinstances/${uuid}/terminate/`]);
  });

  it("does not terminate a finished instance", async () => {
    const { run, sent } = await launched();
    {
      await using scoped = run;
      await scoped.waitUntilFinished();
      sent();
    }
    expect(sent()).toEqual([]);
  });
});

describe("waiting for many", () => {
  const durations = [3_000, 1_000, 2_000];

  async function many(
    options?: Parameters<typeof createServerWithTasks>[0],
  ): Promise<ServerWithTasks & { runs: ExecutableTaskInstance[] }> {
    const fixture = await createServerWithTasks(options);
    fixture.server.script("echo", ({ name }) => ({ durationMs: durations[Number(name)] ?? 0 }));
    const inputs = durations.map((_, index) => ({ taskType: 1, taskQueue: 1, name: String(index) }));
    const runs = await fixture.client.executableTaskInstances.createMany(inputs);
    fixture.server.clearRequests();
    return { ...fixture, runs };
  }

  it("returns the updated instances in the order of the inputs", async () => {
    const { client, runs } = await many();
    const progress: string[] = [];
    const finished = await client.executableTaskInstances.waitUntilAllFinished(runs, {
      refreshPeriodMs: 500,
      onProgress: ({ done, total }) => progress.push(`${done}/${total}`),
    });
    expect(finished).toEqual(runs);
    expect(runs.map(({ state }) => state)).toEqual(["successful", "successful", "successful"]);
    expect(progress).toEqual(["1/3", "2/3", "3/3"]);
  });

  it("streams them as they end, from uuids too", async () => {
    const { client, runs } = await many();
    const names: string[] = [];
    const uuids = runs.map(({ uuid }) => uuid);
    for await (const run of client.executableTaskInstances.waitUntilAllFinished(uuids, { refreshPeriodMs: 500 })) {
      names.push(run.name);
    }
    expect(names).toEqual(["1", "2", "0"]);
  });

  it("sends no request after the loop is left", async () => {
    const clock = new VirtualClock();
    const { client, runs, sent } = await many({ clock });
    for await (const run of client.executableTaskInstances.waitUntilAllFinished(runs, { refreshPeriodMs: 500 })) {
      expect(run.name).toBe("1");
      break;
    }
    sent();
    await clock.advance(10_000);
    expect(sent()).toEqual([]);
  });

  it("terminates none of the others when the loop is left, even if an abort would", async () => {
    const { client, runs, server } = await many();
    const options = { refreshPeriodMs: 500, terminateOnAbort: true };
    for await (const _ of client.executableTaskInstances.waitUntilAllFinished(runs, options)) break;
    await client.executableTaskInstances.waitUntilAllFinished(runs);
    expect(server.requests.filter(({ method }) => method === "POST")).toEqual([]);
    expect(runs.map(({ state }) => state)).toEqual(["successful", "successful", "successful"]);
  });

  it("rejects on an abort with the finished instances, and leaves no listener", async () => {
    const { client, runs } = await many();
    const controller = new AbortController();
    const reason = new Error("enough");
    const wait = client.executableTaskInstances.waitUntilAllFinished(runs, {
      refreshPeriodMs: 500,
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    const error = await errorOf(wait, BulkError);
    expect(error.cause).toBe(reason);
    expect([...error.succeeded.keys()]).toEqual([1]);
    expect(error.failed.map(({ index }) => index)).toEqual([0, 2]);
    const other = new AbortController();
    for await (const _ of client.executableTaskInstances.waitUntilAllFinished(runs, { signal: other.signal })) break;
    expect(getEventListeners(other.signal, "abort")).toEqual([]);
  });

  it("rejects when its listener throws, before the last instance ends, and terminates none", async () => {
    for (const isLoop of [false, true]) {
      const { client, runs, server } = await many();
      const startMs = server.clock.now();
      const { signal } = new AbortController();
      const reason = new Error("no progress bar");
      const waits = client.executableTaskInstances.waitUntilAllFinished(runs, {
        refreshPeriodMs: 500,
        terminateOnAbort: true,
        signal,
        onProgress: () => {
          throw reason;
        },
      });
      const seen: unknown[] = [];
      const loop = async (): Promise<void> => {
        for await (const run of waits) seen.push(run);
      };
      const error = await errorOf(isLoop ? loop() : waits, BulkError);
      expect(error.cause).toBe(reason);
      expect([...error.succeeded.keys()]).toEqual([1]);
      expect(seen).toEqual(isLoop ? [runs[1]] : []);
      expect(server.clock.now() - startMs).toBe(1_500);
      expect(server.requests.filter(({ method }) => method === "POST")).toEqual([]);
      expect(getEventListeners(signal, "abort")).toEqual([]);
    }
  });

  it("waits for any number of instances at once", async () => {
    const { client, queue, server } = await many({ workers: "off" });
    const inputs = Array.from({ length: 20 }, () => ({ taskType: 1, taskQueue: queue }));
    const runs = await client.executableTaskInstances.createMany(inputs);
    const startMs = server.clock.now();
    const wait = client.executableTaskInstances.waitUntilAllFinished(runs, { timeoutMs: 1_000 });
    expect((await errorOf(wait, BulkError)).failed).toHaveLength(20);
    expect(server.clock.now() - startMs).toBe(1_000);
  });

  it("yields each instance as soon as it ends", async () => {
    const { client, runs, server } = await many();
    const startMs = server.clock.now();
    const at: number[] = [];
    for await (const run of client.executableTaskInstances.waitUntilAllFinished(runs, { refreshPeriodMs: 500 })) {
      at.push(Math.floor((server.clock.now() - startMs) / 1_000));
      run.toString();
    }
    expect(at[0]).toBeLessThan(2);
    expect(at[2]).toBeGreaterThan(2);
  });

  it("yields instances that ended while the caller handled another", async () => {
    const { client, runs } = await many();
    const names: string[] = [];
    const stream = client.executableTaskInstances.waitUntilAllFinished(runs, { refreshPeriodMs: 500 });
    for await (const run of stream) {
      names.push(run.name);
      if (names.length === 1) await Promise.all(runs.map((each) => each.waitUntilFinished()));
    }
    expect(names.sort()).toEqual(["0", "1", "2"]);
  });

  it.each(["awaited", "streamed"])("rejects on an abort, and leaves nothing behind, when it is %s", async (how) => {
    const clock = new VirtualClock();
    const { client, runs, sent } = await many({ clock, workers: "off" });
    const controller = new AbortController();
    const reason = new Error("enough");
    const onUpdate = ({ polls }: { polls: number }): void => {
      if (polls === 2) controller.abort(reason);
    };
    const options = { signal: controller.signal, onUpdate };
    const all = client.executableTaskInstances.waitUntilAllFinished(runs, options);
    const stream = async (): Promise<void> => {
      for await (const run of all) expect(run).toBe("none ends");
    };
    const error = await errorOf(how === "awaited" ? all : stream(), BulkError);
    expect(error.cause).toBe(reason);
    expect(error.failed.map(({ error: each }) => each)).toEqual([reason, reason, reason]);
    sent();
    await clock.advance(60_000);
    expect(sent()).toEqual([]);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  it("leaves no listener on the caller's signal, whether the loop is left or ends", async () => {
    const { client, runs } = await many();
    const { signal } = new AbortController();
    const options = { signal, refreshPeriodMs: 500 };
    let seen = 0;
    for await (const run of client.executableTaskInstances.waitUntilAllFinished(runs, options)) {
      seen += run.name === "1" ? 1 : 0;
      break;
    }
    for await (const run of client.executableTaskInstances.waitUntilAllFinished(runs, options)) seen += run.name.length;
    expect(seen).toBe(4);
    await vi.waitFor(() => {
      expect(getEventListeners(signal, "abort")).toEqual([]);
    }, testTimeout);
  });

  it("passes the options to each wait", async () => {
    const { client, runs, server } = await many({ workers: "off" });
    const options = { timeoutMs: 1_000, refreshPeriodMs: 400 };
    const error = await errorOf(client.executableTaskInstances.waitUntilAllFinished(runs, options), BulkError);
    expect(error.failed.map(({ error: each }) => (each as WaitTimeoutError).timeoutMs)).toEqual([1_000, 1_000, 1_000]);
    // All three are polled together, three times in total.
    expect(server.requests).toHaveLength(3);
  });

  it("sends nothing until it is used", async () => {
    const { client, runs, sent } = await many();
    client.executableTaskInstances.waitUntilAllFinished(runs);
    expect(sent()).toEqual([]);
    expect(await client.executableTaskInstances.waitUntilAllFinished([])).toEqual([]);
  });

  it.each(["awaited", "streamed"])("yields the finished instances, and then rejects, when it is %s", async (how) => {
    const { client, server, runs } = await many();
    const [first] = runs;
    server.setState(first?.uuid ?? "", "running", new Date("2026-01-01T00:00:01Z"));
    const progress: string[] = [];
    const all = client.executableTaskInstances.waitUntilAllFinished(runs, {
      refreshPeriodMs: 500,
      onProgress: ({ done, failed, total }) => progress.push(`${done}/${total}, ${failed} failed`),
    });
    const streamed: string[] = [];
    const stream = async (): Promise<void> => {
      for await (const run of all) streamed.push(run.name);
    };
    const error = await errorOf(how === "awaited" ? all : stream(), BulkError<ExecutableTaskInstance>);
    expect([...error.succeeded.keys()].sort()).toEqual([1, 2]);
    expect(error.failed.map(({ index }) => index)).toEqual([0]);
    const [failure] = error.failed;
    expect(failure?.error).toBeInstanceOf(TaskStateUnknownError);
    expect(failure?.error).toMatchObject({ instance: { uuid: first?.uuid, state: "running" } });
    expect(progress).toEqual(["1/3, 1 failed", "2/3, 1 failed", "3/3, 1 failed"]);
    expect(streamed).toEqual(how === "awaited" ? [] : ["1", "2"]);
    expect(runs.map(({ state }) => state)).toEqual(["running", "successful", "successful"]);
  });

  it("yields all finished instances when a wait fails", async () => {
    const { client, server, runs } = await many();
    const [first] = runs;
    server.setState(first?.uuid ?? "", "failed");
    const wait = client.executableTaskInstances.waitUntilAllFinished(runs, { throwOnFailure: true });
    const error = await errorOf(wait, BulkError<ExecutableTaskInstance>);
    expect(error.failed).toHaveLength(1);
    expect(error.failed[0]?.error).toBeInstanceOf(TaskFailedError);
    expect([...error.succeeded.keys()].sort()).toEqual([1, 2]);

    const streamed: string[] = [];
    const stream = (async () => {
      for await (const run of client.executableTaskInstances.waitUntilAllFinished(runs, { throwOnFailure: true })) {
        streamed.push(run.name);
      }
    })();
    await errorOf(stream, BulkError);
    expect(streamed.sort()).toEqual(["1", "2"]);
  });
});
