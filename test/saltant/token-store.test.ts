import { inspect } from "node:util";
import {
  AuthenticationError,
  BadEnvironmentError,
  InvalidInputError,
  SaltantClient,
  type SaltantClientOptions,
  ServerError,
  type TokenAccount,
  type TokenPair,
  type TokenSaveContext,
  type TokenStore,
} from "saltant";
import { describe, expect, expectTypeOf, it } from "vitest";
import { hourMs, createJwtServer, login } from "./jwt-server.js";
import { errorOf } from "./support.js";

/** An in-memory store for one account, which clients share as processes share a file. */
class MemoryStore implements TokenStore {
  kept: TokenPair | null = null;
  readonly loads: TokenAccount[] = [];
  readonly saves: { account: TokenAccount; tokens: TokenPair | null; previous: TokenPair | null }[] = [];
  /** The failure of the store, if any. */
  errors: { load?: unknown; save?: unknown } = {};

  load(account: TokenAccount): TokenPair | null {
    this.loads.push(account);
    if ("load" in this.errors) throw this.errors.load;
    return this.kept;
  }

  async save(account: TokenAccount, tokens: TokenPair | null, { previous }: TokenSaveContext): Promise<void> {
    await Promise.resolve();
    this.saves.push({ account, tokens, previous });
    if ("save" in this.errors) throw this.errors.save;
    if (previous !== null && this.kept?.refreshToken !== previous.refreshToken) return;
    this.kept = tokens;
  }
}

/** A server, a store, and clients that share it and record their warnings. */
function createStoreFixture() {
  const fixture = createJwtServer();
  const tokenStore = new MemoryStore();
  const warnings: string[] = [];
  const logger = { debug: () => undefined, warn: (message: string) => warnings.push(message) };
  const client = (options: object): SaltantClient => fixture.client({ tokenStore, logger, ...options });
  return { ...fixture, tokenStore, warnings, client };
}

const expiredToken = { detail: "Token is invalid or expired", code: "token_not_valid" };

