import { getEventListeners } from "node:events";
import {
  AmbiguousOutcomeError,
  ConnectionError,
  InvalidInputError,
  NotFoundError,
  RateLimitError,
  ResponseValidationError,
  SaltantClient,
  ServerError,
  TimeoutError,
  UnexpectedResponseError,
  type RetryEvent,
} from "saltant";
import { VirtualClock } from "saltant/testing";
import { describe, expect, it } from "vitest";
import { errorOf, furnished, nobodysUuid, site } from "./support.js";

describe("a request that fails for what may pass", () => {
  it.each([408, 429, 500, 502, 503, 504])("is sent again after a %i", async (status) => {
    const { client, server, sent } = site();
    server.inject({ kind: "status", status, times: 2 });
    await expect(client.users.get("alice")).resolves.toMatchObject({ username: "alice" });
    expect(sent()).toHaveLength(3);
  });

  it("is sent again when the connection breaks", async () => {
    const { client, server, sent } = site();
    server.inject({ kind: "reset" });
    server.inject({ kind: "truncate" });
    await client.users.get("alice");
    expect(sent()).toHaveLength(3);
  });

  it("fails after three attempts in all, and says how often it was sent", async () => {
    const { client, server, sent } = site();
    server.inject({ kind: "status", status: 502, times: Infinity });
    const error = await errorOf(client.users.get("alice"), ServerError);
    expect(error).toMatchObject({
      status: 502,
      method: "GET",
      attempts: 3,
      url: "http://saltant.test/api/users/alice/",
    });
    expect(error.message).toBe("502 GET /users/alice/: Sign in; the server or a proxy before it failed (sent 3 times)");
    expect(sent()).toHaveLength(3);
  });

  it("is sent again as often as the call or the client allows", async () => {
    const { client, as, server, sent } = site();
    server.inject({ kind: "status", status: 502, times: Infinity });
    await errorOf(client.users.get("alice", { retry: false }), ServerError);
    expect(sent()).toHaveLength(1);
    await errorOf(client.users.get("alice", { retry: { limit: 4 } }), ServerError);
    expect(sent()).toHaveLength(5);
    await errorOf(as("alice", { retry: false }).users.get("alice"), ServerError);
    expect(sent()).toHaveLength(1);
    await errorOf(as("alice", { retry: { limit: 1 } }).users.get("alice"), ServerError);
    expect(sent()).toHaveLength(2);
  });

  it("waits as long as the server asks for", async () => {
    const { client, server } = site();
    server.inject({ kind: "status", status: 503, headers: { "Retry-After": "30" } });
    const startMs = server.clock.now();
    await client.users.get("alice");
    expect(server.clock.now() - startMs).toBe(30_000);
  });

  it("does not wait when the server asks for too long, and says how long that is", async () => {
    const { client, server, sent } = site();
    server.inject({ kind: "status", status: 429, headers: { "Retry-After": "3600" } });
    const error = await errorOf(client.users.get("alice"), RateLimitError);
    expect(error.retryAfterMs).toBe(3_600_000);
    expect(sent()).toHaveLength(1);
  });

  it("earns retries back with what succeeds", async () => {
    const { client, server, sent } = site();
    server.inject({ kind: "status", status: 502, times: 20 });
    await Promise.all(Array.from({ length: 10 }, () => client.users.get("alice").catch(() => undefined)));
    expect(sent()).toHaveLength(20);
    await Promise.all(Array.from({ length: 30 }, () => client.users.get("alice")));
    sent();
    server.inject({ kind: "status", status: 502, times: 2 });
    await expect(client.users.get("alice")).resolves.toMatchObject({ username: "alice" });
    expect(sent()).toHaveLength(3);
  });

  it("does not hammer a dead server: the client's retries run out", async () => {
    const { client, server, sent } = site();
    server.inject({ kind: "status", status: 502, times: Infinity });
    const calls = Array.from({ length: 50 }, () => client.users.get("alice").catch(() => undefined));
    await Promise.all(calls);
    expect(sent().length).toBe(60);
  });
});

