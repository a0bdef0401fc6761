import { inspect } from "node:util";
import {
  AuthenticationError,
  BadFetchError,
  BadRequestError,
  type Credentials,
  InvalidInputError,
  NotFoundError,
  PermissionDeniedError,
  SaltantClient,
  type SaltantClientOptions,
  ServerError,
  UnexpectedResponseError,
} from "saltant";
import { EmbeddedServer, VirtualClock } from "saltant/testing";
import { describe, expect, it, vi } from "vitest";
import { hourMs, createJwtServer, login } from "./jwt-server.js";
import { errorOf } from "./support.js";

const canaryLogin = { username: "alice", password: "canary-password" };

const json = (body: unknown, status = 200): Response => Response.json(body, { status });

describe("a permanent token", () => {
  it("is sent with every request", async () => {
    const server = new EmbeddedServer();
    await new SaltantClient(server.connection("alice")).users.get("bob");
    expect(server.requests[0]?.headers.authorization).toBe("Token alice-token-0000000000000000000000000000");
  });

  it("throws an AuthenticationError if the server refuses it", async () => {
    const { client, paths } = createJwtServer();
    const error = await errorOf(client({ authToken: "nope" }).users.get("bob"), AuthenticationError);
    expect(error.message).toBe("403 GET /users/bob/: Invalid token; check the token, or the user name and password");
    expect(paths()).toHaveLength(1);
  });

  it.each(["", " ", "ab", "a b c", "a\nb", "é", 7])("must not be %j, which the message does not show", (authToken) => {
    const { client } = createJwtServer();
    expect(() => client({ authToken })).toThrow(
      new InvalidInputError("authToken must be a string of at least 3 characters, without whitespace"),
    );
  });
});

describe("a login", () => {
  it("happens at the first request, once, with any number of requests that wait for it", async () => {
    const { client, paths } = createJwtServer();
    const alice = client(login);
    expect(paths()).toEqual([]);
    await Promise.all(Array.from({ length: 20 }, () => alice.users.get("bob")));
    const all = paths();
    expect(all.filter((path) => path === "token/")).toHaveLength(1);
    expect(all[0]).toBe("token/");
    expect(all).toHaveLength(21);
  });

  it("throws an AuthenticationError for all waiting requests if it is refused", async () => {
    const { client, paths } = createJwtServer();
    const wrong = client({ username: "alice", password: "guess" });
    const errors = await Promise.all(
      Array.from({ length: 5 }, () => errorOf(wrong.users.get("bob"), AuthenticationError)),
    );
    expect(errors[0]?.message).toBe(
      "401 POST /token/: No active account found with the given credentials; check the token, or the user name and password",
    );
    expect(paths()).toEqual(["token/"]);
  });

  it("is refreshed before the access token expires", async () => {
    const { client, paths, advance } = createJwtServer();
    const alice = client(login);
    await alice.users.get("bob");
    await advance(hourMs - 31_000);
    await alice.users.get("bob");
    expect(paths()).toEqual(["token/", "users/bob/", "users/bob/"]);
    await advance(2_000);
    await Promise.all(Array.from({ length: 3 }, () => alice.users.get("bob")));
    expect(paths()).toEqual(["token/refresh/", "users/bob/", "users/bob/", "users/bob/"]);
  });

  it("is refreshed before each expiry, without a refusal in between", async () => {
    const { server, client, advance } = createJwtServer();
    const alice = client(login);
    for (let hour = 0; hour < 5; hour += 1) {
      await alice.users.get("bob");
      await advance(hourMs - 1_000);
    }
    expect(server.requests.map(({ status }) => status)).not.toContain(403);
    expect(server.requests.filter(({ path }) => path === "token/refresh/")).toHaveLength(4);
  });

  it("happens again when the refresh token has expired", async () => {
    const { client, paths, advance } = createJwtServer();
    const alice = client(login);
    await alice.users.get("bob");
    await advance(25 * hourMs);
    await alice.users.get("bob");
    expect(paths()).toEqual(["token/", "users/bob/", "token/refresh/", "token/", "users/bob/"]);
  });

  it("is retried when the server fails, as a login is safe to repeat", async () => {
    const { server, client, paths } = createJwtServer();
    server.inject({ kind: "status", status: 502, path: "token/" });
    await client(login).users.get("bob");
    expect(paths()).toEqual(["token/", "token/", "users/bob/"]);
    server.inject({ kind: "status", status: 502, path: "token/", times: Infinity });
    await errorOf(client(login).users.get("bob"), ServerError);
  });

  it("does not show a response that has no token", async () => {
    const { server, client } = createJwtServer();
    server.inject({ kind: "json", path: "token/", body: { access: 7, refresh: "canary" } });
    const error = await errorOf(client(login).users.get("bob"), UnexpectedResponseError);
    expect(error.message).toContain("200 POST /token/: the response contains no token");
    expect(inspect(error, { depth: 9 })).not.toContain("canary");
  });
});

