import { requireSecret } from "../core/data/checks.js";
import { checkVariable, type Environment, requireVariable } from "../core/environment.js";
import { normalizeBaseUrl } from "../core/http/connection.js";
import type { TokenOptions } from "./client-options.js";

/**
 * Reads `SYNNEFO_AUTH_URL` and `SYNNEFO_TOKEN`. An empty variable counts as missing.
 *
 * @throws A `BadEnvironmentError` naming the variable that is missing or cannot be used.
 */
export function readEnvironment(env: Environment): { authUrl: string } & TokenOptions {
  const meaning = "the URL of the identity service, such as https://accounts.example.org/identity/v2.0";
  const authUrl = requireVariable(env, "SYNNEFO_AUTH_URL", meaning);
  checkVariable("SYNNEFO_AUTH_URL", () => normalizeBaseUrl("authUrl", authUrl));
  const token = requireVariable(env, "SYNNEFO_TOKEN", "your token");
  checkVariable("SYNNEFO_TOKEN", () => requireSecret("token", token));
  return { authUrl, token };
}
