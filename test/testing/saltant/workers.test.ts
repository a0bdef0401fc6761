import { describe, expect, test } from "vitest";
import { EmbeddedServer, VirtualClock } from "saltant/testing";
import { caller } from "./support.js";

/** A server whose clock only the test moves, with a launched instance. */
async function launched(options: { workers?: "on" | "off"; prepare?: (server: EmbeddedServer) => void } = {}) {
  const clock = new VirtualClock({ autoAdvance: false });
  const server = new EmbeddedServer({ clock, workers: options.workers ?? "on" });
  const { taskType, taskQueue } = server.addTask("align");
  options.prepare?.(server);
  const call = caller(server);
  const created = await call("POST", "executabletaskinstances/", {
    task_type: taskType,
    task_queue: taskQueue,
    arguments: { n: 3 },
  });
  const { uuid } = created.json;
  const state = (): string | undefined => server.instance(uuid)?.state;
  return { clock, server, call, created, uuid, state };
}

describe("workers", () => {
  test("carry an instance from published over running to successful within a second", async () => {
    const { clock, server, created, uuid, state } = await launched();
    expect(created).toMatchObject({ status: 201, json: { state: "created" } });
    expect(state()).toBe("published");
    await clock.advance(99);
    expect(state()).toBe("published");
    await clock.advance(1);
    expect(state()).toBe("running");
    await clock.advance(899);
    expect(state()).toBe("running");
    await clock.advance(1);
    expect(state()).toBe("successful");
    expect(server.instance(uuid)?.finishedAt).toEqual(new Date("2026-01-01T00:00:01Z"));
    expect(clock.pendingTimers).toBe(0);
  });

  test("follow the script of the instance's type", async () => {
    const { clock, state } = await launched({
      prepare: (server) => {
        server.script("align", { queuedMs: 10, durationMs: 20, outcome: "failed" });
        server.script("another type", { outcome: "hang" });
      },
    });
    await clock.advance(30);
    expect(state()).toBe("failed");
  });

  test("follow the latest matching script, which may inspect the instance", async () => {
    const { clock, state } = await launched({
      prepare: (server) => {
        server.script("align", { outcome: "failed" });
        server.script(
          ({ user, taskTypeName }) => user === "alice" && taskTypeName === "align",
          (instance) => ({ durationMs: Number(instance.arguments.n) * 1_000 }),
        );
        server.script(() => true, { outcome: "hang" })();
      },
    });
    await clock.advance(3_099);
    expect(state()).toBe("running");
    await clock.advance(1);
    expect(state()).toBe("successful");
  });

  test("leave a task that hangs running until it is terminated", async () => {
    const { clock, server, call, uuid, state } = await launched({
      prepare: (server) => server.script("align", { outcome: "hang" }),
    });
    await clock.advance(86_400_000);
    expect(state()).toBe("running");
    const response = await call("POST", `executabletaskinstances/${uuid}/terminate/`);
    expect(response).toMatchObject({ status: 202, json: { state: "running" } });
    await clock.advance(50);
    expect(server.instance(uuid)).toMatchObject({ state: "terminated", finishedAt: null });
  });

  test("do not start an instance that was terminated before it ran", async () => {
    const { clock, call, uuid, state } = await launched();
    await call("POST", `executabletaskinstances/${uuid}/terminate/`);
    await clock.advance(10_000);
    expect(state()).toBe("terminated");
  });

  test("do not need more time if an instance is terminated twice", async () => {
    const { clock, call, uuid, state } = await launched();
    await call("POST", `executabletaskinstances/${uuid}/terminate/`);
    await clock.advance(40);
    await call("POST", `executabletaskinstances/${uuid}/terminate/`);
    await clock.advance(10);
    expect(state()).toBe("terminated");
    expect(clock.pendingTimers).toBe(0);
  });

  test("do not terminate a finished instance", async () => {
    const { clock, call, uuid, state } = await launched();
    await clock.advance(1_000);
    expect((await call("POST", `executabletaskinstances/${uuid}/terminate/`)).status).toBe(202);
    await clock.advance(10_000);
    expect(state()).toBe("successful");
  });

  test("cannot report on an instance whose queue was made inactive: it keeps its state", async () => {
    const { clock, server, call, uuid, state } = await launched();
    await clock.advance(100);
    await caller(server, "admin")("PATCH", "taskqueues/1/", { active: false });
    await clock.advance(10_000);
    expect(state()).toBe("running");
    const own = await call("GET", `executabletaskinstances/${uuid}/`);
    expect(own.json).toMatchObject({ state: "running", datetime_finished: null });
  });

  test("do not change an instance after a test has set its state", async () => {
    const { clock, server, uuid, state } = await launched();
    server.setState(uuid, "paused");
    await clock.advance(10_000);
    expect(state()).toBe("paused");
  });

  test("may be absent: then an instance stays published", async () => {
    const { clock, call, uuid, state } = await launched({ workers: "off" });
    expect(clock.pendingTimers).toBe(0);
    await call("POST", `executabletaskinstances/${uuid}/terminate/`);
    await clock.advance(10_000);
    expect(state()).toBe("published");
  });

  test("let a client wait for hours of virtual time at once", async () => {
    const server = new EmbeddedServer();
    server.script("align", { durationMs: 5 * 3_600_000 });
    const { taskType, taskQueue } = server.addTask("align");
    const call = caller(server);
    const { json } = await call("POST", "executabletaskinstances/", { task_type: taskType, task_queue: taskQueue });
    let polls = 0;
    for (let state = "created"; state !== "successful"; polls += 1) {
      await new Promise<void>((resolve) => server.clock.setTimer(resolve, 5_000));
      ({ state } = (await call("GET", `executabletaskinstances/${json.uuid}/`)).json);
    }
    // With 100 ms of queueing, the last of the 3,600 polls, one every 5 s, is too early.
    expect(polls).toBe(3_601);
  });
});
