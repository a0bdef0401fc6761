import { SaltantClient, type RequestOptions, type TokenPair, type TokenStore } from "saltant";
import type { Command } from "commander";
import type { Context, Run } from "../context.js";
import { exitCodes, UsageError } from "../exit-codes.js";
import { ask, askHidden } from "../input/questions.js";
import { defaultProfile, type Profile } from "../profiles.js";
import { nonEmpty } from "../session.js";

interface LoginOptions {
  readonly apiUrl?: string;
  readonly username?: string;
  readonly token?: boolean;
}

/** The options of `login`. */
export function withLoginOptions(command: Command): Command {
  return command
    .option("--api-url <url>", "the root of the API, such as https://host/api/")
    .option("--username <name>", "log in with a user name and a password")
    .option("--token", "use a permanent token, as an administrator gives out")
    .addHelpText(
      "after",
      "\nWhat is missing is asked for. The password or token is never an option: it is asked for, or read from standard input\n" +
        "where that is no terminal. The password is not kept, only the tokens that the server gives for it.",
    );
}

/** Logs in and keeps that as a profile. */
export const login: Run<LoginOptions> = async (context, options) => {
  const { io, profiles, progress, profile: name = defaultProfile } = context;
  const known = (await profiles.all()).get(name);
  const apiUrl =
    options.apiUrl ?? (await ask(io, "The API's root", "--api-url", known?.apiUrl ?? nonEmpty(io.env.SALTANT_API_URL)));
  const username = await readUsername(context, options);
  const secret = await askHidden(io, username === undefined || options.token === true ? "Token" : "Password");
  const profile =
    username === undefined || options.token === true
      ? await withToken(apiUrl, username, secret, context.request)
      : await withPassword(context, apiUrl, username, secret);
  await profiles.set(name, profile);
  const whose = profile.username === undefined ? "with a token" : `as ${profile.username}`;
  progress.note(`Logged in to ${profile.apiUrl} ${whose}; profile ${name} in ${profiles.path}`);
  return exitCodes.done;
};

/** Whose password it will be; nobody's, for a token. */
async function readUsername({ io }: Context, { username, token }: LoginOptions): Promise<string | undefined> {
  if (token === true) return username;
  return nonEmpty(username ?? (await ask(io, "User name (empty for a token)", "--username or --token", "")));
}

async function withToken(
  baseApiUrl: string,
  username: string | undefined,
  authToken: string,
  request: RequestOptions,
): Promise<Profile> {
  const client = await SaltantClient.connect({ baseApiUrl, authToken, username }, request);
  return { apiUrl: client.baseApiUrl, authToken, ...(username === undefined ? {} : { username }) };
}

async function withPassword(
  { profiles, progress, request }: Context,
  baseApiUrl: string,
  username: string,
  password: string,
): Promise<Profile> {
  let tokens: TokenPair | null = null;
  // What was kept before must not stand in for the password, and stays if the password is wrong.
  const tokenStore: TokenStore = { load: () => null, save: (_, pair) => void (tokens = pair) };
  const client = await SaltantClient.connect({ baseApiUrl, username, password, tokenStore }, request);
  const account = { baseApiUrl: client.baseApiUrl, username };
  await profiles.tokens.save(account, tokens, { previous: null, warn: progress.note });
  return { apiUrl: client.baseApiUrl, username };
}

/** Forgets a profile, with its tokens. */
export const logout: Run<object> = async ({ profiles, progress, profile: name = defaultProfile }) => {
  const profile = (await profiles.all()).get(name);
  if (profile === undefined) throw new UsageError(`no profile ${name}: saltant profiles lists them`);
  const { apiUrl, username, authToken } = profile;
  if (authToken === undefined) await profiles.tokens.save({ baseApiUrl: apiUrl, username }, null);
  await profiles.set(name, null);
  progress.note(`Logged out of ${apiUrl}; profile ${name} is gone`);
  return exitCodes.done;
};
