// The client's main functions from a page: on the page's own clock and over a socket, with short pauses.
import { describe, expect } from "vitest";
import "./page-globals.js";
import { it } from "./page-fixture.js";

describe("lists in a page", () => {
  it("are collected when awaited, and streamed in a loop", async ({ setUp }) => {
    const { server, runInPage } = await setUp();
    server.addInstances(250, { name: (index) => `n${index}` });
    const lists = await runInPage(async () => {
      const list = () => connect().executableTaskInstances.list({}, { pageSize: 50 });
      const awaited = await list();
      const streamed: string[] = [];
      for await (const one of list()) {
        streamed.push(one.name);
        if (streamed.length === 120) break;
      }
      return { awaited: awaited.map(({ name }) => name), streamed };
    });
    const newestFirst = Array.from({ length: 250 }, (_, index) => `n${249 - index}`);
    expect(lists).toEqual({ awaited: newestFirst, streamed: newestFirst.slice(0, 120) });
  });

  it("are filtered, counted and read page by page", async ({ setUp }) => {
    const { server, runInPage } = await setUp();
    server.addInstances(40, {
      name: (index) => `n${index}`,
      state: (index) => (index % 4 === 0 ? "failed" : "successful"),
      user: (index) => (index < 20 ? "alice" : "bob"),
    });
    const found = await runInPage(async () => {
      const { executableTaskInstances: instances } = connect();
      const failed = await instances.list({ state: ["failed", "terminated"], user: "bob" });
      const { items, count } = await instances.list({ name: { startswith: "n1" } }, { pageSize: 5 }).page(3);
      return {
        failed: failed.map(({ name }) => name),
        page: [items.map(({ name }) => name), count],
        total: await instances.list().count(),
        first: (await instances.list({ user: "alice" }).first())?.name,
        unknown: await failure(() => instances.list({ color: "red" } as never)),
      };
    });
    expect(found).toMatchObject({
      failed: ["n36", "n32", "n28", "n24", "n20"],
      page: [["n1"], 11],
      total: 40,
      first: "n19",
      unknown: { code: "INVALID_INPUT", classes: ["InvalidInputError", "SaltantError"] },
    });
  });
});

describe("task instances in a page", () => {
  it("are launched and waited for", async ({ setUp }) => {
    const { server, runInPage } = await setUp({ workers: "off" });
    const task = server.addTask("align", "container");
    // Each poll sees a later state.
    const states = ["running", "running", "successful"];
    server.onRequest(({ method }) => {
      const [instance] = server.instances("container");
      const state = method === "GET" ? states.shift() : undefined;
      if (instance !== undefined && state !== undefined) server.setState(instance.uuid, state);
    });
    const run = await runInPage(async ({ taskType, taskQueue }) => {
      const { containerTaskInstances } = connect();
      const instance = await containerTaskInstances.create({ taskType, taskQueue, name: "s1", arguments: { n: 1 } });
      const updates: [string, number][] = [];
      await instance.waitUntilFinished({
        refreshPeriodMs: 1,
        onUpdate: ({ instance: { state }, polls }) => updates.push([state, polls]),
      });
      const { name, isSuccessful, datetimeFinished } = instance;
      return { updates, name, isSuccessful, isDated: datetimeFinished instanceof Date };
    }, task);
    const updates = [
      ["running", 1],
      ["running", 2],
      ["successful", 3],
    ];
    expect(run).toEqual({ updates, name: "s1", isSuccessful: true, isDated: true });
  });

  it("are cloned and terminated", async ({ setUp }) => {
    const { server, runInPage } = await setUp();
    const task = server.addTask("sleep");
    server.script("sleep", { queuedMs: 0, durationMs: 3_600_000 });
    const ended = await runInPage(async (ids) => {
      const run = await connect().executableTaskInstances.create({ ...ids, name: "long" });
      const clone = await run.clone();
      await run.terminate();
      await run.waitUntilFinished({ refreshPeriodMs: 10 });
      return { run: [run.name, run.state], clone: [clone.name, clone.isFinished, clone.equals(run)] };
    }, task);
    expect(ended).toEqual({ run: ["long", "terminated"], clone: ["long", false, false] });
  });

  it("are launched and waited for in bulk, with progress, and all results are kept when some fail", async ({
    setUp,
  }) => {
    const { server, runInPage } = await setUp();
    const task = server.addTask("quick");
    server.script("quick", ({ arguments: { n } }) => ({
      queuedMs: 0,
      durationMs: 1,
      outcome: n === 3 ? "failed" : "successful",
    }));
    const bulk = await runInPage(async (ids) => {
      const { executableTaskInstances: instances } = connect();
      const launched: string[] = [];
      const runs = await instances.createMany(
        Array.from({ length: 10 }, (_, n) => ({ ...ids, name: `n${n}`, arguments: { n } })),
        { onProgress: ({ done, total }) => launched.push(`${done}/${total}`) },
      );
      let waited = 0;
      await instances.waitUntilAllFinished(runs, { refreshPeriodMs: 10, onProgress: ({ done }) => (waited = done) });
      const again = await instances.cloneMany([runs[0]?.uuid ?? "", "00000000-0000-4000-8000-000000000000"]).then(
        () => null,
        (error: unknown) => error,
      );
      return {
        launched,
        waited,
        states: runs.map(({ name, state }) => `${name} ${state}`),
        again: again instanceof saltant.BulkError && {
          succeeded: [...again.succeeded.keys()],
          failed: again.failed.map(({ error }) => error instanceof saltant.NotFoundError),
        },
      };
    }, task);
    expect(bulk).toEqual({
      launched: Array.from({ length: 10 }, (_, index) => `${index + 1}/10`),
      waited: 10,
      states: Array.from({ length: 10 }, (_, n) => `n${n} ${n === 3 ? "failed" : "successful"}`),
      again: { succeeded: [0], failed: [true] },
    });
  });
});
