import { AmbiguousOutcomeError, ServerError, TimeoutError, WaitTimeoutError, type SaltantClientOptions } from "saltant";
import { describe, expect, it } from "vitest";
import { bulkOperations, singleOperations } from "./operations.js";
import { nobodysUuid } from "../../saltant/support.js";
import { oneTurn, stage, watch, type Ending, type Stage } from "./stage.js";

const asAdmin = {
  username: "admin",
  password: "admin-password",
  authToken: undefined,
} as Partial<SaltantClientOptions>;

const operations = Object.entries(singleOperations).filter(([name]) => !name.includes("waitUntil"));
const creating = /\.create$|clone$/;

/** A body that gives a little every 100 ms, for ever, whoever cancels it. */
function tricklingBody({ clock }: Pick<Stage, "clock">): ReadableStream<Uint8Array> {
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

/** What keeps a request from being answered, once it has been sent. */
const holdUps: Readonly<Record<string, (scene: Stage) => void>> = {
  "the headers do not come": ({ server }) => void server.inject({ kind: "stall", times: Infinity }),
  "the body stops coming": ({ server }) => void server.inject({ kind: "stallBody", times: Infinity }),
};
const deafFetches: Readonly<Record<string, (scene: Pick<Stage, "clock">) => Promise<Response>>> = {
  "fetch does not listen": () => new Promise(() => undefined),
  "the body does not listen": () =>
    Promise.resolve(new Response(new ReadableStream({ cancel: () => new Promise(() => undefined) }))),
  "the body trickles in for ever": (scene) => Promise.resolve(new Response(tricklingBody(scene))),
};

/** A stage whose fetch knows the stage's clock. */
function deafStage(
  fetch: (scene: Pick<Stage, "clock">) => Promise<Response>,
  options: Partial<SaltantClientOptions>,
): Stage {
  const scene: Stage = stage({ ...options, fetch: () => fetch(scene) });
  return scene;
}

/** The error is the deadline's; for what creates something, it is the cause of one that says that nobody knows. */
function expectLate(name: string, { state, value }: Ending, timeoutMs: number, option: string): void {
  expect(state).toBe("rejected");
  const isCreate = creating.test(name);
  expect(value).toBeInstanceOf(isCreate ? AmbiguousOutcomeError : TimeoutError);
  const late: unknown = isCreate ? (value as AmbiguousOutcomeError).cause : value;
  expect(late).toBeInstanceOf(TimeoutError);
  expect(late).toMatchObject({ timeoutMs, attempts: 1 });
  expect((late as TimeoutError).message).toContain(`(${option})`);
}

async function passes(scene: Stage, ending: Ending, ms: number): Promise<void> {
  await scene.clock.advance(ms - 1);
  expect(ending.state).toBe("pending");
  await scene.clock.advance(1);
}

describe.each([
  ["timeoutMs", { timeoutMs: 1_000, retry: false }],
  ["totalTimeoutMs", { totalTimeoutMs: 1_000 }],
] as const)("%s", (option, options) => {
  it.each(Object.entries(holdUps))("ends every call when %s", async (_, holdUp) => {
    for (const [name, operation] of operations) {
      const scene = stage(options);
      holdUp(scene);
      const ending = watch(operation(scene, new AbortController().signal));
      await passes(scene, ending, 1_000);
      expectLate(name, ending, 1_000, option);
      expect(scene.clock.pendingTimers).toBe(0);
    }
  });

  it.each(Object.entries(deafFetches))("ends every call when %s", async (_, fetch) => {
    for (const [name, operation] of operations) {
      const scene = deafStage(fetch, options);
      const ending = watch(operation(scene, new AbortController().signal));
      await passes(scene, ending, 1_000);
      expectLate(name, ending, 1_000, option);
      // A body that trickles may set its own last timer.
      await scene.clock.advance(100);
      expect(scene.clock.pendingTimers).toBe(0);
    }
  });

  it("is told of each of many", async () => {
    for (const name of ["createMany", "cloneMany"]) {
      const scene = stage(options);
      scene.server.inject({ kind: "stall", times: Infinity });
      const ending = watch(bulkOperations[name]?.(scene, new AbortController().signal) ?? Promise.resolve());
      await passes(scene, ending, 1_000);
      expect(ending.value).toMatchObject({
        failed: [0, 1].map((index) => ({ index, error: { code: "AMBIGUOUS_OUTCOME", cause: { timeoutMs: 1_000 } } })),
      });
    }
  });
});

describe("totalTimeoutMs", () => {
  it.each(operations)("counts the time that %s waits for a login, and then nothing was sent", async (_, operation) => {
    const scene = stage({ ...asAdmin, totalTimeoutMs: 1_000 });
    scene.server.inject({ kind: "stall", path: "token/", times: Infinity });
    const ending = watch(operation(scene, new AbortController().signal));
    await passes(scene, ending, 1_000);
    expect(ending.value).toBeInstanceOf(TimeoutError);
    expect(ending.value).toMatchObject({ timeoutMs: 1_000 });
    await scene.clock.advance(3_600_000);
    expect(scene.server.requests.filter(({ path }) => path !== "token/")).toEqual([]);
    expect(scene.clock.pendingTimers).toBe(0);
  });

  it("spans login, attempts and the pauses between them", async () => {
    const scene = stage({ ...asAdmin, totalTimeoutMs: 10_000, timeoutMs: 5_000 });
    scene.server.inject({ kind: "delay", ms: 3_000, path: "token/" });
    scene.server.inject({ kind: "status", status: 503, headers: { "Retry-After": "3" } });
    scene.server.inject({ kind: "stall" });
    const ending = watch(scene.client.users.get("bob"));
    await passes(scene, ending, 10_000);
    expect(ending.value).toMatchObject({ code: "TIMEOUT", timeoutMs: 10_000, attempts: 2 });
    expect(scene.clock.pendingTimers).toBe(0);
  });

  it("spans the look after a 500, too: then it is the 500 that counts", async () => {
    for (const action of ["clone", "terminate"] as const) {
      const scene = stage({ retry: false });
      const { client, server } = scene;
      server.inject({ kind: "delay", ms: 600, method: "POST" });
      const look = server.inject({ kind: "stall", method: "GET" });
      const ending = watch(client.executableTaskInstances[action](nobodysUuid, { totalTimeoutMs: 1_000 }));
      await passes(scene, ending, 1_000);
      expect(look.count).toBe(1);
      const error = action === "clone" ? (ending.value as AmbiguousOutcomeError).cause : ending.value;
      expect(error).toBeInstanceOf(ServerError);
      expect(scene.clock.pendingTimers).toBe(0);
    }
  });
});

describe("the deadline of a wait", () => {
  it.each([
    ["between two polls", () => undefined],
    ["during a poll", ({ server }: Stage) => server.inject({ kind: "stall", times: Infinity })],
    [
      "while a poll pauses",
      ({ server }: Stage) =>
        server.inject({ kind: "status", status: 503, headers: { "Retry-After": "60" }, times: Infinity }),
    ],
  ])("ends it %s", async (_, prepare) => {
    const scene = stage();
    prepare(scene);
    const ending = watch(scene.run.waitUntilFinished({ timeoutMs: 12_000 }));
    await passes(scene, ending, 12_000);
    expect(ending.value).toBeInstanceOf(WaitTimeoutError);
    expect(ending.value).toMatchObject({ timeoutMs: 12_000 });
    expect(scene.clock.pendingTimers).toBe(0);
  });

  it("ends it while it waits for a login", async () => {
    const scene = stage(asAdmin);
    scene.server.inject({ kind: "stall", path: "token/", times: Infinity });
    const ending = watch(scene.run.waitUntilFinished({ timeoutMs: 1_000 }));
    await passes(scene, ending, 1_000);
    expect(ending.value).toMatchObject({ code: "WAIT_TIMEOUT", polls: 1, instance: null });
    expect(scene.clock.pendingTimers).toBe(0);
  });
});

describe("what a deadline ends", () => {
  it("lets go of the body", async () => {
    const reasons: unknown[] = [];
    const body = (): ReadableStream => new ReadableStream({ cancel: (reason) => void reasons.push(reason) });
    const scene = stage({ fetch: () => Promise.resolve(new Response(body())), retry: false });
    const ending = watch(scene.client.users.get("bob", { timeoutMs: 1_000 }));
    await passes(scene, ending, 1_000);
    await oneTurn();
    expect(reasons).toMatchObject([{ name: "TimeoutError" }]);
  });

  it("is no shared login, while others wait for it", async () => {
    const scene = stage(asAdmin);
    scene.server.inject({ kind: "delay", ms: 5_000, path: "token/" });
    const short = watch(scene.client.users.get("bob", { totalTimeoutMs: 1_000 }));
    const long = watch(scene.client.users.get("bob"));
    await passes(scene, short, 1_000);
    expect(short.value).toBeInstanceOf(TimeoutError);
    await scene.clock.advance(4_000);
    expect(long.state).toBe("fulfilled");
    expect(scene.clock.pendingTimers).toBe(0);
  });
});
