import { vi } from "vitest";
import { fromEnv, SaltantClient } from "saltant";
import { authToken, baseApiUrl, client, type Options, type Scenario } from "./mock-client.js";

const make =
  (options: Options): Scenario =>
  () =>
    new SaltantClient({ baseApiUrl, authToken, ...options });

/** Invalid options of a client. */
export const clients: readonly Scenario[] = [
  make({ baseApiUrl: "host/api" }),
  make({ baseApiUrl: "ftp://host/api" }),
  make({ baseApiUrl: "https://alice:secret@host/api" }),
  make({ baseApiUrl: "https://host/api/?key=secret" }),
  make({ authToken: undefined }),
  make({ authToken: "a b" }),
  make({ authToken: undefined, username: "alice" }),
  make({ authToken: undefined, username: "", password: "x" }),
  make({ authToken: undefined, credentials: {} }),
  make({ timeoutMs: 0 }),
  make({ retry: { limit: -1 } }),
  make({ fetch: "x" }),
  make({ clock: {} }),
  make({ logger: {} }),
  () => new SaltantClient("https://host/api/" as never),
  () => {
    vi.stubGlobal("TextEncoder", undefined);
    try {
      return new SaltantClient({ baseApiUrl, authToken });
    } finally {
      vi.unstubAllGlobals();
    }
  },
  () => fromEnv({ env: {} }),
  () => fromEnv({ env: { SALTANT_API_URL: "host" } }),
  () => fromEnv({ env: { SALTANT_API_URL: baseApiUrl } }),
  () => fromEnv({ env: { SALTANT_API_URL: baseApiUrl, SALTANT_USERNAME: "alice" } }),
  () => fromEnv({ env: { SALTANT_API_URL: baseApiUrl, SALTANT_AUTH_TOKEN: "a b" } }),
  () => client([], { authToken: undefined, credentials: { authorization: () => 5 } }).testAuthentication(),
  () => client([], { authToken: undefined, credentials: { authorization: () => "a\nb" } }).testAuthentication(),
  () => client([], { authToken: undefined, accessToken: undefined, refreshToken: undefined, username: null }),
];