describe("a pair of tokens", () => {
  it("is used without a refresh while it is fresh", async () => {
    const { client, tokens, paths } = createJwtServer();
    const alice = client(await tokens());
    paths();
    await alice.users.get("bob");
    expect(paths()).toEqual(["users/bob/"]);
  });

  it("is refreshed after a refusal, once, and the requests are sent again", async () => {
    const { client, tokens, paths } = createJwtServer();
    const { refreshToken } = await tokens();
    const alice = client({ accessToken: "stale", refreshToken });
    paths();
    await Promise.all(Array.from({ length: 10 }, () => alice.users.get("bob")));
    const all = paths();
    expect(all.filter((path) => path === "token/refresh/")).toHaveLength(1);
    expect(all.filter((path) => path === "users/bob/")).toHaveLength(20);
  });

  it("is not refreshed again for a refusal of the previous pair", async () => {
    const { server, client, tokens, paths } = createJwtServer();
    const { refreshToken } = await tokens();
    const alice = client({ accessToken: "stale", refreshToken });
    server.inject({ kind: "delay", ms: 1_000, path: "users/carol/" });
    paths();
    await Promise.all([errorOf(alice.users.get("carol"), NotFoundError), alice.users.get("bob")]);
    expect(paths().filter((path) => path === "token/refresh/")).toHaveLength(1);
  });

  it("is replaced by a login with the password if there is no refresh token", async () => {
    const { client, paths } = createJwtServer();
    await client({ accessToken: "stale", ...login }).users.get("bob");
    expect(paths()).toEqual(["users/bob/", "token/", "users/bob/"]);
  });

  it("is not refreshed again after its refresh token has expired, even if the following login failed", async () => {
    const { server, client, tokens, paths, advance } = createJwtServer();
    const alice = client({ ...(await tokens()), ...login });
    await advance(25 * hourMs);
    server.inject({ kind: "status", status: 502, path: "token/", times: 3 });
    await errorOf(alice.users.get("bob"), ServerError);
    paths();
    await alice.users.get("bob");
    expect(paths()).toEqual(["token/", "users/bob/"]);
  });

  it("is fetched with the refresh token if only that is given", async () => {
    const { client, tokens, paths } = createJwtServer();
    const { refreshToken } = await tokens();
    paths();
    await client({ refreshToken }).users.get("bob");
    expect(paths()).toEqual(["token/refresh/", "users/bob/"]);
  });

  it("throws an AuthenticationError when both tokens have expired", async () => {
    const { client, tokens, advance } = createJwtServer();
    const alice = client(await tokens());
    await advance(25 * hourMs);
    const error = await errorOf(alice.users.get("bob"), AuthenticationError);
    expect(error.message).toContain("401 POST /token/refresh/: Token is invalid or expired");
  });

  it("is replaced by a login with the password, if that is known, when both tokens have expired", async () => {
    const { client, tokens, paths, advance } = createJwtServer();
    const alice = client({ ...(await tokens()), ...login });
    await advance(25 * hourMs);
    paths();
    await alice.users.get("bob");
    expect(paths()).toEqual(["token/refresh/", "token/", "users/bob/"]);
  });

  it("is still sent after it has expired if nothing can renew it", async () => {
    const { client, tokens, paths, advance } = createJwtServer();
    const { accessToken } = await tokens();
    const alice = client({ accessToken });
    await alice.users.get("bob");
    await advance(2 * hourMs);
    paths();
    await errorOf(alice.users.get("bob"), AuthenticationError);
    expect(paths()).toEqual(["users/bob/"]);
  });

  it("is kept when a refresh fails with a transient error, even if the password is known", async () => {
    const { server, client, tokens, paths, advance } = createJwtServer();
    const alice = client({ ...(await tokens()), ...login });
    await advance(hourMs);
    paths();
    server.inject({ kind: "status", status: 500, path: "token/refresh/", times: 3 });
    await errorOf(alice.users.get("bob"), ServerError);
    expect(paths()).toEqual(Array(3).fill("token/refresh/"));
  });

  it("is kept when a refresh fails with a transient error", async () => {
    const { server, client, tokens, advance } = createJwtServer();
    const alice = client(await tokens());
    await advance(hourMs);
    server.inject({ kind: "status", status: 500, path: "token/refresh/", times: 3 });
    await errorOf(alice.users.get("bob"), ServerError);
    await expect(alice.users.get("bob")).resolves.toMatchObject({ username: "bob" });
  });

  it("is refreshed even if one of the waiting callers aborts", async () => {
    const { server, client, tokens } = createJwtServer();
    const { refreshToken } = await tokens();
    const alice = client({ refreshToken });
    server.inject({ kind: "delay", ms: 1_000, path: "token/refresh/" });
    const controller = new AbortController();
    const aborted = alice.users.get("bob", { signal: controller.signal });
    const patient = alice.users.get("bob");
    controller.abort(new Error("enough"));
    await expect(aborted).rejects.toThrow("enough");
    await expect(patient).resolves.toMatchObject({ username: "bob" });
  });
});

