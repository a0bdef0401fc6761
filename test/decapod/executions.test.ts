import {
  CancelTooLateError,
  ExecutionCanceledError,
  ExecutionFailedError,
  type ExecutionStep,
  InvalidInputError,
  NotFoundError,
  PermissionDeniedError,
  WaitTimeoutError,
} from "saltant/decapod";
import { type EmbeddedServer, type StepData, VirtualClock } from "saltant/decapod/testing";
import { describe, expect, it } from "vitest";
import { collect, createDeployFixture, createFixture, errorOf, unknownUuid } from "./fixture.js";

const threeSteps = [{ name: "one" }, { name: "two", role: "ceph-mon" }, { name: "three" }];

async function createRun(script: Parameters<EmbeddedServer["script"]>[1] = {}) {
  const fixture = await createDeployFixture();
  fixture.server.script("cluster_deploy", script);
  const run = await fixture.decapod.executions.create(fixture.config);
  fixture.server.clearRequests();
  return { ...fixture, run };
}

/** A server whose executions only the test changes. */
async function createManualRun() {
  const clock = new VirtualClock();
  const fixture = await createDeployFixture({ workers: "off", clock });
  const run = await fixture.decapod.executions.create(fixture.config);
  fixture.server.clearRequests();
  const step = (name: string, finishedSeconds: number): StepData => ({
    ...{ execution_id: run.id, role: "", name, result: "ok", error: {}, server_id: null },
    ...{ time_started: finishedSeconds - 1, time_finished: finishedSeconds },
  });
  /** Before the poll with this number, from 1. */
  const beforePoll = (actions: Readonly<Record<number, () => void>>): void => {
    let polls = 0;
    fixture.server.onRequest(({ method, path }) => {
      if (method === "GET" && path === `execution/${run.id}/`) actions[(polls += 1)]?.();
    });
  };
  return { ...fixture, clock, run, step, beforePoll };
}

describe("an execution", () => {
  it("is created of a configuration's own version, or of an id and version", async () => {
    const { decapod, config, server } = await createDeployFixture();
    const run = await decapod.executions.create(config);
    expect([run.state, run.playbookId, run.version, run.isFinished, run.initiatorId]).toEqual([
      ...["created", "cluster_deploy", 1, false, null],
    ]);
    await config.update({ name: "again" });
    const second = await decapod.executions.create({ id: config.id, version: 2 });
    expect(second.playbookConfiguration).toEqual({ id: config.id, version: 2, playbook_name: "cluster_deploy" });
    expect(server.requests.filter(({ path }) => path === "execution/").map(({ body }) => body)).toEqual([
      { playbook_configuration: { id: config.id, version: 1 } },
      { playbook_configuration: { id: config.id, version: 2 } },
    ]);
  });

  it.each([undefined, null, "id", {}, { id: "x" }, { id: "x", version: 0 }, { id: "x", version: 1.5 }, { version: 1 }])(
    "is not created of %j",
    async (reference) => {
      const { decapod, server } = createFixture();
      await errorOf(decapod.executions.create(reference as never), InvalidInputError);
      expect(server.requests).toEqual([]);
    },
  );

  it("needs the permission for its playbook", async () => {
    const { as, decapod, config } = await createDeployFixture();
    const permissions = [{ name: "api" as const, permissions: ["view_execution", "create_execution"] }];
    const role = await decapod.roles.create({ name: "operators", permissions });
    await decapod.users.update(await decapod.users.self(), { roleId: role });
    const error = await errorOf(as("root").executions.create(config), PermissionDeniedError);
    expect([error.status, error.reason]).toEqual([403, "Forbidden"]);
  });
});