describe("a token store", () => {
  it("gets the tokens of a login, and never the password", async () => {
    const { client, tokenStore, paths } = createStoreFixture();
    await client(login).users.get("bob");
    expect(paths()).toEqual(["token/", "users/bob/"]);
    expect(tokenStore.saves).toEqual([
      {
        account: { baseUrl: "http://saltant.test/api/", username: "alice" },
        tokens: { accessToken: expect.any(String), refreshToken: expect.any(String) },
        previous: null,
      },
    ]);
    expect(inspect(tokenStore, { depth: 9 })).not.toContain("alice-password");
  });

  it("makes a login unnecessary in the next run, with and without a password", async () => {
    const { client, paths } = createStoreFixture();
    await client(login).users.get("bob");
    paths();
    await client(login).users.get("bob");
    await client({ username: "alice" }).users.get("bob");
    await client({}).users.get("bob");
    expect(paths()).toEqual(["users/bob/", "users/bob/", "users/bob/"]);
  });

  it("supplies the tokens of a user whose name the program does not know", async () => {
    const { client, tokens, tokenStore } = createStoreFixture();
    tokenStore.kept = await tokens();
    await client({}).users.get("bob");
    expect(tokenStore.loads).toEqual([{ baseUrl: "http://saltant.test/api/", username: undefined }]);
  });

  it("receives the tokens of a refresh, in place of the previous ones", async () => {
    const { client, tokens, tokenStore, paths, advance } = createStoreFixture();
    const before = (tokenStore.kept = await tokens());
    await advance(2 * hourMs);
    paths();
    await client({}).users.get("bob");
    expect(paths()).toEqual(["token/refresh/", "users/bob/"]);
    expect(tokenStore.saves).toMatchObject([{ previous: before, tokens: { refreshToken: before.refreshToken } }]);
    expect(tokenStore.kept.accessToken).not.toBe(before.accessToken);
    await client({}).users.get("bob");
    expect(paths()).toEqual(["users/bob/"]);
  });

  it("saves a process a refresh if another process has refreshed before the expiry", async () => {
    const { client, tokens, tokenStore, paths, advance } = createStoreFixture();
    tokenStore.kept = await tokens();
    const [one, other] = [client({}), client({})];
    await one.users.get("bob");
    await other.users.get("bob");
    await advance(2 * hourMs);
    await one.users.get("bob");
    paths();
    await other.users.get("bob");
    expect(paths()).toEqual(["users/bob/"]);
  });

  it("saves a process a refresh if another process has refreshed after a refusal", async () => {
    const { server, client, tokens, tokenStore, paths } = createStoreFixture();
    const good = await tokens();
    tokenStore.kept = { ...good, accessToken: "stale" };
    const end = server.onRequest(() => {
      tokenStore.kept = good;
      end();
    });
    paths();
    await client({}).users.get("bob");
    expect(paths()).toEqual(["users/bob/", "users/bob/"]);
  });

  it("is not read again for tokens that were refused", async () => {
    const { client, tokens, tokenStore, paths } = createStoreFixture();
    tokenStore.kept = { ...(await tokens()), accessToken: "stale" };
    tokenStore.errors.save = new Error("full");
    const alice = client({});
    paths();
    await alice.users.get("bob");
    expect(paths()).toEqual(["users/bob/", "token/refresh/", "users/bob/"]);
    await alice.users.get("bob");
    expect(paths()).toEqual(["users/bob/"]);
  });

  it("replaces expired tokens with those of one login", async () => {
    const { client, tokens, tokenStore, paths, advance } = createStoreFixture();
    const before = (tokenStore.kept = await tokens());
    await advance(25 * hourMs);
    paths();
    const alice = client(login);
    await Promise.all(Array.from({ length: 20 }, () => alice.users.get("bob")));
    expect(paths().filter((path) => path !== "users/bob/")).toEqual(["token/refresh/", "token/"]);
    expect(tokenStore.kept.refreshToken).not.toBe(before.refreshToken);
  });

  it("without a password: the client's error says to log in when the tokens have expired, and the store drops them", async () => {
    const { client, tokens, tokenStore, paths, advance } = createStoreFixture();
    tokenStore.kept = await tokens();
    const alice = client({ username: "alice" });
    await alice.users.get("bob");
    await advance(25 * hourMs);
    paths();
    const error = await errorOf(alice.users.get("bob"), AuthenticationError);
    expect(error.message).toBe(
      "401 POST /token/refresh/: the tokens of alice for http://saltant.test/api/ have expired: log in, with username and password",
    );
    expect(error).toMatchObject({ attempts: 1, cause: { status: 401 } });
    expect(tokenStore.kept).toBeNull();
    expect(paths()).toEqual(["token/refresh/"]);
    const next = await errorOf(alice.users.get("bob"), AuthenticationError);
    expect(next.message).toBe(
      "no tokens of alice for http://saltant.test/api/ are stored: log in, with username and password",
    );
    expect(next).toMatchObject({ attempts: 0, status: 401, url: "http://saltant.test/api/token/" });
    expect(paths()).toEqual([]);
    // Another client logs in.
    await client(login).users.get("bob");
    paths();
    await alice.users.get("bob");
    expect(paths()).toEqual(["users/bob/"]);
  });

  it("drops only tokens that have expired", async () => {
    const { server, client, tokens, tokenStore, advance } = createStoreFixture();
    tokenStore.kept = await tokens();
    await advance(25 * hourMs);
    const alice = client({});
    const fresh = await tokens();
    server.onRequest(({ path }) => {
      if (path === "token/refresh/") tokenStore.kept = fresh;
    });
    await errorOf(alice.users.get("bob"), AuthenticationError);
    expect(tokenStore.kept).toBe(fresh);
    await alice.users.get("bob");
  });

  it("keeps its tokens if a proxy refuses them for a while", async () => {
    const { server, client, tokens, tokenStore, advance } = createStoreFixture();
    const before = (tokenStore.kept = await tokens());
    await advance(2 * hourMs);
    server.inject({ kind: "status", status: 401, path: "token/refresh/" });
    const alice = client({});
    await errorOf(alice.users.get("bob"), AuthenticationError);
    expect(tokenStore.kept).toBe(before);
    await alice.users.get("bob");
  });

  it("keeps its tokens if a refresh fails with a transient error", async () => {
    const { server, client, tokens, tokenStore, advance } = createStoreFixture();
    const before = (tokenStore.kept = await tokens());
    await advance(2 * hourMs);
    server.inject({ kind: "status", status: 500, path: "token/refresh/", times: 3 });
    await errorOf(client(login).users.get("bob"), ServerError);
    expect(tokenStore.kept).toBe(before);
  });

  it("does not receive a refreshed pair in place of another login's", async () => {
    const { server, client, tokens, tokenStore, advance } = createStoreFixture();
    tokenStore.kept = await tokens();
    const alice = client({});
    await advance(2 * hourMs);
    const fresh = await tokens();
    server.onRequest(({ path }) => {
      if (path === "token/refresh/") tokenStore.kept = fresh;
    });
    await alice.users.get("bob");
    expect(tokenStore.kept).toBe(fresh);
  });

  it("receives tokens that it could not keep before, when it works again", async () => {
    const { client, tokenStore, advance } = createStoreFixture();
    tokenStore.errors.save = new Error("full");
    const alice = client(login);
    await alice.users.get("bob");
    expect(tokenStore.kept).toBeNull();
    tokenStore.errors = {};
    await advance(2 * hourMs);
    await alice.users.get("bob");
    expect(tokenStore.kept).not.toBeNull();
  });

  it("does not get back the tokens of an account that was removed from it", async () => {
    const { client, tokenStore, advance } = createStoreFixture();
    const alice = client(login);
    await alice.users.get("bob");
    tokenStore.kept = null;
    await advance(2 * hourMs);
    await alice.users.get("bob");
    expect(tokenStore.kept).toBeNull();
  });

  it("causes one warning until it works again, and no failed call, when it fails", async () => {
    const { client, tokenStore, warnings, advance } = createStoreFixture();
    tokenStore.errors = { load: new Error("locked\nup"), save: new Error("full") };
    const alice = client(login);
    for (let hour = 0; hour < 3; hour += 1) {
      await alice.users.get("bob");
      await advance(2 * hourMs);
    }
    expect(warnings).toEqual([
      "cannot read the stored tokens, continuing without them: locked up",
      "cannot store the tokens, continuing without them: full",
    ]);
    tokenStore.errors = {};
    await alice.users.get("bob");
    tokenStore.errors = { load: "not even an error" };
    await advance(2 * hourMs);
    await alice.users.get("bob");
    expect(warnings.slice(2)).toEqual(["cannot read the stored tokens, continuing without them: unknown cause"]);
  });

  it("has its failure in the error, too, if it has no tokens", async () => {
    const { client, tokenStore } = createStoreFixture();
    tokenStore.errors.load = new Error("locked");
    const error = await errorOf(client({}).users.get("bob"), AuthenticationError);
    expect(error.message).toBe(
      "no tokens for http://saltant.test/api/ are stored: log in, with username and password (cannot read the stored tokens: locked)",
    );
  });

  it.each([
    [{}, "accessToken must be a string"],
    [{ accessToken: "canary", refreshToken: 7 }, "refreshToken must be a string"],
    [{ accessToken: "canary\n", refreshToken: "canary" }, "accessToken must be a string"],
    ["canary", "accessToken must be a string"],
  ])("is not believed when it gives %j", async (kept, words) => {
    const { client, tokenStore, warnings, paths } = createStoreFixture();
    tokenStore.load = () => kept as TokenPair;
    await client(login).users.get("bob");
    expect(paths()).toEqual(["token/", "users/bob/"]);
    expect(warnings).toEqual([expect.stringContaining(words)]);
    expect(warnings[0]).not.toContain("canary");
  });

  it("may be empty", async () => {
    const { client, tokenStore, warnings } = createStoreFixture();
    tokenStore.load = () => undefined as unknown as null;
    await client(login).users.get("bob");
    expect(warnings).toEqual([]);
  });

  it("does not delay an abort when it never settles", async () => {
    const { client, tokenStore } = createStoreFixture();
    const controller = new AbortController();
    tokenStore.load = () => {
      controller.abort(new Error("enough"));
      return new Promise<null>(() => undefined) as unknown as null;
    };
    await expect(client(login).users.get("bob", { signal: controller.signal })).rejects.toThrow("enough");
  });

  it.each([-7, 7])("supports a client whose clock is %i hours off", async (hours) => {
    const { clock, client, paths, advance } = createStoreFixture();
    const off = { now: () => clock.now() + hours * hourMs, setTimer: clock.setTimer.bind(clock) };
    await client({ ...login, clock: off }).users.get("bob");
    await advance(2 * hourMs);
    paths();
    // A clock that is behind makes an old token look fresh; a clock that is ahead makes a new one look expired.
    const refreshed = ["token/refresh/", "users/bob/"];
    const alice = client({ clock: off });
    await alice.users.get("bob");
    expect(paths()).toEqual(hours < 0 ? ["users/bob/", ...refreshed] : refreshed);
    await alice.users.get("bob");
    expect(paths()).toEqual(["users/bob/"]);
  });

  it("supports a client that has measured the error of its clock", async () => {
    const { clock, client, paths, advance } = createStoreFixture();
    const off = { now: () => clock.now() + 7 * hourMs, setTimer: clock.setTimer.bind(clock) };
    const ahead = client({ ...login, clock: off });
    await ahead.users.get("bob");
    await advance(2 * hourMs);
    await client({}).users.get("bob");
    paths();
    // The token that another process has just fetched is valid for another hour.
    await ahead.users.get("bob");
    expect(paths()).toEqual(["users/bob/"]);
  });

  it("has no token in its errors, nor in any printed form", async () => {
    const { server, client, tokens, tokenStore, warnings, advance } = createStoreFixture();
    const kept = (tokenStore.kept = await tokens());
    const text = `{ "accessToken": ${kept.accessToken} }`;
    const alice = client({});
    await advance(2 * hourMs);
    tokenStore.errors.save = new Error(`cannot write ${text} ${kept.refreshToken} Bearer a-canary.b-canary.c-canary`);
    await alice.users.get("bob");
    try {
      JSON.parse(text);
    } catch (error) {
      tokenStore.errors.load = error;
    }
    server.inject({
      kind: "status",
      status: 401,
      path: "token/refresh/",
      body: { ...expiredToken, said: kept.refreshToken },
    });
    await advance(2 * hourMs);
    const refusal = await errorOf(alice.users.get("bob"), AuthenticationError);
    const none = await errorOf(alice.users.get("bob"), AuthenticationError);
    expect(warnings).toHaveLength(2);
    expect(warnings[1]).toBe("cannot read the stored tokens, continuing without them: SyntaxError");
    for (const value of [warnings, refusal, none, alice, alice.api, alice.users]) {
      const shown = inspect(value, { depth: 20, showHidden: true }) + JSON.stringify(value);
      for (const secret of [kept.refreshToken, kept.accessToken.slice(-20), "canary"])
        expect(shown).not.toContain(secret);
    }
  });
});