describe("a request that changes something", () => {
  it("is not sent again when its outcome is unknown", async () => {
    const { client, queue, server, sent } = await furnished();
    server.inject({ kind: "lostAnswer", method: "PATCH" });
    await errorOf(client.taskQueues.patch(queue.id, { description: "new" }), ConnectionError);
    expect(sent()).toEqual(["PATCH taskqueues/1/"]);
    for (const fault of [{ kind: "reset" }, { kind: "truncate" }, { kind: "empty" }, { kind: "html" }] as const) {
      server.inject({ ...fault, method: "POST" });
      await errorOf(client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 }), AmbiguousOutcomeError);
      expect(sent()).toEqual(["POST executabletaskinstances/"]);
    }
  });

  it("is sent again when the server surely did not act on it", async () => {
    const { client, server, sent } = await furnished();
    server.inject({ kind: "refuse", method: "POST" });
    server.inject({ kind: "status", status: 429, method: "POST" });
    await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
    server.inject({ kind: "status", status: 503, headers: { "Retry-After": "1" }, method: "POST" });
    await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
    expect(sent()).toEqual(Array(5).fill("POST executabletaskinstances/"));
    expect([...server.instances("executable")]).toHaveLength(2);
  });

  it("is sent again where sending it twice does no harm", async () => {
    const { queue, server, sent } = await furnished();
    server.inject({ kind: "lostAnswer", method: "PUT" });
    await queue.put();
    expect(sent()).toEqual(["PUT taskqueues/1/", "PUT taskqueues/1/"]);
  });

  it("is ambiguous when a gateway breaks down over it, but not when it was turned away", async () => {
    const { client, server } = await furnished();
    const create = () => client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 }, { retry: false });
    for (const status of [500, 502, 503, 504]) {
      server.inject({ kind: "status", status, method: "POST" });
      expect((await errorOf(create(), AmbiguousOutcomeError)).cause).toBeInstanceOf(ServerError);
    }
    server.inject({ kind: "status", status: 503, headers: { "Retry-After": "1" }, method: "POST" });
    await errorOf(create(), ServerError);
    server.inject({ kind: "refuse", method: "POST" });
    expect((await errorOf(create(), ConnectionError)).neverSent).toBe(true);
    server.inject({ kind: "stall", method: "POST" });
    expect((await errorOf(create(), AmbiguousOutcomeError)).cause).toBeInstanceOf(TimeoutError);
  });
});

describe("deadlines", () => {
  it("end an attempt whose answer does not come, in its headers or in its body", async () => {
    const { client, server } = site();
    for (const kind of ["stall", "stallBody"] as const) {
      server.inject({ kind });
      const startMs = server.clock.now();
      const error = await errorOf(client.users.get("alice", { timeoutMs: 1_000, retry: false }), TimeoutError);
      expect(error.message).toBe("GET /users/alice/: no complete answer within 1000 ms (timeoutMs)");
      expect(error.timeoutMs).toBe(1_000);
      expect(server.clock.now() - startMs).toBe(1_000);
    }
  });

  it("are 90 seconds for an attempt where nothing else is said", async () => {
    const { client, server } = site();
    server.inject({ kind: "stall" });
    const error = await errorOf(client.users.get("alice", { retry: false }), TimeoutError);
    expect(error.timeoutMs).toBe(90_000);
  });

  it("span attempts and pauses with totalTimeoutMs", async () => {
    const { as, server, sent } = site();
    server.inject({ kind: "stall", times: Infinity });
    const startMs = server.clock.now();
    const client = as("alice", { timeoutMs: 1_000, totalTimeoutMs: 1_500, retry: { baseDelayMs: 1 } });
    const error = await errorOf(client.users.get("alice"), TimeoutError);
    expect(error.message).toBe("GET /users/alice/: no complete answer within 1500 ms (totalTimeoutMs) (sent 2 times)");
    expect(server.clock.now() - startMs).toBe(1_500);
    expect(sent()).toHaveLength(2);
  });
});

