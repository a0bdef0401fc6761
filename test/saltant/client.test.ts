import {
  AuthenticationError,
  BadEnvironmentError,
  ConnectionError,
  errorFromResponse,
  fromEnv,
  InvalidInputError,
  NotFoundError,
  SaltantClient,
  SaltantError,
  UnexpectedResponseError,
  type ExecutableTaskInstance,
} from "saltant";
import { EmbeddedServer, VirtualClock } from "saltant/testing";
import { afterEach, describe, expect, it, vi } from "vitest";
import { errorOf, createServerWithTasks, unknownUuid, createTestServer, type ServerWithTasks } from "./support.js";

const token = "alice-token-0000000000000000000000000000";

describe("a new client", () => {
  it("sends no request, and has the seven managers", () => {
    const { server, client } = createTestServer();
    expect(server.requests).toEqual([]);
    expect(client.baseApiUrl).toBe("http://saltant.test/api/");
    expect(Object.keys(client)).toEqual([
      "baseApiUrl",
      "containerTaskInstances",
      "containerTaskTypes",
      "executableTaskInstances",
      "executableTaskTypes",
      "taskQueues",
      "taskWhitelists",
      "users",
    ]);
  });

  it.each([
    "http://saltant.test/api",
    "http://saltant.test/api/",
    "http://saltant.test/api//",
    "http://SALTANT.test:80/api/",
  ])("finds the API below %s", async (baseApiUrl) => {
    const { as, server } = createTestServer();
    const client = as("alice", { baseApiUrl });
    await client.users.get("bob");
    expect(client.baseApiUrl).toBe("http://saltant.test/api/");
    expect(server.requests[0]?.url).toBe("http://saltant.test/api/users/bob/");
  });

  it.each([
    ["", "baseApiUrl must be a URL such as https://host/"],
    ["host/api", "baseApiUrl must be a URL such as https://host/"],
    ["/api/", "baseApiUrl must be a URL such as https://host/"],
    [undefined, "baseApiUrl must be a URL such as https://host/"],
    ["ftp://host/api/", "baseApiUrl must begin with https:// or http://, not ftp:"],
    ["file:///api/", "baseApiUrl must begin with https:// or http://, not file:"],
    ["https://user@host/api/", "baseApiUrl must not hold a user name or password: pass them as options of their own"],
    [
      "https://user:canary@host/api/",
      "baseApiUrl must not hold a user name or password: pass them as options of their own",
    ],
    ["https://host/api/?key=canary", "baseApiUrl must not have a query or a fragment (? or #)"],
    ["https://host/api?", "baseApiUrl must not have a query or a fragment (? or #)"],
    ["https://host/#/api/", "baseApiUrl must not have a query or a fragment (? or #)"],
    ["https://host/api/#", "baseApiUrl must not have a query or a fragment (? or #)"],
  ])("refuses the root %j", (baseApiUrl, message) => {
    const make = () => new SaltantClient({ baseApiUrl: baseApiUrl as never, authToken: token });
    expect(make).toThrow(new InvalidInputError(message));
  });

  it.each([0, -1, NaN, "5"])("refuses a deadline of %j", (timeoutMs) => {
    const options = { baseApiUrl: "http://saltant.test/api", authToken: token, timeoutMs: timeoutMs as number };
    expect(() => new SaltantClient(options)).toThrow("timeoutMs must be a number of milliseconds from 1");
  });

  it.each([0, -1, NaN, "5"])("refuses a total deadline of %j", (totalTimeoutMs) => {
    const options = {
      baseApiUrl: "http://saltant.test/api",
      authToken: token,
      totalTimeoutMs: totalTimeoutMs as number,
    };
    expect(() => new SaltantClient(options)).toThrow("totalTimeoutMs must be a number of milliseconds ");
  });

  it("resolves a relative root against the URL of its page, if it is in one", () => {
    vi.stubGlobal("location", { href: "http://saltant.test/app/index.html?x=1" });
    expect(new SaltantClient({ baseApiUrl: "/api/", authToken: token }).baseApiUrl).toBe("http://saltant.test/api/");
    expect(new SaltantClient({ baseApiUrl: "api", authToken: token }).baseApiUrl).toBe("http://saltant.test/app/api/");
  });

  it("resolves a relative root against the page's base URL, as fetch does", () => {
    vi.stubGlobal("location", { href: "http://saltant.test/app/deep/in/it" });
    vi.stubGlobal("document", { baseURI: "http://saltant.test/app/" });
    expect(new SaltantClient({ baseApiUrl: "api", authToken: token }).baseApiUrl).toBe("http://saltant.test/app/api/");
  });

  it("lets the caller set the Accept header", async () => {
    const { as, last } = createTestServer();
    await as("alice", { headers: { Accept: "application/json; version=2" } }).users.get("bob");
    expect(last().headers.accept).toBe("application/json; version=2");
  });

  it("sends its own headers, and prefers those of a call", async () => {
    const { as, last } = createTestServer();
    const client = as("alice", { headers: { "X-Team": "a", "X-Trace": "1" } });
    await client.users.get("bob", { headers: { "X-Trace": "2" } });
    expect(last().headers).toMatchObject({ "x-team": "a", "x-trace": "2", accept: "application/json" });
  });

  it("looks up the platform's fetch at each call, so that it can be replaced", async () => {
    const server = new EmbeddedServer();
    const client = new SaltantClient({ baseApiUrl: server.baseApiUrl, authToken: token });
    vi.stubGlobal("fetch", server.fetch);
    await expect(client.users.get("bob")).resolves.toMatchObject({ username: "bob" });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

describe("connecting", () => {
  it("checks the credentials with one cheap request", async () => {
    const { server, sent } = createTestServer();
    const client = await SaltantClient.connect(server.connection("alice"));
    expect(client).toBeInstanceOf(SaltantClient);
    expect(sent()).toEqual(["GET users/?page=1&page_size=1"]);
  });

  it("throws an AuthenticationError if they are refused", async () => {
    const { server, client } = createTestServer();
    const connecting = SaltantClient.connect({ ...server.connection("alice"), authToken: "wrong" });
    const error = await errorOf(connecting, AuthenticationError);
    expect(error).toMatchObject({ status: 403, code: "AUTHENTICATION", body: { detail: "Invalid token." } });
    await expect(client.testAuthentication()).resolves.toBeUndefined();
  });

  it("suggests checking the root if there is no API", async () => {
    const { server } = createTestServer();
    const options = { ...server.connection("alice"), baseApiUrl: "http://saltant.test/elsewhere/" };
    const error = await errorOf(SaltantClient.connect(options), NotFoundError);
    expect(error.message).toBe("404 GET /users/?page=1&page_size=1: Not Found; is baseApiUrl the API's root?");
    await errorOf(new SaltantClient(options).users.list(), NotFoundError);
  });

  it("rejects within its options if there is no server", async () => {
    const { server } = createTestServer();
    server.inject({ kind: "refuse", times: Infinity });
    await errorOf(SaltantClient.connect(server.connection("alice"), { retry: false }), ConnectionError);
    expect(server.requests).toHaveLength(1);
  });
});

describe("the environment", () => {
  const env = { SALTANT_API_URL: "http://saltant.test/api/", SALTANT_AUTH_TOKEN: token };

  it("sets the server's URL and the credentials", async () => {
    const { server, last } = createTestServer();
    const { fetch } = server;
    await SaltantClient.fromEnv({ env, fetch }).users.get("bob");
    expect(last().headers.authorization).toBe(`Token ${token}`);
    const login = {
      SALTANT_API_URL: env.SALTANT_API_URL,
      SALTANT_USERNAME: "alice",
      SALTANT_PASSWORD: "alice-password",
    };
    await fromEnv({ env: login, fetch }).users.get("bob");
    expect(last().headers.authorization).toMatch(/^Bearer /);
  });

  it("is the process's own by default", async () => {
    const { server, last } = createTestServer();
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    await fromEnv({ fetch: server.fetch, headers: { "X-Team": "a" } }).users.get("bob");
    expect(last().headers).toMatchObject({ authorization: `Token ${token}`, "x-team": "a" });
  });

  it.each([
    [{}, "SALTANT_API_URL"],
    [{ SALTANT_API_URL: "" }, "SALTANT_API_URL"],
    [{ SALTANT_API_URL: "http://h/" }, "SALTANT_AUTH_TOKEN"],
    [{ SALTANT_API_URL: "http://h/", SALTANT_AUTH_TOKEN: "" }, "SALTANT_AUTH_TOKEN"],
    [{ SALTANT_API_URL: "http://h/", SALTANT_USERNAME: "", SALTANT_PASSWORD: "x" }, "SALTANT_AUTH_TOKEN"],
    [{ SALTANT_API_URL: "http://h/", SALTANT_USERNAME: "alice" }, "SALTANT_PASSWORD"],
  ])("that is %j lacks a variable, and the error names it", (incomplete, variable) => {
    const make = () => fromEnv({ env: incomplete });
    expect(make).toThrow(BadEnvironmentError);
    expect(make).toThrow(`the environment variable ${variable} is not set`);
    expect(make).toThrow(expect.objectContaining({ variable }) as Error);
  });

  it("is empty if there is no process, as in a browser", () => {
    vi.stubGlobal("process", undefined);
    expect(() => fromEnv()).toThrow("the environment variable SALTANT_API_URL is not set");
  });

  it.each([
    ["SALTANT_API_URL", { SALTANT_API_URL: "host/api", SALTANT_AUTH_TOKEN: token }],
    ["SALTANT_AUTH_TOKEN", { ...env, SALTANT_AUTH_TOKEN: "canary\n" }],
    ["SALTANT_USERNAME", { ...env, SALTANT_USERNAME: " \t" }],
  ])("with an unusable %s throws an error with its name and without its value", (variable, unusable) => {
    const make = () => fromEnv({ env: unusable });
    expect(make).toThrow(BadEnvironmentError);
    expect(make).toThrow(`the environment variable ${variable} is invalid: `);
    expect(make).not.toThrow("canary");
  });
});

describe("raw calls", () => {
  it("take a path and a method, typed by the contract, and have the client's credentials", async () => {
    const { client, sent, last } = createTestServer();
    const { data } = await client.api.POST("/taskqueues/", { body: { name: "main" } });
    expect(data?.id).toBe(1);
    expect(last()).toMatchObject({ method: "POST", body: { name: "main" } });
    expect(last().headers.authorization).toBe(`Token ${token}`);
    sent();
    const query = { name__in: ["main", "other"], active: true };
    const page = await client.api.GET("/taskqueues/", { params: { query } });
    expect(page.data?.results.map(({ name }) => name)).toEqual(["main"]);
    expect(sent()).toEqual(["GET taskqueues/?name__in=main,other&active=true"]);
  });

  it("are retried like any call", async () => {
    const { client, server, sent } = createTestServer();
    server.inject({ kind: "status", status: 503 });
    expect(
      (await client.api.GET("/users/{username}/", { params: { path: { username: "bob" } } })).response.status,
    ).toBe(200);
    server.inject({ kind: "status", status: 503 });
    expect((await client.api.POST("/taskqueues/", { body: { name: "q" } })).response.status).toBe(503);
    expect(sent()).toHaveLength(3);
  });

  it("return a refusal, from which an error can be created", async () => {
    const { client } = createTestServer();
    const { data, error, response } = await client.api.GET("/taskqueues/{id}/", { params: { path: { id: 7 } } });
    expect(data).toBeUndefined();
    expect(error).toEqual({ detail: "Not found." });
    const made = errorFromResponse(response, error);
    expect(made).toBeInstanceOf(NotFoundError);
    expect(made).toBeInstanceOf(SaltantError);
    expect(made.message).toBe("404 GET /api/taskqueues/7/: Not found.");
  });

  it("go to no other server, with any base URL in their options", async () => {
    const { client, sent } = createTestServer();
    for (const baseUrl of ["https://elsewhere.example", "http://saltant.test", "http://saltant.test/api.evil"]) {
      await errorOf(client.api.GET("/users/", { baseUrl }), InvalidInputError);
    }
    expect(sent()).toEqual([]);
  });

  it("throw if the response is not the API's", async () => {
    const { client, server } = createTestServer();
    server.inject({ kind: "html" });
    await errorOf(client.api.GET("/users/"), UnexpectedResponseError);
    server.inject({ kind: "redirect", location: "https://elsewhere.example/" });
    await errorOf(client.api.GET("/users/"), UnexpectedResponseError);
  });

  it("send the client's headers, and return the response's", async () => {
    const { as, server, last } = createTestServer();
    const client = as("alice", { headers: { "X-Team": "a" } });
    server.inject({ kind: "status", status: 418, body: {}, headers: { "X-Tea": "green" } });
    const { response } = await client.api.GET("/users/");
    expect(last().headers).toMatchObject({ "x-team": "a", accept: "application/json" });
    expect(response.headers.get("X-Tea")).toBe("green");
  });

  it.each([204, 205, 304])("accept a response without a body: %i", async (status) => {
    const { as } = createTestServer();
    const client = as("alice", { fetch: () => Promise.resolve(new Response(null, { status })) });
    expect((await client.api.GET("/users/")).response.status).toBe(status);
  });

  it("end when the caller's signal aborts, also in progress", async () => {
    const clock = new VirtualClock({ autoAdvance: false });
    const { client, server } = createTestServer({ clock });
    server.inject({ kind: "stall" });
    const controller = new AbortController();
    const ended = expect(client.api.GET("/users/", { signal: controller.signal })).rejects.toThrow("enough");
    await clock.advance(10);
    controller.abort(new Error("enough"));
    await ended;
  });

  it("end with the caller's signal", async () => {
    const { client } = createTestServer();
    const signal = AbortSignal.abort(new Error("before"));
    await expect(client.api.GET("/users/", { signal })).rejects.toThrow("before");
  });
});

describe("a call's options", () => {
  const trace = { headers: { "X-Trace": "7" } };
  type Calls = Record<string, (fixture: ServerWithTasks & { run: ExecutableTaskInstance }) => PromiseLike<unknown>>;
  const calls: Calls = {
    "users.get": ({ client }) => client.users.get("bob", trace),
    "users.get with a dot": ({ client }) => client.users.get("carol.dots", trace),
    "user.sync": ({ client }) => client.users.fromWire({ username: "bob", email: "" }).sync(trace),
    list: ({ client }) => client.users.list({}, { ...trace, pageSize: 2 }),
    "list.count": ({ client }) => client.users.list({}, trace).count(),
    "list.first": ({ client }) => client.users.list({}, trace).first(),
    "list.page": ({ client }) => client.users.list({}, trace).page(1),
    testAuthentication: ({ client }) => client.testAuthentication(trace),
    "taskQueues.get by id": ({ client }) => client.taskQueues.get({ id: 1 }, trace),
    "taskQueues.get by name": ({ client }) => client.taskQueues.get({ name: "main" }, trace),
    "taskQueues.create": ({ client }) => client.taskQueues.create({ name: "new" }, trace),
    "taskQueues.put": ({ client }) => client.taskQueues.put(1, { name: "new" }, trace),
    "taskQueues.patch": ({ client }) => client.taskQueues.patch(1, { name: "new" }, trace),
    "queue.sync": ({ queue }) => queue.sync(trace),
    "queue.put": ({ queue }) => queue.put(trace),
    "queue.patch": ({ queue }) => Object.assign(queue, { description: "new" }).patch(trace),
    "taskWhitelists.patch": ({ client }) => client.taskWhitelists.patch(1, { name: "new" }, trace),
    "whitelist.patch": ({ whitelist }) => Object.assign(whitelist, { description: "new" }).patch(trace),
    "instances.get": ({ client, run }) => client.executableTaskInstances.get(run.uuid, trace),
    "instances.create": ({ client }) => client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 }, trace),
    "instances.clone": ({ client, run }) => client.executableTaskInstances.clone(run, trace),
    "instances.clone of none": ({ client }) =>
      errorOf(client.executableTaskInstances.clone(unknownUuid, trace), NotFoundError),
    "instances.terminate": ({ client, run }) => client.executableTaskInstances.terminate(run, trace),
    "instances.updateState": ({ client, run }) => client.executableTaskInstances.updateState(run, "running", trace),
    "instances.createMany": ({ client }) =>
      client.executableTaskInstances.createMany([{ taskType: 1, taskQueue: 1 }], { request: trace }),
    "instances.cloneMany": ({ client, run }) => client.executableTaskInstances.cloneMany([run], { request: trace }),
    "instances.terminateMany": ({ client, run }) =>
      client.executableTaskInstances.terminateMany([run], { request: trace }),
    "instances.waitUntilFinished": ({ client, run }) =>
      client.executableTaskInstances.waitUntilFinished(run, { request: trace }),
    "instances.waitUntilAllFinished": ({ client, run }) =>
      client.executableTaskInstances.waitUntilAllFinished([run], { request: trace }),
    "instance.sync": ({ run }) => run.sync(trace),
    "instance.clone": ({ run }) => run.clone(trace),
    "instance.terminate": ({ run }) => run.terminate(trace),
    "instance.waitUntilFinished": ({ run }) => run.waitUntilFinished({ request: trace }),
  };

  it.each(Object.entries(calls))("are passed to every request of %s", async (_, call) => {
    const fixture = await createServerWithTasks();
    const run = await fixture.client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
    fixture.server.clearRequests();
    await call({ ...fixture, run });
    expect(fixture.server.requests.length).toBeGreaterThan(0);
    expect(fixture.server.requests.map(({ headers }) => headers["x-trace"])).not.toContain(undefined);
  });

  it.each([204, 205])("accepts a %i without a body as a success", async (status) => {
    const { as } = createTestServer();
    const { api } = as("alice", { fetch: () => Promise.resolve(new Response(null, { status })) });
    expect(await api.GET("/users/")).toMatchObject({ response: { status } });
  });
});