describe("a wait for an execution", () => {
  it("ends with it, and updates the object on the way", async () => {
    const { run } = await createRun({ queuedMs: 6_000, durationMs: 12_000 });
    const seen: string[] = [];
    const ended = await run.waitUntilFinished({
      onUpdate: ({ instance, polls }) => {
        expect(instance).toBe(run);
        seen.push(`${polls} ${instance.state}`);
      },
    });
    expect(ended).toBe(run);
    expect([run.state, run.isFinished, run.isSuccessful]).toEqual(["completed", true, true]);
    expect(seen).toEqual(["1 created", "2 created", "3 started", "4 started", "5 completed"]);
  });

  it("polls once per period, and without steps if there is no onStep", async () => {
    const { run, sent } = await createRun({ durationMs: 12_000 });
    await run.waitUntilFinished();
    expect(sent()).toEqual(Array(4).fill(`GET execution/${run.id}/`));
  });

  it("is over at once for one that has ended", async () => {
    const { decapod, run, sent, server } = await createRun();
    server.finishExecution(run.id, "completed");
    expect((await decapod.executions.waitUntilFinished(run.id)).isSuccessful).toBe(true);
    expect(sent()).toHaveLength(1);
  });

  it("tolerates that one which was canceled before its start starts nevertheless", async () => {
    const { run } = await createRun({ queuedMs: 3_000, durationMs: 4_000 });
    await run.cancel();
    expect(run.state).toBe("canceled");
    await run.waitUntilFinished({ refreshPeriodMs: 10 });
    expect(run.state).toBe("completed");
    expect((await run.versions()).map(({ state }) => state)).toEqual(["completed", "started", "canceled", "created"]);
  });

  it("watches one that was canceled before its start for a period, and then ends", async () => {
    const { run, sent } = await createRun({ queuedMs: 3_000, afterEarlyCancel: "drop" });
    await run.cancel();
    sent();
    await run.waitUntilFinished();
    expect(run.state).toBe("canceled");
    expect(sent()).toHaveLength(2);
  });

  it("ends with the cancellation of one that has started", async () => {
    const { run } = await createRun({ durationMs: 3_600_000, cancelMs: 3_000 });
    await run.waitUntilFinished({ timeoutMs: 6_000 }).catch(() => undefined);
    await run.cancel();
    expect(run.state).toBe("canceling");
    expect(await run.waitUntilCanceled()).toBe(run);
    expect(run.state).toBe("canceled");
    expect((await run.cancel()).state).toBe("canceled");
  });

  it("says that a cancellation came too late", async () => {
    const { decapod, run } = await createRun({ durationMs: 9_000, outcome: "failed", cancelMs: 60_000 });
    await run.waitUntilFinished({ timeoutMs: 6_000 }).catch(() => undefined);
    const error = await errorOf(
      decapod.executions.cancel(run).then((each) => each.waitUntilCanceled()),
      CancelTooLateError,
    );
    expect([error.code, error.execution.state]).toEqual(["CANCEL_TOO_LATE", "failed"]);
    expect(error.message).toBe(`execution ${run.id} failed before it could be canceled`);
  });

  it("throws for a failure with throwOnFailure, with the steps that failed", async () => {
    const { run, serverIds } = await createRun({ outcome: "failed", error: { msg: "no space left", rc: 28 } });
    const error = await errorOf(run.waitUntilFinished({ throwOnFailure: true }), ExecutionFailedError);
    expect([error.code, error.execution.state, error.failedSteps.length]).toEqual(["EXECUTION_FAILED", "failed", 1]);
    expect(error.failedSteps[0]?.error).toMatchObject({ msg: "no space left" });
    expect(serverIds).toContain(error.failedSteps[0]?.serverId);
    expect(error.message).toContain("no space left");
    expect(run.state).not.toBe("failed");
    expect((await run.waitUntilFinished()).state).toBe("failed");
  });

  it("throws for a failure although its steps cannot be read", async () => {
    const { run, server } = await createRun({ outcome: "failed" });
    server.inject({ kind: "status", status: 404, path: `execution/${run.id}/steps/`, times: Infinity });
    const error = await errorOf(run.waitUntilFinished({ throwOnFailure: true }), ExecutionFailedError);
    expect(error.failedSteps).toEqual([]);
    expect(error.message).toContain("its log says why");
  });

  it("throws for a cancellation with throwOnFailure", async () => {
    const { run, server } = await createRun();
    server.startExecution(run.id);
    server.finishExecution(run.id, "canceled");
    const error = await errorOf(run.waitUntilFinished({ throwOnFailure: true }), ExecutionCanceledError);
    expect(error.message).toBe(`execution ${run.id} was canceled`);
  });

  it("ends at its deadline, and says what it saw", async () => {
    const { run, server } = await createRun({ outcome: "hang" });
    const startMs = server.clock.now();
    const error = await errorOf(run.waitUntilFinished({ timeoutMs: 60_000 }), WaitTimeoutError);
    expect(server.clock.now() - startMs).toBe(60_000);
    expect([error.id, error.states, error.timeoutMs]).toEqual([run.id, ["created", "started"], 60_000]);
    expect(error.resource?.toString()).toBe(`execution ${run.id}`);
    expect(error.message).toMatch(/was not finished after 60 s and \d+ polls \(seen created, started\)/);
  });

  it("ends with the reason of an abort, at once", async () => {
    const { run, server, sent } = await createRun({ outcome: "hang" });
    const controller = new AbortController();
    const updates: number[] = [];
    const wait = run.waitUntilFinished({
      signal: controller.signal,
      onUpdate: ({ polls }) => {
        updates.push(polls);
        if (polls === 2) controller.abort(new Error("enough"));
      },
    });
    await expect(wait).rejects.toThrow("enough");
    expect([updates, sent().length]).toEqual([[1, 2], 2]);
    expect(server.execution(run.id)?.state).toBe("started");
  });

  it("tolerates a few failed polls, and ends with a missing execution", async () => {
    const { decapod, run, server } = await createRun({ durationMs: 30_000 });
    server.inject({ kind: "status", status: 500, path: `execution/${run.id}/`, times: 4, skip: 1 });
    await run.waitUntilFinished({ request: { retry: false } });
    expect(run.isSuccessful).toBe(true);
    await errorOf(decapod.executions.waitUntilFinished(unknownUuid), NotFoundError);
  });

  it.each([
    { refreshPeriodMs: -1 },
    { timeoutMs: "1" },
    { onStep: "x" },
    { onUpdate: 7 },
    { throwOnFailure: 1 },
    { request: { timeoutMs: 0 } },
    { signal: {} },
    null,
  ])("refuses the options %j", async (options) => {
    const { run, decapod, server } = await createRun();
    await errorOf(decapod.executions.waitUntilFinished(run, options as never), InvalidInputError);
    await errorOf(collect(run.follow(options as never)), InvalidInputError);
    expect(server.requests).toEqual([]);
  });
});

