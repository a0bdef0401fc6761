import { requireSecret } from "../core/data/checks.js";
import { BadEnvironmentError } from "../core/errors/index.js";
import { normalizeBaseUrl } from "../core/http/connection.js";
import type { TokenStore } from "../core/sessions/token-store.js";
import { messageOf } from "../core/text.js";
import { usernameOf } from "./credentials/create-credentials.js";
import type { AuthTokenOptions, PasswordOptions, TokenStoreOptions } from "./credentials/credential-options.js";

/**
 * Reads the base URL and the credentials: `SALTANT_API_URL`, and `SALTANT_AUTH_TOKEN` or `SALTANT_USERNAME` and
 * `SALTANT_PASSWORD`. With a token, `SALTANT_USERNAME` says whose it is. An empty variable counts as missing.
 *
 * @throws {@link BadEnvironmentError} naming the variable that is missing or cannot be used.
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
 * @throws {@link BadEnvironmentError} naming the variable that is missing or cannot be used.
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

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The process's environment, where there is one. It is read through `globalThis`, so that bundlers add no `process` of their own. */
export function processEnvironment(): Environment {
  // Browsers have no process, so its type is not known here.
  return (globalThis as { readonly process?: { readonly env?: Environment } }).process?.env ?? {};
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

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== "";
}

/** Runs a check of a variable's value. If it fails, the error names the variable. */
function checkVariable(name: string, check: () => unknown): void {
  try {
    check();
  } catch (error) {
    throw new BadEnvironmentError(name, `the environment variable ${name} is invalid: ${messageOf(error)}`);
  }
}

function requireVariable(env: Environment, name: string, meaning: string): string {
  const value = env[name];
  if (isSet(value)) return value;
  throw new BadEnvironmentError(name, `the environment variable ${name} is not set: set it to ${meaning}`);
}
