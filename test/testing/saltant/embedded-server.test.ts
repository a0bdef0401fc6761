import { getEventListeners } from "node:events";
import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { EmbeddedServer, VirtualClock } from "saltant/testing";
import { ask, caller } from "./support.js";

describe("the embedded server", () => {
  test("returns the connection options of one of its users", () => {
    const server = new EmbeddedServer();
    const connection = server.connection("bob");
    expect(connection).toEqual({
      baseApiUrl: "http://saltant.test/api/",
      username: "bob",
      authToken: "bob-token-000000000000000000000000000000",
      fetch: server.fetch,
      clock: server.clock,
    });
    expect(() => server.connection("carol.dots")).toThrow("The server has no token of a user carol.dots.");
    expect(() => server.connection("stranger")).toThrow(TypeError);
  });

  test("has the given users, numbered in order", async () => {
    const server = new EmbeddedServer({
      users: [
        { username: "zoe", token: "t1" },
        { username: "ann", token: "t2", email: "ann@example.org" },
      ],
    });
    const { json } = await caller(server, "zoe")("GET", "users/");
    expect(json.results).toEqual([
      { username: "ann", email: "ann@example.org" },
      { username: "zoe", email: "" },
    ]);
    expect(() => new EmbeddedServer({ users: [{ username: "a" }, { username: "a" }] })).toThrow(
      /Two users have the username a/,
    );
  });

  test("responds below /api/ of every origin, and links to the requested one", async () => {
    const server = new EmbeddedServer();
    const { authToken } = server.connection("alice");
    const get = async (url: string, headers: Record<string, string> = {}) => {
      const response = await server.fetch(url, { headers: { authorization: `Token ${authToken}`, ...headers } });
      return [response.status, response.headers.get("content-type"), await response.text()] as const;
    };
    const [, , page] = await get("https://proxy.example:8443/api/users?page_size=2&b=x%20y");
    expect(JSON.parse(page)).toMatchObject({ next: "https://proxy.example:8443/api/users?b=x+y&page=2&page_size=2" });
    const [, , behind] = await get("http://127.0.0.1/api/users/?page_size=4&page=2", { host: "real.example" });
    expect(JSON.parse(behind)).toMatchObject({ previous: "http://real.example/api/users/?page_size=4" });
    expect(await get("http://saltant.test/elsewhere/")).toMatchObject([404, "text/html", /Not Found/]);
  });

  test("keeps a log of its requests, including credentials", async () => {
    const server = new EmbeddedServer();
    const call = caller(server);
    await call("GET", "users/?username=alice&username=bob");
    await call("POST", "taskqueues/", { name: "main" });
    await server.fetch("http://saltant.test/x", { method: "POST", body: "no JSON" });
    expect(server.requests).toMatchObject([
      {
        method: "GET",
        url: "http://saltant.test/api/users/?username=alice&username=bob",
        path: "users/",
        query: [
          ["username", "alice"],
          ["username", "bob"],
        ],
        headers: { authorization: "Token alice-token-0000000000000000000000000000" },
        body: undefined,
        at: server.clock.now(),
        status: 200,
        fault: undefined,
      },
      { method: "POST", path: "taskqueues/", query: [], body: { name: "main" }, status: 201 },
      { method: "POST", path: "/x", body: "no JSON", status: 405 },
    ]);
    server.clearRequests();
    expect(server.requests).toEqual([]);
  });

  test("emits each request before it is handled, so that a test can change data between two pages", async () => {
    const server = new EmbeddedServer();
    server.addInstances(3, { name: (index) => `old ${index}` });
    const names = async (page: number): Promise<string[]> => {
      const { json } = await caller(server)("GET", `executabletaskinstances/?page_size=2&page=${page}`);
      return json.results.map(({ name }) => name);
    };
    const end = server.onRequest(async ({ query }) => {
      await Promise.resolve();
      if (query.some(([name, value]) => name === "page" && value === "2")) server.addInstances(1, { name: "new" });
    });
    expect(await names(1)).toEqual(["old 2", "old 1"]);
    expect(await names(2)).toEqual(["old 1", "old 0"]);
    end();
    expect(await names(2)).toEqual(["old 1", "old 0"]);
  });

  test("reads and sets states without the API", async () => {
    const server = new EmbeddedServer();
    const [uuid = ""] = server.addInstances(1, { state: "running", arguments: { b: 1, aa: [0.5] }, user: "bob" });
    expect(server.instance(uuid)).toEqual({
      taskClass: "executable",
      uuid,
      user: "bob",
      name: "",
      state: "running",
      createdAt: new Date("2026-01-01T00:00:00Z"),
      finishedAt: null,
      arguments: { b: 1, aa: [0.5] },
      taskQueue: 1,
      taskType: 1,
      taskTypeName: "seeded",
    });
    server.setState(uuid, "a state of its own");
    expect([...server.instances("executable")].map(({ state }) => state)).toEqual(["a state of its own"]);
    const { json } = await caller(server)("GET", `executabletaskinstances/${uuid}/`);
    expect(json).toMatchObject({ state: "a state of its own", datetime_finished: null });
    server.setState(uuid, "failed");
    expect(server.instance(uuid)?.finishedAt).toEqual(new Date(server.clock.now()));
    server.setState(uuid, "failed", null);
    expect(server.instance(uuid)?.finishedAt).toBeNull();
    expect(() => {
      server.setState("nothing", "failed");
    }).toThrow("The server has no instance nothing.");
    expect(server.instance("nothing")).toBeUndefined();
  });

  test("orders instances by time, the later created of two at the same time first", async () => {
    const server = new EmbeddedServer();
    const at = (day: number) => new Date(Date.UTC(2026, 0, day));
    server.addInstances(2, { name: (index) => `tie ${index}`, createdAt: at(3) });
    server.addInstances(2, { name: (index) => `day ${index * 4 + 1}`, createdAt: (index) => at(index * 4 + 1) });
    const list = async (query: string): Promise<string[]> => {
      const { json } = await caller(server)("GET", `executabletaskinstances/?${query}`);
      return json.results.map(({ name }) => name);
    };
    expect(await list("")).toEqual(["day 5", "tie 1", "tie 0", "day 1"]);
    expect(await list("page_size=1&page=2")).toEqual(["tie 1"]);
    expect(await list("datetime_created=2026-01-03T00:00:00Z")).toEqual(["tie 1", "tie 0"]);
    expect(await list("name__contains=day")).toEqual(["day 5", "day 1"]);
  });

  test("does not give two instances the same time by default", async () => {
    const server = new EmbeddedServer({ clock: new VirtualClock({ autoAdvance: false }) });
    const { taskType, taskQueue } = server.addTask();
    const call = caller(server);
    for (let count = 0; count < 3; count += 1) {
      await call("POST", "executabletaskinstances/", { task_type: taskType, task_queue: taskQueue });
    }
    const { json } = await call("GET", "executabletaskinstances/");
    const times = json.results.map((row) => row.datetime_created);
    expect(new Set(times).size).toBe(3);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  test("paginates through a hundred thousand instances, filtered or not, without a scan for each page", async () => {
    const server = new EmbeddedServer();
    server.addInstances(100_000, { state: (index) => (index % 1_000 === 0 ? "failed" : "successful") });
    const call = caller(server);
    const last = await call("GET", "executabletaskinstances/?page_size=1000&page=100");
    expect(last.json).toMatchObject({ count: 100_000, next: null });
    expect(last.json.results).toHaveLength(1_000);
    const failed = await call("GET", "executabletaskinstances/?state=failed&page_size=7&page=15");
    expect(failed.json.count).toBe(100);
    expect(failed.json.results).toHaveLength(2);
  });

  test("applies changes since the last page of the same filter", async () => {
    const server = new EmbeddedServer();
    const [uuid = ""] = server.addInstances(2, { state: "running" });
    const count = async () => (await caller(server)("GET", "executabletaskinstances/?state=running")).json.count;
    expect(await count()).toBe(2);
    server.setState(uuid, "failed");
    expect(await count()).toBe(1);
  });

  test("adds a task of either class that may be launched at once", async () => {
    const server = new EmbeddedServer();
    expect(server.addTask("a")).toEqual({ taskType: 1, taskQueue: 1 });
    expect(server.addTask("a")).toEqual({ taskType: 1, taskQueue: 1 });
    const { taskType, taskQueue } = server.addTask("a", "container");
    const response = await caller(server, "bob")("POST", "containertaskinstances/", {
      task_type: taskType,
      task_queue: taskQueue,
    });
    expect(response.status).toBe(201);
  });

  test("resets to its initial state", async () => {
    const clock = new VirtualClock({ autoAdvance: false });
    const server = new EmbeddedServer({ clock });
    const { taskType, taskQueue } = server.addTask();
    const launch = { task_type: taskType, task_queue: taskQueue };
    await caller(server)("POST", "executabletaskinstances/", launch);
    const login = { username: "alice", password: "alice-password" };
    const { json } = await caller(server)("POST", "token/", login);
    expect(clock.pendingTimers).toBe(1);
    server.inject({ kind: "reset", times: Infinity });
    server.script(() => true, { outcome: "hang" });
    const paths: string[] = [];
    server.onRequest(({ path }) => void paths.push(path));
    await clock.advance(50);

    server.reset();
    // No earlier worker reports any more.
    expect(clock.pendingTimers).toBe(0);
    expect(server.requests).toEqual([]);
    expect(clock.now()).toBe(Date.UTC(2026, 0, 1) + 50);
    const call = caller(server);
    expect((await call("GET", "executabletaskinstances/")).json.count).toBe(0);
    expect((await call("GET", "taskqueues/")).json.count).toBe(0);
    expect((await call("GET", "users/")).json.count).toBe(5);
    expect((await ask(server, "users/", { headers: { authorization: `Bearer ${json.access}` } })).status).toBe(403);
    expect(paths).toHaveLength(4);
    // The script is gone as well.
    expect(server.addTask()).toEqual({ taskType, taskQueue });
    const again = await call("POST", "executabletaskinstances/", launch);
    await clock.advance(1_000);
    expect(server.instance(again.json.uuid)?.state).toBe("successful");
  });

  test("keeps the last 10,000 requests in its log", async () => {
    const server = new EmbeddedServer();
    const total = 10_003;
    for (let sent = 0; sent < total; sent += 1) await server.handle(new Request(`http://saltant.test/${sent}`));
    expect(server.requests).toHaveLength(10_000);
    expect(server.requests[0]?.path).toBe("/3");
    expect(server.requests.at(-1)?.path).toBe(`/${total - 1}`);
  });

  test("evaluates a filter once for all pages, until data changes", async () => {
    const server = new EmbeddedServer();
    server.addInstances(3, { name: (index) => `old ${index}` });
    const call = caller(server);
    const names = async (query: string): Promise<string[]> => {
      const { json } = await call("GET", `executabletaskinstances/?page_size=2&${query}`);
      return json.results.map(({ name }) => name);
    };
    // More filters than are kept, so that some are evaluated again; each must still return its own rows.
    for (let round = 0; round < 2; round += 1) {
      for (let filter = 0; filter < 20; filter += 1) {
        expect(await names(`name=old+${filter % 3}&name__contains=${"old".slice(0, filter % 4 || 3)}`)).toEqual([
          `old ${filter % 3}`,
        ]);
      }
    }
    expect(await names("name__contains=o")).toEqual(["old 2", "old 1"]);
    server.addInstances(1, { name: "too" });
    expect(await names("name__contains=o")).toEqual(["too", "old 2"]);
    await call("POST", "taskqueues/", { name: "main" });
    expect(await names("name__contains=o&page=2")).toEqual(["old 1", "old 0"]);
  });

  test("leaves no listener on a signal", async () => {
    const server = new EmbeddedServer({ latencyMs: 5 });
    const { signal } = new AbortController();
    let during = 0;
    const end = server.onRequest(async () => {
      await Promise.resolve();
      during = getEventListeners(signal, "abort").length;
    });
    const response = await server.fetch(server.baseApiUrl, { signal });
    expect([during, getEventListeners(signal, "abort").length]).toEqual([1, 0]);
    await response.text();
    end();
    const pausing = server.fetch(server.baseApiUrl, { signal });
    await setImmediate();
    expect(getEventListeners(signal, "abort").length).toBe(1);
    await pausing;
    server.inject({ kind: "reset" });
    await expect(server.fetch(server.baseApiUrl, { signal })).rejects.toThrow(TypeError);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("rejects a request that was aborted while it was processed, even if the response is ready", async () => {
    const server = new EmbeddedServer();
    const controller = new AbortController();
    server.onRequest(() => controller.abort(new Error("enough")));
    await expect(server.fetch(server.baseApiUrl, { signal: controller.signal })).rejects.toThrow("enough");
  });

  test("does not stop its clock for a listener after the request is aborted", async () => {
    const clock = new VirtualClock();
    const server = new EmbeddedServer({ clock });
    server.onRequest(() => new Promise(() => undefined));
    const controller = new AbortController();
    const response = server.fetch(server.baseApiUrl, { signal: controller.signal });
    await setImmediate();
    controller.abort(new Error("enough"));
    await expect(response).rejects.toThrow("enough");
    await new Promise<void>((resolve) => clock.setTimer(resolve, 1_000));
  });

  test("does not hide an error of a test's code behind a response", async () => {
    const server = new EmbeddedServer();
    server.script(() => {
      throw new RangeError("a mistake in a test");
    }, {});
    const { taskType, taskQueue } = server.addTask();
    const create = caller(server)("POST", "executabletaskinstances/", { task_type: taskType, task_queue: taskQueue });
    await expect(create).rejects.toThrow("a mistake in a test");
  });
});

describe("tokens", () => {
  const login = { username: "alice", password: "alice-password" };

  function post(body: object): RequestInit {
    return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  }

  function bearer(token: string): RequestInit {
    return { headers: { authorization: `Bearer ${token}` } };
  }

  function claims(token: string): { readonly exp: number; readonly iat: number } {
    // The server has put it there; the tests check its shape.
    return JSON.parse(atob(token.split(".")[1] ?? "")) as { exp: number; iat: number };
  }

  test("are valid until they expire", async () => {
    const clock = new VirtualClock({ start: 0, autoAdvance: false });
    const server = new EmbeddedServer({ clock, tokenLifetimes: { accessMs: 60_000, refreshMs: 120_000 } });
    const { json } = await ask(server, "token/", post(login));
    expect(claims(json.access)).toMatchObject({ token_type: "access", user_id: 2, iat: 0, exp: 60 });
    expect(claims(json.refresh)).toMatchObject({ token_type: "refresh", user_id: 2, iat: 0, exp: 120 });
    clock.set(59_999);
    expect((await ask(server, "users/alice/", bearer(json.access))).status).toBe(200);
    clock.set(60_000);
    expect(await ask(server, "users/alice/", bearer(json.access))).toMatchObject({
      status: 403,
      json: { code: "token_not_valid", messages: [{ message: "Token is invalid or expired" }] },
    });
    const renewed = await ask(server, "token/refresh/", post({ refresh: json.refresh }));
    expect(claims(renewed.json.access)).toMatchObject({ iat: 0, exp: 120 });
    expect((await ask(server, "users/alice/", bearer(renewed.json.access))).status).toBe(200);
    clock.set(120_000);
    const dead = await ask(server, "token/refresh/", post({ refresh: json.refresh }));
    expect(dead).toMatchObject({ status: 401, json: { detail: "Token is invalid or expired" } });
    expect(dead.headers.get("www-authenticate")).toBe('Bearer realm="api"');
  });

  test("are valid for days by default", async () => {
    const { json } = await ask(new EmbeddedServer(), "token/", post(login));
    expect(claims(json.access).exp - claims(json.access).iat).toBe(3 * 86_400);
    expect(claims(json.refresh).exp - claims(json.refresh).iat).toBe(245 * 86_400);
  });

  test("are refused if a client has changed them or another server has issued them", async () => {
    const server = new EmbeddedServer();
    const { json } = await ask(server, "token/", post(login));
    const [header, , signature] = json.access.split(".");
    const forged = `${header}.${btoa(JSON.stringify({ ...claims(json.access), user_id: 1 })).replaceAll("=", "")}.${signature}`;
    expect((await ask(server, "users/", bearer(forged))).status).toBe(403);
    expect((await ask(new EmbeddedServer(), "users/", bearer(json.access))).status).toBe(403);
  });
});