describe("onStep", () => {
  it("gets each step once, in the order of their ends, all before the wait is over", async () => {
    const { run } = await createRun({ durationMs: 20_000, steps: threeSteps });
    const steps: ExecutionStep[] = [];
    let isOver = false;
    await run.waitUntilFinished({
      onStep: async (step) => {
        await Promise.resolve();
        expect(isOver).toBe(false);
        steps.push(step);
      },
    });
    isOver = true;
    expect(steps.map(({ name, role, result }) => `${role}/${name}/${result}`)).toEqual([
      ...["/one/ok", "ceph-mon/two/ok", "/three/ok"],
    ]);
    expect(steps[0]?.timeFinished).toBeInstanceOf(Date);
    expect(steps[0]?.executionId).toBe(run.id);
  });

  it("gets steps that are stored late, also those of long ago", async () => {
    const { run, server, step, beforePoll, clock } = await createManualRun();
    const now = Math.floor(clock.now() / 1000);
    beforePoll({
      1: () => {
        server.startExecution(run.id);
        server.addStep(step("first", now));
      },
      2: () => {
        server.addStep(step("late by 30 s", now - 30));
      },
      3: () => {
        server.addStep(step("late by an hour", now - 3600));
      },
      4: () => {
        server.finishExecution(run.id, "completed");
      },
    });
    const names: string[] = [];
    await run.waitUntilFinished({ onStep: ({ name }) => names.push(name) });
    expect(names).toEqual(["first", "late by 30 s", "late by an hour"]);
  });

  it("requests only the latest steps while it runs", async () => {
    const { run, server } = await createRun({ durationMs: 20_000, steps: threeSteps });
    await run.waitUntilFinished({ onStep: () => undefined });
    const filters = server.requests
      .filter(({ path }) => path.endsWith("/steps/"))
      .map(({ query }) => query.find(([name]) => name === "filter")?.[1]);
    expect(filters[0]).toBeUndefined();
    const latest = filters.filter((filter) => filter !== undefined);
    expect(latest.length).toBeGreaterThan(1);
    expect(latest.every((filter) => filter.startsWith('{"time_finished":{"gte":'))).toBe(true);
    expect(filters.at(-1)).toBeUndefined();
  });

  it("ends the wait with what it throws", async () => {
    const { run } = await createRun({ steps: threeSteps });
    const wait = run.waitUntilFinished({
      onStep: () => {
        throw new RangeError("no");
      },
    });
    await expect(wait).rejects.toThrow(RangeError);
  });
});

