import { BulkError, ConnectionError, type SaltantClientOptions } from "saltant";
import { describe, expect, it } from "vitest";
import { bulkOperations, collect, singleOperations, type Operation } from "./operations.js";
import { expectAborted, expectNothingLeft, oneTurn, stage, until, watch, type Ending, type Stage } from "./stage.js";

const asAdmin = {
  username: "admin",
  password: "admin-password",
  authToken: undefined,
} as Partial<SaltantClientOptions>;

/** Aborts what is under way, and sees to it that all is over one turn of the event loop later. */
async function abortNow(scene: Stage, controller: AbortController, ending: Ending): Promise<void> {
  expect(ending.state).toBe("pending");
  const sent = scene.server.requests.length;
  controller.abort(new RangeError("enough"));
  await oneTurn();
  expectAborted(ending, controller.signal);
  await expectNothingLeft(scene, controller.signal, sent);
}

describe("an abort of a call that waits for another's login", () => {
  it.each(Object.entries({ ...singleOperations, ...bulkOperations }))(
    "ends %s at once, and not the other",
    async (name, operation) => {
      // Each connects with credentials of its own.
      if (name === "connect") return;
      const scene = stage(asAdmin);
      const { client, clock, server } = scene;
      const login = server.inject({ kind: "delay", ms: 60_000, path: "token/" });
      const other = client.users.get("bob");
      await until(() => login.count === 1);
      const controller = new AbortController();
      const ending = watch(operation(scene, controller.signal));
      await until(() => true);
      controller.abort(new RangeError("enough"));
      await oneTurn();
      expectAborted(ending, controller.signal);
      await clock.advance(60_000);
      expect(await other).toMatchObject({ username: "bob" });
      expect(server.requests.map(({ path }) => path)).toEqual(["token/", "users/bob/"]);
      await expectNothingLeft(scene, controller.signal, 2);
    },
  );

  it("ends the login once all who waited for it have gone, and whoever comes then logs in anew", async () => {
    const scene = stage(asAdmin);
    const { client, server } = scene;
    const login = server.inject({ kind: "stall", path: "token/" });
    const controllers = [new AbortController(), new AbortController()] as const;
    const endings = controllers.map(({ signal }) => watch(client.users.get("bob", { signal })));
    await until(() => login.count === 1);
    controllers[0].abort(new RangeError("the first"));
    await until(() => endings[0]?.state === "rejected");
    expect(scene.clock.pendingTimers).toBe(1);
    // Whoever joins in at the very moment has nothing to do with the others' reasons.
    controllers[1].abort(new RangeError("the last"));
    const joining = client.users.get("bob");
    const later = Promise.resolve().then(() => client.users.get("bob"));
    expect(await joining).toMatchObject({ username: "bob" });
    expect(await later).toMatchObject({ username: "bob" });
    for (const [index, ending] of endings.entries()) expectAborted(ending, controllers[index === 0 ? 0 : 1].signal);
    const logins = server.requests.filter(({ path }) => path === "token/");
    expect(logins.map(({ status }) => status)).toEqual([undefined, 200]);
    expect(scene.clock.pendingTimers).toBe(0);
  });

  it.each(Array.from({ length: 25 }, (_, turns) => turns))(
    "does no harm to a call that comes %i microtasks later",
    async (turns) => {
      const { client, server } = stage(asAdmin);
      const login = server.inject({ kind: "stall", path: "token/" });
      const controller = new AbortController();
      const ending = watch(client.users.get("bob", { signal: controller.signal }));
      await until(() => login.count === 1);
      controller.abort(new RangeError("enough"));
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      expect(await client.users.get("bob")).toMatchObject({ username: "bob" });
      expectAborted(ending, controller.signal);
    },
  );
});

