import { getEventListeners } from "node:events";
import {
  AmbiguousOutcomeError,
  BadRequestError,
  BulkError,
  ConnectionError,
  InvalidInputError,
  RateLimitError,
  ResponseValidationError,
  SaltantClient,
  ServerError,
  TimeoutError,
  UnexpectedResponseError,
  type RequestOptions,
} from "saltant";
import { VirtualClock, type EmbeddedServerOptions, type Fault, type FaultEffect } from "saltant/testing";
import { afterEach, describe, expect, it, vi } from "vitest";
import { errorOf, createServerWithTasks, type ServerWithTasks } from "../support.js";

const nightly = { taskType: 1, taskQueue: 1, name: "nightly", once: true } as const;
const look = "GET executabletaskinstances/";
const launch = "POST executabletaskinstances/";

interface OnceFixture extends ServerWithTasks {
  readonly create: (request?: RequestOptions) => Promise<{ uuid: string }>;
  /** The requests since the last call of this, without queries. */
  readonly steps: () => string[];
  /** The uuids of the server's instances. */
  readonly launched: () => string[];
}

async function createOnceFixture(options?: EmbeddedServerOptions): Promise<OnceFixture> {
  const fixture = await createServerWithTasks(options);
  return {
    ...fixture,
    create: (request) => fixture.client.executableTaskInstances.create(nightly, request),
    steps: () => fixture.sent().map((line) => line.replace(/\?.*/, "")),
    launched: () => [...fixture.server.instances("executable")].map(({ uuid }) => uuid),
  };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("create with once", () => {
  it("searches by type, queue, user and name, launches a missing instance, and returns it the next time", async () => {
    const { client, sent, last } = await createOnceFixture();
    const run = await client.executableTaskInstances.create({ ...nightly, arguments: { n: 1 } });
    expect(last().body).toEqual({ task_type: 1, task_queue: 1, name: "nightly", arguments: { n: 1 } });
    expect(sent()).toEqual([
      `${look}?name=nightly&user__username=alice&task_type=1&task_queue=1&page=1&page_size=1`,
      launch,
    ]);
    const same = await client.executableTaskInstances.create({ ...nightly, arguments: { n: 2 } });
    expect(sent()).toHaveLength(1);
    expect(same.equals(run)).toBe(true);
    expect(same).not.toBe(run);
    expect(same.arguments).toEqual({ n: 1 });
  });

  it("takes models, for containers too", async () => {
    const { client, align, queue, sent, server } = await createOnceFixture();
    const input = { taskType: align, taskQueue: queue, arguments: { sample: "s" }, name: "n", once: true } as const;
    const run = await client.containerTaskInstances.create(input);
    expect((await client.containerTaskInstances.create(input)).uuid).toBe(run.uuid);
    expect(sent()).toHaveLength(3);
    expect([...server.instances("container")]).toHaveLength(1);
  });

  it.each(["running", "successful", "failed", "terminated", "paused"])("finds one that is %s", async (state) => {
    const { create, server, steps } = await createOnceFixture();
    const { uuid } = await create();
    server.setState(uuid, state);
    steps();
    expect(await create()).toMatchObject({ uuid, state });
    expect(steps()).toEqual([look]);
  });

  it("finds the newest of several", async () => {
    const { create, client } = await createOnceFixture();
    const { once: _, ...always } = nightly;
    await client.executableTaskInstances.create(always);
    const { uuid } = await client.executableTaskInstances.create(always);
    expect(await create()).toMatchObject({ uuid });
  });

  it("launches another instance for another name, type, queue or user", async () => {
    const { create, client, as, whitelist, launched } = await createOnceFixture();
    await create();
    const { executableTaskInstances: instances } = client;
    const other = await client.executableTaskTypes.create({ name: "other", commandToRun: "other" });
    whitelist.whitelistedExecutableTaskTypes = [1, other.id];
    await whitelist.patch();
    const queue = await client.taskQueues.create({ name: "second", whitelists: [whitelist] });
    await instances.create({ ...nightly, name: "Nightly" });
    await instances.create({ ...nightly, taskType: other });
    await instances.create({ ...nightly, taskQueue: queue });
    await as("bob").executableTaskInstances.create(nightly);
    expect(launched()).toHaveLength(5);
  });

  it("ignores leading and trailing white space of a name, as the server strips it", async () => {
    const { create, client, launched } = await createOnceFixture();
    await create();
    await client.executableTaskInstances.create({ ...nightly, name: " \x1fnightly\u3000" });
    expect(launched()).toHaveLength(1);
  });

  it.each(["a,b", "100% \u{1f600} & more+", "x".repeat(200), "null", "[1]"])(
    "finds the name %o again",
    async (name) => {
      const { client, launched } = await createOnceFixture();
      const run = await client.executableTaskInstances.create({ ...nightly, name });
      expect((await client.executableTaskInstances.create({ ...nightly, name })).uuid).toBe(run.uuid);
      expect(launched()).toHaveLength(1);
    },
  );

  it.each<[string, object, string]>([
    ["no name", { name: undefined }, "once needs a name, to find the instance again"],
    ["a blank name", { name: " \u00a0" }, "once needs a name, to find the instance again"],
    ["a once that is neither true nor false", { once: "yes" }, 'once must be true or false, not "yes"'],
    ["no type", { taskType: undefined }, "taskType: expected an id or a model"],
    ["a long name", { name: "x".repeat(201) }, "name: Ensure this field has no more than 200"],
  ])("refuses %s before sending", async (_, change, message) => {
    const { client, sent } = await createOnceFixture();
    const create = client.executableTaskInstances.create({ ...nightly, ...change });
    expect((await errorOf(create, InvalidInputError)).message).toContain(message);
    expect(sent()).toEqual([]);
  });

  it("launches without a search with once: false", async () => {
    const { client, steps } = await createOnceFixture();
    await client.executableTaskInstances.create({ ...nightly, once: false });
    await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1, once: undefined });
    expect(steps()).toEqual([launch, launch]);
  });

  it("rejects if its search or its launch is refused, and has launched nothing", async () => {
    const { client, create, server, steps, launched } = await createOnceFixture();
    await errorOf(client.executableTaskInstances.create({ ...nightly, taskType: 7 }), BadRequestError);
    server.inject({ kind: "status", status: 500, times: 3 });
    await errorOf(create(), ServerError);
    steps();
    server.inject({ kind: "status", status: 429, method: "POST", times: 3, headers: { "Retry-After": "1" } });
    await errorOf(create(), RateLimitError);
    expect(steps()).toEqual([look, launch, launch, launch]);
    server.inject({ kind: "refuse", method: "POST", times: 3 });
    expect((await errorOf(create(), ConnectionError)).neverSent).toBe(true);
    expect(launched()).toEqual([]);
  });

  it("has errors with the caller's line in their stack", async () => {
    const { create, server } = await createOnceFixture();
    async function createOfMine(): Promise<void> {
      await create({ retry: false });
    }
    server.inject({ kind: "status", status: 500 });
    expect((await errorOf(createOfMine(), ServerError)).stack).toContain("createOfMine");
  });
});