describe("deadlines and retries that a call asks for", () => {
  it.each([
    [{ timeoutMs: 0 }, "timeoutMs must be a number of milliseconds from 1, not 0"],
    [{ timeoutMs: NaN }, "timeoutMs must be a number of milliseconds from 1, not NaN"],
    [{ timeoutMs: "5" as never }, 'timeoutMs must be a number of milliseconds from 1, not "5"'],
    [{ totalTimeoutMs: -1 }, "totalTimeoutMs must be a number of milliseconds from 1, not -1"],
    [{ retry: { limit: -1 } }, "retry.limit must be a whole number from 0, not -1"],
    [{ retry: { baseDelayMs: NaN } }, "retry.baseDelayMs must be a number of milliseconds from 0, not NaN"],
    [{ headers: { "X-Bad\n": "1" } }, '"X-Bad\\n" is no name of a header'],
  ])("are refused before sending: %o", async (options, message) => {
    const { client, sent } = site();
    expect((await errorOf(client.users.get("alice", options), InvalidInputError)).message).toBe(message);
    expect(sent()).toEqual([]);
  });

  it("go before the client's", async () => {
    const { as, server } = site();
    server.inject({ kind: "stall", times: Infinity });
    const client = as("alice", { totalTimeoutMs: 60_000, retry: false });
    const error = await errorOf(client.users.get("alice", { totalTimeoutMs: 700 }), TimeoutError);
    expect(error.timeoutMs).toBe(700);
  });
});

describe("what surely was not created", () => {
  it("is not ambiguous when the login before it fails", async () => {
    const { server } = await furnished();
    const { baseApiUrl, fetch, clock } = server;
    const client = new SaltantClient({ baseApiUrl, fetch, clock, username: "alice", password: "alice-password" });
    server.inject({ kind: "reset", path: "token/", times: Infinity });
    await errorOf(client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 }), ConnectionError);
  });

  it("is not ambiguous when time runs out in a pause after it was turned away", async () => {
    const { client, server } = await furnished();
    server.inject({ kind: "status", status: 429, headers: { "Retry-After": "30" }, method: "POST" });
    const create = client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 }, { totalTimeoutMs: 10_000 });
    await errorOf(create, TimeoutError);
    server.inject({ kind: "stall", method: "POST" });
    const stalled = client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 }, { totalTimeoutMs: 10_000 });
    expect((await errorOf(stalled, AmbiguousOutcomeError)).cause).toBeInstanceOf(TimeoutError);
  });

  it("is not ambiguous when the server's certificate is not trusted", async () => {
    const untrusted = Object.assign(new TypeError("fetch failed"), {
      cause: Object.assign(new Error("self-signed certificate"), { code: "DEPTH_ZERO_SELF_SIGNED_CERT" }),
    });
    const { as } = await furnished();
    const client = as("alice", { fetch: () => Promise.reject(untrusted), retry: false });
    const error = await errorOf(client.taskQueues.create({ name: "q" }), ConnectionError);
    expect(error.message).toContain("(DEPTH_ZERO_SELF_SIGNED_CERT)");
  });
});

