import { BadEnvironmentError } from "../core/errors/index.js";
import { normalizeBaseUrl } from "../core/http/connection.js";
import { usernameOf } from "./credentials/create-credentials.js";
import type { AuthTokenOptions, PasswordOptions, TokenStoreOptions } from "./credentials/credential-options.js";
import type { TokenStore } from "../core/sessions/token-store.js";
import { requireSecret } from "../core/data/checks.js";

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The process's own environment, where there is one; reading it through `globalThis` keeps browsers' bundles free of it. */
export function processEnvironment(): Environment {
  return (globalThis as { readonly process?: { readonly env?: Environment } }).process?.env ?? {};
}

/**
 * Reads where the server is and who is asking: `SALTANT_API_URL`, and `SALTANT_AUTH_TOKEN` or `SALTANT_USERNAME` and
 * `SALTANT_PASSWORD`; or the token and whose it is. A variable that is empty counts as missing.
 *
 * @throws {@link BadEnvironmentError} naming the variable that is missing or of no use.
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
 * The same where the tokens of a login are kept: then the password may be missing, and the user name with it. A permanent token
 * goes before them.
 *
 * @throws {@link BadEnvironmentError} naming the variable that is missing or of no use.
 */
export function readEnvironmentBeside(
  tokenStore: TokenStore,
  env: Environment,
): { baseApiUrl: string } & (AuthTokenOptions | TokenStoreOptions) {
  const permanent = readAuthToken(env);
  if (permanent !== null) return permanent;
  const kept = { baseApiUrl: readBaseApiUrl(env), tokenStore };
  if (!isSet(env.SALTANT_PASSWORD)) return { ...kept, username: readUsername(env) };
  const username = requireVariable(env, "SALTANT_USERNAME", "the user name that goes with the password");
  return { ...kept, username, password: env.SALTANT_PASSWORD };
}

function readBaseApiUrl(env: Environment): string {
  const baseApiUrl = requireVariable(env, "SALTANT_API_URL", "the API's root, such as https://host/api/");
  usable("SALTANT_API_URL", () => normalizeBaseUrl("baseApiUrl", baseApiUrl));
  return baseApiUrl;
}

function readAuthToken(env: Environment): ({ baseApiUrl: string } & AuthTokenOptions) | null {
  const baseApiUrl = readBaseApiUrl(env);
  const authToken = env.SALTANT_AUTH_TOKEN;
  if (!isSet(authToken)) return null;
  usable("SALTANT_AUTH_TOKEN", () => requireSecret("authToken", authToken));
  return { baseApiUrl, authToken, username: readUsername(env) };
}

function readUsername(env: Environment): string | undefined {
  if (!isSet(env.SALTANT_USERNAME)) return undefined;
  const username = env.SALTANT_USERNAME;
  usable("SALTANT_USERNAME", () => usernameOf({ username }));
  return username;
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== "";
}

/** Runs a check of a variable's value, so that what it objects to is told by the variable's name. */
function usable(name: string, check: () => unknown): void {
  try {
    check();
  } catch (error) {
    throw new BadEnvironmentError(name, `the environment variable ${name} is of no use: ${(error as Error).message}`);
  }
}

function requireVariable(env: Environment, name: string, meaning: string): string {
  const value = env[name];
  if (isSet(value)) return value;
  throw new BadEnvironmentError(name, `the environment variable ${name} is not set: it should hold ${meaning}`);
}