describe("the user whose instances are searched", () => {
  const without = { username: undefined, authToken: undefined };

  it.each<[string, object]>([
    ["a token", { username: undefined }],
    ["custom credentials", { ...without, credentials: { authorization: () => "Token x" } }],
    ["a pair of tokens", { ...without, accessToken: "access", refreshToken: "refresh" }],
  ])("must be given besides %s, and is checked before anything is sent", async (_, options) => {
    const { as, sent } = await createServerWithTasks();
    const { message } = await errorOf(as("alice", options).executableTaskInstances.create(nightly), InvalidInputError);
    expect(message).toBe(
      "executable task instance: once looks through your instances, so the client must know your user name: pass username besides the credentials (or set SALTANT_USERNAME)",
    );
    expect(sent()).toEqual([]);
  });

  it.each<[string, (token: string, pair: { access: string; refresh: string }) => object]>([
    ["a login", () => ({ password: "alice-password" })],
    ["a name besides a token", (authToken) => ({ authToken })],
    ["a name besides credentials", (token) => ({ credentials: { authorization: () => `Token ${token}` } })],
    ["a name besides tokens", (_, { access, refresh }) => ({ accessToken: access, refreshToken: refresh })],
    ["a name besides a refresh token", (_, { refresh }) => ({ refreshToken: refresh })],
  ])("is set by %s", async (_, credentialsOf) => {
    const { server, launched, client } = await createOnceFixture();
    const login = { username: "alice", password: "alice-password" };
    const { data } = await client.api.POST("/token/", { body: login });
    const { baseApiUrl, fetch, clock, authToken } = server.connection("alice");
    if (data === undefined) throw new Error("no login");
    const credentials = credentialsOf(authToken, data);
    // The client's constructor checks it; this tests the table above.
    const options = { baseApiUrl, fetch, clock, username: " alice ", ...credentials } as never;
    for (let run = 0; run < 2; run += 1) await new SaltantClient(options).executableTaskInstances.create(nightly);
    expect(launched()).toHaveLength(1);
  });

  it("is read from the environment besides a token", async () => {
    const { server, launched } = await createOnceFixture();
    const { baseApiUrl, fetch, clock, authToken } = server.connection("alice");
    const env = { SALTANT_API_URL: baseApiUrl, SALTANT_AUTH_TOKEN: authToken, SALTANT_USERNAME: "alice" };
    for (let run = 0; run < 2; run += 1) {
      await SaltantClient.fromEnv({ env, fetch, clock }).executableTaskInstances.create(nightly);
    }
    expect(launched()).toHaveLength(1);
    const unnamed = SaltantClient.fromEnv({ env: { ...env, SALTANT_USERNAME: "" }, fetch, clock });
    await errorOf(unnamed.executableTaskInstances.create(nightly), InvalidInputError);
  });

  it.each(["", " ", 7])("must not be %o", (username) => {
    const options = { baseApiUrl: "http://saltant.test/api/", authToken: "token", username: username as string };
    expect(() => new SaltantClient(options)).toThrow("username must be a string, and not blank");
  });

  it("is logged if it turns out to be wrong", async () => {
    const { as, launched } = await createOnceFixture();
    const warnings: string[] = [];
    const logger = { debug: () => undefined, warn: (message: string) => warnings.push(message) };
    const run = await as("alice", { username: "bob", logger }).executableTaskInstances.create(nightly);
    expect(run.user).toBe("alice");
    expect(launched()).toEqual([run.uuid]);
    expect(warnings).toEqual([
      `executable task instance ${run.uuid} was launched by alice, but the client's username is bob: once will not find it and would launch another next time; correct username`,
    ]);
    warnings.length = 0;
    await as("alice", { logger }).executableTaskInstances.create({ ...nightly, name: "mine" });
    expect(warnings).toEqual([]);
  });
});

