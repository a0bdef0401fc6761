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
} from "saltant";
import { EmbeddedServer } from "saltant/testing";
import { afterEach, describe, expect, it, vi } from "vitest";
import { errorOf, site } from "./support.js";

const token = "alice-token-0000000000000000000000000000";

describe("making a client", () => {
  it("sends nothing, and has the seven managers", () => {
    const { server, client } = site();
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
    const { as, server } = site();
    const client = as("alice", { baseApiUrl });
    await client.users.get("bob");
    expect(client.baseApiUrl).toBe("http://saltant.test/api/");
    expect(server.requests[0]?.url).toBe("http://saltant.test/api/users/bob/");
  });

  it.each([
    ["", "baseApiUrl must be a URL such as https://host/api/"],
    ["host/api", "baseApiUrl must be a URL such as https://host/api/"],
    ["/api/", "baseApiUrl must be a URL such as https://host/api/"],
    [undefined, "baseApiUrl must be a URL such as https://host/api/"],
    ["ftp://host/api/", "baseApiUrl must begin with https:// or http://, not ftp:"],
    [
      "https://user:canary@host/api/",
      "baseApiUrl must not hold a user name or password: pass them as options of their own",
    ],
  ])("refuses the root %j", (baseApiUrl, message) => {
    const make = () => new SaltantClient({ baseApiUrl: baseApiUrl as never, authToken: token });
    expect(make).toThrow(new InvalidInputError(message));
  });

  it.each([0, -1, NaN, "5"])("refuses a deadline of %j", (timeoutMs) => {
    const options = { baseApiUrl: "http://saltant.test/api", authToken: token, timeoutMs: timeoutMs as number };
    expect(() => new SaltantClient(options)).toThrow("timeoutMs must be a number of milliseconds from 1");
  });

  it("sends its own headers, and those of a call before them", async () => {
    const { as, last } = site();
    const client = as("alice", { headers: { "X-Team": "a", "X-Trace": "1" } });
    await client.users.get("bob", { headers: { "X-Trace": "2" } });
    expect(last().headers).toMatchObject({ "x-team": "a", "x-trace": "2", accept: "application/json" });
  });

  it("finds the platform's fetch at each call, so that it can be replaced", async () => {
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
    const { server, sent } = site();
    const client = await SaltantClient.connect(server.connection("alice"));
    expect(client).toBeInstanceOf(SaltantClient);
    expect(sent()).toEqual(["GET users/?page=1&page_size=1"]);
  });

  it("is an AuthenticationError where they are refused", async () => {
    const { server, client } = site();
    const connecting = SaltantClient.connect({ ...server.connection("alice"), authToken: "wrong" });
    const error = await errorOf(connecting, AuthenticationError);
    expect(error).toMatchObject({ status: 403, code: "AUTHENTICATION", body: { detail: "Invalid token." } });
    await expect(client.testAuthentication()).resolves.toBeUndefined();
  });

  it("says what may be wrong with the root where there is no API", async () => {
    const { server } = site();
    const options = { ...server.connection("alice"), baseApiUrl: "http://saltant.test/elsewhere/" };
    const error = await errorOf(SaltantClient.connect(options), NotFoundError);
    expect(error.message).toBe("404 GET /users/?page=1&page_size=1: Not Found; is baseApiUrl the API's root?");
  });

  it("fails within its options where there is no server", async () => {
    const { server } = site();
    server.inject({ kind: "refuse", times: Infinity });
    await errorOf(SaltantClient.connect(server.connection("alice"), { retry: false }), ConnectionError);
    expect(server.requests).toHaveLength(1);
  });
});

describe("the environment", () => {
  const env = { SALTANT_API_URL: "http://saltant.test/api/", SALTANT_AUTH_TOKEN: token };

  it("says where the server is and who is asking", async () => {
    const { server, last } = site();
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

  it("is the process's own unless another is given", async () => {
    const { server, last } = site();
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    await fromEnv({ fetch: server.fetch, headers: { "X-Team": "a" } }).users.get("bob");
    expect(last().headers).toMatchObject({ authorization: `Token ${token}`, "x-team": "a" });
  });

  it.each([
    [{}, "SALTANT_API_URL"],
    [{ SALTANT_API_URL: "" }, "SALTANT_API_URL"],
    [{ SALTANT_API_URL: "http://h/" }, "SALTANT_AUTH_TOKEN"],
    [{ SALTANT_API_URL: "http://h/", SALTANT_AUTH_TOKEN: "" }, "SALTANT_AUTH_TOKEN"],
    [{ SALTANT_API_URL: "http://h/", SALTANT_USERNAME: "alice" }, "SALTANT_PASSWORD"],
  ])("that is %j lacks a variable, which the error names", (incomplete, variable) => {
    const make = () => fromEnv({ env: incomplete });
    expect(make).toThrow(BadEnvironmentError);
    expect(make).toThrow(`the environment variable ${variable} is not set`);
  });

  it.each([
    ["SALTANT_API_URL", { SALTANT_API_URL: "host/api", SALTANT_AUTH_TOKEN: token }],
    ["SALTANT_AUTH_TOKEN", { ...env, SALTANT_AUTH_TOKEN: "canary\n" }],
  ])("that holds an unusable %s is told by its name, and not by its value", (variable, unusable) => {
    const make = () => fromEnv({ env: unusable });
    expect(make).toThrow(BadEnvironmentError);
    expect(make).toThrow(`the environment variable ${variable} is of no use: `);
    expect(make).not.toThrow("canary");
  });
});

describe("raw calls", () => {
  it("go by path and method, typed by the contract, with the client's credentials", async () => {
    const { client, sent, last } = site();
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

  it("are tried again as any call", async () => {
    const { client, server, sent } = site();
    server.inject({ kind: "status", status: 503 });
    expect(
      (await client.api.GET("/users/{username}/", { params: { path: { username: "bob" } } })).response.status,
    ).toBe(200);
    server.inject({ kind: "status", status: 503 });
    expect((await client.api.POST("/taskqueues/", { body: { name: "q" } })).response.status).toBe(503);
    expect(sent()).toHaveLength(3);
  });

  it("give a refusal back, of which an error can be made", async () => {
    const { client } = site();
    const { data, error, response } = await client.api.GET("/taskqueues/{id}/", { params: { path: { id: 7 } } });
    expect(data).toBeUndefined();
    expect(error).toEqual({ detail: "Not found." });
    const made = errorFromResponse(response, error);
    expect(made).toBeInstanceOf(NotFoundError);
    expect(made).toBeInstanceOf(SaltantError);
    expect(made.message).toBe("404 GET /api/taskqueues/7/: Not found.");
  });

  it("go nowhere else, whatever base URL they name", async () => {
    const { client, sent } = site();
    for (const baseUrl of ["https://elsewhere.example", "http://saltant.test", "http://saltant.test/api.evil"]) {
      await errorOf(client.api.GET("/users/", { baseUrl }), InvalidInputError);
    }
    expect(sent()).toEqual([]);
  });

  it("are errors where the answer is none of the API's", async () => {
    const { client, server } = site();
    server.inject({ kind: "html" });
    await errorOf(client.api.GET("/users/"), UnexpectedResponseError);
    server.inject({ kind: "redirect", location: "https://elsewhere.example/" });
    await errorOf(client.api.GET("/users/"), UnexpectedResponseError);
  });

  it("end with the caller's signal", async () => {
    const { client } = site();
    const signal = AbortSignal.abort(new Error("before"));
    await expect(client.api.GET("/users/", { signal })).rejects.toThrow("before");
  });
});
