import { requireSecret } from "../core/data/checks.js";
import { checkVariable, type Environment, isSet, requireVariable } from "../core/environment.js";
import { normalizeBaseUrl } from "../core/http/connection.js";
import type { TokenStore } from "../core/sessions/token-store.js";
import { usernameOf } from "./credentials/create-credentials.js";
import type { AuthTokenOptions, PasswordOptions, TokenStoreOptions } from "./credentials/credential-options.js";

/**
 * Reads the base URL and the credentials: `SALTANT_API_URL`, and `SALTANT_AUTH_TOKEN` or `SALTANT_USERNAME` and
 * `SALTANT_PASSWORD`. With a token, `SALTANT_USERNAME` says whose it is. An empty variable counts as missing.
 *
 * @throws A `BadEnvironmentError` naming the variable that is missing or cannot be used.
 */
export function readEnvironment(env: Environment): { baseApiUrl: string } & (AuthTokenOptions | PasswordOptions) {
  const permanent = readAuthToken(env);
  if (permanent !== null) return permanent;
  const baseApiUrl = readBaseApiUrl(env);
  const username = readUsername(env);
  if (username === undefined) {
    const token = "your token (or set SALTANT_USERNAME and SALTANT_PASSWORD)";
    return { baseApiUrl, authToken: requireVariable(env, "SALTANT_AUTH_TOKEN", token) };
  }
  return { baseApiUrl, username, password: requireVariable(env, "SALTANT_PASSWORD", "your password") };
}

/**
 * Reads the same for a client with a token store: the password may be missing, and then the username, too. A permanent token
 * takes precedence over the store.
 *
 * @throws A `BadEnvironmentError` naming the variable that is missing or cannot be used.
 */
export function readEnvironmentWithStore(
  env: Environment,
  tokenStore: TokenStore,
): { baseApiUrl: string } & (AuthTokenOptions | TokenStoreOptions) {
  const permanent = readAuthToken(env);
  if (permanent !== null) return permanent;
  const stored = { baseApiUrl: readBaseApiUrl(env), tokenStore };
  if (!isSet(env.SALTANT_PASSWORD)) return { ...stored, username: readUsername(env) };
  const username = requireVariable(env, "SALTANT_USERNAME", "the user name that goes with the password");
  return { ...stored, username, password: env.SALTANT_PASSWORD };
}

function readBaseApiUrl(env: Environment): string {
  const baseApiUrl = requireVariable(env, "SALTANT_API_URL", "the API's root, such as https://host/api/");
  checkVariable("SALTANT_API_URL", () => normalizeBaseUrl("baseApiUrl", baseApiUrl));
  return baseApiUrl;
}

function readAuthToken(env: Environment): ({ baseApiUrl: string } & AuthTokenOptions) | null {
  const baseApiUrl = readBaseApiUrl(env);
  const authToken = env.SALTANT_AUTH_TOKEN;
  if (!isSet(authToken)) return null;
  checkVariable("SALTANT_AUTH_TOKEN", () => requireSecret("authToken", authToken));
  return { baseApiUrl, authToken, username: readUsername(env) };
}

function readUsername(env: Environment): string | undefined {
  if (!isSet(env.SALTANT_USERNAME)) return undefined;
  const username = env.SALTANT_USERNAME;
  checkVariable("SALTANT_USERNAME", () => usernameOf({ username }));
  return username;
}
