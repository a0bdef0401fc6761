import { inspect } from "node:util";
import {
  AmbiguousOutcomeError,
  AuthenticationError,
  BadEnvironmentError,
  ConnectionError,
  fromEnv,
  InvalidInputError,
  NotFoundError,
  PermissionDeniedError,
  ServerError,
  SlipStreamClient,
  type SlipStreamClientOptions,
  UnexpectedResponseError,
} from "saltant/slipstream";
import { EmbeddedServer, type EmbeddedServerOptions, exampleModules, VirtualClock } from "saltant/slipstream/testing";
import { describe, expect, it } from "vitest";
import { createFixture, errorOf } from "./fixture.js";

const endpoint = "https://slipstream.example.org";
const cookieName = "com.sixsq.slipstream.cookie";
const kinds =
  "the client needs one kind of credentials: username and password, or key and secret, or login, or credentials, or none";
const key = { id: "credential/ce02ef40-1342-4e68-838d-e1b2a75adb1e", secret: "s3cret-canary", identity: "joe" };

/** What a cookie store keeps. */
type Stored = Parameters<NonNullable<SlipStreamClientOptions["cookieStore"]>["save"]>[1];

function memoryStore(cookies: Stored = []) {
  const store = {
    cookies,
    saves: 0,
    loads: 0,
    origins: new Set<string>(),
    load: (origin: string): Stored => {
      store.loads += 1;
      store.origins.add(origin);
      return store.cookies;
    },
    save: (origin: string, saved: Stored): void => {
      store.saves += 1;
      store.origins.add(origin);
      store.cookies = saved;
    },
  };
  return store;
}

function cookieOf(pair: string): Stored[number] {
  const value = pair.slice(pair.indexOf("=") + 1);
  return { name: cookieName, value, path: "/", secure: true, httpOnly: false, expiresMs: null };
}

const unknownCookie = cookieOf(`${cookieName}=token=unknown-cookie-canary`);

function createLoginFixture(options: EmbeddedServerOptions = {}) {
  const clock = new VirtualClock();
  const fixture = createFixture({ clock, modules: exampleModules, apiKeys: [key], ...options });
  const { server } = fixture;
  const isLogin = ({ method, path }: { method: string; path: string }): boolean =>
    method === "POST" && path === "api/session";
  const isLook = ({ method, path }: { method: string; path: string }): boolean =>
    method === "PUT" && path === "api/session";
  const count = (matches: typeof isLogin): number => server.requests.filter(matches).length;
  return { ...fixture, clock, logins: () => count(isLogin), looks: () => count(isLook) };
}

function thrownBy(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}

describe("a new client", () => {
  it("sends nothing", () => {
    const { server, slipstream } = createFixture();
    expect(server.requests).toEqual([]);
    expect(slipstream.endpoint).toBe("https://slipstream.test");
  });

  it.each([
    [{ endpoint: "nuv.la", ...password() }, "endpoint must be a URL such as https://host/"],
    [{ endpoint: "https://joe:canary@nuv.la" }, "endpoint must not hold a user name or password"],
    [{ username: "joe" }, kinds],
    [{ password: "canary" }, kinds],
    [{ key: "k" }, kinds],
    [{ ...password(), key: "k", secret: "canary" }, kinds],
    [{ ...password(), credentials: { authorization: () => "canary" } }, kinds],
    [{ username: "joe", password: "" }, "password must be a string that is not empty"],
    [{ username: 7, password: "canary" }, "username must be a string that is not empty"],
    [{ key: "", secret: "canary" }, "key must be a string that is not empty"],
    [{ login: {} }, "login.href must be the id of a session template"],
    [{ login: null }, "login"],
    [{ credentials: {} }, "credentials must have the method authorization"],
    [{ cookieStore: { load: () => [] } }, "cookieStore must have the methods load and save"],
    [{ insecure: "yes" }, "insecure must be true or false"],
  ])("refuses %j", (options, message) => {
    const error = thrownBy(() => new SlipStreamClient({ endpoint, ...options } as SlipStreamClientOptions));
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(String(error)).toContain(message);
    expect(String(error)).not.toContain("canary");
  });

  it("connects only if the server accepts the credentials", async () => {
    const { server, sent } = createFixture();
    await SlipStreamClient.connect(server.connection("joe"));
    expect(sent()).toEqual(["GET dashboard"]);
    const wrong = SlipStreamClient.connect({ ...server.connection("joe"), password: "canary" });
    const error = await errorOf(wrong, AuthenticationError);
    expect(error.status).toBe(403);
    expect(error.message).toContain("invalid credentials for 'joe'");
    expect(JSON.stringify([error, error.message])).not.toContain("canary");
    expect(sent()).toEqual([]);
  });
});