const executedFaults: FaultEffect[] = [
  { kind: "lostResponse" },
  { kind: "truncate" },
  { kind: "empty" },
  { kind: "json", body: { uuid: 7 } },
  { kind: "stallBody" },
  { kind: "delay", ms: 100_000 },
];
const notExecutedFaults: FaultEffect[] = [
  { kind: "reset" },
  { kind: "html" },
  { kind: "status", status: 500 },
  { kind: "status", status: 502 },
  { kind: "status", status: 503 },
];
const delayedFaults: FaultEffect[] = [
  { kind: "stall" },
  { kind: "status", status: 504 },
  { kind: "status", status: 524 },
];

describe("a launch whose outcome is unknown", () => {
  it.each(executedFaults)("is found if the server executed it: $kind", async (fault) => {
    const { create, server, steps, launched } = await createOnceFixture();
    server.inject({ ...fault, method: "POST" });
    const run = await create({ timeoutMs: 1_000 });
    expect(launched()).toEqual([run.uuid]);
    expect(steps()).toEqual([look, launch, look]);
  });

  it.each(notExecutedFaults)("is launched again if it was definitely lost: $kind $status", async (fault) => {
    const { create, server, steps, launched } = await createOnceFixture();
    server.inject({ ...fault, method: "POST", times: 2 });
    const run = await create();
    expect(launched()).toEqual([run.uuid]);
    expect(steps()).toEqual([look, launch, look, launch, look, launch]);
  });

  it.each(delayedFaults)("is not launched again if it may still arrive: $kind $status", async (fault) => {
    const { create, server, steps, launched } = await createOnceFixture();
    server.inject({ ...fault, method: "POST" });
    const error = await errorOf(create({ timeoutMs: 1_000 }), AmbiguousOutcomeError);
    expect(error.message).toMatch(
      /^(504|524|POST) .*; it was not found: run the same create again later, which is safe with once$/,
    );
    expect(error.cause).toBeInstanceOf(fault.kind === "stall" ? TimeoutError : ServerError);
    expect(error).toMatchObject({ method: "POST", path: "/executabletaskinstances/", attempts: 1 });
    expect(steps()).toEqual([look, launch, look]);
    expect(launched()).toEqual([]);
    await create();
    expect(launched()).toHaveLength(1);
  });

  it("is launched as often as the policy allows in total, refusals included", async () => {
    const { create, server, steps } = await createOnceFixture();
    const fault = server.inject({ kind: "reset", method: "POST", times: Infinity });
    const error = await errorOf(create(), AmbiguousOutcomeError);
    expect(error.attempts).toBe(3);
    expect(error.cause).toBeInstanceOf(ConnectionError);
    expect(steps()).toEqual([look, launch, look, launch, look, launch, look]);
    fault.remove();
    for (const kind of ["refuse", "reset"] as const) server.inject({ kind, method: "POST" });
    expect((await errorOf(create({ retry: { limit: 1 } }), AmbiguousOutcomeError)).attempts).toBe(2);
    expect(steps()).toEqual([look, launch, launch, look]);
  });

  it("is searched for even without retries", async () => {
    const { create, server, steps, launched } = await createOnceFixture();
    server.inject({ kind: "reset", method: "POST" });
    await errorOf(create({ retry: false }), AmbiguousOutcomeError);
    server.inject({ kind: "lostResponse", method: "POST" });
    const run = await create({ retry: false });
    expect(launched()).toEqual([run.uuid]);
    expect(steps()).toEqual([look, launch, look, look, launch, look]);
  });

  it("stays unknown if the search fails, and the error says why", async () => {
    const { create, server, launched } = await createOnceFixture();
    server.inject({ kind: "lostResponse", method: "POST" });
    server.inject({ kind: "status", status: 502, method: "GET", skip: 1, times: 3 });
    const error = await errorOf(create(), AmbiguousOutcomeError);
    expect(error.message).toMatch(
      /^POST \S+: the connection failed .*; checking for it failed, too \(502 GET .* \(sent 3 times\)\): run the same create again later, which is safe with once$/,
    );
    expect(error.cause).toBeInstanceOf(ConnectionError);
    const run = await create();
    expect(launched()).toEqual([run.uuid]);
  });

  it.each([
    [0, [250, 500]],
    [0.999_999, [500, 1_000]],
  ])("is searched for after a pause of between half and all of the backoff: %d", async (random, pauses) => {
    vi.spyOn(Math, "random").mockReturnValue(random);
    const { create, server } = await createOnceFixture();
    server.inject({ kind: "reset", method: "POST", times: 2 });
    server.clearRequests();
    await create();
    const at = server.requests.map((request) => request.at);
    expect([(at[2] ?? 0) - (at[1] ?? 0), (at[4] ?? 0) - (at[3] ?? 0)].map(Math.round)).toEqual(pauses);
  });

  it("is never searched for without a pause", async () => {
    const { create, server } = await createOnceFixture();
    server.inject({ kind: "reset", method: "POST" });
    await create({ retry: { baseDelayMs: 0 } });
    const [, launched, looked] = server.requests.map((request) => request.at);
    expect(looked).toBeGreaterThan(launched ?? 0);
  });

  it("is not launched again when the client's retry budget is used up", async () => {
    const { create, client, server, steps } = await createOnceFixture();
    server.inject({ kind: "status", status: 502, path: "users/bob/", times: Infinity });
    await Promise.all(Array.from({ length: 20 }, () => client.users.get("bob").catch(() => undefined)));
    steps();
    server.inject({ kind: "reset", method: "POST" });
    await errorOf(create(), AmbiguousOutcomeError);
    expect(steps()).toEqual([look, launch, look]);
  });

  it("rejects with the second launch's error if that is refused", async () => {
    const { create, server, launched } = await createOnceFixture();
    server.inject({ kind: "reset", method: "POST" });
    server.inject({ kind: "status", status: 400, body: { detail: "no" }, method: "POST" });
    await errorOf(create(), BadRequestError);
    expect(launched()).toEqual([]);
  });

  it("leaves the retries that the first launch has not used to the second", async () => {
    const { create, server, steps } = await createOnceFixture();
    server.inject({ kind: "reset", method: "POST" });
    server.inject({ kind: "refuse", method: "POST", times: Infinity });
    expect((await errorOf(create(), ConnectionError)).neverSent).toBe(true);
    expect(steps()).toEqual([look, launch, look, launch, launch]);
  });
});

