import { checkVariable, type Environment, isSet, requireVariable } from "../core/environment.js";
import { requireSecret } from "../core/data/checks.js";
import { normalizeBaseUrl } from "../core/http/connection.js";
import type { LoginOptions, TokenOptions } from "./client-options.js";

/**
 * Reads the URL and the credentials: `DECAPOD_URL`, and `DECAPOD_LOGIN` and `DECAPOD_PASSWORD`, as Decapod's own command does; or
 * `DECAPOD_TOKEN`. An empty variable counts as missing.
 *
 * @throws A `BadEnvironmentError` naming the variable that is missing or cannot be used.
 */
export function readEnvironment(env: Environment): { url: string } & (LoginOptions | TokenOptions) {
  const url = requireVariable(env, "DECAPOD_URL", "the root of the API, such as https://ceph.example.org");
  checkVariable("DECAPOD_URL", () => normalizeBaseUrl("url", url));
  const token = env.DECAPOD_TOKEN;
  if (isSet(token)) checkVariable("DECAPOD_TOKEN", () => requireSecret("token", token));
  const login = env.DECAPOD_LOGIN;
  if (isSet(token) && !isSet(login)) return { url, token };
  return {
    url,
    login: requireVariable(env, "DECAPOD_LOGIN", "the name of your user"),
    password: requireVariable(env, "DECAPOD_PASSWORD", "your password"),
    ...(isSet(token) && { token }),
  };
}
