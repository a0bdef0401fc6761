import { AmbiguousOutcomeError, type SaltantClientOptions, ServerError, TimeoutError, WaitTimeoutError } from "saltant";
import { describe, expect, it } from "vitest";
import { bulkOperations, singleOperations } from "./operations.js";
import { unknownUuid } from "../../saltant/support.js";
import { type Settlement, nextTurn, createFixture, type AbortFixture, track } from "./fixture.js";

const adminLogin = {
  username: "admin",
  password: "admin-password",
  authToken: undefined,
} as Partial<SaltantClientOptions>;

const operations = Object.entries(singleOperations).filter(([name]) => !name.includes("waitUntil"));
const creating = /\.create$|clone$/;

/** A body that yields a byte every 100 ms, and whose cancellation never settles. */
function tricklingBody({ clock }: Pick<AbortFixture, "clock">): ReadableStream<Uint8Array> {
  let isCancelled = false;
  return new ReadableStream({
    pull: async (controller) => {
      await new Promise<void>((resolve) => clock.setTimer(resolve, 100));
      if (!isCancelled) controller.enqueue(new TextEncoder().encode(" "));
    },
    cancel: () => {
      isCancelled = true;
      return new Promise(() => undefined);
    },
  });
}

/** Faults after which a sent request gets no complete response. */
const stalls: Readonly<Record<string, (fixture: AbortFixture) => void>> = {
  "the headers do not arrive": ({ server }) => void server.inject({ kind: "stall", times: Infinity }),
  "the body stalls": ({ server }) => void server.inject({ kind: "stallBody", times: Infinity }),
};
const nonAbortableFetches: Readonly<Record<string, (fixture: Pick<AbortFixture, "clock">) => Promise<Response>>> = {
  "fetch ignores the signal": () => new Promise(() => undefined),
  "the body ignores the signal": () =>
    Promise.resolve(new Response(new ReadableStream({ cancel: () => new Promise(() => undefined) }))),
  "the body never ends": (fixture) => Promise.resolve(new Response(tricklingBody(fixture))),
};

/** A fixture whose fetch uses the fixture's clock. */
function createFixtureWithFetch(
  fetch: (fixture: Pick<AbortFixture, "clock">) => Promise<Response>,
  options: Partial<SaltantClientOptions>,
): AbortFixture {
  const fixture: AbortFixture = createFixture({ ...options, fetch: () => fetch(fixture) });
  return fixture;
}

/** The error is a TimeoutError; for an operation that creates something, it is the cause of an AmbiguousOutcomeError. */
function expectTimeout(name: string, { state, value }: Settlement, timeoutMs: number, option: string): void {
  expect(state).toBe("rejected");
  const isCreate = creating.test(name);
  expect(value).toBeInstanceOf(isCreate ? AmbiguousOutcomeError : TimeoutError);
  const timeout: unknown = isCreate ? (value as AmbiguousOutcomeError).cause : value;
  expect(timeout).toBeInstanceOf(TimeoutError);
  expect(timeout).toMatchObject({ timeoutMs, attempts: 1 });
  expect((timeout as TimeoutError).message).toContain(`(${option})`);
}

async function passes(fixture: AbortFixture, settlement: Settlement, ms: number): Promise<void> {
  await fixture.clock.advance(ms - 1);
  expect(settlement.state).toBe("pending");
  await fixture.clock.advance(1);
}

describe.each([
  ["timeoutMs", { timeoutMs: 1_000, retry: false }],
  ["totalTimeoutMs", { totalTimeoutMs: 1_000 }],
] as const)("%s", (option, options) => {
  it.each(Object.entries(stalls))("ends every call when %s", async (_, holdUp) => {
    for (const [name, operation] of operations) {
      const fixture = createFixture(options);
      holdUp(fixture);
      const settlement = track(operation(fixture, new AbortController().signal));
      await passes(fixture, settlement, 1_000);
      expectTimeout(name, settlement, 1_000, option);
      expect(fixture.clock.pendingTimers).toBe(0);
    }
  });

  it.each(Object.entries(nonAbortableFetches))("ends every call when %s", async (_, fetch) => {
    for (const [name, operation] of operations) {
      const fixture = createFixtureWithFetch(fetch, options);
      const settlement = track(operation(fixture, new AbortController().signal));
      await passes(fixture, settlement, 1_000);
      expectTimeout(name, settlement, 1_000, option);
      // A body that trickles may set its own last timer.
      await fixture.clock.advance(100);
      expect(fixture.clock.pendingTimers).toBe(0);
    }
  });

  it("is reported for each call of a bulk operation", async () => {
    for (const name of ["createMany", "cloneMany"]) {
      const fixture = createFixture(options);
      fixture.server.inject({ kind: "stall", times: Infinity });
      const settlement = track(bulkOperations[name]?.(fixture, new AbortController().signal) ?? Promise.resolve());
      await passes(fixture, settlement, 1_000);
      expect(settlement.value).toMatchObject({
        failed: [0, 1].map((index) => ({ index, error: { code: "AMBIGUOUS_OUTCOME", cause: { timeoutMs: 1_000 } } })),
      });
    }
  });
});

