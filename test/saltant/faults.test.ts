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
import { afterEach, describe, expect, it, vi } from "vitest";
import { runningInstance } from "../running-instance.js";
import { errorOf, createServerWithTasks, unknownUuid, createTestServer } from "./support.js";

describe("a request that fails with a transient error", () => {
  it.each([408, 429, 500, 502, 503, 504])("is retried after a %i", async (status) => {
    const { client, server, sent } = createTestServer();
    server.inject({ kind: "status", status, times: 2 });
    await expect(client.users.get("alice")).resolves.toMatchObject({ username: "alice" });
    expect(sent()).toHaveLength(3);
  });

  it("is retried when the connection breaks", async () => {
    const { client, server, sent } = createTestServer();
    server.inject({ kind: "reset" });
    server.inject({ kind: "truncate" });
    await client.users.get("alice");
    expect(sent()).toHaveLength(3);
  });

  it("rejects after three attempts in total, and says how often it was sent", async () => {
    const { client, server, sent } = createTestServer();
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

  it("is retried as often as the call or the client allows", async () => {
    const { client, as, server, sent } = createTestServer();
    server.inject({ kind: "status", status: 502, times: Infinity });
    await errorOf(client.users.get("alice", { retry: false }), ServerError);
    expect(sent()).toHaveLength(1);
    await errorOf(client.users.get("alice", { retry: { limit: 4 } }), ServerError);
    expect(sent()).toHaveLength(5);
    await errorOf(as("alice", { retry: false }).users.get("alice"), ServerError);
    expect(sent()).toHaveLength(1);
    const twice = await errorOf(as("alice", { retry: { limit: 1 } }).users.get("alice"), ServerError);
    expect(twice.message).toMatch(/ \(sent 2 times\)$/);
    expect(sent()).toHaveLength(2);
  });

  it("waits for the server's Retry-After", async () => {
    const { client, server } = createTestServer();
    server.inject({ kind: "status", status: 503, headers: { "Retry-After": "30" } });
    const startMs = server.clock.now();
    await client.users.get("alice");
    expect(server.clock.now() - startMs).toBe(30_000);
  });

  it("does not wait if the server's Retry-After is too long, and reports it", async () => {
    const { client, server, sent } = createTestServer();
    server.inject({ kind: "status", status: 429, headers: { "Retry-After": "3600" } });
    const error = await errorOf(client.users.get("alice"), RateLimitError);
    expect(error.retryAfterMs).toBe(3_600_000);
    expect(sent()).toHaveLength(1);
  });

  it("gets retries back for successes", async () => {
    const { client, server, sent } = createTestServer();
    server.inject({ kind: "status", status: 502, times: 20 });
    await Promise.all(Array.from({ length: 10 }, () => client.users.get("alice").catch(() => undefined)));
    expect(sent()).toHaveLength(20);
    await Promise.all(Array.from({ length: 30 }, () => client.users.get("alice")));
    sent();
    server.inject({ kind: "status", status: 502, times: 2 });
    await expect(client.users.get("alice")).resolves.toMatchObject({ username: "alice" });
    expect(sent()).toHaveLength(3);
  });

  it("does not overload a failing server: the client's retry budget runs out", async () => {
    const { client, server, sent } = createTestServer();
    server.inject({ kind: "status", status: 502, times: Infinity });
    const calls = Array.from({ length: 50 }, () => client.users.get("alice").catch(() => undefined));
    await Promise.all(calls);
    expect(sent().length).toBe(60);
  });
});

describe("a request that writes", () => {
  it("is not retried when its outcome is unknown", async () => {
    const { client, queue, server, sent } = await createServerWithTasks();
    server.inject({ kind: "lostResponse", method: "PATCH" });
    await errorOf(client.taskQueues.patch(queue.id, { description: "new" }), ConnectionError);
    expect(sent()).toEqual(["PATCH taskqueues/1/"]);
    for (const fault of [{ kind: "reset" }, { kind: "truncate" }, { kind: "empty" }, { kind: "html" }] as const) {
      server.inject({ ...fault, method: "POST" });
      await errorOf(client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 }), AmbiguousOutcomeError);
      expect(sent()).toEqual(["POST executabletaskinstances/"]);
    }
  });

  it("is retried when the server definitely did not execute it", async () => {
    const { client, server, sent } = await createServerWithTasks();
    server.inject({ kind: "refuse", method: "POST" });
    server.inject({ kind: "status", status: 429, method: "POST" });
    await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
    server.inject({ kind: "status", status: 503, headers: { "Retry-After": "1" }, method: "POST" });
    await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
    expect(sent()).toEqual(Array(5).fill("POST executabletaskinstances/"));
    expect([...server.instances("executable")]).toHaveLength(2);
  });

  it("is retried if it is idempotent", async () => {
    const { queue, server, sent } = await createServerWithTasks();
    server.inject({ kind: "lostResponse", method: "PUT" });
    await queue.put();
    expect(sent()).toEqual(["PUT taskqueues/1/", "PUT taskqueues/1/"]);
  });

  it("has an ambiguous outcome when a gateway fails, but not when it was rejected", async () => {
    const { client, server } = await createServerWithTasks();
    const create = () => client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 }, { retry: false });
    for (const status of [500, 502, 503, 504]) {
      server.inject({ kind: "status", status, method: "POST" });
      expect((await errorOf(create(), AmbiguousOutcomeError)).cause).toBeInstanceOf(ServerError);
    }
    server.inject({ kind: "status", status: 503, headers: { "Retry-After": "1" }, method: "POST" });
    await errorOf(create(), ServerError);
    server.inject({ kind: "status", status: 500, headers: { "Retry-After": "1" }, method: "POST" });
    await errorOf(create(), AmbiguousOutcomeError);
    server.inject({ kind: "refuse", method: "POST" });
    expect((await errorOf(create(), ConnectionError)).neverSent).toBe(true);
    server.inject({ kind: "stall", method: "POST" });
    expect((await errorOf(create(), AmbiguousOutcomeError)).cause).toBeInstanceOf(TimeoutError);
  });
});

