import { BulkError, ConnectionError, type SaltantClientOptions } from "saltant";
import { describe, expect, it } from "vitest";
import { bulkOperations, collect, type Operation, singleOperations } from "./operations.js";
import {
  type Settlement,
  expectAborted,
  expectNothingLeft,
  nextTurn,
  createFixture,
  type AbortFixture,
  until,
  track,
} from "./fixture.js";

const adminLogin = {
  username: "admin",
  password: "admin-password",
  authToken: undefined,
} as Partial<SaltantClientOptions>;

/** Aborts a pending operation, and checks that everything has ended one turn of the event loop later. */
async function abortNow(fixture: AbortFixture, controller: AbortController, settlement: Settlement): Promise<void> {
  expect(settlement.state).toBe("pending");
  const sent = fixture.server.requests.length;
  controller.abort(new RangeError("enough"));
  await nextTurn();
  expectAborted(settlement, controller.signal);
  await expectNothingLeft(fixture, controller.signal, sent);
}

describe("an abort of a call that waits for the login of another call", () => {
  it.each(Object.entries({ ...singleOperations, ...bulkOperations }))(
    "ends %s at once, and not the other",
    async (name, operation) => {
      // Each connects with its own credentials.
      if (name === "connect") return;
      const fixture = createFixture(adminLogin);
      const { client, clock, server } = fixture;
      const login = server.inject({ kind: "delay", ms: 60_000, path: "token/" });
      const other = client.users.get("bob");
      await until(() => login.count === 1);
      const controller = new AbortController();
      const settlement = track(operation(fixture, controller.signal));
      await until(() => true);
      controller.abort(new RangeError("enough"));
      await nextTurn();
      expectAborted(settlement, controller.signal);
      await clock.advance(60_000);
      expect(await other).toMatchObject({ username: "bob" });
      expect(server.requests.map(({ path }) => path)).toEqual(["token/", "users/bob/"]);
      await expectNothingLeft(fixture, controller.signal, 2);
    },
  );

  it("cancels the login when all calls that wait for it are aborted, and the next call logs in again", async () => {
    const fixture = createFixture(adminLogin);
    const { client, server } = fixture;
    const login = server.inject({ kind: "stall", path: "token/" });
    const controllers = [new AbortController(), new AbortController()] as const;
    const settlements = controllers.map(({ signal }) => track(client.users.get("bob", { signal })));
    await until(() => login.count === 1);
    controllers[0].abort(new RangeError("the first"));
    await until(() => settlements[0]?.state === "rejected");
    expect(fixture.clock.pendingTimers).toBe(1);
    // A call that joins at the same moment is not affected by the reasons of the others.
    controllers[1].abort(new RangeError("the last"));
    const joining = client.users.get("bob");
    const later = Promise.resolve().then(() => client.users.get("bob"));
    expect(await joining).toMatchObject({ username: "bob" });
    expect(await later).toMatchObject({ username: "bob" });
    for (const [index, settlement] of settlements.entries())
      expectAborted(settlement, controllers[index === 0 ? 0 : 1].signal);
    const logins = server.requests.filter(({ path }) => path === "token/");
    expect(logins.map(({ status }) => status)).toEqual([undefined, 200]);
    expect(fixture.clock.pendingTimers).toBe(0);
  });

  it.each(Array.from({ length: 25 }, (_, turns) => turns))(
    "does not affect a call that starts %i microtasks later",
    async (turns) => {
      const { client, server } = createFixture(adminLogin);
      const login = server.inject({ kind: "stall", path: "token/" });
      const controller = new AbortController();
      const settlement = track(client.users.get("bob", { signal: controller.signal }));
      await until(() => login.count === 1);
      controller.abort(new RangeError("enough"));
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      expect(await client.users.get("bob")).toMatchObject({ username: "bob" });
      expectAborted(settlement, controller.signal);
    },
  );
});