describe("fromEnv", () => {
  const { fetch, clock } = new EmbeddedServer();

  it.each([
    [{ SLIPSTREAM_USERNAME: "joe", SLIPSTREAM_PASSWORD: "p" }, "joe"],
    [{ SLIPSTREAM_USERNAME: "joe", SLIPSTREAM_PASSWORD: "p", SLIPSTREAM_API_KEY: "" }, "joe"],
  ])("reads %j", async (env, name) => {
    const slipstream = fromEnv({ env: { SLIPSTREAM_ENDPOINT: endpoint, ...env }, fetch, clock });
    expect([slipstream.endpoint, await slipstream.session.username()]).toEqual([endpoint, name]);
  });

  it.each([
    [{}, "SLIPSTREAM_ENDPOINT"],
    [{ SLIPSTREAM_ENDPOINT: "nuv.la" }, "SLIPSTREAM_ENDPOINT"],
    [{ SLIPSTREAM_ENDPOINT: endpoint }, "SLIPSTREAM_USERNAME"],
    [{ SLIPSTREAM_ENDPOINT: endpoint, SLIPSTREAM_USERNAME: "joe" }, "SLIPSTREAM_PASSWORD"],
    [{ SLIPSTREAM_ENDPOINT: endpoint, SLIPSTREAM_API_KEY: "k" }, "SLIPSTREAM_API_SECRET"],
    [
      { SLIPSTREAM_ENDPOINT: endpoint, SLIPSTREAM_API_KEY: "k\ud800", SLIPSTREAM_API_SECRET: "c" },
      "SLIPSTREAM_API_KEY",
    ],
  ])("names what is missing or wrong in %j", (env, variable) => {
    const error = thrownBy(() => SlipStreamClient.fromEnv({ env }));
    expect(error).toBeInstanceOf(BadEnvironmentError);
    expect(error).toMatchObject({ variable });
  });
});

