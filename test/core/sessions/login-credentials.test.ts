// Credentials that log in, in a transport, with a made-up service that issues numbered tokens.
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { AuthenticationError, BadHttpRequestError, ConnectionError } from "../../../src/core/errors/index.js";
import type { CredentialsContext } from "../../../src/core/http/credentials.js";
import { LoginCredentials, type LoginIssuer } from "../../../src/core/sessions/login-credentials.js";
import { createTransport, errorOf, type Reply, systemError } from "../http/support.js";

const many = 500;
const tokenSchema = z.object({ token: z.string() });

/** A service whose current token is the last one that it issued, and a client of it. */
function createService(options: { readonly token?: string | null; readonly hasPassword?: boolean } = {}) {
  const { token = null, hasPassword = true } = options;
  let issued = 0;
  let valid: string | null = null;
  /** What a login gets instead of a token, once. */
  const loginFaults: Reply[] = [];
  /** Holds the responses of the calls with an expired token, until it is called. */
  const held: (() => void)[] = [];
  let isHeld = false;
  const logins = { count: 0 };
  const reply: Reply = async (request) => {
    if (request.path === "/login") {
      logins.count += 1;
      expect(request.headers.get("X-Auth-Token")).toBeNull();
      const fault = loginFaults.shift();
      if (fault instanceof Error) throw fault;
      if (fault !== undefined) return typeof fault === "function" ? fault(request) : fault;
      issued += 1;
      valid = `canary-token-${issued}`;
      return Response.json({ token: valid });
    }
    if (request.headers.get("X-Auth-Token") === valid) return Response.json("done");
    if (isHeld) await new Promise<void>((resolve) => held.push(resolve));
    return Response.json({ message: "expired" }, { status: 401 });
  };
  const issuer: LoginIssuer = {
    logIn: hasPassword
      ? async ({ callAnonymously }: CredentialsContext) => {
          const body = { login: "alice", password: "canary-password" };
          const response = await callAnonymously({ method: "POST", path: "/login", body });
          return z.parse(tokenSchema, response.body).token;
        }
      : null,
    loginRequired: () => new TypeError("log in"),
    headersOf: (current) => ({ "X-Auth-Token": current }),
    secrets: ["canary-password"],
  };
  const credentials = new LoginCredentials(issuer, token);
  const { transport, sent, clock } = createTransport(reply, { credentials, retry: false });
  const call = (signal?: AbortSignal): Promise<unknown> =>
    transport.call({ method: "GET", path: "/things", options: { signal } }, z.unknown());
  return {
    ...{ credentials, call, sent, clock, loginFaults, logins },
    accept: (other: string | null) => (valid = other),
    hold: () => (isHeld = true),
    /** Lets the responses that are held come in, up to this many. */
    release: (count = Infinity) => {
      for (const next of held.splice(0, count)) next();
    },
    callMany: () => Promise.allSettled(Array.from({ length: many }, () => call())),
  };
}

const failuresOf = (results: readonly PromiseSettledResult<unknown>[]): unknown[] =>
  results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));

