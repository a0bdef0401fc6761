// Concurrent calls whose shared credentials are refused, and each way in which a server refuses credentials.
import {
  AuthenticationError,
  BadHttpRequestError,
  ConnectionError,
  type Credentials,
  PermissionDeniedError,
  SaltantClient,
  ServerError,
} from "saltant";
import { describe, expect, it } from "vitest";
import { hourMs, createJwtServer, login } from "../saltant/jwt-server.js";
import { errorOf } from "../saltant/support.js";

const many = 500;

/** Makes this many concurrent calls, and returns the outcome of each. */
function callMany(client: SaltantClient): Promise<PromiseSettledResult<unknown>[]> {
  return Promise.allSettled(Array.from({ length: many }, () => client.users.get("bob")));
}

function failures(results: readonly PromiseSettledResult<unknown>[]): unknown[] {
  return results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
}

/** The number of requests for each path. */
function countPaths(paths: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const path of paths) counts[path] = (counts[path] ?? 0) + 1;
  return counts;
}

describe("500 concurrent calls", () => {
  it("refresh an expired token once", async () => {
    const { client, tokens, paths, advance } = createJwtServer();
    const alice = client(await tokens());
    await advance(2 * hourMs);
    paths();
    expect(failures(await callMany(alice))).toEqual([]);
    expect(countPaths(paths())).toEqual({ "token/refresh/": 1, "users/bob/": many });
  });

  it("refresh a refused token once, and are each retried once", async () => {
    const { client, tokens, paths } = createJwtServer();
    const { refreshToken } = await tokens();
    const alice = client({ accessToken: "stale", refreshToken });
    paths();
    expect(failures(await callMany(alice))).toEqual([]);
    expect(countPaths(paths())).toEqual({ "token/refresh/": 1, "users/bob/": 2 * many });
  });

  it("log in once when the refresh token has expired", async () => {
    const { client, tokens, paths, advance } = createJwtServer();
    const alice = client({ ...(await tokens()), ...login });
    await advance(25 * hourMs);
    paths();
    expect(failures(await callMany(alice))).toEqual([]);
    expect(countPaths(paths())).toEqual({ "token/refresh/": 1, "token/": 1, "users/bob/": many });
  });

  it.each([
    ["refuses it", { kind: "status", status: 401, body: { detail: "No." } }, AuthenticationError],
    ["fails", { kind: "status", status: 500 }, ServerError],
    ["cannot be reached", { kind: "refuse" }, ConnectionError],
  ] as const)(
    "all fail with one refresh if the server %s, and the next call refreshes again",
    async (_, fault, error) => {
      const { server, client, tokens, paths } = createJwtServer();
      const { refreshToken } = await tokens();
      for (const accessToken of [undefined, "stale"]) {
        const alice = client({ ...(accessToken && { accessToken }), refreshToken, retry: false });
        server.inject({ ...fault, path: "token/refresh/" });
        paths();
        const errors = failures(await callMany(alice));
        expect(errors).toHaveLength(many);
        for (const each of errors) expect(each).toBeInstanceOf(error);
        expect(countPaths(paths())["token/refresh/"]).toBe(1);
        await alice.users.get("bob");
        expect(paths()).toEqual(["token/refresh/", "users/bob/"]);
      }
    },
  );

  it("all fail with one login that is refused", async () => {
    const { client, paths } = createJwtServer();
    const errors = failures(await callMany(client({ username: "alice", password: "guess" })));
    expect(errors).toHaveLength(many);
    for (const each of errors) expect(each).toBeInstanceOf(AuthenticationError);
    expect(paths()).toEqual(["token/"]);
  });

  it("are each retried once, even if the new token is refused, too", async () => {
    const { server, client, tokens, paths } = createJwtServer();
    const alice = client(await tokens());
    const body = { detail: "Given token not valid for any token type", code: "token_not_valid" };
    server.inject({ kind: "status", status: 403, body, path: "users/bob/", times: Infinity });
    paths();
    const errors = failures(await callMany(alice));
    expect(errors).toHaveLength(many);
    for (const each of errors) expect(each).toBeInstanceOf(AuthenticationError);
    expect(countPaths(paths())).toEqual({ "token/refresh/": 1, "users/bob/": 2 * many });
  });
});

