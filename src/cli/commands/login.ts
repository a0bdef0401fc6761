import {
  InvalidInputError,
  SaltantClient,
  SaltantError,
  type ConnectionOptions,
  type RequestOptions,
  type TokenPair,
  type TokenStore,
} from "saltant";
import type { Command } from "commander";
import type { Context, Run } from "../context.js";
import { exitCodes, LoginError, UsageError } from "../exit-codes.js";
import { ask, askHidden } from "../input/questions.js";
import { nonEmpty } from "../io.js";
import type { Profile } from "../profiles.js";
import { proxyFetch } from "../proxy/proxy-fetch.js";
import { profileName, usesEnvironment, findProfile } from "../session.js";

interface LoginOptions {
  readonly apiUrl?: string;
  readonly username?: string;
  readonly token?: boolean;
}

/** The options of `login`. */
export function withLoginOptions(command: Command): Command {
  return command
    .option("--api-url <url>", "root URL of the API, such as https://host/api/")
    .option("--username <name>", "log in with a user name and a password")
    .option("--token", "log in with a permanent token from an administrator")
    .addHelpText(
      "after",
      "\nThe command prompts for missing values. The password or token is never an option: the command prompts for it, or reads\n" +
        "it from standard input if that is not a terminal. The password is not saved, only the tokens that the server issues.\n" +
        "With --token, --username is the user of the token; watch and --once require it.",
    );
}

/** Logs in and saves the login as a profile. */
export const login: Run<LoginOptions> = async (context, options) => {
  const { io, profiles, progress, request } = context;
  const name = validateName(profileName(context.profile, io.env));
  const known = (await profiles.all()).get(name);
  const suggestion = known?.apiUrl ?? nonEmpty(io.env.SALTANT_API_URL);
  const apiUrl = options.apiUrl ?? (await ask(io, "API root (https://host/api/)", "--api-url", suggestion, checkUrl));
  checkUrl(apiUrl);
  const fetch = proxyFetch(apiUrl, io.env);
  const username = await readUsername(context, options, known?.username);
  const isToken = options.token === true || username === undefined;
  const secret = await askHidden(io, isToken ? "Token" : `Password of ${username}`);
  if (secret === "") throw new UsageError(`the ${isToken ? "token" : "password"} on standard input is empty`);
  progress.update(`logging in to ${apiUrl}`);
  const profile = await (
    isToken
      ? withToken({ baseApiUrl: apiUrl, fetch }, username, secret, request)
      : withPassword(context, { baseApiUrl: apiUrl, fetch }, username, secret)
  ).catch((error: unknown) => {
    // The hints of other errors are about existing logins.
    throw error instanceof SaltantError ? new LoginError(apiUrl, error) : error;
  });
  await profiles.set(name, profile);
  const whose = profile.username === undefined ? "with a token" : `as ${profile.username}`;
  progress.note(`Logged in to ${profile.apiUrl} ${whose}; saved as profile ${name} in ${profiles.path}`);
  if (usesEnvironment(context.profile, io.env)) {
    progress.note(`saltant: SALTANT_API_URL is set and takes precedence: unset it, or use --profile ${name}`);
  }
  return exitCodes.done;
};

/** Checks a profile name: it must be easy to type and safe to print. */
function validateName(name: string): string {
  if (/^[\p{L}\p{N}._@][\p{L}\p{N}._@-]{0,63}$/u.test(name)) return name;
  throw new UsageError(
    `"${name}" is not a valid profile name: use up to 64 letters, digits and . _ @ -, not starting with -`,
  );
}

/** Rejects a URL that cannot be an API root, before the user types a password. */
function checkUrl(baseApiUrl: string): void {
  try {
    new SaltantClient({ baseApiUrl, authToken: "none" });
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    throw new UsageError(error.message.replace("baseApiUrl", "the API root"));
  }
}

/** The user of the password; undefined for a token. */
async function readUsername(
  { io }: Context,
  { username, token }: LoginOptions,
  suggestion: string | undefined,
): Promise<string | undefined> {
  if (token === true || username !== undefined) return nonEmpty(username);
  const question = suggestion === undefined ? "User name (empty for a token)" : "User name";
  return nonEmpty(await ask(io, question, "--username or --token", suggestion ?? ""));
}

/** The URL of the server, and the `fetch` that connects to it. */
type Server = Pick<ConnectionOptions, "baseApiUrl" | "fetch">;

async function withToken(
  server: Server,
  username: string | undefined,
  authToken: string,
  request: RequestOptions,
): Promise<Profile> {
  const client = await SaltantClient.connect({ ...server, authToken, username }, request);
  return { apiUrl: client.baseApiUrl, authToken, ...(username === undefined ? {} : { username }) };
}

async function withPassword(
  { profiles, progress, request }: Context,
  server: Server,
  username: string,
  password: string,
): Promise<Profile> {
  let tokens: TokenPair | null = null;
  // Stored tokens must not be used instead of the password, and must stay if the password is wrong.
  const tokenStore: TokenStore = { load: () => null, save: (_, pair) => void (tokens = pair) };
  const client = await SaltantClient.connect({ ...server, username, password, tokenStore }, request);
  const account = { baseUrl: client.baseApiUrl, username };
  await profiles.tokens.save(account, tokens, { previous: null, warn: progress.note });
  return { apiUrl: client.baseApiUrl, username };
}

/** Deletes a profile, with the tokens that only it uses. */
export const logout: Run<object> = async ({ io, profiles, progress, profile }) => {
  const name = profileName(profile, io.env);
  const { apiUrl } = findProfile(name, await profiles.all());
  await profiles.set(name, null);
  progress.note(`Logged out of ${apiUrl}; deleted profile ${name}`);
  return exitCodes.done;
};