describe("credentials that log in", () => {
  it("log in at the first call, and keep the token", async () => {
    const { call, credentials, sent, logins } = createService();
    expect(credentials.token).toBeNull();
    expect(sent).toEqual([]);
    await call();
    await call();
    expect(credentials.token).toBe("canary-token-1");
    expect(logins.count).toBe(1);
    expect(sent.map(({ path }) => path)).toEqual(["/login", "/things", "/things"]);
    expect(credentials.secrets()).toEqual(["canary-password", "canary-token-1"]);
  });

  it("log in once for many calls at the same time", async () => {
    const { callMany, sent, logins } = createService();
    expect(failuresOf(await callMany())).toEqual([]);
    expect(logins.count).toBe(1);
    expect(sent).toHaveLength(many + 1);
  });

  it("use an earlier token, and log in once when many calls with it are refused", async () => {
    const { callMany, sent, logins } = createService({ token: "canary-expired" });
    expect(failuresOf(await callMany())).toEqual([]);
    expect(logins.count).toBe(1);
    expect(sent).toHaveLength(2 * many + 1);
  });

  it("do not log in again for calls that are refused late, after the login", async () => {
    const { callMany, call, clock, hold, release, logins, sent } = createService({ token: "canary-expired" });
    hold();
    const results = callMany();
    await clock.advance(0);
    release(1);
    await clock.advance(0);
    expect(logins.count).toBe(1);
    release();
    expect(failuresOf(await results)).toEqual([]);
    await call();
    expect(logins.count).toBe(1);
    expect(sent).toHaveLength(2 * many + 2);
  });

  it.each<[string, () => Reply, new (...args: never[]) => Error]>([
    ["is refused", () => Response.json({ message: "wrong" }, { status: 401 }), AuthenticationError],
    ["is refused in another way", () => Response.json({ message: "wrong" }, { status: 400 }), BadHttpRequestError],
    ["cannot be sent", () => systemError("ECONNREFUSED"), ConnectionError],
  ])("share a login that %s with calls that are refused late, and log in at the next call", async (_, fault, Class) => {
    const { callMany, call, clock, hold, release, loginFaults, logins } = createService({ token: "canary-expired" });
    loginFaults.push(fault());
    hold();
    const results = callMany();
    await clock.advance(0);
    release(1);
    await clock.advance(0);
    expect(logins.count).toBe(1);
    release();
    const errors = failuresOf(await results);
    expect(errors).toHaveLength(many);
    expect(new Set(errors).size).toBe(1);
    expect(errors[0]).toBeInstanceOf(Class);
    expect(logins.count).toBe(1);
    await expect(call()).resolves.toBe("done");
    expect(logins.count).toBe(2);
  });

  it("log in for the others when one of the waiting calls is aborted", async () => {
    const { call, clock, loginFaults, accept, sent } = createService();
    let respond: () => void = () => undefined;
    loginFaults.push(async () => {
      await new Promise<void>((resolve) => (respond = resolve));
      return Response.json({ token: "canary-late" });
    });
    accept("canary-late");
    const controller = new AbortController();
    const aborted = errorOf(call(controller.signal));
    const other = call();
    await clock.advance(0);
    const reason = new Error("enough");
    controller.abort(reason);
    expect(await aborted).toBe(reason);
    respond();
    await expect(other).resolves.toBe("done");
    expect(sent.map(({ path }) => path)).toEqual(["/login", "/things"]);
  });

  it("cancel the login when all waiting calls are aborted, and log in at the next call", async () => {
    const { call, clock, loginFaults, logins } = createService({ token: "canary-expired" });
    loginFaults.push(() => new Promise<Response>(() => undefined));
    const controller = new AbortController();
    const calls = [errorOf(call(controller.signal)), errorOf(call(controller.signal))];
    await clock.advance(0);
    expect(logins.count).toBe(1);
    const reason = new Error("enough");
    controller.abort(reason);
    expect(await Promise.all(calls)).toEqual([reason, reason]);
    await expect(call()).resolves.toBe("done");
    expect(logins.count).toBe(2);
    expect(clock.pendingTimers).toBe(0);
  });

  it("log in again after forget()", async () => {
    const { call, credentials, logins } = createService();
    await call();
    credentials.forget();
    expect(credentials.token).toBeNull();
    expect(credentials.secrets()).toEqual(["canary-password"]);
    await call();
    expect(credentials.token).toBe("canary-token-2");
    expect(logins.count).toBe(2);
  });

  it("log in again after forget() for a call whose token is refused then", async () => {
    const { call, clock, credentials, accept, hold, release, logins } = createService();
    await call();
    accept(null);
    hold();
    const late = call();
    await clock.advance(0);
    credentials.forget();
    release();
    await expect(late).resolves.toBe("done");
    expect(logins.count).toBe(2);
  });

  it("show neither the password nor a token in an error", async () => {
    const { call, loginFaults } = createService();
    const words = { message: "canary-password is wrong, canary-token-1" };
    loginFaults.push(Response.json(words, { status: 400 }));
    expect(await errorOf(call())).toMatchObject({ message: expect.stringContaining("[redacted] is wrong") });
  });

  it("without a password, use the token they have", async () => {
    const { call } = createService({ token: "canary-expired", hasPassword: false });
    expect(await errorOf(call())).toMatchObject({ message: expect.stringContaining("401 GET /things: expired") });
    const none = createService({ hasPassword: false });
    expect(await errorOf(none.call())).toMatchObject({ message: "log in" });
    expect(none.sent).toEqual([]);
  });
});