describe("a login", () => {
  it("is made once, for the first call that needs it and for all that wait", async () => {
    const { slipstream, logins } = createLoginFixture();
    await Promise.all(Array.from({ length: 500 }, () => slipstream.usage.list()));
    expect(logins()).toBe(1);
    await slipstream.deployments.list();
    expect(logins()).toBe(1);
  });

  it("is sent as the API has it, and its cookie is sent back", async () => {
    const { slipstream, server } = createLoginFixture();
    await slipstream.usage.list();
    const [login, call] = server.requests;
    const sessionTemplate = { href: "session-template/internal", username: "joe", password: "joe-password" };
    expect([login?.body, login?.headers.cookie]).toEqual([{ sessionTemplate }, undefined]);
    expect(call?.headers.cookie).toMatch(new RegExp(`^${cookieName}=token=\\S+$`));
  });

  it("is made with an API key, with or without its type, and with any template", async () => {
    const { server } = createLoginFixture();
    const { fetch, clock } = server;
    const common = { endpoint: server.endpoint, fetch, clock };
    const login = { href: "session-template/internal", username: "mary", password: "mary-password" };
    const clients = [
      new SlipStreamClient({ ...common, key: key.id, secret: key.secret }),
      new SlipStreamClient({ ...common, key: key.id.replace("credential/", ""), secret: key.secret }),
      new SlipStreamClient({ ...common, login }),
    ];
    const names = await Promise.all(clients.map((client) => client.session.username()));
    expect(names).toEqual(["joe", "joe", "mary"]);
    const wrong = new SlipStreamClient({ ...common, key: key.id, secret: "wrong-canary" });
    const error = await errorOf(wrong.usage.list(), AuthenticationError);
    expect(error.message).not.toContain("canary");
  });

  it("is repeated once for 500 parallel calls after 24 hours, before any is refused", async () => {
    const { slipstream, server, clock, logins } = createLoginFixture();
    await slipstream.usage.list();
    await clock.advance(24 * 3_600_000 + 1_000);
    server.clearRequests();
    await Promise.all(Array.from({ length: 500 }, () => slipstream.usage.list()));
    expect(logins()).toBe(1);
    expect(server.requests.filter(({ status }) => status === 401)).toEqual([]);
  });

  it("is repeated once for 500 parallel calls whose cookie was refused", async () => {
    const { as, server, logins } = createLoginFixture();
    const slipstream = as("joe", { cookieStore: memoryStore([unknownCookie]) });
    await Promise.all(Array.from({ length: 500 }, () => slipstream.usage.list()));
    expect(logins()).toBe(1);
    expect(server.requests.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(500);
  });

  it("that is refused fails all waiting calls, after one request", async () => {
    const { as, logins } = createLoginFixture();
    const wrong = as("joe", { password: "wrong-canary" });
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => wrong.usage.list()));
    const errors = outcomes.map((outcome) => (outcome.status === "rejected" ? (outcome.reason as unknown) : null));
    expect(errors.every((error) => error instanceof AuthenticationError)).toBe(true);
    expect(errors.map(String).join()).not.toContain("canary");
    expect(logins()).toBe(1);
  });

  it("that fails is retried by the next call", async () => {
    const { as, server } = createLoginFixture();
    const slipstream = as("joe", { retry: false });
    server.inject({ kind: "refuse", path: "api/session" });
    await errorOf(slipstream.usage.list(), ConnectionError);
    expect((await slipstream.usage.list()).length).toBeGreaterThan(0);
  });

  it("goes on for other calls if the first is aborted", async () => {
    const { slipstream, server, logins } = createLoginFixture({ latencyMs: 100 });
    const controller = new AbortController();
    const aborted = slipstream.usage.list({ signal: controller.signal });
    const other = slipstream.usage.list();
    server.onRequest(() => {
      controller.abort(new Error("enough"));
    });
    await expect(aborted).rejects.toThrow("enough");
    expect((await other).length).toBeGreaterThan(0);
    expect(logins()).toBe(1);
  });

  it("does not follow where there is none: an anonymous client gets the refusal", async () => {
    const { anonymous, logins } = createLoginFixture();
    const error = await errorOf(anonymous().usage.list(), AuthenticationError);
    expect(error.status).toBe(401);
    expect(logins()).toBe(0);
  });
});

