import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BadEnvironmentError } from "../../src/core/errors/index.js";
import { CookieJar } from "../../src/core/sessions/cookie-jar.js";
import { readEnvironment } from "../../src/slipstream/environment.js";
import { apiKeyLogin, internalLogin, type LoginParameters } from "../../src/slipstream/session.js";
import { NoResponseError, type ReadOnlyServer } from "./check/read-only-server.js";
import { CommandError, type CommandContext } from "./command.js";
import type { DownloadCredentials } from "./load.js";
import type { Authorized, ServiceAccess } from "./service-access.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

export const access: ServiceAccess = {
  contracts: [
    {
      name: "slipstream",
      path: join(root, "openapi/slipstream.yaml"),
      knownDifferencesPath: join(root, "openapi/slipstream-known-differences.yaml"),
    },
  ],
  descriptionUrl: "https://host/openapi.yaml",
  loginPath: "/api/session",
  environment: {
    check:
      "SLIPSTREAM_COOKIE (a Cookie header), or SLIPSTREAM_USERNAME and SLIPSTREAM_PASSWORD,\nor SLIPSTREAM_API_KEY and SLIPSTREAM_API_SECRET, of a superuser: others may not read /users.",
    compare: "SLIPSTREAM_COOKIE, if set, is sent to SOURCE. Redirects are not followed.",
  },
  downloadCredentials,
  authorize,
};

function downloadCredentials(env: CommandContext["env"]): DownloadCredentials {
  const cookie = readCookie(env);
  return { variable: "SLIPSTREAM_COOKIE", ...(cookie !== undefined && { headers: { Cookie: cookie } }) };
}

/** The whole header, such as `com.sixsq.slipstream.cookie=token=…`. */
function readCookie({ SLIPSTREAM_COOKIE: cookie = "" }: CommandContext["env"]): string | undefined {
  if (cookie === "") return undefined;
  if (!/^[\x21-\x7e]+=[\x20-\x7e]*$/.test(cookie)) {
    throw new CommandError("SLIPSTREAM_COOKIE must be a name and a value, NAME=VALUE, in ASCII");
  }
  return cookie;
}

async function authorize(
  url: string,
  server: ReadOnlyServer,
  { env }: CommandContext,
  secrets: Set<string>,
): Promise<Authorized> {
  const cookie = readCookie(env);
  if (cookie === undefined) return logIn(url, server, readLogin(url, env, secrets), secrets);
  addCookie(cookie, secrets);
  return { headers: { Cookie: cookie } };
}

/** The login with the variables that `SlipStreamClient.fromEnv` reads. */
function readLogin(url: string, env: CommandContext["env"], secrets: Set<string>): LoginParameters {
  try {
    const found = readEnvironment({ ...env, SLIPSTREAM_ENDPOINT: url });
    secrets.add(found.key === undefined ? found.password : found.secret);
    return found.key === undefined
      ? internalLogin(found.username, found.password)
      : apiKeyLogin(found.key, found.secret);
  } catch (error) {
    if (error instanceof BadEnvironmentError) throw new CommandError(error.message);
    throw error;
  }
}

/** Logs in. Throws a {@link CommandError} if the response has no cookie. */
async function logIn(
  url: string,
  server: ReadOnlyServer,
  sessionTemplate: LoginParameters,
  secrets: Set<string>,
): Promise<Authorized> {
  const login = await server.login({ sessionTemplate }).catch((error: unknown) => {
    if (error instanceof NoResponseError) throw new CommandError(`the login failed: ${error.message}`);
    throw error;
  });
  if (login.status === 403) throw new CommandError("the server refuses the login");
  const cookie = readSetCookies(url, login.setCookies);
  if (cookie === null) {
    throw new CommandError(`the login failed: api/session responds with a ${login.status} without a cookie`);
  }
  addCookie(cookie, secrets);
  return { headers: { Cookie: cookie }, login };
}

/** The `Cookie` header for cookies that the server has set. Without HTTPS, those that require it are sent, too. */
function readSetCookies(url: string, setCookies: readonly string[]): string | null {
  const jar = new CookieJar(url, false);
  const headers = new Headers(setCookies.map((line) => ["Set-Cookie", line]));
  jar.receive(headers, Date.now());
  return jar.headerFor(new URL(url).pathname.replace(/\/?$/, "/"), Date.now());
}

/** The values of cookies are secret, with and without the `token=` at their beginning. */
function addCookie(header: string, secrets: Set<string>): void {
  secrets.add(header);
  for (const pair of header.split("; ")) {
    const value = pair.slice(pair.indexOf("=") + 1);
    secrets.add(value).add(value.replace(/^token=/, ""));
  }
}
