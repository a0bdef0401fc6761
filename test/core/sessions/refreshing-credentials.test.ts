// Refreshing credentials with a made-up token issuer. test/saltant tests them with saltant's.
import { describe, expect, it } from "vitest";
import { AuthenticationError } from "../../../src/core/errors/index.js";
import type { CredentialsContext } from "../../../src/core/http/credentials.js";
import { RefreshingCredentials, type TokenIssuer } from "../../../src/core/sessions/refreshing-credentials.js";

const context: CredentialsContext = {
  baseUrl: "https://host",
  now: () => 0,
  warn: () => undefined,
  callAnonymously: () => expect.unreachable(),
};
const account = { baseUrl: "https://host/", username: "alice" };

function refusal(message: string): AuthenticationError {
  const request = { service: "saltant", method: "POST", url: "https://host/refresh", path: "/refresh", attempts: 1 };
  return new AuthenticationError(message, { ...request, status: 401, headers: new Headers(), body: null });
}

/** An issuer of numbered tokens that records its requests. */
function issuerWith(changes: Partial<TokenIssuer> = {}) {
  const asked: string[] = [];
  const issuer: TokenIssuer = {
    logIn: () => {
      asked.push("log in");
      return Promise.resolve({ accessToken: `access-${asked.length}`, refreshToken: `refresh-${asked.length}` });
    },
    refresh: (refreshToken) => {
      asked.push(`refresh ${refreshToken}`);
      return Promise.resolve(`access-${asked.length}`);
    },
    isRefreshTokenExpired: ({ message }) => message === "expired",
    loginRequired: (storeFailures, cause) => refusal(`log in${storeFailures}; ${cause?.message ?? "no tokens"}`),
    ...changes,
  };
  return { issuer, asked };
}

describe("refreshing credentials", () => {
  it("log in at the first call and refresh after a refusal, once for all calls", async () => {
    const { issuer, asked } = issuerWith();
    const credentials = new RefreshingCredentials(issuer, account, {});
    expect(asked).toEqual([]);
    const values = await Promise.all([1, 2, 3].map(async () => credentials.authorization(context)));
    expect(values).toEqual(Array(3).fill("Bearer access-1"));
    const renewed = await Promise.all([1, 2, 3].map(() => credentials.renew("Bearer access-1", context)));
    expect(renewed).toEqual([true, true, true]);
    expect(credentials.authorization(context)).toBe("Bearer access-2");
    expect(asked).toEqual(["log in", "refresh refresh-1"]);
  });

  it("log in again when the issuer refuses the refresh token", async () => {
    const { issuer, asked } = issuerWith({ refresh: () => Promise.reject(refusal("expired")) });
    const credentials = new RefreshingCredentials(issuer, account, { refreshToken: "old" });
    await expect(credentials.authorization(context)).resolves.toBe("Bearer access-1");
    expect(asked).toEqual(["log in"]);
  });

  it.each([
    ["expired", "log in; expired", null],
    ["the proxy is closed", "the proxy is closed", { accessToken: "access", refreshToken: "stored" }],
  ])("without a login: reject, and delete only tokens that have expired (%s)", async (said, message, left) => {
    const { issuer } = issuerWith({ logIn: null, refresh: () => Promise.reject(refusal(said)) });
    let stored: unknown = { accessToken: "access", refreshToken: "stored" };
    const tokenStore = {
      load: () => ({ accessToken: "access", refreshToken: "stored" }),
      save: (_: unknown, tokens: unknown) => {
        stored = tokens;
      },
    };
    const credentials = new RefreshingCredentials(issuer, account, { tokenStore });
    const refused = await credentials.authorization(context);
    await expect(credentials.renew(refused, context)).rejects.toThrow(message);
    expect(stored).toEqual(left);
  });
});