describe("a cookie that is of no use any more", () => {
  /** A server that fails on a cookie, as one does after an upgrade. */
  function upgradedServer() {
    const fixture = createLoginFixture();
    const { server } = fixture;
    const old = server.cookie("joe");
    const fetch: typeof globalThis.fetch = (input, init) => {
      const isOld = new Request(input, init).headers.get("Cookie") === old;
      if (isOld) server.inject({ kind: "status", status: 500, body: { status: 500, message: "Unexpected exception" } });
      return server.fetch(input, init);
    };
    return { ...fixture, slipstream: fixture.as("joe", { fetch, cookieStore: memoryStore([cookieOf(old)]) }) };
  }

  it("leads to a login after a 401, and the call is sent once more", async () => {
    const { as, sent, logins, server } = createLoginFixture();
    const slipstream = as("joe", { cookieStore: memoryStore([unknownCookie]) });
    const deployment = await slipstream.deployments.deploy("apps/lamp");
    expect(server.run(deployment.id)).toBeDefined();
    expect(logins()).toBe(1);
    expect(sent()).toEqual(["POST run", "POST run"]);
    expect(server.runs()).toHaveLength(1);
  });

  it("leads to a login after a 403 of the CIMI API, after one look", async () => {
    const { as, sent, logins } = createLoginFixture();
    const slipstream = as("joe", { cookieStore: memoryStore([unknownCookie]) });
    await slipstream.cimi.search("credentials");
    expect(logins()).toBe(1);
    expect(sent().filter((line) => !line.startsWith("GET api/cloud-entry-point"))).toEqual([
      expect.stringContaining("PUT api/credential"),
      "PUT api/session",
      expect.stringContaining("PUT api/credential"),
    ]);
  });

  it("leads to a login after a 500, as after an upgrade of the server", async () => {
    const { slipstream, logins, server } = upgradedServer();
    expect((await slipstream.usage.list()).length).toBeGreaterThan(0);
    expect(logins()).toBe(1);
    expect(server.requests.map(({ method, path, status }) => `${method} ${path} ${String(status)}`)).toEqual([
      ...["GET dashboard 500", "PUT api/session 500", "POST api/session 201", "GET dashboard 200"],
    ]);
  });

  it("does not lead to a second request that changes something after a 500", async () => {
    const { slipstream, server } = upgradedServer();
    await errorOf(slipstream.deployments.deploy("apps/lamp"), AmbiguousOutcomeError);
    expect(server.requests.filter(({ path }) => path === "run")).toHaveLength(1);
    // The next one logs in.
    await slipstream.deployments.deploy("apps/lamp");
    expect(server.runs()).toHaveLength(1);
  });

  it("does not lead to one either if another call has logged in meanwhile", async () => {
    const { slipstream, server } = upgradedServer();
    const calls = [slipstream.deployments.deploy("apps/lamp"), slipstream.usage.list(), slipstream.usage.list()];
    const [deploy] = await Promise.allSettled(calls);
    expect(deploy?.status).toBe("rejected");
    expect(server.requests.filter(({ path }) => path === "run")).toHaveLength(1);
  });

  it("is no reason to log in while the server fails, but for one look", async () => {
    const { as, server, logins, looks } = createLoginFixture();
    const slipstream = as("joe", { retry: false });
    await slipstream.usage.list();
    server.inject({ kind: "status", status: 500, path: "dashboard", times: Infinity });
    for (let calls = 0; calls < 5; calls += 1) await errorOf(slipstream.usage.list(), ServerError);
    expect([logins(), looks()]).toEqual([1, 0]);
  });

  it("is not looked for if the look cannot be made: the call's own error counts", async () => {
    const { as, server, clock, logins } = createLoginFixture();
    const slipstream = as("joe", { retry: false });
    await slipstream.usage.list();
    await clock.advance(31_000);
    server.inject({ kind: "status", status: 500, path: "dashboard" });
    server.inject({ kind: "reset", path: "api/session" });
    await errorOf(slipstream.usage.list(), ServerError);
    expect(logins()).toBe(1);
  });

  it("is deleted by a 401, which a client without a login then returns for each call", async () => {
    const { anonymous, server } = createLoginFixture();
    const { fetch, clock } = server;
    const store = memoryStore([unknownCookie]);
    const slipstream = new SlipStreamClient({ endpoint: server.endpoint, fetch, clock, cookieStore: store });
    await errorOf(slipstream.usage.list(), AuthenticationError);
    await errorOf(slipstream.usage.list(), AuthenticationError);
    await errorOf(anonymous().usage.list(), AuthenticationError);
    expect(server.requests).toHaveLength(3);
    expect(store.cookies).toEqual([unknownCookie]);
  });

  it("is not kept although the login is refused", async () => {
    const { as } = createLoginFixture();
    const slipstream = as("joe", { password: "wrong-canary", cookieStore: memoryStore([unknownCookie]) });
    const error = await errorOf(slipstream.usage.list(), AuthenticationError);
    expect(error.message).toContain("check the user name and password");
    expect(`${error.message}${inspect(error, { depth: 9 })}`).not.toContain("canary");
  });
});