describe("deadlines", () => {
  it("that expire before a create is sent do not make its outcome ambiguous", async () => {
    const { server, as } = createTestServer();
    const credentials = { authorization: () => new Promise<string>(() => undefined) };
    const client = as("alice", { authToken: undefined, credentials, totalTimeoutMs: 1_000 });
    const error = await errorOf<Error>(client.taskQueues.create({ name: "q" }), TimeoutError);
    expect(error).toMatchObject({ attempts: 0, timeoutMs: 1_000 });
    expect(server.requests).toEqual([]);
  });

  it("end an attempt whose response does not arrive, in its headers or in its body", async () => {
    const { client, server } = createTestServer();
    for (const kind of ["stall", "stallBody"] as const) {
      server.inject({ kind });
      const startMs = server.clock.now();
      const error = await errorOf(client.users.get("alice", { timeoutMs: 1_000, retry: false }), TimeoutError);
      expect(error.message).toBe("GET /users/alice/: no complete response within 1000 ms (timeoutMs)");
      expect(error.timeoutMs).toBe(1_000);
      expect(server.clock.now() - startMs).toBe(1_000);
    }
  });

  it("are 90 seconds for an attempt by default", async () => {
    const { client, server } = createTestServer();
    server.inject({ kind: "stall" });
    const error = await errorOf(client.users.get("alice", { retry: false }), TimeoutError);
    expect(error.timeoutMs).toBe(90_000);
  });

  it("span attempts and pauses with totalTimeoutMs", async () => {
    const { as, server, sent } = createTestServer();
    server.inject({ kind: "stall", times: Infinity });
    const startMs = server.clock.now();
    const client = as("alice", { timeoutMs: 1_000, totalTimeoutMs: 1_500, retry: { baseDelayMs: 1 } });
    const error = await errorOf(client.users.get("alice"), TimeoutError);
    expect(error.message).toBe(
      "GET /users/alice/: no complete response within 1500 ms (totalTimeoutMs) (sent 2 times)",
    );
    expect(error.timeoutMs).toBe(1_500);
    expect(server.clock.now() - startMs).toBe(1_500);
    expect(sent()).toHaveLength(2);
  });
});