describe("an abort", () => {
  it.each(["stall", "stallBody", "delay"] as const)(
    "ends a call at once (%s), with nothing left behind",
    async (kind) => {
      const clock = new VirtualClock({ autoAdvance: false });
      const { client, server, sent } = site({ clock });
      server.inject({ kind, ms: 1_000 });
      const controller = new AbortController();
      const call = client.users.get("alice", { signal: controller.signal });
      await clock.advance(10);
      const reason = new Error("enough");
      controller.abort(reason);
      await expect(call).rejects.toBe(reason);
      expect(sent()).toHaveLength(1);
      expect(clock.pendingTimers).toBe(0);
      expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    },
  );

  it("ends the pause between two attempts", async () => {
    const clock = new VirtualClock({ autoAdvance: false });
    const { client, server, sent } = site({ clock });
    server.inject({ kind: "status", status: 503, headers: { "Retry-After": "20" } });
    const controller = new AbortController();
    const call = client.users.get("alice", { signal: controller.signal });
    await clock.advance(5_000);
    controller.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
    expect([sent().length, clock.pendingTimers]).toEqual([1, 0]);
  });

  it("before a call sends nothing", async () => {
    const { client, sent } = site();
    const signal = AbortSignal.abort(new Error("before"));
    await expect(client.users.get("alice", { signal })).rejects.toThrow("before");
    expect(sent()).toEqual([]);
  });

  it("leaves no listener on a signal that many calls share", async () => {
    const { client } = site();
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 50 }, () => client.users.get("alice", { signal })));
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

describe("an answer that is none of the API's", () => {
  it("is an unexpected response: a page, nothing at all", async () => {
    const { client, server } = site();
    server.inject({ kind: "html" });
    const html = await errorOf(client.users.get("alice"), UnexpectedResponseError);
    expect(html.message).toBe("200 GET /users/alice/: expected JSON, got text/html: is baseApiUrl the API's root?");
    expect(html.status).toBe(200);
    server.inject({ kind: "empty" });
    const empty = await errorOf(client.users.get("alice"), UnexpectedResponseError);
    expect(empty.message).toContain("expected JSON, got an empty body");
  });

  it.each([
    ["GET", "https://elsewhere.example/login?token=secret", "https://elsewhere.example/login"],
    ["GET", "/api/users/alice/?x=1", "http://saltant.test/api/users/alice/"],
    ["POST", "http://saltant.test/api/taskqueues/", "http://saltant.test/api/taskqueues/"],
  ])("is a redirect, which is not followed: %s to %s", async (method, location, shown) => {
    const { client, server, sent } = site();
    server.inject({ kind: "redirect", location });
    const call = method === "GET" ? client.users.get("alice") : client.taskQueues.create({ name: "q" });
    const error = await errorOf<Error>(call, UnexpectedResponseError);
    expect(error.message).toContain(`redirected to ${shown}, which is not followed: is baseApiUrl right?`);
    expect(error.message).not.toContain("secret");
    expect(sent()).toHaveLength(1);
  });

  it("is JSON of the wrong shape, told by its place", async () => {
    const { client, server } = site();
    server.inject({ kind: "json", body: { username: 7 } });
    const one = await errorOf(client.users.get("alice"), ResponseValidationError);
    expect(one.issues.map(({ path }) => path)).toEqual(["username", "email"]);
    expect(one.message).toContain("200 GET /users/alice/: the answer is not what the contract promises: username: ");
    server.inject({
      kind: "json",
      body: (page: { results: object[] }) => ({
        ...page,
        results: page.results.map((user) => ({ ...user, email: null })),
      }),
    });
    const list = await errorOf(client.users.list(), ResponseValidationError);
    expect(list.issues[0]?.path).toBe("results[0].email");
    expect(list.issues).toHaveLength(5);
    expect(list.message).toMatch(/; and 2 more$/);
  });

  it("may hold fields and states that this version does not know", async () => {
    const { client, server } = await furnished();
    const run = await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
    server.inject({ kind: "json", body: (json: object) => ({ ...json, state: "paused", priority: 7 }) });
    await run.sync();
    expect(run.state).toBe("paused");
    expect(run.isFinished).toBe(false);
    expect(run.toJSON()).toMatchObject({ state: "paused", priority: 7 });
  });

  it("is not followed where a page names a next one elsewhere", async () => {
    const { client, server, sent } = site();
    server.inject({
      kind: "json",
      body: (page: object) => ({ ...page, next: "https://elsewhere.example/?page=2" }),
    });
    await client.users.list({}, { pageSize: 2 });
    expect(sent()).toHaveLength(3);
    expect(server.requests.every(({ url }) => url.startsWith("http://saltant.test/"))).toBe(true);
  });
});

describe("a connection that fails", () => {
  it("is told by what the system calls it", async () => {
    const refused = Object.assign(new TypeError("fetch failed"), {
      cause: Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" }),
    });
    const { as } = site();
    const client = as("alice", { fetch: () => Promise.reject(refused), retry: false });
    const error = await errorOf(client.users.get("alice"), ConnectionError);
    expect(error.message).toBe(
      "GET /users/alice/: cannot connect to http://saltant.test (ECONNREFUSED): is the server running, and baseApiUrl right?",
    );
    expect(error).toMatchObject({ neverSent: true, cause: refused, attempts: 1 });
  });

  it("may have arrived where one of several tries did not say otherwise", async () => {
    const code = (value: string): Error => Object.assign(new Error(value), { code: value });
    const both = Object.assign(new TypeError("fetch failed"), {
      cause: new AggregateError([code("ECONNREFUSED"), code("ECONNRESET")]),
    });
    const { as } = site();
    const error = await errorOf(
      as("alice", { fetch: () => Promise.reject(both), retry: false }).users.get("x"),
      ConnectionError,
    );
    expect(error.neverSent).toBe(false);
    const bare = await errorOf(
      as("alice", { fetch: () => Promise.reject(new TypeError("Failed to fetch")), retry: false }).users.get("x"),
      ConnectionError,
    );
    expect(bare.message).toBe("GET /users/x/: the connection failed before the answer was complete (Failed to fetch)");
    expect(bare.neverSent).toBe(false);
  });
});

const wireInstance = {
  user: null,
  name: "",
  state: "running",
  datetime_created: "2026-01-01T00:00:00Z",
  datetime_finished: null,
  arguments: {},
  task_queue: 1,
  task_type: 1,
};

describe("errors", () => {
  it("lead to the caller's line", async () => {
    const { client } = site();
    async function callOfMine(): Promise<void> {
      await client.taskQueues.get({ id: 9 });
    }
    async function waitOfMine(): Promise<void> {
      const run = client.executableTaskInstances.fromWire({ ...wireInstance, uuid: nobodysUuid });
      await run.waitUntilFinished();
    }
    expect((await errorOf(callOfMine(), NotFoundError)).stack).toContain("callOfMine");
    expect((await errorOf(waitOfMine(), NotFoundError)).stack).toContain("waitOfMine");
  });
});

describe("the request itself", () => {
  it("keeps out of caches, cookies and redirects, and is sent by a fetch that stands alone", async () => {
    const { as, server } = site();
    const seen: (RequestInit | undefined)[] = [];
    function strictFetch(this: unknown, input: Parameters<typeof fetch>[0], init?: RequestInit): Promise<Response> {
      if (this !== undefined) throw new TypeError("Illegal invocation");
      seen.push(init);
      return server.fetch(input, init);
    }
    await as("alice", { fetch: strictFetch }).users.get("alice");
    expect(seen).toEqual([expect.objectContaining({ redirect: "manual", cache: "no-store", credentials: "omit" })]);
  });
});

describe("hooks", () => {
  it("break nothing when they throw, and the logger hears of it", async () => {
    const { as } = site();
    const warnings: string[] = [];
    const fails = (): never => {
      throw new Error("in the hook");
    };
    const logger = { debug: fails, warn: (message: string) => warnings.push(message) };
    const client = as("alice", { onRequest: fails, onResponse: fails, onRetry: fails, logger });
    await expect(client.taskQueues.create({ name: "q" })).resolves.toMatchObject({ name: "q" });
    expect(warnings).toEqual(["onRequest threw Error: in the hook", "onResponse threw Error: in the hook"]);
  });

  it("tell of each attempt, answer and retry, without a header or a body", async () => {
    const events: unknown[] = [];
    const { as, server } = site({ latencyMs: 20 });
    const client = as("alice", {
      onRequest: (event) => events.push({ request: event }),
      onResponse: (event) => events.push({ response: event }),
      onRetry: (event: RetryEvent) => events.push({ retry: { ...event, delayMs: typeof event.delayMs } }),
    });
    server.inject({ kind: "status", status: 503 });
    await client.users.get("alice");
    const request = { method: "GET", url: "http://saltant.test/api/users/alice/" };
    expect(events).toEqual([
      { request: { ...request, attempt: 1 } },
      { response: { ...request, attempt: 1, status: 503, durationMs: 20 } },
      { retry: { ...request, attempt: 2, delayMs: "number", reason: "status 503" } },
      { request: { ...request, attempt: 2 } },
      { response: { ...request, attempt: 2, status: 200, durationMs: 20 } },
    ]);
  });

  it("write a line for each answer and retry to a logger", async () => {
    const lines: string[] = [];
    const { as, server } = site();
    const logger = { debug: (line: string) => lines.push(line), warn: (line: string) => lines.push(line) };
    server.inject({ kind: "reset" });
    await as("alice", { logger }).users.get("alice");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^GET \/users\/alice\/ again in \d+ ms: GET \/users\/alice\/: the connection failed/);
    expect(lines[1]).toBe("200 GET /users/alice/ in 0 ms");
  });
});