describe("a 403 that is genuine", () => {
  it("costs one look in 30 s, and no login", async () => {
    const { as, server, slipstream, clock, logins, looks } = createLoginFixture();
    const { id } = await as("mary").deployments.deploy("apps/lamp");
    server.clearRequests();
    await slipstream.usage.list();
    // A login shows that the session is alive.
    await errorOf(slipstream.deployments.get(id), PermissionDeniedError);
    expect([logins(), looks()]).toEqual([1, 0]);
    await clock.advance(31_000);
    const calls = Array.from({ length: 20 }, () => errorOf(slipstream.deployments.get(id), PermissionDeniedError));
    await Promise.all(calls);
    await errorOf(slipstream.deployments.get(id), PermissionDeniedError);
    expect([logins(), looks()]).toEqual([1, 1]);
    await clock.advance(31_000);
    await errorOf(slipstream.deployments.get(id), PermissionDeniedError);
    expect([logins(), looks()]).toEqual([1, 2]);
  });

  it("with a cookie whose session was deleted leads to one login, and then counts", async () => {
    const { as, server, logins, looks } = createLoginFixture();
    const { id } = await as("mary").deployments.deploy("apps/lamp");
    server.clearRequests();
    const stored = memoryStore([cookieOf(server.cookie("joe", "session/00000000-0000-4000-8000-000000000000"))]);
    const slipstream = as("joe", { cookieStore: stored });
    for (let calls = 0; calls < 3; calls += 1) {
      await errorOf(slipstream.deployments.get(id), PermissionDeniedError);
    }
    expect([logins(), looks()]).toEqual([1, 1]);
  });
});