describe("credentials", () => {
  it("are retried once, and a second refusal throws", async () => {
    const { client, paths } = createJwtServer();
    let renewals = 0;
    const credentials: Credentials = {
      authorization: () => `Bearer stale-${renewals}`,
      renew: () => {
        renewals += 1;
        return Promise.resolve(true);
      },
    };
    await errorOf(client({ credentials }).users.get("bob"), AuthenticationError);
    expect(renewals).toBe(1);
    expect(paths()).toHaveLength(2);
  });

  it("take precedence over the caller's Authorization header", async () => {
    const { server, client } = createJwtServer();
    const alice = client({ authToken: "alice-token-0000000000000000000000000000", headers: { Authorization: "x" } });
    await alice.users.get("bob", { headers: { authorization: "y" } });
    expect(server.requests[0]?.headers.authorization).toBe("Token alice-token-0000000000000000000000000000");
  });

  it("are not retried if they cannot be renewed, and do not delay an abort", async () => {
    const { client, paths } = createJwtServer();
    const authorization = (): string => "Bearer stale";
    const stubborn = client({ credentials: { authorization, renew: () => Promise.resolve(false) } });
    await errorOf(stubborn.users.get("bob"), AuthenticationError);
    expect(paths()).toHaveLength(1);
    const controller = new AbortController();
    const renew = (): Promise<boolean> => {
      controller.abort(new Error("enough"));
      return new Promise(() => undefined);
    };
    const call = client({ credentials: { authorization, renew } }).users.get("bob", { signal: controller.signal });
    await expect(call).rejects.toThrow("enough");
  });

  it("are not requested by a call that was aborted before", async () => {
    const { client } = createJwtServer();
    const authorization = vi.fn(() => "Bearer x");
    const call = client({ credentials: { authorization } }).users.get("bob", { signal: AbortSignal.abort("before") });
    await expect(call).rejects.toBe("before");
    expect(authorization).not.toHaveBeenCalled();
  });

  it("are not renewed if the user lacks a permission", async () => {
    const { client, tokens, paths } = createJwtServer();
    const alice = client(await tokens());
    await alice.taskQueues.create({ name: "hers" });
    paths();
    const bob = client({ username: "bob", password: "bob-password" });
    await errorOf(bob.taskQueues.patch(1, { name: "his" }), PermissionDeniedError);
    expect(paths()).toEqual(["token/", "taskqueues/1/"]);
  });

  it.each([
    [{}, "the client needs one kind of credentials"],
    [{ authToken: "a", username: "b", password: "c" }, "the client needs one kind of credentials"],
    [{ authToken: "a", refreshToken: "b" }, "the client needs one kind of credentials"],
    [{ authToken: "a", accessToken: "b" }, "the client needs one kind of credentials"],
    [
      { accessToken: "a b", refreshToken: "refresh" },
      "accessToken must be a string of at least 3 characters, without whitespace",
    ],
    [{ username: "alice" }, "username and password must be given together"],
    [{ password: "secret" }, "username and password must be given together"],
    [{ username: "", password: "secret" }, "the username not empty"],
    [{ username: "alice", password: 7 }, "must be strings"],
    [{ refreshToken: "a b" }, "refreshToken must be a string of at least 3 characters, without whitespace"],
  ])("are refused at once: %o", (credentials, message) => {
    const { client } = createJwtServer();
    expect(() => client(credentials)).toThrow(InvalidInputError);
    expect(() => client(credentials)).toThrow(message);
  });

  it("must not contain what a header cannot, and the error does not show it", async () => {
    const { client } = createJwtServer();
    const credentials = { authorization: () => "Bearer canary\nX: y" };
    const error = await errorOf(client({ credentials }).users.get("bob"), InvalidInputError);
    expect(error.message).toBe(
      "the header Authorization must be a string without line breaks and other control characters",
    );
    const make = () => client({ authToken: "token", headers: { "X-Key": "canary\n" } });
    expect(make).toThrow("the header X-Key must be a string without line breaks");
    expect(make).not.toThrow("canary");
  });

  it("are redacted in a refusal that quotes them", async () => {
    const { server, client } = createJwtServer();
    const echo = "no such password: canary-password; header: Token canary-token";
    server.inject({ kind: "status", status: 400, body: echo, path: "token/" });
    server.inject({ kind: "status", status: 400, body: { detail: echo }, path: "users/bob/" });
    const errors = [
      await errorOf(client({ username: "alice", password: "canary-password" }).users.get("bob"), BadRequestError),
      await errorOf(client({ authToken: "canary-token" }).users.get("bob"), BadRequestError),
    ];
    expect(inspect(errors[0], { depth: 9 })).not.toContain("canary-password");
    expect(inspect(errors[1], { depth: 9 })).not.toContain("canary-token");
    expect(errors[1]?.message).toContain("header: Token [redacted]");
  });

  describe("are redacted in a refusal that quotes them, even if another request sent them, or none:", () => {
    const stale = { access: "canary-access-1", refresh: "canary-refresh" };
    const refusal = json({ code: "token_not_valid", detail: "Given token not valid" }, 401);
    const fresh = json({ access: "canary-access-2" });
    const pair = { accessToken: "canary-access-1", refreshToken: "canary-refresh" };
    const tokenStore = { load: () => pair, save: () => Promise.reject(new Error("no canary-access-2")) };
    const own: Credentials = {
      authorization: () => "Basic bWU6Y2FuYXJ5LTE=",
      secrets: () => ["canary-key"],
    };

    it.each<[string, object, Response[], string]>([
      ["the password, after the login", canaryLogin, [json(stale)], "canary-password"],
      ["the password, without a login", { ...canaryLogin, accessToken: "access" }, [], "canary-password"],
      ["the refresh token", canaryLogin, [json(stale)], "canary-refresh"],
      [
        "a refresh token that is not used yet",
        { accessToken: "access", refreshToken: "canary-refresh" },
        [],
        "canary-refresh",
      ],
      ["the access token that was replaced", canaryLogin, [json(stale), refusal, fresh], "canary-access-1"],
      ["the access token, when it is refreshed", canaryLogin, [json(stale), refusal], "canary-access-1"],
      ["tokens of a store", { tokenStore }, [], "canary-refresh"],
      ["a secret of custom credentials", { credentials: own }, [], "canary-key"],
      ["the password in a header", { credentials: own }, [], "canary-1"],
      [
        "a header that the call replaces",
        { authToken: "token", headers: { "X-Pass": "canary-pass" } },
        [],
        "canary-pass",
      ],
    ])("%s", async (_, credentials, responses, secret) => {
      const shown: unknown[] = [];
      const log = (message: string): void => void shown.push(message);
      const hook = (event: unknown): void => void shown.push(event);
      const all = [...responses, json({ detail: `unknown: ${secret} (${Buffer.from(secret).toString("hex")})` }, 500)];
      const options = {
        ...{ baseApiUrl: "http://host/api/", logger: { debug: log, warn: log }, onResponse: hook, onRetry: hook },
        ...{
          fetch: () => Promise.resolve((all.length > 1 ? all.shift() : all[0])?.clone()),
          retry: { baseDelayMs: 0 },
        },
      };
      const client = new SaltantClient({ ...options, ...credentials } as unknown as SaltantClientOptions);
      const error = await errorOf(client.users.get("bob", { headers: { "X-Pass": "another" } }), ServerError);
      expect(error.message).toContain("unknown: [redacted] ([redacted])");
      expect(inspect([error, client, shown], { depth: Infinity, showHidden: true })).not.toContain("canary");
      expect(JSON.stringify([error, client, shown])).not.toContain("canary");
    });

    it("a token of the store, in the warning and the error that say that it cannot be kept", async () => {
      const warnings: string[] = [];
      const responses = [refusal, fresh, refusal, refusal];
      const client = new SaltantClient({
        ...{
          baseApiUrl: "http://host/api/",
          logger: { debug: () => undefined, warn: (line: string) => warnings.push(line) },
        },
        ...{ fetch: () => Promise.resolve(responses.shift()?.clone()), tokenStore, retry: false },
      } as unknown as SaltantClientOptions);
      const error = await errorOf(client.users.get("bob"), AuthenticationError);
      expect(warnings).toEqual(["cannot store the tokens, continuing without them: no [redacted]"]);
      expect(error.message).not.toContain("canary");
    });

    it("a token in a value that fetch returns in place of a response", async () => {
      const fetch = (): Promise<unknown> => Promise.resolve("no Token canary-token");
      const options = { baseApiUrl: "http://host/api/", authToken: "canary-token", fetch, retry: false };
      const error = await errorOf(
        new SaltantClient(options as unknown as SaltantClientOptions).users.get("bob"),
        BadFetchError,
      );
      expect(error.message).toBe('GET /users/bob/: fetch must resolve with a Response, not "no Token [redacted]"');
    });

    it("the tokens of weeks, of which the client remembers the latest", async () => {
      const issued: string[] = [];
      const fetch = (url: string): Promise<Response> => {
        if (!url.endsWith("/token/refresh/")) {
          return Promise.resolve(issued.length < 100 ? refusal.clone() : json({ detail: issued.join(" ") }, 400));
        }
        issued.push(`canary-${issued.length}-`);
        return Promise.resolve(json({ access: issued.at(-1) }));
      };
      const options = { baseApiUrl: "http://host/api/", refreshToken: "canary-refresh", fetch, retry: false };
      const client = new SaltantClient(options as unknown as SaltantClientOptions);
      while (issued.length < 99) await errorOf(client.users.get("bob"), AuthenticationError);
      const { body } = await errorOf(client.users.get("bob"), BadRequestError);
      // One of the 32 is the refresh token.
      expect(body).toEqual({ detail: [...issued.slice(0, -31), ...Array<string>(31).fill("[redacted]")].join(" ") });
    });
  });

  it("are redacted in a malformed token response", async () => {
    const { server, client } = createJwtServer();
    server.inject({ kind: "html", body: "your new token is canary", path: "token/" });
    const error = await errorOf(client(login).users.get("bob"), UnexpectedResponseError);
    expect(inspect(error, { depth: 9 })).not.toContain("canary");
    server.inject({ kind: "redirect", location: "/login?session=canary", path: "users/bob/" });
    const redirect = await errorOf(client(login).users.get("bob"), UnexpectedResponseError);
    expect(inspect(redirect, { depth: 9 })).not.toContain("canary");
    const headers = { "Set-Cookie": "session=canary" };
    server.inject({ kind: "status", status: 404, headers, path: "users/bob/" });
    const cookie = await errorOf(client(login).users.get("bob"), NotFoundError);
    expect(inspect(cookie, { depth: 9 })).not.toContain("canary");
  });

  it("are in no printed form of the client, its managers or its errors", async () => {
    const { client, tokens } = createJwtServer();
    const { accessToken, refreshToken } = await tokens();
    const secrets = [accessToken, refreshToken, "alice-password", "canary-token", "canary-header"];
    const headers = { "X-Proxy-Key": "canary-header" };
    const clients = [
      client({ accessToken, refreshToken, ...login, headers }),
      client({ authToken: "canary-token", headers }),
    ];
    for (const each of clients) {
      const error: unknown = await each.taskQueues.get({ id: 1 }).catch((caught: unknown) => caught);
      for (const value of [each, each.taskQueues, error, each.api]) {
        const shown = inspect(value, { depth: 20, showHidden: true }) + JSON.stringify(value);
        for (const secret of secrets) expect(shown).not.toContain(secret);
      }
    }
  });
});

