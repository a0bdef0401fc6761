import { SaltantClient, type FromEnvOptions, type SaltantClientOptions } from "saltant";
import { NotLoggedInError, UsageError } from "./exit-codes.js";
import { nonEmpty } from "./io.js";
import { proxyFetch } from "./proxy/proxy-fetch.js";
import { defaultProfile, type Profile, type Profiles } from "./profiles.js";

/** The settings for all calls of a client. */
export type ClientSettings = Pick<FromEnvOptions, "logger" | "timeoutMs">;

/** A client and its user. */
export interface Session {
  readonly client: SaltantClient;
  /** The user's name, if it is known: the API does not return the user of a token. */
  readonly username: string | undefined;
  /** Where the settings were read, for people: `profile default`. */
  readonly source: string;
}

/** Where the server and the user are configured, in order of precedence. */
export interface SessionSource {
  /** `--profile`. */
  readonly profile: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly profiles: Profiles;
}

/**
 * Creates a client from the profile named in `--profile` or `SALTANT_PROFILE`; otherwise from `SALTANT_API_URL` and the other
 * variables, if it is set; otherwise from the default profile. The client uses the proxy that the environment names. Sends
 * nothing.
 */
export async function openSession(where: SessionSource, settings: ClientSettings): Promise<Session> {
  const { env, profiles } = where;
  if (usesEnvironment(where.profile, env)) {
    const fetch = proxyFetch(env.SALTANT_API_URL ?? "", env);
    const client = SaltantClient.fromEnv({ ...settings, env, fetch, tokenStore: profiles.tokens });
    return { client, username: nonEmpty(env.SALTANT_USERNAME), source: "the environment" };
  }
  const name = profileName(where.profile, env);
  const all = await profiles.all();
  if (explicitProfileName(where.profile, env) === undefined && !all.has(name)) {
    const others = all.size === 0 ? "" : ` with profile ${name} (existing profiles: ${[...all.keys()].join(", ")})`;
    throw new NotLoggedInError(
      `not logged in${others}: run saltant login, or set SALTANT_API_URL and SALTANT_AUTH_TOKEN (or SALTANT_USERNAME and SALTANT_PASSWORD)`,
    );
  }
  const profile = findProfile(name, all);
  const fetch = proxyFetch(profile.apiUrl, env);
  const client = new SaltantClient({ ...settings, fetch, ...optionsOf(profile, profiles) });
  return { client, username: profile.username, source: `profile ${name}` };
}

/** The name of the profile to use: the one given, or the default. */
export function profileName(profile: string | undefined, env: NodeJS.ProcessEnv): string {
  return explicitProfileName(profile, env) ?? defaultProfile;
}

/** Whether the environment variables are used, and not a profile. */
export function usesEnvironment(profile: string | undefined, env: NodeJS.ProcessEnv): boolean {
  return explicitProfileName(profile, env) === undefined && nonEmpty(env.SALTANT_API_URL) !== undefined;
}

function explicitProfileName(profile: string | undefined, env: NodeJS.ProcessEnv): string | undefined {
  return profile ?? nonEmpty(env.SALTANT_PROFILE);
}

/** The profile of that name. */
export function findProfile(name: string, all: ReadonlyMap<string, Profile>): Profile {
  const profile = all.get(name);
  if (profile !== undefined) return profile;
  const known =
    all.size === 0 ? ": run saltant login to create it" : `; existing profiles: ${[...all.keys()].join(", ")}`;
  throw new UsageError(`profile "${name}" does not exist${known}`);
}

function optionsOf({ apiUrl, username, authToken }: Profile, { tokens }: Profiles): SaltantClientOptions {
  return authToken === undefined
    ? { baseApiUrl: apiUrl, username, tokenStore: tokens }
    : { baseApiUrl: apiUrl, username, authToken };
}