describe("a cookie store", () => {
  it("gets the cookie after a login, and spares the next client one", async () => {
    const { as, logins, server } = createLoginFixture();
    const store = memoryStore();
    await as("joe", { cookieStore: store }).usage.list();
    expect([logins(), store.saves, [...store.origins]]).toEqual([1, 1, [server.endpoint]]);
    expect(store.cookies).toEqual([
      {
        name: cookieName,
        value: expect.stringMatching(/^token=/) as string,
        path: "/",
        secure: true,
        httpOnly: false,
        expiresMs: expect.any(Number) as number,
      },
    ]);
    expect(JSON.stringify(store)).not.toContain("joe-password");
    await as("joe", { cookieStore: store }).usage.list();
    expect(logins()).toBe(1);
  });

  it("is read again before a login, as another process may have logged in", async () => {
    const { as, clock, logins } = createLoginFixture();
    const store = memoryStore();
    const [one, other] = [as("joe", { cookieStore: store }), as("joe", { cookieStore: store })];
    await Promise.all([one.usage.list()]);
    await other.usage.list();
    await clock.advance(24 * 3_600_000 + 1_000);
    await one.usage.list();
    await other.usage.list();
    expect(logins()).toBe(2);
  });

  it("is read again after a refusal by a client without a login, which then uses a better cookie", async () => {
    const { anonymous, server, looks } = createLoginFixture();
    const { endpoint: url, fetch, clock } = server;
    const store = memoryStore([unknownCookie]);
    const slipstream = new SlipStreamClient({ endpoint: url, fetch, clock, cookieStore: store });
    await errorOf(slipstream.usage.list(), AuthenticationError);
    await errorOf(slipstream.usage.list(), AuthenticationError);
    // A refused cookie is not sent again.
    expect([server.requests.length, store.loads, store.saves]).toEqual([2, 3, 0]);
    store.cookies = [cookieOf(server.cookie("joe"))];
    await Promise.all([slipstream.usage.list(), slipstream.usage.list(), slipstream.usage.list()]);
    expect([server.requests.length, store.loads, looks()]).toEqual([2 + 3 + 3, 4, 0]);
    await errorOf(anonymous().usage.list(), AuthenticationError);
  });

  it("is read again after a genuine 403 by a client without a login, which keeps its cookie", async () => {
    const { as, server } = createLoginFixture();
    const { id } = await as("mary").deployments.deploy("apps/lamp");
    const { endpoint: url, fetch, clock } = server;
    const store = memoryStore([cookieOf(server.cookie("joe"))]);
    const slipstream = new SlipStreamClient({ endpoint: url, fetch, clock, cookieStore: store });
    server.clearRequests();
    await errorOf(slipstream.deployments.get(id), PermissionDeniedError);
    store.cookies = [];
    await errorOf(slipstream.deployments.get(id), PermissionDeniedError);
    await slipstream.usage.list();
    expect([server.requests.length, store.loads]).toEqual([3, 3]);
  });

  it("with a better cookie leads to no second request of one that changes something and may have been executed", async () => {
    const { server } = createLoginFixture();
    const { endpoint: url, fetch, clock } = server;
    const store = memoryStore([cookieOf(server.cookie("mary"))]);
    const slipstream = new SlipStreamClient({ endpoint: url, fetch, clock, cookieStore: store });
    await slipstream.usage.list();
    server.inject({ kind: "status", status: 500, method: "POST" });
    store.cookies = [cookieOf(server.cookie("joe"))];
    await errorOf(slipstream.deployments.deploy("apps/lamp"), AmbiguousOutcomeError);
    expect(server.requests).toHaveLength(2);
    expect(await slipstream.session.username()).toBe("joe");
  });

  it("does not get the deletion of a cookie that was refused", async () => {
    const { as } = createLoginFixture();
    const store = memoryStore([unknownCookie]);
    await as("joe", { cookieStore: store }).usage.list();
    expect([store.saves, store.cookies.length, store.cookies[0]?.value === unknownCookie.value]).toEqual([1, 1, false]);
  });

  it("that fails costs a warning, and no call", async () => {
    const { as, logins } = createLoginFixture();
    const warnings: string[] = [];
    const logger = { debug: () => undefined, warn: (message: string) => warnings.push(message) };
    const cookieStore = {
      load: () => Promise.reject(new Error("disk full")),
      save: () => {
        throw new Error("read only");
      },
    };
    const slipstream = as("joe", { cookieStore, logger });
    await slipstream.usage.list();
    await slipstream.usage.list();
    expect(logins()).toBe(1);
    expect(
      warnings.filter((each) => each.includes("cannot read the stored cookies, continuing without them: disk full")),
    ).not.toEqual([]);
    expect(
      warnings.filter((each) => each.includes("cannot store the cookies, continuing without them: read only")),
    ).toHaveLength(1);
  });

  it("is emptied by a logout", async () => {
    const { as } = createLoginFixture();
    const store = memoryStore();
    const slipstream = as("joe", { cookieStore: store });
    await slipstream.usage.list();
    await slipstream.session.logout();
    expect(store.cookies).toEqual([]);
  });
});

describe("an endpoint without HTTPS", () => {
  const http = "http://slipstream.test";

  it("needs insecure for the server's cookie, and the error says so", async () => {
    const { as } = createLoginFixture();
    const slipstream = as("joe", { endpoint: http, retry: false });
    const error = await errorOf(slipstream.usage.list(), UnexpectedResponseError);
    expect(error.message).toContain("use HTTPS in endpoint, or set insecure: true");
    expect(inspect(error, { depth: 9 })).not.toContain("token=");
    await errorOf(slipstream.session.login(), UnexpectedResponseError);
  });

  it("gets the cookie with insecure", async () => {
    const { as, logins } = createLoginFixture();
    const slipstream = as("joe", { endpoint: http, insecure: true });
    await slipstream.usage.list();
    await slipstream.usage.list();
    expect(logins()).toBe(1);
  });

  it("leaves the flag of a cookie as it is over HTTPS", async () => {
    const { as } = createLoginFixture();
    const store = memoryStore();
    await as("joe", { insecure: true, cookieStore: store }).usage.list();
    expect(store.cookies[0]?.secure).toBe(true);
  });
});