describe("a look", () => {
  const another = { user: "bob", name: "nightly" };
  it.each<[string, Fault, abstract new (...args: never) => Error]>([
    ["a page", { kind: "html" }, UnexpectedResponseError],
    ["another's instance", { kind: "json", body: withFirst(another) }, ResponseValidationError],
    ["one of another name", { kind: "json", body: withFirst({ name: "Nightly" }) }, ResponseValidationError],
    ["one of another type", { kind: "json", body: withFirst({ task_type: 2 }) }, ResponseValidationError],
    ["one of another queue", { kind: "json", body: withFirst({ task_queue: 2 }) }, ResponseValidationError],
    ["none of several", { kind: "json", body: { count: 2, results: [] } }, ResponseValidationError],
  ])("that returns %s does not lead to a launch", async (_, fault, errorClass) => {
    const { create, server, launched } = await createOnceFixture();
    await create();
    server.inject(fault);
    await errorOf(create(), errorClass);
    expect(launched()).toHaveLength(1);
  });
});

/** A page of the server, with changes to its first instance. */
function withFirst(change: object) {
  return (page: { results: object[] }): object => ({
    ...page,
    results: page.results.map((one) => ({ ...one, ...change })),
  });
}

describe("totalTimeoutMs", () => {
  it("spans searches, launches and pauses", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const { create, server, steps, launched } = await createOnceFixture();
    server.inject({ kind: "delay", ms: 300, method: "GET" });
    server.inject({ kind: "reset", method: "POST" });
    server.inject({ kind: "stall", method: "POST" });
    const startMs = server.clock.now();
    const error = await errorOf(create({ totalTimeoutMs: 2_000 }), AmbiguousOutcomeError);
    expect(server.clock.now() - startMs).toBe(2_000);
    expect(error.cause).toMatchObject({ code: "TIMEOUT", timeoutMs: 2_000 });
    expect(error.message).toBe(
      "POST /executabletaskinstances/: no complete response within 2000 ms (totalTimeoutMs); there was no time left to check for it: run the same create again later, which is safe with once",
    );
    expect(steps()).toEqual([look, launch, look, launch]);
    expect(launched()).toEqual([]);
  });

  it("that expires before a launch does not make the outcome ambiguous", async () => {
    const { create, server, steps } = await createOnceFixture();
    server.inject({ kind: "stall", method: "GET" });
    const early = await errorOf(create({ totalTimeoutMs: 1_000 }), TimeoutError);
    expect(early).toMatchObject({ timeoutMs: 1_000, attempts: 0, method: "POST", path: "/executabletaskinstances/" });
    expect(early.url).toBe("http://saltant.test/api/executabletaskinstances/");
    server.inject({ kind: "status", status: 429, headers: { "Retry-After": "30" }, method: "POST" });
    server.inject({ kind: "delay", ms: 400, method: "GET" });
    const later = await errorOf(create({ totalTimeoutMs: 1_000 }), TimeoutError);
    expect(later).toMatchObject({ timeoutMs: 1_000, attempts: 1 });
    expect(steps()).toEqual([look, look, launch]);
  });

  it.each([
    ["pauses", 1_010, {}],
    ["looks", 2_000, { kind: "stall", method: "GET", skip: 1 } as const],
  ])("that expires while it %s again leaves the outcome unknown", async (_, totalTimeoutMs, fault) => {
    const { create, server } = await createOnceFixture();
    server.inject({ kind: "stall", method: "POST" });
    if ("kind" in fault) server.inject(fault);
    const error = await errorOf(create({ timeoutMs: 1_000, totalTimeoutMs }), AmbiguousOutcomeError);
    expect(error.cause).toMatchObject({ code: "TIMEOUT", timeoutMs: 1_000 });
    expect(error.message).toContain("(timeoutMs); there was no time left to check for it: run the same");
  });

  it("may be the client's, and includes the wait for other calls", async () => {
    const { as, server, launched } = await createOnceFixture();
    server.inject({ kind: "stall", method: "GET" });
    const client = as("alice", { totalTimeoutMs: 1_000 });
    const first = client.executableTaskInstances.create(nightly, {
      totalTimeoutMs: 5_000,
      timeoutMs: 3_000,
      retry: false,
    });
    const second = client.executableTaskInstances.create(nightly);
    const error = await errorOf(second, TimeoutError);
    expect(error).toMatchObject({ timeoutMs: 1_000, attempts: 0 });
    await errorOf(first, TimeoutError);
    expect(launched()).toEqual([]);
  });

  it("must be a number of milliseconds", async () => {
    const { create, sent } = await createOnceFixture();
    await errorOf(create({ totalTimeoutMs: 0 }), InvalidInputError);
    await errorOf(create({ retry: { limit: -1 } }), InvalidInputError);
    expect(sent()).toEqual([]);
  });
});