describe("an access token", () => {
  const encode = (payload: unknown): string =>
    `h.${btoa(JSON.stringify(payload)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}.s`;

  /** The time, in seconds from the start, at which a client with this token first requests a new one. */
  async function renewedAfter(payload: unknown): Promise<number | undefined> {
    const clock = new VirtualClock({ start: 1_000_000_000_000 });
    const seen: string[] = [];
    const fetch = (url: string): Promise<Response> => {
      seen.push(url);
      const body = url.endsWith("/refresh/") ? { access: "new" } : { username: "bob", email: "" };
      return Promise.resolve(Response.json(body));
    };
    const options = {
      baseApiUrl: "http://host/api/",
      fetch,
      clock,
      accessToken: encode(payload),
      refreshToken: "refresh",
    };
    const client = new SaltantClient(options as unknown as SaltantClientOptions);
    for (let second = 0; second < 200; second += 1) {
      await client.users.get("bob");
      if (seen.some((url) => url.endsWith("/refresh/"))) return second;
      await clock.advance(1_000);
    }
    return undefined;
  }

  const now = 1_000_000_000;
  it.each<[string, unknown, number | undefined]>([
    ["half a minute before it expires", { iat: now - 1_000, exp: now + 100 }, 70],
    ["for its last tenth, if it is short-lived", { iat: now, exp: now + 100 }, 90],
    ["half a minute before, if it has no time of issue", { exp: now + 100 }, 70],
    ["never, if it has no expiry", { iat: now }, undefined],
    ["never, if it has no claims", null, undefined],
    ["half a minute before, with any characters in it", { exp: now + 100, name: "?>~ÿ?>~ÿ" }, 70],
  ])("is renewed %s", async (_, payload, seconds) => {
    expect(await renewedAfter(payload)).toBe(seconds);
  });

  it("has its lifetime measured by the client's clock, even if that is wrong", async () => {
    const clock = new VirtualClock();
    const server = new EmbeddedServer({ clock, tokenLifetimes: { accessMs: hourMs, refreshMs: 24 * hourMs } });
    for (const offMs of [-7 * hourMs, 7 * hourMs]) {
      const off = { now: () => clock.now() + offMs, setTimer: clock.setTimer.bind(clock) };
      const { baseApiUrl, fetch } = server;
      const alice = new SaltantClient({ baseApiUrl, fetch, clock: off, ...login });
      server.clearRequests();
      for (let half = 0; half < 4; half += 1) {
        await alice.users.get("bob");
        await clock.advance(hourMs / 2);
      }
      const bob = "users/bob/";
      expect(server.requests.map(({ path }) => path)).toEqual(["token/", bob, bob, "token/refresh/", bob, bob]);
    }
  });
});