describe("other credentials", () => {
  it("supply the headers of each request, and get new ones after a refusal", async () => {
    const { server, sent } = createLoginFixture();
    const { fetch, clock } = server;
    const cookies = ["a=b", server.cookie("joe")];
    const slipstream = new SlipStreamClient({
      ...{ endpoint: server.endpoint, fetch, clock },
      credentials: {
        authorization: () => ({ Cookie: cookies[0] ?? "" }),
        renew: () => Promise.resolve(cookies.shift() !== undefined),
      },
    });
    expect((await slipstream.usage.list()).length).toBeGreaterThan(0);
    expect(sent()).toEqual(["GET dashboard", "GET dashboard"]);
    expect([await slipstream.session.username(), await slipstream.session.isAuthenticated()]).toEqual(["joe", true]);
    await expect(slipstream.session.login()).rejects.toThrow("the client has custom credentials, and so no session");
    await expect(slipstream.session.logout()).rejects.toThrow(InvalidInputError);
  });
});

describe("session", () => {
  it("logs in explicitly, and keeps those parameters", async () => {
    const { anonymous, clock, logins } = createLoginFixture();
    const slipstream = anonymous();
    expect(await slipstream.session.current()).toBeNull();
    expect(await slipstream.session.isAuthenticated()).toBe(false);
    expect(await slipstream.session.username()).toBeNull();
    await errorOf(slipstream.session.login(), InvalidInputError);
    await slipstream.session.loginInternal("mary", "mary-password");
    const session = await slipstream.session.current();
    expect([session?.username, session?.method, session?.expiry]).toEqual([
      ...["mary", "internal", new Date(Math.floor(clock.now() / 1000) * 1000 + 24 * 3_600_000)],
    ]);
    await clock.advance(24 * 3_600_000 + 1_000);
    expect((await slipstream.usage.list()).length).toBeGreaterThan(0);
    expect(logins()).toBe(2);
    await slipstream.session.loginApiKey(key.id, key.secret);
    expect(await slipstream.session.username()).toBe("joe");
  });

  it("keeps the former login if a new one is refused", async () => {
    const { slipstream, logins } = createLoginFixture();
    await slipstream.usage.list();
    const error = await errorOf(slipstream.session.loginInternal("mary", "wrong-canary"), AuthenticationError);
    expect(error.message).not.toContain("canary");
    expect(await slipstream.session.username()).toBe("joe");
    await slipstream.usage.list();
    expect(logins()).toBe(2);
    const unknown = slipstream.session.login({ href: "session-template/unknown" });
    await errorOf(unknown, NotFoundError);
  });

  it("does not take the former session for that of a login without a cookie", async () => {
    const { slipstream, server } = createLoginFixture();
    await slipstream.usage.list();
    const body = { status: 201, message: "created session/1", "resource-id": "session/1" };
    server.inject({ kind: "status", status: 201, body, path: "api/session" });
    const error = await errorOf(slipstream.session.loginInternal("mary", "mary-password"), UnexpectedResponseError);
    expect(error.message).toContain("the login set no cookie that the client can send back");
    expect(await slipstream.session.username()).toBe("joe");
  });

  it("shows no password that a response quotes, also not one of an explicit login", async () => {
    const { as, server } = createLoginFixture();
    const slipstream = as("joe", { retry: false });
    const message = "cannot log in with first-canary and second-canary and third-canary";
    server.inject({ kind: "status", status: 400, body: { status: 400, message }, path: "api/session", times: 2 });
    const errors = [
      await errorOf(slipstream.session.loginInternal("mary", "first-canary"), Error),
      await errorOf(
        slipstream.session.login({
          href: "session-template/x",
          secret: "second-canary",
          more: { pin: "third-canary" },
        }),
        Error,
      ),
    ];
    expect(errors.map(({ message: text }) => text)).toEqual([
      expect.not.stringContaining("first-canary"),
      expect.not.stringMatching(/second-canary|third-canary/),
    ]);
    for (const error of errors) expect(inspect(error, { depth: 9 })).toContain("[redacted]");
  });

  it.each([{}, { href: "" }, null, "joe", { href: "session-template/x", password: () => "p" }])(
    "refuses the login %o",
    async (login) => {
      const { slipstream, server } = createLoginFixture();
      await errorOf(slipstream.session.login(login as never), InvalidInputError);
      expect(server.requests).toEqual([]);
    },
  );

  it.each([7, "x", { timeoutMs: 0 }, { signal: {} }])("refuses the options %j", async (options) => {
    const { slipstream, server } = createLoginFixture();
    const { session } = slipstream;
    for (const call of [
      () => session.login(undefined, options as never),
      () => session.loginInternal("joe", "p", options as never),
      () => session.loginApiKey("k", "s", options as never),
      () => session.logout(options as never),
    ]) {
      await errorOf(call(), InvalidInputError);
    }
    expect(server.requests).toEqual([]);
  });

  it("logs out with the server, once, and logs in again when needed", async () => {
    const { slipstream, sent, server } = createLoginFixture();
    await slipstream.session.logout();
    expect(sent()).toEqual([]);
    await slipstream.usage.list();
    const [session] = server.resources("session");
    sent();
    await slipstream.session.logout();
    await slipstream.session.logout();
    expect(sent().at(-1)).toBe(`DELETE api/${session?.id as string}`);
    expect(server.resources("session")).toEqual([]);
    expect((await slipstream.usage.list()).length).toBeGreaterThan(0);
    expect(sent()).toEqual(["GET dashboard"]);
  });

  it("forgets the cookie although the logout fails, and says so", async () => {
    const { as, server, sent } = createLoginFixture();
    const slipstream = as("joe", { retry: false });
    await slipstream.usage.list();
    server.inject({ kind: "reset", method: "DELETE" });
    await errorOf(slipstream.session.logout(), ConnectionError);
    sent();
    await slipstream.session.logout();
    expect(sent()).toEqual([]);
  });

  it("logs out of a session that has ended already", async () => {
    const { as, server, logins } = createLoginFixture();
    const gone = cookieOf(server.cookie("joe", "session/00000000-0000-4000-8000-000000000000"));
    const slipstream = as("joe", { cookieStore: memoryStore([gone]) });
    await slipstream.session.logout();
    expect(logins()).toBe(0);
    const other = as("joe");
    await other.usage.list();
    server.inject({ kind: "status", status: 404, body: { status: 404, message: "not found" }, method: "DELETE" });
    await other.session.logout();
  });

  it("knows the name of the user without a request where it logs in with it", async () => {
    const { slipstream, server } = createLoginFixture();
    expect(await slipstream.session.username()).toBe("joe");
    expect(server.requests).toEqual([]);
  });

  it("lists the templates, also for an anonymous client", async () => {
    const { anonymous } = createLoginFixture();
    const templates = await anonymous().session.templates();
    expect(templates.map(({ id }) => id)).toContain("session-template/internal");
  });
});