describe("an abort", () => {
  it.each<[string, Fault | undefined, number, string[]]>([
    ["the first look", { kind: "stall", method: "GET" }, 10, [look]],
    ["the launch", { kind: "stall", method: "POST" }, 10, [look, launch]],
    ["the pause", { kind: "reset", method: "POST" }, 10, [look, launch]],
    ["the look after it", { kind: "stall", method: "GET", skip: 1 }, 10_000, [look, launch, look]],
  ])("during %s rejects at once with the signal's reason", async (during, fault, afterMs, steps) => {
    const clock = new VirtualClock({ autoAdvance: false });
    const fixture = await createOnceFixture({ clock });
    if (during === "the look after it") fixture.server.inject({ kind: "reset", method: "POST" });
    if (fault !== undefined) fixture.server.inject(fault);
    const controller = new AbortController();
    const reason = new Error("enough");
    const ended = expect(fixture.create({ signal: controller.signal })).rejects.toBe(reason);
    await clock.advance(afterMs);
    controller.abort(reason);
    await ended;
    expect(fixture.steps()).toEqual(steps);
    expect(clock.pendingTimers).toBe(0);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  it("before it sends nothing", async () => {
    const { create, sent } = await createOnceFixture();
    await expect(create({ signal: AbortSignal.abort(new Error("before")) })).rejects.toThrow("before");
    expect(sent()).toEqual([]);
  });
});

describe("calls on one client at the same time", () => {
  it("launch one instance for each name, and leave nothing behind", async () => {
    const clock = new VirtualClock();
    const { create, client, steps, launched } = await createOnceFixture({ clock, workers: "off" });
    const runs = await Promise.all([
      ...Array.from({ length: 5 }, () => create()),
      client.executableTaskInstances.create({ ...nightly, name: "other" }),
    ]);
    expect(new Set(runs.map(({ uuid }) => uuid)).size).toBe(2);
    expect(new Set(runs).size).toBe(6);
    expect(launched()).toHaveLength(2);
    expect(steps().filter((step) => step === launch)).toHaveLength(2);
    expect(clock.pendingTimers).toBe(0);
  });

  it("run concurrently for different names", async () => {
    const { create, client, server } = await createOnceFixture();
    server.inject({ kind: "stall", method: "GET" });
    const stalled = errorOf(create({ timeoutMs: 60_000, retry: false }), TimeoutError);
    const startMs = server.clock.now();
    await client.executableTaskInstances.create({ ...nightly, name: "other" });
    expect(server.clock.now()).toBe(startMs);
    await stalled;
  });

  it("make their own attempts if the first fails", async () => {
    const { create, server, launched } = await createOnceFixture();
    server.inject({ kind: "status", status: 400, body: { detail: "no" }, method: "POST" });
    const [first, second] = await Promise.allSettled([create(), create()]);
    expect([first.status, second.status]).toEqual(["rejected", "fulfilled"]);
    expect(launched()).toHaveLength(1);
  });

  it("continue when a waiting call is aborted", async () => {
    const clock = new VirtualClock({ autoAdvance: false });
    const { create, server, launched } = await createOnceFixture({ clock });
    server.inject({ kind: "delay", ms: 1_000, method: "GET" });
    const controller = new AbortController();
    const first = create();
    const second = expect(create({ signal: controller.signal })).rejects.toThrow("enough");
    await clock.advance(10);
    controller.abort(new Error("enough"));
    await second;
    // It was the last in the queue; a new caller still waits for the first.
    const third = create();
    await clock.advance(2_000);
    expect((await first).uuid).toBe((await third).uuid);
    expect(launched()).toHaveLength(1);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });
});

describe("createMany with once", () => {
  it("returns the same instance for inputs with the same name, as separate objects", async () => {
    const { client, launched } = await createOnceFixture();
    const inputs = ["a", "b", "a", "c", "a "].map((name) => ({ ...nightly, name }));
    const runs = await client.executableTaskInstances.createMany(inputs);
    expect(runs.map(({ name }) => name)).toEqual(["a", "b", "a", "c", "a"]);
    expect(new Set(runs.map(({ uuid }) => uuid)).size).toBe(3);
    expect(new Set(runs).size).toBe(5);
    expect(launched()).toHaveLength(3);
    await client.executableTaskInstances.createMany(inputs);
    expect(launched()).toHaveLength(3);
  });

  it("resumes after an interruption", async () => {
    const { client, server, launched } = await createOnceFixture();
    const inputs = Array.from({ length: 10 }, (_, index) => ({ ...nightly, name: `n${index}` }));
    server.inject({ kind: "stall", method: "POST", skip: 3, times: 2 });
    const options = { request: { timeoutMs: 1_000 } };
    const error = await errorOf<BulkError<unknown>>(
      client.executableTaskInstances.createMany(inputs, options),
      BulkError,
    );
    expect(error.failed.map((failure) => (failure.error as AmbiguousOutcomeError).code)).toEqual(
      Array(2).fill("AMBIGUOUS_OUTCOME"),
    );
    await client.executableTaskInstances.createMany(inputs, options);
    expect(launched()).toHaveLength(10);
  });
});
