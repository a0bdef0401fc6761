import { checkVariable, type Environment, isSet, requireVariable } from "../core/environment.js";
import { normalizeBaseUrl } from "../core/http/connection.js";
import type { ApiKeyOptions, PasswordOptions } from "./client-options.js";
import { apiKeyLogin, internalLogin } from "./session.js";

/**
 * Reads the endpoint and the credentials: `SLIPSTREAM_ENDPOINT`, and `SLIPSTREAM_USERNAME` and `SLIPSTREAM_PASSWORD`, as SlipStream's own
 * commands do; or `SLIPSTREAM_API_KEY` and `SLIPSTREAM_API_SECRET`, which come first. An empty variable counts as missing.
 *
 * @throws A `BadEnvironmentError` naming the variable that is missing or cannot be used.
 */
export function readEnvironment(env: Environment): { endpoint: string } & (ApiKeyOptions | PasswordOptions) {
  const endpoint = requireVariable(env, "SLIPSTREAM_ENDPOINT", "the root of the server, such as https://nuv.la");
  checkVariable("SLIPSTREAM_ENDPOINT", () => normalizeBaseUrl("endpoint", endpoint));
  const key = env.SLIPSTREAM_API_KEY;
  if (isSet(key)) {
    const secret = requireVariable(env, "SLIPSTREAM_API_SECRET", "the secret of the API key");
    checkVariable("SLIPSTREAM_API_KEY", () => apiKeyLogin(key, secret));
    return { endpoint, key, secret };
  }
  const username = requireVariable(env, "SLIPSTREAM_USERNAME", "the name of your user");
  const password = requireVariable(env, "SLIPSTREAM_PASSWORD", "your password");
  checkVariable("SLIPSTREAM_USERNAME", () => internalLogin(username, password));
  return { endpoint, username, password };
}