describe("the options of a token store", () => {
  it.each([
    [{ accessToken: "a" }, "tokenStore cannot be combined with accessToken"],
    [{ refreshToken: "a", ...login }, "tokenStore cannot be combined with accessToken"],
    [{ authToken: "a" }, "the client needs one kind of credentials"],
    [{ password: "secret" }, "username and password must be given together"],
    [{ username: "" }, "the username not empty"],
    [{ username: 7 }, "must be strings"],
    [{ tokenStore: {} }, "tokenStore must have the methods load and save"],
    [{ tokenStore: null }, "tokenStore must have the methods load and save"],
    [{ tokenStore: { load: () => null } }, "tokenStore must have the methods load and save"],
  ])("are refused immediately: %o", (options, message) => {
    const { client } = createStoreFixture();
    expect(() => client(options)).toThrow(InvalidInputError);
    expect(() => client(options)).toThrow(message);
  });

  it("are checked by the compiler", () => {
    const tokenStore = new MemoryStore();
    const baseApiUrl = "https://host/api/";
    expectTypeOf({ baseApiUrl, tokenStore }).toExtend<SaltantClientOptions>();
    expectTypeOf({ baseApiUrl, tokenStore, ...login }).toExtend<SaltantClientOptions>();
    expectTypeOf({ baseApiUrl, tokenStore, authToken: "" }).not.toExtend<SaltantClientOptions>();
    expectTypeOf({ baseApiUrl, tokenStore, refreshToken: "" }).not.toExtend<SaltantClientOptions>();
    expectTypeOf({ baseApiUrl, username: "alice" }).not.toExtend<SaltantClientOptions>();
  });

  it("are read from the environment, in which user name and password may be missing", async () => {
    const { server, clock, paths } = createJwtServer();
    const tokenStore = new MemoryStore();
    const rest = { tokenStore, clock, fetch: server.fetch };
    const at = { SALTANT_API_URL: server.baseApiUrl };
    const name = { SALTANT_USERNAME: "alice" };
    const password = { SALTANT_PASSWORD: "alice-password" };
    const call = async (env: Record<string, string>): Promise<unknown> =>
      SaltantClient.fromEnv({ ...rest, env: { ...at, ...env } }).users.get("bob");
    await errorOf(call({ SALTANT_PASSWORD: "" }), AuthenticationError);
    await call({ ...name, ...password });
    await call(name);
    await call({ SALTANT_USERNAME: "" });
    expect(paths()).toEqual(["token/", "users/bob/", "users/bob/", "users/bob/"]);
    expect(tokenStore.loads.map(({ username }) => username)).toEqual([undefined, "alice", "alice", undefined]);
    await call({ ...name, ...password, SALTANT_AUTH_TOKEN: "alice-token-0000000000000000000000000000" });
    expect(tokenStore.loads).toHaveLength(4);
    const error = await errorOf(call(password), BadEnvironmentError);
    expect(error.message).toContain("SALTANT_USERNAME is not set: set it to the user name that goes with the password");
  });
});
