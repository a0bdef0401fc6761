import { SaltantClient, type FromEnvOptions, type SaltantClientOptions } from "saltant";
import { NotLoggedInError, UsageError } from "./exit-codes.js";
import { nonEmpty } from "./io.js";
import { proxyFetch } from "./proxy/proxy-fetch.js";
import { defaultProfile, type Profile, type Profiles } from "./profiles.js";

/** What all calls of a client get. */
export type ClientSettings = Pick<FromEnvOptions, "logger" | "timeoutMs">;

/** A client, and whose it is. */
export interface Session {
  readonly client: SaltantClient;
  /** The user's name, where it is known: the API does not tell whose a token is. */
  readonly username: string | undefined;
  /** Where all that was read, for people: `profile default`. */
  readonly source: string;
}

/** What says which server and which user is meant, in the order in which it counts. */
export interface SessionSource {
  /** `--profile`. */
  readonly profile: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly profiles: Profiles;
}

/**
 * Makes a client: from the profile that was named, in `--profile` or `SALTANT_PROFILE`; or else from `SALTANT_API_URL` and the
 * other variables, if it is set; or else from the default profile. It goes through the proxy that the environment names. Sends
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
    const others = all.size === 0 ? "" : ` as ${name} (--profile takes ${[...all.keys()].join(", ")})`;
    throw new NotLoggedInError(
      `not logged in${others}: run saltant login, or set SALTANT_API_URL and SALTANT_AUTH_TOKEN (or SALTANT_USERNAME and SALTANT_PASSWORD)`,
    );
  }
  const profile = findProfile(name, all);
  const fetch = proxyFetch(profile.apiUrl, env);
  const client = new SaltantClient({ ...settings, fetch, ...optionsOf(profile, profiles) });
  return { client, username: profile.username, source: `profile ${name}` };
}

/** The profile that is meant: the one that is named, or the default one. */
export function profileName(profile: string | undefined, env: NodeJS.ProcessEnv): string {
  return explicitProfileName(profile, env) ?? defaultProfile;
}

/** Whether the variables count, and not a profile. */
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
  const known = all.size === 0 ? "there is none; saltant login makes one" : `there are ${[...all.keys()].join(", ")}`;
  throw new UsageError(`no profile "${name}": ${known}`);
}

function optionsOf({ apiUrl, username, authToken }: Profile, { tokens }: Profiles): SaltantClientOptions {
  return authToken === undefined
    ? { baseApiUrl: apiUrl, username, tokenStore: tokens }
    : { baseApiUrl: apiUrl, username, authToken };
}