describe("deadlines and retries of a call", () => {
  it.each([
    [{ timeoutMs: 0 }, "timeoutMs must be a number of milliseconds from 1, not 0"],
    [{ timeoutMs: NaN }, "timeoutMs must be a number of milliseconds from 1, not NaN"],
    [{ timeoutMs: "5" as never }, 'timeoutMs must be a number of milliseconds from 1, not "5"'],
    [{ totalTimeoutMs: -1 }, "totalTimeoutMs must be a number of milliseconds from 1, not -1"],
    [{ retry: { limit: -1 } }, "retry.limit must be a whole number from 0, not -1"],
    [{ retry: { baseDelayMs: NaN } }, "retry.baseDelayMs must be a number of milliseconds from 0, not NaN"],
    [{ headers: { "X-Bad\n": "1" } }, '"X-Bad\\n" cannot be the name of a header'],
  ])("are checked before sending: %o", async (options, message) => {
    const { client, sent } = createTestServer();
    expect((await errorOf(client.users.get("alice", options), InvalidInputError)).message).toBe(message);
    expect(sent()).toEqual([]);
  });

  it("take precedence over the client's", async () => {
    const { as, server } = createTestServer();
    server.inject({ kind: "stall", times: Infinity });
    const client = as("alice", { totalTimeoutMs: 60_000, retry: false });
    const error = await errorOf(client.users.get("alice", { totalTimeoutMs: 700 }), TimeoutError);
    expect(error.timeoutMs).toBe(700);
  });
});

describe("a create that was definitely not executed", () => {
  it("is not ambiguous when the login before it fails", async () => {
    const { server } = await createServerWithTasks();
    const { baseApiUrl, fetch, clock } = server;
    const client = new SaltantClient({ baseApiUrl, fetch, clock, username: "alice", password: "alice-password" });
    server.inject({ kind: "reset", path: "token/", times: Infinity });
    await errorOf(client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 }), ConnectionError);
  });

  it("is not ambiguous when time runs out in a pause after a rejection", async () => {
    const { client, server } = await createServerWithTasks();
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
    const { as } = await createServerWithTasks();
    const client = as("alice", { fetch: () => Promise.reject(untrusted), retry: false });
    const error = await errorOf(client.taskQueues.create({ name: "q" }), ConnectionError);
    expect(error.message).toContain("(DEPTH_ZERO_SELF_SIGNED_CERT)");
  });
});