describe("an abort of a wait", () => {
  const waits = Object.entries({ ...singleOperations, ...bulkOperations }).filter(([name]) =>
    name.includes("waitUntil"),
  );
  expect(waits).toHaveLength(4);

  it.each(waits)("ends %s at once between two polls", async (_, wait) => {
    const fixture = createFixture();
    const controller = new AbortController();
    const settlement = track(wait(fixture, controller.signal));
    await fixture.clock.advance(12_000);
    expect(fixture.server.requests.length).toBeGreaterThanOrEqual(3);
    await abortNow(fixture, controller, settlement);
  });

  it.each(waits)("ends %s at once during a poll", async (_, wait) => {
    const fixture = createFixture();
    const controller = new AbortController();
    const settlement = track(wait(fixture, controller.signal));
    await fixture.clock.advance(1_000);
    const poll = fixture.server.inject({ kind: "stall", times: Infinity });
    await fixture.clock.advance(5_000);
    expect(poll.count).toBeGreaterThan(0);
    await abortNow(fixture, controller, settlement);
  });

  it.each(waits)("ends %s at once while polls fail", async (_, wait) => {
    const fixture = createFixture();
    const controller = new AbortController();
    const settlement = track(wait(fixture, controller.signal));
    fixture.server.inject({ kind: "status", status: 502, times: Infinity });
    await fixture.clock.advance(7_000);
    await abortNow(fixture, controller, settlement);
  });

  it("keeps the finished instances of a wait for many", async () => {
    const fixture = createFixture();
    const { client, clock, server, run, uuid } = fixture;
    const controller = new AbortController();
    const all = client.executableTaskInstances.waitUntilAllFinished([uuid, run], { signal: controller.signal });
    const settlement = track(all);
    await clock.advance(1_000);
    server.setState(uuid, "successful");
    await clock.advance(5_000);
    await abortNow(fixture, controller, settlement);
    expect(settlement.value).toMatchObject({ succeeded: new Map([[0, expect.objectContaining({ uuid })]]) });
  });

  it("ends a loop that waits for the next instance to end", async () => {
    const fixture = createFixture();
    const { client, clock, server, run, uuid } = fixture;
    const controller = new AbortController();
    const all = client.executableTaskInstances.waitUntilAllFinished([uuid, run], { signal: controller.signal });
    const loop = all[Symbol.asyncIterator]();
    const first = loop.next();
    await clock.advance(1_000);
    server.setState(uuid, "successful");
    await clock.advance(5_000);
    expect(await first).toMatchObject({ value: { uuid } });
    await abortNow(fixture, controller, track(loop.next()));
  });
});

describe("an abort of a list", () => {
  /** A list of ten items with one item per page. */
  function tenPages(signal: AbortSignal) {
    const fixture = createFixture();
    fixture.server.addInstances(8);
    return { fixture, list: fixture.client.executableTaskInstances.list({}, { signal, pageSize: 1, concurrency: 3 }) };
  }

  it.each(["pages", "items"] as const)("ends a loop over its %s between two of them", async (what) => {
    const controller = new AbortController();
    const { fixture, list } = tenPages(controller.signal);
    const loop = what === "pages" ? list.pages() : list[Symbol.asyncIterator]();
    expect(await loop.next()).toMatchObject({ done: false });
    const sent = fixture.server.requests.length;
    controller.abort(new RangeError("enough"));
    const settlement = track(loop.next());
    await nextTurn();
    expectAborted(settlement, controller.signal);
    await expectNothingLeft(fixture, controller.signal, sent);
  });

  it.each(["awaited", "streamed"])(
    "ends it at once while pages are requested concurrently, when it is %s",
    async (how) => {
      const controller = new AbortController();
      const { fixture, list } = tenPages(controller.signal);
      const pages = fixture.server.inject({ kind: "stall", skip: 2, times: Infinity });
      const settlement = track(how === "awaited" ? list : collect(list));
      await until(() => pages.count === 3);
      await abortNow(fixture, controller, settlement);
    },
  );
});

