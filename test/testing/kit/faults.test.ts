import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { EmbeddedServer, type EmbeddedServerOptions, type Fault, VirtualClock } from "saltant/testing";
import { caller } from "../saltant/support.js";

const queue = { name: "main" };

/** The outcome of a create with a fault, and whether the server executed it. */
function createUnder(fault: Fault, options: EmbeddedServerOptions = {}) {
  const server = new EmbeddedServer(options);
  const injected = server.inject({ ...fault, method: "POST", path: "taskqueues/" });
  const { authToken, baseApiUrl, fetch } = server.connection("alice");
  const headers = { authorization: `Token ${authToken}`, "content-type": "application/json" };
  const controller = new AbortController();
  const send = () =>
    fetch(`${baseApiUrl}taskqueues/`, {
      method: "POST",
      headers,
      body: JSON.stringify(queue),
      signal: controller.signal,
    });
  const isDone = async (): Promise<boolean> => (await caller(server)("GET", "taskqueues/")).json.count === 1;
  return { server, injected, controller, send, isDone };
}

describe("a fault", () => {
  test.each([
    { kind: "refuse", code: "ECONNREFUSED", done: false },
    { kind: "reset", code: "ECONNRESET", done: false },
    { kind: "lostResponse", code: "ECONNRESET", done: true },
  ] as const)("$kind rejects as fetch does; executed: $done", async ({ kind, code, done }) => {
    const { server, send, isDone } = createUnder({ kind });
    const error: unknown = await send().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: "fetch failed", cause: { code } });
    expect(server.requests).toMatchObject([{ method: "POST", fault: kind, status: undefined }]);
    expect(await isDone()).toBe(done);
  });

  test.each([
    ["saltant", { status: 405, type: "text/html; charset=utf-8", text: /^$/ }],
    ["django", { status: 500, type: "text/html", text: /Server Error \(500\)/ }],
  ] as const)("crash fails after the request was executed, with the pages of %s", async (errorPages, expected) => {
    const { server, send, isDone } = createUnder({ kind: "crash" }, { errorPages });
    const response = await send();
    const type = response.headers.get("content-type");
    expect({ status: response.status, type, text: await response.text() }).toMatchObject(expected);
    expect(server.requests).toMatchObject([{ method: "POST", fault: "crash", status: expected.status }]);
    expect(await isDone()).toBe(true);
  });

  test("crash shows a page for a GET", async () => {
    const server = new EmbeddedServer();
    server.inject({ kind: "crash" });
    const response = await server.fetch(`${server.baseApiUrl}users/`);
    expect(response.status).toBe(500);
    expect(await response.text()).toContain("Server Error (500)");
  });

  test("crash does not stop a launched instance, nor its clone", async () => {
    const server = new EmbeddedServer();
    const { taskType, taskQueue } = server.addTask();
    const { authToken } = server.connection("alice");
    const post = async (path: string, body?: URLSearchParams) => {
      const headers = { authorization: `Token ${authToken}` };
      const response = await server.fetch(server.baseApiUrl + path, { method: "POST", headers, body: body ?? null });
      return response.status;
    };
    server.inject({ kind: "crash", method: "POST", times: 2 });
    const form = new URLSearchParams({ task_type: String(taskType), task_queue: String(taskQueue) });
    expect(await post("executabletaskinstances/", form)).toBe(405);
    const [launched] = server.instances("executable");
    expect(await post(`executabletaskinstances/${launched?.uuid ?? ""}/clone/`)).toBe(405);
    expect(Array.from(server.instances("executable"), ({ state }) => state)).toEqual(["published", "published"]);
  });

  test("stall sends no response until the request is aborted, and lets the clock advance", async () => {
    const { server, controller, send, isDone } = createUnder({ kind: "stall" });
    const started = server.clock.now();
    server.clock.setTimer(() => {
      controller.abort(new Error("enough"));
    }, 90_000);
    await expect(send()).rejects.toThrow("enough");
    expect(server.clock.now()).toBe(started + 90_000);
    expect(await isDone()).toBe(false);
  });

  test("stallBody sends half of the response, and then nothing until the request is aborted", async () => {
    const { controller, send, isDone } = createUnder({ kind: "stallBody" });
    const response = await send();
    expect(response.status).toBe(201);
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toMatch(/^\{"id":1,"user":"alice","name":"main"/);
    const rest = reader?.read();
    controller.abort(new Error("enough"));
    await expect(rest).rejects.toThrow("enough");
    expect(await isDone()).toBe(true);
  });

  test("truncate breaks the connection in the middle of the body", async () => {
    const { send, isDone } = createUnder({ kind: "truncate" });
    const response = await send();
    expect(response.status).toBe(201);
    await expect(response.text()).rejects.toThrow(TypeError);
    expect(await isDone()).toBe(true);
  });

  test("status sends another status, and the request is not executed", async () => {
    const { send, isDone } = createUnder({
      kind: "status",
      status: 503,
      headers: { "retry-after": "2" },
      body: { detail: "Try later." },
    });
    const response = await send();
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("2");
    expect(await response.json()).toEqual({ detail: "Try later." });
    expect(await isDone()).toBe(false);
  });

  test("html responds with an HTML page and the status 200", async () => {
    const { send, isDone } = createUnder({ kind: "html" });
    const response = await send();
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html");
    expect(await response.text()).toContain("<h1>Sign in</h1>");
    expect(await isDone()).toBe(false);
  });

  test("empty responds without a body", async () => {
    const { send, isDone } = createUnder({ kind: "empty" });
    const response = await send();
    expect(response.status).toBe(201);
    expect(await response.text()).toBe("");
    expect(await isDone()).toBe(true);
  });

  test("json responds with other JSON, or with changed JSON of the server", async () => {
    const server = new EmbeddedServer();
    const call = caller(server);
    server.inject({ kind: "json", body: [1] });
    expect(await call("GET", "users/")).toMatchObject({ status: 200, json: [1] });
    server.inject({ kind: "json", body: (page: object) => ({ ...page, next: "https://elsewhere.test/?page=2" }) });
    const { json } = await call("GET", "users/");
    expect(json).toMatchObject({ count: 5, next: "https://elsewhere.test/?page=2" });
  });

  test("json gets undefined if the response has no JSON", async () => {
    const server = new EmbeddedServer();
    const call = caller(server);
    server.inject({ kind: "json", body: (json: unknown) => ({ was: typeof json }) });
    expect((await call("POST", "nowhere/")).json).toEqual({ was: "undefined" });
  });

  test("redirect sends a request to another URL, without the credentials if that is another origin", async () => {
    const { server, send, isDone } = createUnder({
      kind: "redirect",
      location: "https://elsewhere.test/api/users/",
    });
    const response = await send();
    expect(response).toMatchObject({ status: 403, redirected: true, url: "https://elsewhere.test/api/users/" });
    // A redirected POST becomes a GET, which is why a client should not follow redirects.
    expect(server.requests).toMatchObject([
      { method: "POST", status: 302, fault: "redirect" },
      { method: "GET", url: "https://elsewhere.test/api/users/", body: undefined },
    ]);
    expect(server.requests[1]?.headers).not.toHaveProperty("authorization");
    expect(await isDone()).toBe(false);
  });

  test("redirect is not followed by a request with redirect: manual", async () => {
    const server = new EmbeddedServer();
    const fault = { kind: "redirect", status: 308, location: "/api/users/", times: 2 } as const;
    server.inject(fault);
    const manual = await server.fetch(server.baseApiUrl, { redirect: "manual" });
    expect(manual.status).toBe(308);
    expect(manual.headers.get("location")).toBe("/api/users/");
    await expect(server.fetch(server.baseApiUrl, { redirect: "error" })).rejects.toThrow(TypeError);
  });

  test("delay delays the right response", async () => {
    const { server, send, isDone } = createUnder({ kind: "delay", ms: 30_000 });
    const started = server.clock.now();
    expect((await send()).status).toBe(201);
    expect(server.clock.now()).toBe(started + 30_000);
    expect(await isDone()).toBe(true);
  });

  test("applies to the matching requests, as often as it says", async () => {
    const server = new EmbeddedServer();
    const call = caller(server);
    const injected = server.inject({
      kind: "status",
      status: 500,
      body: {},
      path: /^users\/\w/,
      method: "get",
      skip: 1,
      times: 2,
    });
    const statuses = [];
    for (const path of ["users/alice/", "users/", "users/alice/", "users/bob/", "users/bob/"]) {
      statuses.push((await call("GET", path)).status);
    }
    expect(statuses).toEqual([200, 200, 500, 500, 200]);
    expect(injected.count).toBe(2);
  });

  test("can be removed", async () => {
    const server = new EmbeddedServer();
    const call = caller(server);
    const injected = server.inject({ kind: "status", status: 500, body: {}, times: Infinity });
    expect((await call("GET", "users/")).status).toBe(500);
    injected.remove();
    injected.remove();
    expect((await call("GET", "users/")).status).toBe(200);
    expect(injected.count).toBe(1);
  });
});