describe("totalTimeoutMs", () => {
  it.each(operations)(
    "includes the time that %s waits for a login, and then the error says that nothing was sent",
    async (_, operation) => {
      const fixture = createFixture({ ...adminLogin, totalTimeoutMs: 1_000 });
      fixture.server.inject({ kind: "stall", path: "token/", times: Infinity });
      const settlement = track(operation(fixture, new AbortController().signal));
      await passes(fixture, settlement, 1_000);
      expect(settlement.value).toBeInstanceOf(TimeoutError);
      expect(settlement.value).toMatchObject({ timeoutMs: 1_000 });
      await fixture.clock.advance(3_600_000);
      expect(fixture.server.requests.filter(({ path }) => path !== "token/")).toEqual([]);
      expect(fixture.clock.pendingTimers).toBe(0);
    },
  );

  it("spans login, attempts and the pauses between them", async () => {
    const fixture = createFixture({ ...adminLogin, totalTimeoutMs: 10_000, timeoutMs: 5_000 });
    fixture.server.inject({ kind: "delay", ms: 3_000, path: "token/" });
    fixture.server.inject({ kind: "status", status: 503, headers: { "Retry-After": "3" } });
    fixture.server.inject({ kind: "stall" });
    const settlement = track(fixture.client.users.get("bob"));
    await passes(fixture, settlement, 10_000);
    expect(settlement.value).toMatchObject({ code: "TIMEOUT", timeoutMs: 10_000, attempts: 2 });
    expect(fixture.clock.pendingTimers).toBe(0);
  });

  it("spans the lookup after a 500, too: then the call rejects with the 500", async () => {
    for (const action of ["clone", "terminate"] as const) {
      const fixture = createFixture({ retry: false });
      const { client, server } = fixture;
      server.inject({ kind: "delay", ms: 600, method: "POST" });
      const lookup = server.inject({ kind: "stall", method: "GET" });
      const settlement = track(client.executableTaskInstances[action](unknownUuid, { totalTimeoutMs: 1_000 }));
      await passes(fixture, settlement, 1_000);
      expect(lookup.count).toBe(1);
      const error = action === "clone" ? (settlement.value as AmbiguousOutcomeError).cause : settlement.value;
      expect(error).toBeInstanceOf(ServerError);
      expect(fixture.clock.pendingTimers).toBe(0);
    }
  });
});

describe("the deadline of a wait", () => {
  it.each([
    ["between two polls", () => undefined],
    ["during a poll", ({ server }: AbortFixture) => server.inject({ kind: "stall", times: Infinity })],
    [
      "while a poll backs off",
      ({ server }: AbortFixture) =>
        server.inject({ kind: "status", status: 503, headers: { "Retry-After": "60" }, times: Infinity }),
    ],
  ])("ends it %s", async (_, prepare) => {
    const fixture = createFixture();
    prepare(fixture);
    const settlement = track(fixture.run.waitUntilFinished({ timeoutMs: 12_000 }));
    await passes(fixture, settlement, 12_000);
    expect(settlement.value).toBeInstanceOf(WaitTimeoutError);
    expect(settlement.value).toMatchObject({ timeoutMs: 12_000 });
    expect(fixture.clock.pendingTimers).toBe(0);
  });

  it("ends it while it waits for a login", async () => {
    const fixture = createFixture(adminLogin);
    fixture.server.inject({ kind: "stall", path: "token/", times: Infinity });
    const settlement = track(fixture.run.waitUntilFinished({ timeoutMs: 1_000 }));
    await passes(fixture, settlement, 1_000);
    expect(settlement.value).toMatchObject({ code: "WAIT_TIMEOUT", polls: 1, instance: null });
    expect(fixture.clock.pendingTimers).toBe(0);
  });
});

describe("a call at its deadline", () => {
  it("releases the body", async () => {
    const reasons: unknown[] = [];
    const body = (): ReadableStream => new ReadableStream({ cancel: (reason) => void reasons.push(reason) });
    const fixture = createFixture({ fetch: () => Promise.resolve(new Response(body())), retry: false });
    const settlement = track(fixture.client.users.get("bob", { timeoutMs: 1_000 }));
    await passes(fixture, settlement, 1_000);
    await nextTurn();
    expect(reasons).toMatchObject([{ name: "TimeoutError" }]);
  });

  it("does not cancel a shared login while other calls wait for it", async () => {
    const fixture = createFixture(adminLogin);
    fixture.server.inject({ kind: "delay", ms: 5_000, path: "token/" });
    const short = track(fixture.client.users.get("bob", { totalTimeoutMs: 1_000 }));
    const long = track(fixture.client.users.get("bob"));
    await passes(fixture, short, 1_000);
    expect(short.value).toBeInstanceOf(TimeoutError);
    await fixture.clock.advance(4_000);
    expect(long.state).toBe("fulfilled");
    expect(fixture.clock.pendingTimers).toBe(0);
  });
});