describe("follow", () => {
  it.each([false, true])("yields states, steps and log lines; of one that has ended: %s", async (hasEnded) => {
    const log = "PLAY [all]\r\nok: ä€😀\n\nlast";
    const { run } = await createRun({ durationMs: 12_000, steps: threeSteps, log });
    if (hasEnded) await run.waitUntilFinished();
    const events = await collect(run.follow());
    const kinds = events.map((event) => event.type);
    expect(kinds).toEqual([...kinds].sort((one, other) => Number(one === "log") - Number(other === "log")));
    const states = events.flatMap((event) => (event.type === "state" ? [event.execution.state] : []));
    expect(states).toEqual(hasEnded ? ["completed"] : ["created", "started", "completed"]);
    const steps = events.flatMap((event) => (event.type === "step" ? [event.step.name] : []));
    expect(steps).toEqual(["one", "two", "three"]);
    const lines = events.flatMap((event) => (event.type === "log" ? [event.line] : []));
    expect(lines.slice(0, 3)).toEqual(["PLAY [all]", "ok: ä€😀", ""]);
    expect(lines).toEqual(await collect(run.log()));
  });

  it("cancels the wait when the loop is left; the execution goes on", async () => {
    const { run, server, sent } = await createRun({ outcome: "hang" });
    for await (const event of run.follow()) {
      if (event.type === "state" && event.execution.state === "started") break;
    }
    const requests = sent().length;
    expect(requests).toBeGreaterThan(0);
    await run.sync();
    expect([run.state, sent().length]).toEqual(["started", 1]);
    expect(server.execution(run.id)?.state).toBe("started");
  });

  it("waits for a log that is stored a little later, and does without it in the end", async () => {
    const { run, server } = await createRun();
    server.inject({
      kind: "status",
      status: 404,
      body: { code: 404, error: "NotFound", message: "" },
      path: /\/log\/$/,
    });
    const events = await collect(run.follow());
    expect(events.filter(({ type }) => type === "log").length).toBeGreaterThan(0);
    server.inject({
      ...{ kind: "status", status: 404, path: /\/log\/$/, times: Infinity },
      body: { code: 404, error: "NotFound", message: "" },
    });
    expect((await collect(run.follow())).map(({ type }) => type)).not.toContain("log");
  });

  it("throws what the wait throws, after what was seen", async () => {
    const { run } = await createRun({ outcome: "failed", steps: threeSteps });
    const seen: string[] = [];
    const follow = async (): Promise<void> => {
      for await (const { type } of run.follow({ throwOnFailure: true })) seen.push(type);
    };
    await errorOf(follow(), ExecutionFailedError);
    expect(seen).toContain("step");
  });

  it("ends with the reason of an abort, and at its deadline", async () => {
    const { run } = await createRun({ outcome: "hang" });
    await errorOf(collect(run.follow({ timeoutMs: 20_000 })), WaitTimeoutError);
    const controller = new AbortController();
    const follow = async (): Promise<void> => {
      for await (const event of run.follow({ signal: controller.signal })) {
        if (event.type === "state") controller.abort(new Error("enough"));
      }
    };
    await expect(follow()).rejects.toThrow("enough");
  });
});

describe("steps", () => {
  it("are those that ended last first, and can be sorted, filtered and counted", async () => {
    const { run } = await createRun({ durationMs: 20_000, steps: threeSteps });
    await run.waitUntilFinished();
    expect((await run.steps()).map(({ name }) => name)).toEqual(["three", "two", "one"]);
    expect((await run.steps({ role: "ceph-mon" })).map(({ name }) => name)).toEqual(["two"]);
    expect((await run.steps({}, { sortBy: { timeFinished: "asc" }, limit: 1 })).map(({ name }) => name)).toEqual([
      "one",
    ]);
    expect(await run.steps({}, { pageSize: 2 }).count()).toBe(3);
    expect(await run.steps({}, { pageSize: Infinity })).toHaveLength(3);
    expect(() => run.steps({ state: "x" } as never)).toThrow("unknown filter state; those of the steps are");
  });
});