describe("an abort of bulk work", () => {
  it("is the cause of an error with all results so far", async () => {
    const fixture = createFixture();
    const { client, server } = fixture;
    const controller = new AbortController();
    const fault = server.inject({ kind: "stall", skip: 3, times: Infinity });
    const inputs = Array.from({ length: 10 }, () => ({ taskType: 1, taskQueue: 1 }));
    const options = { signal: controller.signal, concurrency: 2 };
    const settlement = track(client.executableTaskInstances.createMany(inputs, options));
    await until(() => fault.count === 2);
    await abortNow(fixture, controller, settlement);
    const { reason } = controller.signal as { readonly reason: unknown };
    expect(settlement.value).toBeInstanceOf(BulkError);
    expect(settlement.value).toMatchObject({ cause: reason, notStarted: [5, 6, 7, 8, 9] });
    const { succeeded, failed } = settlement.value as BulkError<unknown>; // The line above has checked its class.
    expect([...succeeded.keys()]).toEqual([0, 1, 2]);
    expect(failed).toEqual([3, 4].map((index) => ({ index, error: reason })));
  });

  it("starts no further call when onProgress aborts", async () => {
    const fixture = createFixture();
    const controller = new AbortController();
    const { signal } = controller;
    const onProgress = (): void => controller.abort(new RangeError("enough"));
    const inputs = Array.from({ length: 10 }, () => ({ taskType: 1, taskQueue: 1 }));
    const settlement = track(
      fixture.client.executableTaskInstances.createMany(inputs, { signal, onProgress, concurrency: 1 }),
    );
    await until(() => settlement.state !== "pending");
    expectAborted(settlement, signal);
    await expectNothingLeft(fixture, signal, 1);
  });
});

describe("an abort of the lookup after a 500", () => {
  const actions = Object.entries({ ...singleOperations, ...bulkOperations }).filter(([name]) =>
    /clone|terminate/.test(name),
  );
  expect(actions).toHaveLength(6);

  it.each(actions)("ends %s with the signal's reason", async (_, action: Operation) => {
    const fixture = createFixture();
    const controller = new AbortController();
    fixture.server.inject({ kind: "status", status: 500, method: "POST", times: Infinity });
    const lookup = fixture.server.inject({ kind: "stall", method: "GET", times: Infinity });
    const settlement = track(action(fixture, controller.signal));
    await until(() => lookup.count > 0);
    await abortNow(fixture, controller, settlement);
  });
});

describe("an abort within the scope of an instance", () => {
  it("terminates the instance, and then its reason is thrown from the scope", async () => {
    const { client, server, uuid } = createFixture();
    const controller = new AbortController();
    const work = async (): Promise<void> => {
      await using run = await client.executableTaskInstances.get(uuid);
      await run.waitUntilFinished({ signal: controller.signal });
    };
    const settlement = track(work());
    await until(() => server.requests.length === 2);
    controller.abort(new RangeError("enough"));
    await until(() => settlement.state !== "pending");
    expectAborted(settlement, controller.signal);
    expect(server.requests.slice(2)).toMatchObject([
      { method: "POST", path: `executabletaskinstances/${uuid}/terminate/` },
    ]);
  });
});

describe("a signal created by the platform", () => {
  it("may be AbortSignal.any", async () => {
    const fixture = createFixture();
    const fault = fixture.server.inject({ kind: "stall" });
    const [one, other] = [new AbortController(), new AbortController()];
    const signal = AbortSignal.any([one.signal, other.signal]);
    const settlement = track(fixture.client.users.get("bob", { signal }));
    await until(() => fault.count === 1);
    other.abort(new RangeError("the other"));
    await nextTurn();
    expect(settlement.value).toBe(other.signal.reason);
    await expectNothingLeft(fixture, signal, 1);
  });

  it("may be AbortSignal.timeout, and then its TimeoutError is the reason", async () => {
    const fixture = createFixture();
    fixture.server.inject({ kind: "stall", times: Infinity });
    const signal = AbortSignal.timeout(1);
    const settlement = track(fixture.client.taskQueues.create({ name: "new" }, { signal }));
    await until(() => signal.aborted);
    expectAborted(settlement, signal);
    expect(settlement.value).toMatchObject({ name: "TimeoutError", constructor: DOMException });
    expect(settlement.value).not.toBeInstanceOf(ConnectionError);
    await expectNothingLeft(fixture, signal, fixture.server.requests.length);
  });
});
