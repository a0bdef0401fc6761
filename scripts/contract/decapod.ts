import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { NoResponseError, type ReadOnlyServer } from "./check/read-only-server.js";
import { CommandError, type CommandContext } from "./command.js";
import type { DownloadCredentials } from "./load.js";
import type { Authorized, ServiceAccess } from "./service-access.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

export const access: ServiceAccess = {
  contracts: [
    {
      name: "decapod",
      path: join(root, "openapi/decapod.yaml"),
      knownDifferencesPath: join(root, "openapi/decapod-known-differences.yaml"),
    },
  ],
  descriptionUrl: "https://host/openapi.yaml",
  loginPath: "/v1/auth/",
  environment: {
    check: "DECAPOD_TOKEN, or DECAPOD_LOGIN and DECAPOD_PASSWORD, of any user.",
    compare: "DECAPOD_TOKEN, if set, is sent to SOURCE. Redirects are not followed.",
  },
  downloadCredentials,
  authorize: (_, server, { env }, secrets) => authorize(server, env, secrets),
};

function downloadCredentials(env: CommandContext["env"]): DownloadCredentials {
  const authorization = readToken(env);
  return {
    variable: "DECAPOD_TOKEN",
    ...(authorization !== undefined && { headers: { Authorization: authorization } }),
  };
}

/** The token, which is the whole header: Decapod has no scheme. */
function readToken({ DECAPOD_TOKEN: token = "" }: CommandContext["env"]): string | undefined {
  if (token === "") return undefined;
  if (!/^[\x21-\x7e]+$/.test(token)) throw new CommandError("DECAPOD_TOKEN must be ASCII without whitespace");
  return token;
}

async function authorize(
  server: ReadOnlyServer,
  env: CommandContext["env"],
  secrets: Set<string>,
): Promise<Authorized> {
  const token = readToken(env);
  if (token !== undefined) {
    secrets.add(token);
    return { headers: { Authorization: token } };
  }
  const { DECAPOD_LOGIN: username = "", DECAPOD_PASSWORD: password = "" } = env;
  if (username === "" || password === "") {
    throw new CommandError("set DECAPOD_TOKEN, or DECAPOD_LOGIN and DECAPOD_PASSWORD");
  }
  secrets.add(password);
  return logIn(server, { username, password }, secrets);
}

/** Logs in. Throws a {@link CommandError} if the response has no token. */
async function logIn(
  server: ReadOnlyServer,
  credentials: { readonly username: string; readonly password: string },
  secrets: Set<string>,
): Promise<Authorized> {
  const login = await server.login(credentials).catch((error: unknown) => {
    if (error instanceof NoResponseError) throw new CommandError(`the login failed: ${error.message}`);
    throw error;
  });
  if (login.status === 401) throw new CommandError("the server refuses DECAPOD_LOGIN and DECAPOD_PASSWORD");
  const token = readId(login.text);
  if (token === undefined) {
    throw new CommandError(`the login failed: v1/auth/ responds with a ${login.status} without a token`);
  }
  secrets.add(token);
  return { headers: { Authorization: token }, login };
}

/** The id of a token model, which is the token. */
function readId(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const id = typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
    return typeof id === "string" && /^[\x21-\x7e]+$/.test(id) ? id : undefined;
  } catch {
    return undefined;
  }
}