describe("an abort of a wait", () => {
  const waits = Object.entries({ ...singleOperations, ...bulkOperations }).filter(([name]) =>
    name.includes("waitUntil"),
  );
  expect(waits).toHaveLength(4);

  it.each(waits)("ends %s at once between two polls", async (_, wait) => {
    const scene = stage();
    const controller = new AbortController();
    const ending = watch(wait(scene, controller.signal));
    await scene.clock.advance(12_000);
    expect(scene.server.requests.length).toBeGreaterThanOrEqual(3);
    await abortNow(scene, controller, ending);
  });

  it.each(waits)("ends %s at once during a poll", async (_, wait) => {
    const scene = stage();
    const controller = new AbortController();
    const ending = watch(wait(scene, controller.signal));
    await scene.clock.advance(1_000);
    const poll = scene.server.inject({ kind: "stall", times: Infinity });
    await scene.clock.advance(5_000);
    expect(poll.count).toBeGreaterThan(0);
    await abortNow(scene, controller, ending);
  });

  it.each(waits)("ends %s at once while polls fail", async (_, wait) => {
    const scene = stage();
    const controller = new AbortController();
    const ending = watch(wait(scene, controller.signal));
    scene.server.inject({ kind: "status", status: 502, times: Infinity });
    await scene.clock.advance(7_000);
    await abortNow(scene, controller, ending);
  });

  it("keeps what has finished of many", async () => {
    const scene = stage();
    const { client, clock, server, run, uuid } = scene;
    const controller = new AbortController();
    const all = client.executableTaskInstances.waitUntilAllFinished([uuid, run], { signal: controller.signal });
    const ending = watch(all);
    await clock.advance(1_000);
    server.setState(uuid, "successful");
    await clock.advance(5_000);
    await abortNow(scene, controller, ending);
    expect(ending.value).toMatchObject({ succeeded: new Map([[0, expect.objectContaining({ uuid })]]) });
  });

  it("ends a loop that is waiting for the next one to end", async () => {
    const scene = stage();
    const { client, clock, server, run, uuid } = scene;
    const controller = new AbortController();
    const all = client.executableTaskInstances.waitUntilAllFinished([uuid, run], { signal: controller.signal });
    const loop = all[Symbol.asyncIterator]();
    const first = loop.next();
    await clock.advance(1_000);
    server.setState(uuid, "successful");
    await clock.advance(5_000);
    expect(await first).toMatchObject({ value: { uuid } });
    await abortNow(scene, controller, watch(loop.next()));
  });
});

describe("an abort of a list", () => {
  /** A list of ten on pages of one. */
  function tenPages(signal: AbortSignal) {
    const scene = stage();
    scene.server.addInstances(8);
    return { scene, list: scene.client.executableTaskInstances.list({}, { signal, pageSize: 1, concurrency: 3 }) };
  }

  it.each(["pages", "items"] as const)("ends a loop over its %s between two of them", async (what) => {
    const controller = new AbortController();
    const { scene, list } = tenPages(controller.signal);
    const loop = what === "pages" ? list.pages() : list[Symbol.asyncIterator]();
    expect(await loop.next()).toMatchObject({ done: false });
    const sent = scene.server.requests.length;
    controller.abort(new RangeError("enough"));
    const ending = watch(loop.next());
    await oneTurn();
    expectAborted(ending, controller.signal);
    await expectNothingLeft(scene, controller.signal, sent);
  });

  it.each(["awaited", "streamed"])(
    "ends it at once while pages are asked for side by side, when it is %s",
    async (how) => {
      const controller = new AbortController();
      const { scene, list } = tenPages(controller.signal);
      const pages = scene.server.inject({ kind: "stall", skip: 2, times: Infinity });
      const ending = watch(how === "awaited" ? list : collect(list));
      await until(() => pages.count === 3);
      await abortNow(scene, controller, ending);
    },
  );
});

