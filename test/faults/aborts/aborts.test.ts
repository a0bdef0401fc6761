import { getEventListeners } from "node:events";
import type { SaltantClientOptions } from "saltant";
import { describe, expect, it } from "vitest";
import { bulkOperations, singleOperations, type Operation } from "./operations.js";
import { expectAborted, expectNothingLeft, oneTurn, stage, until, watch, type Stage } from "./stage.js";

const everything = { ...singleOperations, ...bulkOperations };

type Abort = (controller: AbortController) => void;

/** What callers abort with. Falsy reasons are the ones that are easily taken for none. */
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
  /** What the client is made with, on a stage that is not there yet. */
  readonly options?: (told: { isReached: boolean }) => Partial<SaltantClientOptions>;
  /** Prepares the stage. Returns whether the phase is reached, or nothing where `told` says so. */
  readonly prepare?: (stage: Stage) => () => boolean;
}

const asAdmin = {
  username: "admin",
  password: "admin-password",
  authToken: undefined,
} as Partial<SaltantClientOptions>;
const withOldTokens = {
  accessToken: "old",
  refreshToken: "old",
  authToken: undefined,
} as Partial<SaltantClientOptions>;

const phases: Readonly<Record<string, Phase>> = {
  "waiting for its login": {
    options: () => asAdmin,
    prepare: ({ server }) => meets(server.inject({ kind: "stall", path: "token/", times: Infinity })),
  },
  "pausing between two attempts to log in": {
    options: (told) => ({ ...asAdmin, onRetry: () => (told.isReached = true) }),
    prepare: ({ server }) => {
      server.inject({ kind: "status", status: 503, headers: { "Retry-After": "30" }, path: "token/", times: Infinity });
      return () => false;
    },
  },
  "waiting for the refresh of refused credentials": {
    options: () => withOldTokens,
    prepare: ({ server }) => meets(server.inject({ kind: "stall", path: "token/refresh/", times: Infinity })),
  },
  "waiting for credentials that do not listen": {
    options: (told) => ({
      authToken: undefined,
      credentials: {
        authorization: () => {
          told.isReached = true;
          return new Promise<string>(() => undefined);
        },
      },
    }),
  },
  "waiting for the headers": {
    prepare: ({ server }) => meets(server.inject({ kind: "stall", times: Infinity })),
  },
  "reading the body": {
    prepare: ({ server }) => meets(server.inject({ kind: "stallBody", times: Infinity })),
  },
  "pausing between two attempts": {
    options: (told) => ({ onRetry: () => (told.isReached = true) }),
    prepare: ({ server }) => {
      server.inject({ kind: "status", status: 503, headers: { "Retry-After": "30" }, times: Infinity });
      return () => false;
    },
  },
  "waiting for the headers of a fetch that does not listen": {
    options: (told) => ({
      fetch: () => {
        told.isReached = true;
        return new Promise<Response>(() => undefined);
      },
    }),
  },
  "reading a body that does not listen": {
    options: (told) => ({
      fetch: () => {
        told.isReached = true;
        return Promise.resolve(new Response(deafBody()));
      },
    }),
  },
};

function meets(fault: { readonly count: number }): () => boolean {
  return () => fault.count > 0;
}

/** A body that never ends, and never says that it has been cancelled. */
function deafBody(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"count": ')),
    cancel: () => new Promise(() => undefined),
  });
}

/** Brings an operation into a phase, aborts it, and sees to it that all is over one turn of the event loop later. */
async function abortIn(phase: Phase, operation: Operation, abort: Abort) {
  const told = { isReached: false };
  const scene = stage(phase.options?.(told));
  const isReached = phase.prepare?.(scene) ?? (() => false);
  const controller = new AbortController();
  const { signal } = controller;
  const ending = watch(operation(scene, signal));
  await until(() => told.isReached || isReached());
  expect(ending.state).toBe("pending");
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  const sent = scene.server.requests.length;
  abort(controller);
  await oneTurn();
  expectAborted(ending, signal);
  await expectNothingLeft(scene, signal, sent);
}

describe.each(Object.entries(phases))("an abort while %s", (_, phase) => {
  it.each(Object.entries(everything))("ends %s at once, with its own reason", async (_, operation) => {
    await Promise.all(commonAborts.map((abort) => abortIn(phase, operation, abort)));
  });
});

describe("an abort for whatever reason", () => {
  const phase: Phase = { prepare: ({ server }) => meets(server.inject({ kind: "stall", times: Infinity })) };

  it.each(Object.entries(everything))("ends %s with just that", async (_, operation) => {
    await Promise.all(rareAborts.map((abort) => abortIn(phase, operation, abort)));
  });
});

describe("a signal that is aborted already", () => {
  it.each(Object.entries(everything))("keeps %s from sending anything", async (_, operation) => {
    for (const options of [undefined, asAdmin]) {
      const scene = stage(options);
      const signal = AbortSignal.abort(new RangeError("before"));
      const ending = watch(operation(scene, signal));
      await oneTurn();
      expectAborted(ending, signal);
      await expectNothingLeft(scene, signal, 0);
    }
  });
});

describe("an abort from within", () => {
  it.each(Object.entries(everything))(
    "onRequest keeps %s from sending, though fetch does not listen",
    async (_, operation) => {
      const controller = new AbortController();
      let calls = 0;
      const fetch = (): Promise<Response> => {
        calls += 1;
        return new Promise(() => undefined);
      };
      const scene = stage({ fetch, onRequest: () => controller.abort(new RangeError("enough")) });
      const ending = watch(operation(scene, controller.signal));
      await oneTurn();
      expectAborted(ending, controller.signal);
      expect(calls).toBe(0);
      await expectNothingLeft(scene, controller.signal, 0);
    },
  );

  it("onResponse begins no refresh, and reports no retry that there will not be", async () => {
    for (const status of [401, 503]) {
      const controller = new AbortController();
      const retries: unknown[] = [];
      const scene = stage({
        ...withOldTokens,
        onResponse: () => controller.abort(new RangeError("enough")),
        onRetry: (event) => retries.push(event),
      });
      scene.server.inject({ kind: "status", status, body: {} });
      const ending = watch(scene.client.users.get("alice", { signal: controller.signal }));
      await until(() => ending.state !== "pending");
      expectAborted(ending, controller.signal);
      expect(retries).toEqual([]);
      await expectNothingLeft(scene, controller.signal, 1);
    }
  });
});