describe("an abort", () => {
  it.each(["stall", "stallBody", "delay"] as const)(
    "ends a call at once (%s), and leaves nothing behind",
    async (kind) => {
      const clock = new VirtualClock({ autoAdvance: false });
      const { client, server, sent } = createTestServer({ clock });
      server.inject(kind === "delay" ? { kind, ms: 1_000 } : { kind });
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
    const { client, server, sent } = createTestServer({ clock });
    server.inject({ kind: "status", status: 503, headers: { "Retry-After": "20" } });
    const controller = new AbortController();
    const call = client.users.get("alice", { signal: controller.signal });
    await clock.advance(5_000);
    controller.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
    expect([sent().length, clock.pendingTimers]).toEqual([1, 0]);
  });

  it.each([
    ["a GET without retries", { retry: false }, "GET"],
    ["a POST", {}, "POST"],
  ] as const)("of %s in progress is not reported as a failed connection", async (_, options, method) => {
    const clock = new VirtualClock({ autoAdvance: false });
    const { client, server } = createTestServer({ clock });
    server.inject({ kind: "stall" });
    const controller = new AbortController();
    const more = { ...options, signal: controller.signal };
    const call = method === "GET" ? client.users.get("alice", more) : client.taskQueues.create({ name: "q" }, more);
    const reason = new Error("enough");
    const ended = expect(call).rejects.toBe(reason);
    await clock.advance(10);
    controller.abort(reason);
    await ended;
  });

  it.each([
    ["an answer", () => new Promise<Response>(() => undefined)],
    ["a body", () => Promise.resolve(new Response(new ReadableStream()))],
  ])("and a deadline end a call whose fetch ignores its signal, while it waits for %s", async (_, fetch) => {
    const clock = new VirtualClock({ autoAdvance: false });
    const { as } = createTestServer({ clock });
    const client = as("alice", { fetch, retry: false });
    const controller = new AbortController();
    const aborted = expect(client.users.get("alice", { signal: controller.signal })).rejects.toThrow("enough");
    const late = errorOf(client.users.get("alice", { timeoutMs: 1_000 }), TimeoutError);
    await clock.advance(10);
    controller.abort(new Error("enough"));
    await aborted;
    await clock.advance(1_000);
    await late;
  });

  it("before a call sends nothing", async () => {
    const { client, sent } = createTestServer();
    const signal = AbortSignal.abort(new Error("before"));
    await expect(client.users.get("alice", { signal })).rejects.toThrow("before");
    expect(sent()).toEqual([]);
  });

  it("leaves no listener on a signal shared by many calls", async () => {
    const { client } = createTestServer();
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 50 }, () => client.users.get("alice", { signal })));
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

describe("a response that is not the API's", () => {
  it("throws an UnexpectedResponseError: a page, an empty body", async () => {
    const { client, server } = createTestServer();
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
    const { client, server, sent } = createTestServer();
    server.inject({ kind: "redirect", location });
    const call = method === "GET" ? client.users.get("alice") : client.taskQueues.create({ name: "q" });
    const error = await errorOf<Error>(call, UnexpectedResponseError);
    expect(error.message).toContain(`redirected to ${shown}, and redirects are not followed: is baseApiUrl right?`);
    expect(error.message).not.toContain("secret");
    expect(sent()).toHaveLength(1);
  });

  it.each([
    [302, {}, "302 GET /users/alice/: redirected elsewhere, and redirects are not followed: is baseApiUrl right?"],
    [302, { Location: "http://[" }, "302 GET /users/alice/: redirected elsewhere, and redirects are not followed"],
    [200, { "Content-Type": "text/html; charset=utf-8" }, "expected JSON, got text/html: is baseApiUrl"],
    [200, {}, "expected JSON, got something else: is baseApiUrl the API's root?"],
    [200, { "Content-Type": "application/json" }, "expected JSON, got truncated or malformed JSON: the server"],
    [
      200,
      { "Content-Type": "application/problem+JSON; charset=utf-8" },
      "expected JSON, got truncated or malformed JSON",
    ],
    [200, { "Content-Type": "application/json-seq" }, "expected JSON, got application/json-seq: is baseApiUrl"],
  ])("is described by its known parts: %i with %o", async (status, headers: Record<string, string>, message) => {
    const { as } = createTestServer();
    const body = new TextEncoder().encode("<p>");
    const fetch = () => Promise.resolve(new Response(body, { status, headers }));
    const error = await errorOf<Error>(as("alice", { fetch }).users.get("alice"), UnexpectedResponseError);
    expect(error.message).toContain(message);
  });

  it("is not a redirect if its status is 304", async () => {
    const { as } = createTestServer();
    const client = as("alice", { fetch: () => Promise.resolve(new Response(null, { status: 304 })) });
    const error = await errorOf<Error>(client.users.get("alice"), UnexpectedResponseError);
    expect(error.message).toBe(
      "304 GET /users/alice/: expected JSON, got an empty body: is baseApiUrl the API's root?",
    );
  });

  it("is a redirect even if its body is JSON of the right shape", async () => {
    const { client, server } = createTestServer();
    server.inject({ kind: "status", status: 301, body: { username: "alice", email: "" } });
    await errorOf(client.users.get("alice"), UnexpectedResponseError);
  });

  it("is a redirect whose status a browser hides", async () => {
    const { as } = createTestServer();
    const hidden = { status: 0, headers: new Headers(), text: () => Promise.resolve("") } as Response;
    const client = as("alice", { fetch: () => Promise.resolve(hidden) });
    const error = await errorOf<Error>(client.users.get("bob"), UnexpectedResponseError);
    expect(error.message).toBe(
      "GET /users/bob/: redirected elsewhere (the browser hides where to), and redirects are not followed: is baseApiUrl right?",
    );
  });

  it("makes a create ambiguous if a browser hides a redirect that may lead to the new resource", async () => {
    const { as } = createTestServer();
    const hidden = { status: 0, headers: new Headers(), text: () => Promise.resolve("") } as Response;
    const client = as("alice", { fetch: () => Promise.resolve(hidden) });
    const error = await errorOf<Error>(client.taskQueues.create({ name: "q" }), AmbiguousOutcomeError);
    expect(error.message).toContain("is baseApiUrl right? The server may have executed it: check before");
  });

  it("is JSON of the wrong type, and then the error has no path", async () => {
    const { client, server } = createTestServer();
    server.inject({ kind: "json", body: null });
    const error = await errorOf(client.users.get("alice"), ResponseValidationError);
    expect(error.issues.map(({ path }) => path)).toEqual([""]);
    expect(error.message).toMatch(/contract: expected an object, not null$/);
  });

  it("makes a create ambiguous if its JSON cannot be parsed", async () => {
    const { client, server } = createTestServer();
    server.inject({ kind: "json", body: { id: "one" }, method: "POST" });
    const error = await errorOf(client.taskQueues.create({ name: "q" }), AmbiguousOutcomeError);
    expect(error.cause).toBeInstanceOf(ResponseValidationError);
    expect(await client.taskQueues.list().count()).toBe(1);
  });

  it("is JSON of the wrong shape, with the path in the error", async () => {
    const { client, server } = createTestServer();
    server.inject({ kind: "json", body: { username: 7 } });
    const one = await errorOf(client.users.get("alice"), ResponseValidationError);
    expect(one.issues.map(({ path }) => path)).toEqual(["username", "email"]);
    expect(one.message).toContain("200 GET /users/alice/: the response does not match the contract: username: ");
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

  it("may have fields and states that this version does not know", async () => {
    const { client, server } = await createServerWithTasks();
    const run = await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
    server.inject({ kind: "json", body: (json: object) => ({ ...json, state: "paused", priority: 7 }) });
    await run.sync();
    expect(run.state).toBe("paused");
    expect(run.isFinished).toBe(false);
    expect(run.toJSON()).toMatchObject({ state: "paused", priority: 7 });
  });

  it("is not followed if a page links to a next page on another server", async () => {
    const { client, server, sent } = createTestServer();
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
  it("is reported with the system's error code", async () => {
    const refused = Object.assign(new TypeError("fetch failed"), {
      cause: Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" }),
    });
    const { as } = createTestServer();
    const client = as("alice", { fetch: () => Promise.reject(refused), retry: false });
    const error = await errorOf(client.users.get("alice"), ConnectionError);
    expect(error.message).toBe(
      "GET /users/alice/: cannot connect to http://saltant.test (ECONNREFUSED): is the server running, and baseApiUrl right?",
    );
    expect(error).toMatchObject({ neverSent: true, cause: refused, attempts: 1 });
  });

  it.each([
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "UND_ERR_CONNECT_TIMEOUT",
    "ConnectionRefused",
    "FailedToOpenSocket",
  ])("was never made, and the request never sent, if the system's error is %s", async (code) => {
    const { as } = createTestServer();
    const fetch = () => Promise.reject(Object.assign(new TypeError("fetch failed"), { cause: { code } }));
    const error = await errorOf(as("alice", { fetch, retry: false }).users.get("x"), ConnectionError);
    expect(error.neverSent).toBe(true);
    expect(error.message).toContain(`(${code})`);
  });

  it.each([
    ["connect", "ETIMEDOUT", true],
    ["connect", "EADDRNOTAVAIL", true],
    ["connect", "EHOSTUNREACH", true],
    ["connect", "ENETUNREACH", true],
    ["getaddrinfo", "EAI_FAIL", true],
    ["read", "ETIMEDOUT", false],
    ["read", "EHOSTUNREACH", false],
    ["write", "EPIPE", false],
  ])("in %s with %s: never made is %j", async (syscall, code, neverSent) => {
    const { as } = createTestServer();
    const fetch = () => Promise.reject(Object.assign(new TypeError("fetch failed"), { cause: { code, syscall } }));
    const error = await errorOf(as("alice", { fetch, retry: false }).users.get("x"), ConnectionError);
    expect(error.neverSent).toBe(neverSent);
  });

  it.each([
    ["getaddrinfo ENOTFOUND proxy.test", { code: "ENOTFOUND", syscall: "getaddrinfo", hostname: "proxy.test" }, true],
    ["connect ECONNREFUSED 10.0.0.7:3128", { code: "ECONNREFUSED", syscall: "connect", port: 3128 }, true],
    ["Proxy response (502) !== 200 when HTTP Tunneling", { code: "UND_ERR_ABORTED" }, true],
    ["Proxy Authentication Required (407)", { code: "UND_ERR_INVALID_ARG" }, true],
    ["Proxy refused to open a tunnel: 407 No", { code: "ERR_PROXY_TUNNEL" }, true],
    ["the proxy http://proxy is closed", { code: "ERR_PROXY_TUNNEL", proxy: "http://proxy" }, true],
    ["the proxy http://proxy broke", { code: "ECONNRESET", proxy: "http://proxy" }, false],
  ])(
    "failed at a proxy, and the message names the proxy and not the server: %s",
    async (message, properties, neverSent) => {
      const { as } = createTestServer();
      const cause = Object.assign(new Error(message), properties);
      const fetch = () => Promise.reject(new TypeError("fetch failed", { cause }));
      const error = await errorOf(as("alice", { fetch, retry: false }).users.get("x"), ConnectionError);
      expect(error.neverSent).toBe(neverSent);
      expect(error.message).toContain(message);
      expect(error.message).toContain("proxy");
      expect(error.message).not.toMatch(/is the server running|baseApiUrl/);
      const created = as("alice", { fetch, retry: false }).taskQueues.create({ name: "main" });
      await expect(created).rejects.toBeInstanceOf(neverSent ? ConnectionError : AmbiguousOutcomeError);
    },
  );

  it.each([
    ["https://host/api/", { syscall: "connect", address: "10.0.0.7", port: 443 }],
    ["http://host/api/", { syscall: "connect", address: "10.0.0.7", port: 80 }],
    ["http://host:8000/api/", { syscall: "connect", address: "10.0.0.7", port: 8000 }],
    ["http://host/api/", { syscall: "getaddrinfo", hostname: "host" }],
    ["http://host/api/", { syscall: "connect" }],
    ["http://host/api/", { syscall: "getaddrinfo" }],
  ])("failed at the server itself: %s, %j", async (baseApiUrl, properties) => {
    const cause = Object.assign(new Error("refused"), { code: "ECONNREFUSED", ...properties });
    const fetch = () => Promise.reject(new TypeError("fetch failed", { cause }));
    const client = new SaltantClient({ baseApiUrl, authToken: "token", fetch, retry: false });
    const error = await errorOf(client.users.get("x"), ConnectionError);
    expect(error.message).toContain(
      `cannot connect to ${new URL(baseApiUrl).origin} (ECONNREFUSED): is the server running`,
    );
  });

  it("was never made if none of several attempts made it", async () => {
    const { as } = createTestServer();
    const errors = ["::1", "127.0.0.1"].map((host) => Object.assign(new Error(host), { code: "ECONNREFUSED" }));
    const fetch = () =>
      Promise.reject(Object.assign(new TypeError("fetch failed"), { cause: new AggregateError(errors) }));
    const error = await errorOf(as("alice", { fetch, retry: false }).users.get("x"), ConnectionError);
    expect(error.neverSent).toBe(true);
  });

  it("is classified even if its cause is itself, or has a number as its code", async () => {
    const { as } = createTestServer();
    const circular: Error & { cause?: unknown } = new TypeError("fetch failed");
    circular.cause = circular;
    for (const cause of [circular, new DOMException("went away", "NetworkError")]) {
      const client = as("alice", { fetch: () => Promise.reject(cause), retry: false });
      const error = await errorOf(client.users.get("x"), ConnectionError);
      expect(error).toMatchObject({ neverSent: false, cause });
      expect(error.message).toContain(`(${cause.message})`);
    }
    const client = as("alice", { fetch: () => Promise.reject(new Error("on\n two lines")), retry: false });
    expect((await errorOf(client.users.get("x"), ConnectionError)).message).toContain("(on two lines)");
  });

  it("says how often the request was sent", async () => {
    const { client, server } = createTestServer();
    server.inject({ kind: "reset", times: Infinity });
    const error = await errorOf(client.users.get("alice"), ConnectionError);
    expect(error.attempts).toBe(3);
    expect(error.message).toMatch(/ \(sent 3 times\)$/);
  });

  it("may have delivered the request if one of several attempts does not exclude it", async () => {
    const code = (value: string): Error => Object.assign(new Error(value), { code: value });
    const both = Object.assign(new TypeError("fetch failed"), {
      cause: new AggregateError([code("ECONNREFUSED"), code("ECONNRESET")]),
    });
    const { as } = createTestServer();
    const error = await errorOf(
      as("alice", { fetch: () => Promise.reject(both), retry: false }).users.get("x"),
      ConnectionError,
    );
    expect(error.neverSent).toBe(false);
    const bare = await errorOf(
      as("alice", { fetch: () => Promise.reject(new TypeError("Failed to fetch")), retry: false }).users.get("x"),
      ConnectionError,
    );
    expect(bare.message).toBe(
      "GET /users/x/: the connection failed before the response was complete (Failed to fetch)",
    );
    expect(bare.neverSent).toBe(false);
  });

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each([
    ["http://saltant.test", ": the browser's console says why"],
    ["https://app.example", ": the browser's console says why; perhaps https://app.example is not allowed (CORS)"],
  ])("is one of which a page of %s learns nothing, and says where to look", async (origin, advice) => {
    vi.stubGlobal("location", { href: `${origin}/app/`, origin });
    const { as } = createTestServer();
    const fetch = () => Promise.reject(new TypeError("Failed to fetch"));
    const error = await errorOf(as("alice", { fetch, retry: false }).users.get("x"), ConnectionError);
    expect(error.message).toBe(
      `GET /users/x/: the connection failed before the response was complete (Failed to fetch)${advice}`,
    );
    expect(error.neverSent).toBe(false);
  });
});

const wireInstance = { ...runningInstance, user: null };

describe("errors", () => {
  it("have the caller's line in their stack", async () => {
    const { client } = createTestServer();
    async function callOfMine(): Promise<void> {
      await client.taskQueues.get({ id: 9 });
    }
    async function waitOfMine(): Promise<void> {
      const run = client.executableTaskInstances.fromWire({ ...wireInstance, uuid: unknownUuid });
      await run.waitUntilFinished();
    }
    expect((await errorOf(callOfMine(), NotFoundError)).stack).toContain("callOfMine");
    expect((await errorOf(waitOfMine(), NotFoundError)).stack).toContain("waitOfMine");
  });
});

describe("the request itself", () => {
  it("uses no cache, no cookies and no redirects, and calls fetch without a receiver", async () => {
    const { as, server } = createTestServer();
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
  it("do not fail a call when they throw, and the logger gets a warning", async () => {
    const { as } = createTestServer();
    const warnings: string[] = [];
    const fails = (): never => {
      throw new Error("in the hook");
    };
    const logger = { debug: fails, warn: (message: string) => warnings.push(message) };
    const client = as("alice", { onRequest: fails, onResponse: fails, onRetry: fails, logger });
    await expect(client.taskQueues.create({ name: "q" })).resolves.toMatchObject({ name: "q" });
    expect(warnings).toEqual(["onRequest threw Error: in the hook", "onResponse threw Error: in the hook"]);
  });

  it("do not fail a call when they are asynchronous and reject, and the logger gets a warning", async () => {
    const { as } = createTestServer();
    const warnings: string[] = [];
    const fails = (): unknown => Promise.reject(new Error("in the hook"));
    const logger = { debug: fails, warn: (message: string) => warnings.push(message) };
    // An unhandled rejection would make the run fail.
    await as("alice", { onRequest: fails, logger }).users.get("alice");
    expect(warnings).toEqual(["onRequest threw Error: in the hook"]);
  });

  it("are called for each attempt, response and retry, without a header or a body", async () => {
    const events: unknown[] = [];
    const { as, server } = createTestServer({ latencyMs: 20 });
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

  it("write a line for each response and retry to a logger", async () => {
    const lines: string[] = [];
    const { as, server } = createTestServer();
    const logger = { debug: (line: string) => lines.push(line), warn: (line: string) => lines.push(line) };
    server.inject({ kind: "reset" });
    await as("alice", { logger }).users.get("alice");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^retrying GET \/users\/alice\/ in \d+ ms: GET \/users\/alice\/: the connection failed/);
    expect(lines[1]).toBe("200 GET /users/alice/ in 0 ms");
  });
});

describe("the options of fetch", () => {
  it("exclude redirects, caches and cookies", async () => {
    const { as, server } = createTestServer();
    const inits: (RequestInit | undefined)[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      inits.push(init);
      return server.fetch(input, init);
    };
    await as("alice", { fetch }).users.get("alice");
    expect(inits).toMatchObject([{ redirect: "manual", cache: "no-store", credentials: "omit" }]);
  });
});

describe("retries", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it("double the pause each time, up to the maximum", async () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    const delays: number[] = [];
    const { as, server } = createTestServer();
    server.inject({ kind: "status", status: 502, times: 6 });
    const startMs = server.clock.now();
    const client = as("alice", { retry: { limit: 6 }, onRetry: ({ delayMs }) => delays.push(delayMs) });
    await client.users.get("alice");
    expect(delays).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000]);
    expect(server.clock.now() - startMs).toBe(23_500);
  });

  it("are refilled by successes", async () => {
    const { client, server } = createTestServer();
    const fault = server.inject({ kind: "status", status: 502, times: Infinity });
    await Promise.all(Array.from({ length: 50 }, () => client.users.get("alice").catch(() => undefined)));
    fault.remove();
    for (let call = 0; call < 10; call += 1) await client.users.get("alice");
    server.inject({ kind: "status", status: 502 });
    await client.users.get("alice");
  });

  it("are not used by failures that are not retried", async () => {
    const { client, server } = createTestServer();
    for (let call = 0; call < 20; call += 1) await errorOf(client.users.get("stranger"), NotFoundError);
    server.inject({ kind: "status", status: 502 });
    await client.users.get("alice");
  });

  it("do not wait beyond totalTimeoutMs, which a call may set for itself", async () => {
    const { client, server } = createTestServer();
    server.inject({ kind: "status", status: 503, headers: { "Retry-After": "30" } });
    const startMs = server.clock.now();
    const error = await errorOf(client.users.get("alice", { totalTimeoutMs: 1_000 }), TimeoutError);
    expect(error.timeoutMs).toBe(1_000);
    expect(error.message).toContain("within 1000 ms (totalTimeoutMs)");
    expect(server.clock.now() - startMs).toBe(1_000);
  });

  it("continue without a total deadline if none is set", async () => {
    const { client, server } = createTestServer();
    server.inject({ kind: "stall", times: Infinity });
    const error = await errorOf(client.users.get("alice", { retry: { limit: 8 } }), TimeoutError);
    expect(error).toMatchObject({ attempts: 9, timeoutMs: 90_000 });
  });
});

describe("a long path", () => {
  it("is cut in the error's message, but not in its URL", async () => {
    const { as, server } = createTestServer();
    server.inject({ kind: "status", status: 500, times: 2 });
    const client = as("alice", { retry: false });
    const name = "x".repeat(300);
    const error = await errorOf(client.taskQueues.list({ name }), ServerError);
    expect(error.path).toBe(`${`/taskqueues/?name=${name}`.slice(0, 199)}…`);
    expect(error.url).toBe(`http://saltant.test/api/taskqueues/?name=${name}&page=1&page_size=250`);
    const shorter = await errorOf(client.taskQueues.list({ name: "x".repeat(150) }), ServerError);
    expect(shorter.path).toMatch(/page_size=250$/);
  });
});
