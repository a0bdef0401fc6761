import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BadEnvironmentError, InvalidInputError } from "../../src/core/errors/index.js";
import { TokenCredentials } from "../../src/saltant/credentials/token-credentials.js";
import { readEnvironment } from "../../src/saltant/environment.js";
import { NoResponseError, type ReadOnlyServer } from "./check/read-only-server.js";
import { CommandError, type CommandContext } from "./command.js";
import type { DownloadCredentials } from "./load.js";
import type { Authorized, ServiceAccess } from "./service-access.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

export const access: ServiceAccess = {
  contracts: [
    {
      name: "saltant",
      path: join(root, "openapi/saltant.yaml"),
      knownDifferencesPath: join(root, "openapi/known-differences.yaml"),
    },
  ],
  descriptionUrl: "https://host/api/swagger/.json",
  loginPath: "/token/",
  environment: {
    check: "SALTANT_AUTH_TOKEN, or SALTANT_USERNAME and SALTANT_PASSWORD, of any user.",
    compare: "SALTANT_AUTH_TOKEN, if set, is sent to SOURCE. Redirects are not followed.",
  },
  downloadCredentials,
  authorize: (url, server, context, secrets) => authorize(server, readCredentials(url, context), secrets),
};

function downloadCredentials({ SALTANT_AUTH_TOKEN: token }: CommandContext["env"]): DownloadCredentials {
  const variable = "SALTANT_AUTH_TOKEN";
  if (token === undefined || token === "") return { variable };
  try {
    return { variable, headers: { Authorization: new TokenCredentials(token).authorization() } };
  } catch (error) {
    if (error instanceof InvalidInputError) throw new CommandError(`${variable}: ${error.message}`);
    throw error;
  }
}

type EnvironmentCredentials = { readonly authToken: string } | { readonly username: string; readonly password: string };

/** The user's own credentials, from the variables that `SaltantClient.fromEnv` reads. */
function readCredentials(url: string, { env }: CommandContext): EnvironmentCredentials {
  try {
    return readEnvironment({ ...env, SALTANT_API_URL: url });
  } catch (error) {
    if (error instanceof BadEnvironmentError) throw new CommandError(error.message);
    throw error;
  }
}

async function authorize(
  server: ReadOnlyServer,
  credentials: EnvironmentCredentials,
  secrets: Set<string>,
): Promise<Authorized> {
  if (!("authToken" in credentials)) return logIn(server, credentials, secrets);
  secrets.add(credentials.authToken);
  return { headers: { Authorization: new TokenCredentials(credentials.authToken).authorization() } };
}

/** Logs in. Throws a {@link CommandError} if the response has no access token. */
async function logIn(
  server: ReadOnlyServer,
  credentials: { readonly username: string; readonly password: string },
  secrets: Set<string>,
): Promise<Authorized> {
  secrets.add(credentials.password);
  const response = await server.login(credentials).catch((error: unknown) => {
    if (error instanceof NoResponseError) throw new CommandError(`the login failed: ${error.message}`);
    throw error;
  });
  const tokens = readTokens(response.text);
  for (const token of Object.values(tokens)) {
    if (typeof token === "string" && token !== "") secrets.add(token);
  }
  if (response.status === 401) throw new CommandError("the server refuses SALTANT_USERNAME and SALTANT_PASSWORD");
  if (typeof tokens.access !== "string") {
    throw new CommandError(`the login failed: token/ responds with a ${response.status} without an access token`);
  }
  return { headers: { Authorization: `Bearer ${tokens.access}` }, login: response };
}

function readTokens(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