test("a fault's headers replace the server's, in any letter case", async () => {
  const server = new EmbeddedServer();
  server.inject({ kind: "status", status: 400, body: "{", headers: { "Content-Type": "application/json" } });
  const response = await server.fetch(`${server.baseApiUrl}users/`);
  expect(response.headers.get("content-type")).toBe("application/json");
});

test("a request without references is still aborted after a garbage collection", async () => {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const server = new EmbeddedServer();
  server.inject({ kind: "stall" });
  const controller = new AbortController();
  const response = server.fetch(new Request(`${server.baseApiUrl}users/`, { signal: controller.signal }));
  const ended = expect(response).rejects.toThrow("enough");
  for (let round = 0; round < 3; round += 1) {
    await setImmediate();
    collectGarbage();
  }
  controller.abort(new Error("enough"));
  await ended;
});

describe("latency", () => {
  test("passes on the server's clock, before a request and for each row of a list", async () => {
    const server = new EmbeddedServer({ latencyMs: 100, costPerRowMs: 2 });
    const started = server.clock.now();
    await caller(server)("GET", "users/?page_size=3");
    expect(server.clock.now()).toBe(started + 106);
  });

  test("ends when the request is aborted, and the request is not executed", async () => {
    const clock = new VirtualClock({ autoAdvance: false });
    const server = new EmbeddedServer({ latencyMs: 1_000, clock });
    const controller = new AbortController();
    const { authToken } = server.connection("alice");
    const sent = { method: "POST", headers: { authorization: `Token ${authToken}` }, body: new URLSearchParams(queue) };
    const response = server.fetch(`${server.baseApiUrl}taskqueues/`, { ...sent, signal: controller.signal });
    while (clock.pendingTimers === 0) await setImmediate();
    controller.abort(new Error("enough"));
    await expect(response).rejects.toThrow("enough");
    expect(clock.pendingTimers).toBe(0);
    await clock.advance(10_000);
    expect(server.requests).toMatchObject([{ method: "POST", status: undefined }]);
    const left = caller(server)("GET", "taskqueues/");
    while (clock.pendingTimers === 0) await setImmediate();
    await clock.advance(1_000);
    expect((await left).json.count).toBe(0);
  });
});
