import { BadEnvironmentError } from "../core/errors/index.js";
import { normalizeBaseUrl, usernameOf, type AuthTokenOptions, type PasswordOptions } from "./client-options.js";
import { requireSecret } from "./credentials/token-credentials.js";

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
  const baseApiUrl = requireVariable(env, "SALTANT_API_URL", "the API's root, such as https://host/api/");
  usable("SALTANT_API_URL", () => normalizeBaseUrl(baseApiUrl));
  const username = env.SALTANT_USERNAME === "" ? undefined : env.SALTANT_USERNAME;
  usable("SALTANT_USERNAME", () => usernameOf({ username }));
  const authToken = env.SALTANT_AUTH_TOKEN;
  if (authToken !== undefined && authToken !== "") {
    usable("SALTANT_AUTH_TOKEN", () => requireSecret("authToken", authToken));
    return { baseApiUrl, authToken, username };
  }
  if (username === undefined) {
    const token = "your token (or set SALTANT_USERNAME and SALTANT_PASSWORD)";
    return { baseApiUrl, authToken: requireVariable(env, "SALTANT_AUTH_TOKEN", token) };
  }
  return { baseApiUrl, username, password: requireVariable(env, "SALTANT_PASSWORD", "your password") };
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
  if (value !== undefined && value !== "") return value;
  throw new BadEnvironmentError(name, `the environment variable ${name} is not set: it should hold ${meaning}`);
}