describe("an abort of bulk work", () => {
  it("is the cause of an error with all that had succeeded", async () => {
    const scene = stage();
    const { client, server } = scene;
    const controller = new AbortController();
    const fault = server.inject({ kind: "stall", skip: 3, times: Infinity });
    const inputs = Array.from({ length: 10 }, () => ({ taskType: 1, taskQueue: 1 }));
    const options = { signal: controller.signal, concurrency: 2 };
    const ending = watch(client.executableTaskInstances.createMany(inputs, options));
    await until(() => fault.count === 2);
    await abortNow(scene, controller, ending);
    const { reason } = controller.signal as { readonly reason: unknown };
    expect(ending.value).toBeInstanceOf(BulkError);
    expect(ending.value).toMatchObject({ cause: reason, notStarted: [5, 6, 7, 8, 9] });
    const { succeeded, failed } = ending.value as BulkError<unknown>; // Seen to be one above.
    expect([...succeeded.keys()]).toEqual([0, 1, 2]);
    expect(failed).toEqual([3, 4].map((index) => ({ index, error: reason })));
  });

  it("begins nothing more when onProgress aborts", async () => {
    const scene = stage();
    const controller = new AbortController();
    const { signal } = controller;
    const onProgress = (): void => controller.abort(new RangeError("enough"));
    const inputs = Array.from({ length: 10 }, () => ({ taskType: 1, taskQueue: 1 }));
    const ending = watch(
      scene.client.executableTaskInstances.createMany(inputs, { signal, onProgress, concurrency: 1 }),
    );
    await until(() => ending.state !== "pending");
    expectAborted(ending, signal);
    await expectNothingLeft(scene, signal, 1);
  });
});

describe("an abort of the look after a 500", () => {
  const actions = Object.entries({ ...singleOperations, ...bulkOperations }).filter(([name]) =>
    /clone|terminate/.test(name),
  );
  expect(actions).toHaveLength(6);

  it.each(actions)("ends %s with the signal's reason", async (_, action: Operation) => {
    const scene = stage();
    const controller = new AbortController();
    scene.server.inject({ kind: "status", status: 500, method: "POST", times: Infinity });
    const look = scene.server.inject({ kind: "stall", method: "GET", times: Infinity });
    const ending = watch(action(scene, controller.signal));
    await until(() => look.count > 0);
    await abortNow(scene, controller, ending);
  });
});

describe("an abort within the scope of an instance", () => {
  it("terminates the instance, and then is what the scope ends with", async () => {
    const { client, server, uuid } = stage();
    const controller = new AbortController();
    const work = async (): Promise<void> => {
      await using run = await client.executableTaskInstances.get(uuid);
      await run.waitUntilFinished({ signal: controller.signal });
    };
    const ending = watch(work());
    await until(() => server.requests.length === 2);
    controller.abort(new RangeError("enough"));
    await until(() => ending.state !== "pending");
    expectAborted(ending, controller.signal);
    expect(server.requests.slice(2)).toMatchObject([
      { method: "POST", path: `executabletaskinstances/${uuid}/terminate/` },
    ]);
  });
});

describe("a signal that the platform has made", () => {
  it("may be AbortSignal.any", async () => {
    const scene = stage();
    const fault = scene.server.inject({ kind: "stall" });
    const [one, other] = [new AbortController(), new AbortController()];
    const signal = AbortSignal.any([one.signal, other.signal]);
    const ending = watch(scene.client.users.get("bob", { signal }));
    await until(() => fault.count === 1);
    other.abort(new RangeError("the other"));
    await oneTurn();
    expect(ending.value).toBe(other.signal.reason);
    await expectNothingLeft(scene, signal, 1);
  });

  it("may be AbortSignal.timeout, whose own error it is then", async () => {
    const scene = stage();
    scene.server.inject({ kind: "stall", times: Infinity });
    const signal = AbortSignal.timeout(1);
    const ending = watch(scene.client.taskQueues.create({ name: "new" }, { signal }));
    await until(() => signal.aborted);
    expectAborted(ending, signal);
    expect(ending.value).toMatchObject({ name: "TimeoutError", constructor: DOMException });
    expect(ending.value).not.toBeInstanceOf(ConnectionError);
    await expectNothingLeft(scene, signal, scene.server.requests.length);
  });
});
