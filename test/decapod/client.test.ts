import {
  AuthenticationError,
  BadEnvironmentError,
  BadRequestError,
  ConnectionError,
  DecapodClient,
  type DecapodClientOptions,
  fromEnv,
  InvalidInputError,
  MethodNotAllowedError,
  NotFoundError,
} from "saltant/decapod";
import { defaultUsers, EmbeddedServer, VirtualClock } from "saltant/decapod/testing";
import { describe, expect, it } from "vitest";
import { createDeployFixture, createFixture, errorOf } from "./fixture.js";

const url = "https://ceph.example.org";
const kinds =
  "the client needs one kind of credentials: login and password with or without a token, or token, or credentials";

describe("a new client", () => {
  it("sends nothing", () => {
    const { server, decapod } = createFixture();
    expect(server.requests).toEqual([]);
    expect(decapod.url).toBe("http://decapod.test");
    expect(decapod.auth.isLoggedIn).toBe(false);
  });

  it.each([
    [{ url: "ceph.example.org" }, "url must be a URL such as https://host/"],
    [{ url: "ftp://ceph.example.org" }, "url must begin with https:// or http://, not ftp:"],
    [
      { url: "https://root:canary@ceph" },
      "url must not hold a user name or password: pass them as options of their own",
    ],
    [{ url: "https://ceph/?x" }, "url must not have a query or a fragment (? or #)"],
    [{ login: "root" }, kinds],
    [{ password: "canary" }, kinds],
    [{}, kinds],
    [{ token: "t0k3n", password: "canary" }, kinds],
    [{ token: "t0k3n", credentials: { authorization: () => "t0k3n" } }, kinds],
    [{ login: "root", password: 7 }, "login and password must be strings"],
    [{ credentials: {} }, "credentials must have the method authorization"],
    [{ login: "root", password: "canary", timeoutMs: 0 }, "timeoutMs must be a number of milliseconds from 1"],
  ])("refuses %j", (options, message) => {
    const error = (() => {
      try {
        return new DecapodClient({ url, ...options } as DecapodClientOptions);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(String(error)).toContain(message);
    expect(String(error)).not.toContain("canary");
  });

  it.each(["\n", "", " x", "with\u0000null"])("refuses the token %j", (token) => {
    expect(() => new DecapodClient({ url, token })).toThrow(InvalidInputError);
  });

  it("connects only if the server accepts the credentials", async () => {
    const { server, sent } = createFixture();
    await DecapodClient.connect(server.connection("root"));
    expect(sent()).toEqual(["GET user/self/"]);
    const wrong = DecapodClient.connect({ ...server.connection("root"), password: "canary" });
    const error = await errorOf(wrong, AuthenticationError);
    expect([error.status, error.reason]).toEqual([401, "Unauthorized"]);
    expect(JSON.stringify([error, error.message])).not.toContain("canary");
    expect(sent()).toEqual([]);
  });

  it("finds the API below a path, as a proxy may have it", async () => {
    const server = new EmbeddedServer({ pathPrefix: "/ceph/lcm" });
    const { url: root, ...rest } = server.connection("root");
    const decapod = new DecapodClient({ url: `${root}//`, ...rest });
    expect((await decapod.users.self()).login).toBe("root");
    expect(decapod.url).toBe("http://decapod.test/ceph/lcm");
    expect(server.requests.map((request) => request.url)).toEqual([
      "http://decapod.test/ceph/lcm/v1/auth/",
      "http://decapod.test/ceph/lcm/v1/user/self/",
    ]);
    const error = await errorOf(new DecapodClient({ ...rest, url: "http://decapod.test" }).info.get(), NotFoundError);
    expect(error.status).toBe(404);
  });
});

describe("fromEnv", () => {
  const { fetch, clock } = new EmbeddedServer();

  it.each([
    [{ DECAPOD_URL: url, DECAPOD_LOGIN: "root", DECAPOD_PASSWORD: "p" }, null],
    [{ DECAPOD_URL: url, DECAPOD_TOKEN: "t0k3n" }, "t0k3n"],
    [{ DECAPOD_URL: url, DECAPOD_TOKEN: "t0k3n", DECAPOD_LOGIN: "root", DECAPOD_PASSWORD: "p" }, "t0k3n"],
    [{ DECAPOD_URL: url, DECAPOD_TOKEN: "", DECAPOD_LOGIN: "root", DECAPOD_PASSWORD: "p" }, null],
  ])("reads %j", (env, token) => {
    const decapod = fromEnv({ env, fetch, clock });
    expect([decapod.url, decapod.auth.token()]).toEqual([url, token]);
    expect(DecapodClient.fromEnv({ env }).url).toBe(url);
  });

  it.each([
    [{}, "DECAPOD_URL"],
    [{ DECAPOD_URL: "ceph", DECAPOD_TOKEN: "t0k3n" }, "DECAPOD_URL"],
    [{ DECAPOD_URL: url }, "DECAPOD_LOGIN"],
    [{ DECAPOD_URL: url, DECAPOD_LOGIN: "root" }, "DECAPOD_PASSWORD"],
    [{ DECAPOD_URL: url, DECAPOD_LOGIN: "", DECAPOD_PASSWORD: "canary" }, "DECAPOD_LOGIN"],
    [{ DECAPOD_URL: url, DECAPOD_TOKEN: "canary\n" }, "DECAPOD_TOKEN"],
  ])("names what is missing or wrong in %j", (env, variable) => {
    const error = (() => {
      try {
        return fromEnv({ env });
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(BadEnvironmentError);
    expect(error).toMatchObject({ variable });
    expect(String(error)).toContain(variable);
    expect(String(error)).not.toContain("canary");
  });
});

describe("a login", () => {
  it("is made once, for the first call that needs it and for all that wait", async () => {
    const { decapod, logins, server } = createFixture();
    await decapod.info.get();
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.headers).not.toHaveProperty("authorization");
    await Promise.all(Array.from({ length: 50 }, () => decapod.clusters.list().count()));
    expect(logins()).toBe(1);
    await decapod.clusters.list();
    expect(logins()).toBe(0);
  });

  it("is sent as the API has it: the raw token, without a scheme", async () => {
    const { decapod, server } = createFixture();
    await decapod.users.self();
    const [login, self] = server.requests;
    const { login: username, password } = server.connection("root");
    expect([login?.body, login?.headers.authorization]).toEqual([{ username, password }, undefined]);
    expect(self?.headers.authorization).toBe(decapod.auth.token());
  });

  it("is repeated once for 500 parallel calls whose token has expired", async () => {
    const clock = new VirtualClock();
    const { decapod, server, logins } = createFixture({ clock });
    await decapod.users.self();
    await clock.advance(31 * 60_000);
    server.clearRequests();
    const all = await Promise.all(Array.from({ length: 500 }, () => decapod.users.self()));
    expect(all).toHaveLength(500);
    expect(server.requests.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(500);
    expect(logins()).toBe(1);
  });

  it("lasts while calls are made, as each prolongs it", async () => {
    const clock = new VirtualClock();
    const { decapod, logins } = createFixture({ clock });
    for (let minutes = 0; minutes < 120; minutes += 20) {
      await decapod.users.self();
      await clock.advance(20 * 60_000);
    }
    expect(logins()).toBe(1);
  });

  it("that is refused fails all waiting calls, after one request", async () => {
    const { as, logins } = createFixture();
    const wrong = as("root", { password: "canary" });
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => wrong.users.self()));
    const errors = outcomes.map((outcome) => (outcome.status === "rejected" ? (outcome.reason as unknown) : null));
    expect(errors.every((error) => error instanceof AuthenticationError)).toBe(true);
    expect(errors.map(String).join()).not.toContain("canary");
    expect(logins()).toBe(1);
  });

  it("that fails is retried by the next call", async () => {
    const { as, server } = createFixture();
    const decapod = as("root", { retry: false });
    server.inject({ kind: "refuse", path: "auth/" });
    await errorOf(decapod.users.self(), ConnectionError);
    expect((await decapod.users.self()).login).toBe("root");
  });

  it("follows the end of a given token", async () => {
    const { as, server, logins } = createFixture();
    const decapod = as("root", { token: "26758c32-0000-4000-8000-000000000000" });
    expect(decapod.auth.isLoggedIn).toBe(true);
    expect((await decapod.users.self()).login).toBe("root");
    expect(server.requests.map(({ status }) => status)).toEqual([401, 200, 200]);
    expect(logins()).toBe(1);
  });

  it("does not follow where there is no password", async () => {
    const { server, sent } = createFixture();
    const { fetch, clock } = server;
    const decapod = new DecapodClient({ url: server.url, token: "unknown-token", fetch, clock });
    const error = await errorOf(decapod.users.self(), AuthenticationError);
    expect(error.status).toBe(401);
    expect(sent()).toEqual(["GET user/self/"]);
    decapod.auth.forget();
    const none = await errorOf(decapod.users.self(), AuthenticationError);
    expect(none.message).toContain("pass login and password");
    expect(sent()).toEqual([]);
    await expect(decapod.auth.login()).rejects.toThrow(InvalidInputError);
  });
});

describe("other credentials", () => {
  it("supply the header of each request, and get a new one after a refusal", async () => {
    const { decapod, server } = createFixture();
    await decapod.users.self();
    const token = decapod.auth.token() ?? "";
    const given = ["unknown", token];
    const { fetch, clock } = server;
    const own = new DecapodClient({
      ...{ url: server.url, fetch, clock },
      credentials: {
        authorization: () => ({ Authorization: `Bearer ${given[0] ?? ""}` }),
        renew: () => Promise.resolve(given.shift() !== undefined),
      },
    });
    server.clearRequests();
    expect((await own.users.self()).login).toBe("root");
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer unknown", `Bearer ${token}`]);
    expect([own.auth.isLoggedIn, own.auth.token()]).toEqual([false, null]);
    await expect(own.auth.login()).rejects.toThrow("the client has no password");
    await own.auth.logout();
  });
});

describe("auth", () => {
  it("logs in explicitly, and keeps that login", async () => {
    const { decapod, server, logins } = createFixture();
    const { user, expiresAt } = await decapod.auth.login();
    expect([user.login, user.equals(await decapod.users.self())]).toEqual(["root", true]);
    expect(expiresAt.getTime() - server.clock.now()).toBeGreaterThan(1_799_000);
    expect(decapod.auth.isLoggedIn).toBe(true);
    expect(JSON.stringify({ user, expiresAt })).not.toContain(decapod.auth.token());
    expect(logins()).toBe(1);
    const first = decapod.auth.token();
    await decapod.auth.login();
    expect(decapod.auth.token()).not.toBe(first);
  });

  it("logs out with the server, once, and logs in again when needed", async () => {
    const { decapod, sent, logins } = createFixture();
    await decapod.auth.logout();
    expect(sent()).toEqual([]);
    await decapod.users.self();
    const token = decapod.auth.token() ?? "";
    sent();
    await decapod.auth.logout();
    await decapod.auth.logout();
    expect(sent()).toEqual(["DELETE auth/"]);
    expect([decapod.auth.isLoggedIn, decapod.auth.token()]).toEqual([false, null]);
    await decapod.users.self();
    expect(decapod.auth.token()).not.toBe(token);
    expect(logins()).toBe(1);
  });

  it("forgets the token although the logout fails, and says so", async () => {
    const { as, server, sent } = createFixture();
    const decapod = as("root", { retry: false });
    await decapod.users.self();
    server.inject({ kind: "reset", method: "DELETE" });
    await errorOf(decapod.auth.logout(), ConnectionError);
    expect(decapod.auth.isLoggedIn).toBe(false);
    sent();
    await decapod.auth.logout();
    expect(sent()).toEqual([]);
  });

  it("logs out of a token that has ended already", async () => {
    const clock = new VirtualClock();
    const { decapod, server } = createFixture({ clock });
    await decapod.users.self();
    await clock.advance(31 * 60_000);
    server.clearRequests();
    await decapod.auth.logout();
    expect(server.requests.map(({ method, status }) => `${method} ${String(status)}`)).toEqual(["DELETE 401"]);
  });

  it("forgets without a request", async () => {
    const { decapod, server } = createFixture();
    await decapod.users.self();
    server.clearRequests();
    decapod.auth.forget();
    expect([decapod.auth.isLoggedIn, server.requests.length]).toEqual([false, 0]);
  });
});

describe("where users are managed in Keystone", () => {
  it.each<[string, (decapod: DecapodClient) => Promise<unknown>]>([
    ["creating a user", ({ users }) => users.create({ login: "a", email: "a@b.c", fullName: "A" })],
    ["deleting a user", async ({ users }) => users.delete(await users.self())],
    ["requesting a reset", ({ passwordReset }) => passwordReset.request("root")],
    ["peeking at one", ({ passwordReset }) => passwordReset.peek("t0k3n")],
    ["resetting", ({ passwordReset }) => passwordReset.reset("t0k3n", "p")],
  ])("%s is refused as such", async (_, call) => {
    const { decapod } = createFixture({ keystone: true });
    const error = await errorOf(call(decapod), MethodNotAllowedError);
    expect([error.status, error.reason]).toEqual([405, "MethodNotAllowed"]);
  });

  it("all else works", async () => {
    const { decapod } = createFixture({ keystone: true });
    const role = await decapod.roles.create({ name: "viewers", permissions: [] });
    const self = await decapod.users.self();
    expect((await decapod.users.update(self, { fullName: "Root" })).fullName).toBe("Root");
    expect((await decapod.auth.login()).user.equals(self)).toBe(true);
    expect((await role.delete()).isDeleted).toBe(true);
  });
});

describe("a server of 1.1", () => {
  it("refuses run, which is sent only if it is given", async () => {
    const { decapod, cluster, serverIds, server } = await createDeployFixture({ version: "1.1" });
    const input = { name: "x", cluster, playbook: "cluster_deploy", servers: serverIds };
    const { createdExecutionId } = await decapod.playbookConfigurations.create(input);
    expect(createdExecutionId).toBeUndefined();
    expect(server.requests.at(-1)?.body).not.toHaveProperty("run");
    const error = await errorOf(decapod.playbookConfigurations.create({ ...input, run: true }), BadRequestError);
    expect(error.reason).toBe("InvalidJSONError");
  });

  it("of 1.2 runs it", async () => {
    const { decapod, cluster, serverIds } = await createDeployFixture();
    const input = { name: "x", cluster, playbook: "cluster_deploy", servers: serverIds };
    const config = await decapod.playbookConfigurations.create({ ...input, run: true });
    expect((await decapod.executions.get(config.createdExecutionId ?? "")).playbookId).toBe("cluster_deploy");
    expect((await decapod.playbookConfigurations.create({ ...input, run: false })).createdExecutionId).toBeNull();
    expect((await decapod.playbookConfigurations.get(config.id)).createdExecutionId).toBeUndefined();
  });
});

describe("raw calls", () => {
  it("have the client's credentials, and the body of a refusal as error", async () => {
    const { decapod, cluster } = await createDeployFixture();
    const path = { id: cluster.id };
    const { data, response } = await decapod.api.GET("/v1/cluster/{id}/", { params: { path } });
    expect([data, response.status]).toEqual([cluster.toJSON(), 200]);
    const { error } = await decapod.api.GET("/v1/cluster/{id}/version/{version}/", {
      params: { path: { ...path, version: 9 } },
    });
    expect(error).toMatchObject({ code: 404, error: "NotFound" });
  });
});

it("the users of a new server include root", () => {
  expect(defaultUsers.map(({ login }) => login)).toContain("root");
});