describe("a call that was retried after a refresh", () => {
  it("is not retried after another refusal, even if a transient error was retried in between", async () => {
    const { server, client, tokens, paths } = createJwtServer();
    const alice = client(await tokens());
    const body = { detail: "Given token not valid for any token type", code: "token_not_valid" };
    server.inject({ kind: "status", status: 403, body, path: "users/bob/" });
    server.inject({ kind: "status", status: 503, path: "users/bob/" });
    server.inject({ kind: "status", status: 403, body, path: "users/bob/" });
    paths();
    const error = await errorOf(alice.users.get("bob"), AuthenticationError);
    expect(error.attempts).toBe(3);
    expect(paths()).toEqual(["users/bob/", "token/refresh/", "users/bob/", "users/bob/"]);
  });
});

describe("a late refusal", () => {
  it("shares the failure of the refresh that it came too late for", async () => {
    const { server, client, tokens, paths } = createJwtServer();
    const { refreshToken } = await tokens();
    const alice = client({ accessToken: "stale", refreshToken, retry: false });
    server.inject({ kind: "delay", ms: 1_000, path: "users/alice/", times: Infinity });
    const body = { detail: "Token is invalid or expired", code: "token_not_valid" };
    server.inject({ kind: "status", status: 401, body, path: "token/refresh/" });
    paths();
    const late = errorOf(alice.users.get("alice"), AuthenticationError);
    const early = await errorOf(alice.users.get("bob"), AuthenticationError);
    expect(await late).toBe(early);
    expect(paths()).toEqual(["users/alice/", "users/bob/", "token/refresh/"]);
  });

  it("refreshes the token if all calls that waited for a refresh were aborted", async () => {
    const { server, clock, client, tokens, paths } = createJwtServer();
    const { refreshToken } = await tokens();
    const alice = client({ accessToken: "stale", refreshToken });
    server.inject({ kind: "delay", ms: 1_000, path: "users/alice/" });
    server.inject({ kind: "stall", path: "token/refresh/" });
    const controller = new AbortController();
    server.onRequest(({ path }) => {
      if (path === "token/refresh/") queueMicrotask(() => controller.abort(new Error("enough")));
    });
    paths();
    const late = alice.users.get("alice");
    await expect(alice.users.get("bob", { signal: controller.signal })).rejects.toThrow("enough");
    await clock.advance(1_000);
    expect((await late).username).toBe("alice");
    expect(paths()).toEqual(["users/alice/", "users/bob/", "token/refresh/", "token/refresh/", "users/alice/"]);
  });
});

describe("an abort of a call that waits for a refresh", () => {
  it("ends that call at once, and neither the refresh nor the other calls", async () => {
    const { server, client, tokens, paths } = createJwtServer();
    const { refreshToken } = await tokens();
    const alice = client({ accessToken: "stale", refreshToken });
    const controller = new AbortController();
    server.onRequest(({ path }) => {
      if (path === "token/refresh/") controller.abort(new Error("enough"));
    });
    paths();
    const first = alice.users.get("bob", { signal: controller.signal });
    const others = callMany(alice);
    await expect(first).rejects.toThrow("enough");
    expect(failures(await others)).toEqual([]);
    expect(countPaths(paths())).toEqual({ "token/refresh/": 1, "users/bob/": 2 * many + 1 });
  });
});