describe("the cookie", () => {
  it("goes to the endpoint only, and shows in no error, hook, log or inspection", async () => {
    const { as, server } = createLoginFixture();
    const seen: unknown[] = [];
    const see = (...values: unknown[]): void => void seen.push(...values);
    const hooks = { onRequest: see, onResponse: see, onRetry: see, logger: { debug: see, warn: see } };
    const slipstream = as("joe", { ...hooks, retry: false } as never);
    await slipstream.usage.list();
    const cookie = server.requests.at(-1)?.headers.cookie ?? "";
    const [, , token = ""] = cookie.split("=");
    expect(token.length).toBeGreaterThan(20);
    server.inject({ kind: "status", status: 400, body: `400 - Bad Request\nwhat is ${token}?`, path: "dashboard" });
    see(await errorOf(slipstream.usage.list(), Error));
    server.inject({ kind: "redirect", location: "https://elsewhere.example.org/", path: "dashboard" });
    see(await errorOf(slipstream.usage.list(), Error));
    see(slipstream, slipstream.session, await slipstream.session.current());
    const texts = seen.map((each) => `${inspect(each, { depth: 9, showHidden: true })}${JSON.stringify(each)}`).join();
    expect(texts).not.toContain(token);
    expect(texts).not.toContain("joe-password");
    expect(server.requests.every(({ url }) => url.startsWith(`${server.endpoint}/`))).toBe(true);
  });
});

function password() {
  return { username: "joe", password: "canary" };
}
