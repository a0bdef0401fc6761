import { getEventListeners } from "node:events";
import type { SaltantClientOptions } from "saltant";
import { describe, expect, it } from "vitest";
import { bulkOperations, type Operation, singleOperations } from "./operations.js";
import {
  expectAborted,
  expectNothingLeft,
  nextTurn,
  createFixture,
  type AbortFixture,
  until,
  track,
} from "./fixture.js";

const everything = { ...singleOperations, ...bulkOperations };

type Abort = (controller: AbortController) => void;

/** The reasons of aborts. Code may confuse a falsy reason with a missing one. */
const commonAborts: readonly Abort[] = [
  (controller) => controller.abort(),
  (controller) => controller.abort(new RangeError("enough")),
  (controller) => controller.abort("enough"),
];
const rareAborts: readonly Abort[] = [
  (controller) => controller.abort(undefined),
  (controller) => controller.abort(""),
  (controller) => controller.abort(null),
];

/** A phase that an operation can be in when it is aborted. */
interface Phase {
  /** Options of the client, which is created with the fixture. */
  readonly options?: (status: { isReached: boolean }) => Partial<SaltantClientOptions>;
  /** Prepares the fixture. Returns a check whether the phase is reached, or nothing if `status` shows it. */
  readonly prepare?: (fixture: AbortFixture) => () => boolean;
}

const adminLogin = {
  username: "admin",
  password: "admin-password",
  authToken: undefined,
} as Partial<SaltantClientOptions>;
const expiredTokens = {
  accessToken: "old",
  refreshToken: "old",
  authToken: undefined,
} as Partial<SaltantClientOptions>;

const phases: Readonly<Record<string, Phase>> = {
  "waiting for its login": {
    options: () => adminLogin,
    prepare: ({ server }) => hasMet(server.inject({ kind: "stall", path: "token/", times: Infinity })),
  },
  "pausing between two attempts to log in": {
    options: (status) => ({ ...adminLogin, onRetry: () => (status.isReached = true) }),
    prepare: ({ server }) => {
      server.inject({ kind: "status", status: 503, headers: { "Retry-After": "30" }, path: "token/", times: Infinity });
      return () => false;
    },
  },
  "waiting for the refresh of refused credentials": {
    options: () => expiredTokens,
    prepare: ({ server }) => hasMet(server.inject({ kind: "stall", path: "token/refresh/", times: Infinity })),
  },
  "waiting for credentials that ignore the signal": {
    options: (status) => ({
      authToken: undefined,
      credentials: {
        authorization: () => {
          status.isReached = true;
          return new Promise<string>(() => undefined);
        },
      },
    }),
  },
  "waiting for the headers": {
    prepare: ({ server }) => hasMet(server.inject({ kind: "stall", times: Infinity })),
  },
  "reading the body": {
    prepare: ({ server }) => hasMet(server.inject({ kind: "stallBody", times: Infinity })),
  },
  "pausing between two attempts": {
    options: (status) => ({ onRetry: () => (status.isReached = true) }),
    prepare: ({ server }) => {
      server.inject({ kind: "status", status: 503, headers: { "Retry-After": "30" }, times: Infinity });
      return () => false;
    },
  },
  "waiting for the headers of a fetch that ignores the signal": {
    options: (status) => ({
      fetch: () => {
        status.isReached = true;
        return new Promise<Response>(() => undefined);
      },
    }),
  },
  "reading a body that ignores the signal": {
    options: (status) => ({
      fetch: () => {
        status.isReached = true;
        return Promise.resolve(new Response(nonAbortableBody()));
      },
    }),
  },
};

function hasMet(fault: { readonly count: number }): () => boolean {
  return () => fault.count > 0;
}

/** A body that never ends, and whose cancellation never settles. */
function nonAbortableBody(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"count": ')),
    cancel: () => new Promise(() => undefined),
  });
}

/** Brings an operation into a phase, aborts it, and checks that everything has ended one turn of the event loop later. */
async function abortIn(phase: Phase, operation: Operation, abort: Abort) {
  const status = { isReached: false };
  const fixture = createFixture(phase.options?.(status));
  const isReached = phase.prepare?.(fixture) ?? (() => false);
  const controller = new AbortController();
  const { signal } = controller;
  const settlement = track(operation(fixture, signal));
  await until(() => status.isReached || isReached());
  expect(settlement.state).toBe("pending");
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  const sent = fixture.server.requests.length;
  abort(controller);
  await nextTurn();
  expectAborted(settlement, signal);
  await expectNothingLeft(fixture, signal, sent);
}

describe.each(Object.entries(phases))("an abort while %s", (_, phase) => {
  it.each(Object.entries(everything))("ends %s at once, with the signal's reason", async (_, operation) => {
    await Promise.all(commonAborts.map((abort) => abortIn(phase, operation, abort)));
  });
});

describe("an abort with a falsy reason", () => {
  const phase: Phase = { prepare: ({ server }) => hasMet(server.inject({ kind: "stall", times: Infinity })) };

  it.each(Object.entries(everything))("ends %s with that reason", async (_, operation) => {
    await Promise.all(rareAborts.map((abort) => abortIn(phase, operation, abort)));
  });
});

describe("a signal that is already aborted", () => {
  it.each(Object.entries(everything))("keeps %s from sending anything", async (_, operation) => {
    for (const options of [undefined, adminLogin]) {
      const fixture = createFixture(options);
      const signal = AbortSignal.abort(new RangeError("before"));
      const settlement = track(operation(fixture, signal));
      await nextTurn();
      expectAborted(settlement, signal);
      await expectNothingLeft(fixture, signal, 0);
    }
  });
});

describe("an abort in a hook", () => {
  it.each(Object.entries(everything))(
    "onRequest keeps %s from sending, even if fetch ignores the signal",
    async (_, operation) => {
      const controller = new AbortController();
      let calls = 0;
      const fetch = (): Promise<Response> => {
        calls += 1;
        return new Promise(() => undefined);
      };
      const fixture = createFixture({ fetch, onRequest: () => controller.abort(new RangeError("enough")) });
      const settlement = track(operation(fixture, controller.signal));
      await nextTurn();
      expectAborted(settlement, controller.signal);
      expect(calls).toBe(0);
      await expectNothingLeft(fixture, controller.signal, 0);
    },
  );

  it("onResponse starts no refresh, and reports no retry that is not sent", async () => {
    for (const status of [401, 503]) {
      const controller = new AbortController();
      const retries: unknown[] = [];
      const fixture = createFixture({
        ...expiredTokens,
        onResponse: () => controller.abort(new RangeError("enough")),
        onRetry: (event) => retries.push(event),
      });
      fixture.server.inject({ kind: "status", status, body: {} });
      const settlement = track(fixture.client.users.get("alice", { signal: controller.signal }));
      await until(() => settlement.state !== "pending");
      expectAborted(settlement, controller.signal);
      expect(retries).toEqual([]);
      await expectNothingLeft(fixture, controller.signal, 1);
    }
  });
});