describe("the server's refusals", () => {
  /** A client whose credentials count their refreshes. */
  function createCountingClient(client: (credentials: object) => SaltantClient, authorization: string) {
    const seen = { renewals: 0 };
    const credentials: Credentials = {
      authorization: () => authorization,
      renew: () => {
        seen.renewals += 1;
        return Promise.resolve(true);
      },
    };
    return { seen, client: client({ credentials }) };
  }

  it.each([
    ["nothing sent", "", "Authentication credentials were not provided"],
    ["an unknown token", "Token canary", "Invalid token"],
    ["a Token without a key", "Token", "Invalid token header. No credentials provided"],
    ["an inactive user", "Token mallory-token-00000000000000000000000000", "User inactive or deleted"],
    ["a bad JWT", "Bearer canary", "Given token not valid for any token type"],
  ])("%s: an AuthenticationError, after one refresh and one retry", async (_, authorization, words) => {
    const { client, paths } = createJwtServer();
    const { seen, client: other } = createCountingClient(client, authorization);
    const error = await errorOf(other.users.get("bob"), AuthenticationError);
    expect(error.message).toContain(`403 GET /users/bob/: ${words}`);
    expect(error.message).not.toContain("canary");
    expect(seen.renewals).toBe(1);
    expect(paths()).toEqual(["users/bob/", "users/bob/"]);
  });

  it("an expired JWT: refreshed and retried", async () => {
    const { client, tokens, paths, advance } = createJwtServer();
    const { accessToken, refreshToken } = await tokens();
    await advance(2 * hourMs);
    paths();
    // A clock that is far behind makes it look fresh.
    const clock = { now: () => 0, setTimer: () => () => undefined };
    await client({ accessToken, refreshToken, clock }).users.get("bob");
    expect(paths()).toEqual(["users/bob/", "token/refresh/", "users/bob/"]);
  });

  it("a refused login, and a refused refresh token: AuthenticationErrors, requested once", async () => {
    const { client, paths } = createJwtServer();
    const refused = await errorOf(
      client({ username: "mallory", password: "mallory-password" }).users.get("bob"),
      AuthenticationError,
    );
    expect(refused.message).toContain("401 POST /token/: No active account found with the given credentials");
    const died = await errorOf(client({ refreshToken: "canary" }).users.get("bob"), AuthenticationError);
    expect(died.message).toContain("401 POST /token/refresh/: Token is invalid or expired");
    expect(paths()).toEqual(["token/", "token/refresh/"]);
  });

  it("another user's resource: a PermissionDeniedError, without a refresh", async () => {
    const { server, client, paths } = createJwtServer();
    await new SaltantClient(server.connection("alice")).taskQueues.create({ name: "hers" });
    const { seen, client: bob } = createCountingClient(client, "Token bob-token-000000000000000000000000000000");
    paths();
    const error = await errorOf(bob.taskQueues.patch(1, { name: "his" }), PermissionDeniedError);
    expect(error.message).toContain("You do not have permission to perform this action");
    expect(seen.renewals).toBe(0);
    expect(paths()).toEqual(["taskqueues/1/"]);
  });

  it.each([
    [401, { detail: "Authentication credentials were not provided." }],
    [401, { detail: "Invalid token." }],
    [401, { detail: "Invalid token header. No credentials provided." }],
    [401, { detail: "User inactive or deleted." }],
    [401, { detail: "Given token not valid for any token type", code: "token_not_valid", messages: [] }],
    [401, "<html><title>401 Authorization Required</title></html>"],
    [401, ""],
  ])("%i with %j, as a proxy or another deployment sends it: refreshed and retried", async (status, body) => {
    const { server, client, tokens, paths } = createJwtServer();
    const alice = client(await tokens());
    server.inject({ kind: "status", status, body, path: "users/bob/" });
    paths();
    await alice.users.get("bob");
    expect(paths()).toEqual(["users/bob/", "token/refresh/", "users/bob/"]);
  });

  it.each([
    [403, { detail: "You do not have permission to perform this action." }, PermissionDeniedError],
    [403, { detail: "CSRF Failed: Referer checking failed." }, PermissionDeniedError],
    [403, "<html><title>403 Forbidden</title></html>", PermissionDeniedError],
    [403, "", PermissionDeniedError],
    [407, "<html><title>Proxy Authentication Required</title></html>", BadHttpRequestError],
  ])("%i with %j, which is not about credentials: no refresh", async (status, body, errorClass) => {
    const { server, client, tokens, paths } = createJwtServer();
    const alice = client(await tokens());
    server.inject({ kind: "status", status, body, path: "users/bob/" });
    paths();
    expect(await errorOf(alice.users.get("bob"), BadHttpRequestError)).toBeInstanceOf(errorClass);
    expect(paths()).toEqual(["users/bob/"]);
  });
});
