import { mkdir } from "node:fs/promises";
import { userInfo } from "node:os";
import { isAbsolute, join } from "node:path";
import { systemClock } from "saltant";
import { TokenFile } from "saltant/node";
import { withLock } from "../node/file-lock.js";
import { readPrivateFile, removeOrphans, replacePrivateFile, resolveTarget } from "../node/private-file.js";
import { decodeUtf8, NotUtf8Error } from "../node/utf8.js";
import { NotLoggedInError } from "./exit-codes.js";

/** The server and the user of a login. */
export interface Profile {
  readonly apiUrl: string;
  /** The user's name, where it is known. */
  readonly username?: string;
  /** A permanent token. Without one, the tokens of a login are in the token file. */
  readonly authToken?: string;
}

/** The profile to use if none is named. */
export const defaultProfile = "default";

/** How long to wait for other processes that write the profiles. */
const lockWait = { timeoutMs: 10_000, clock: systemClock };

/**
 * The profiles that `saltant login` stores, in `$XDG_CONFIG_HOME/saltant/` (`~/.config/saltant/`): `profiles.json`, and
 * `tokens.json` for the tokens of logins. Only their owner can read them, and no process overwrites the changes of another.
 * Passwords are not stored.
 */
export class Profiles {
  readonly path: string;
  /** The tokens of logins. */
  readonly tokens: TokenFile;
  readonly #warn: (message: string) => void;
  readonly #directory: string;

  constructor(env: NodeJS.ProcessEnv, warn: (message: string) => void) {
    // The XDG base directory specification says to ignore a relative path.
    this.#directory = join(absolute(env.XDG_CONFIG_HOME) ?? join(homeFrom(env), ".config"), "saltant");
    this.#warn = warn;
    this.path = join(this.#directory, "profiles.json");
    this.tokens = new TokenFile(join(this.#directory, "tokens.json"));
  }

  /** All profiles by name. */
  async all(): Promise<ReadonlyMap<string, Profile>> {
    const parse = (bytes: Uint8Array): ReadonlyMap<string, Profile> => {
      const profiles = parseProfiles(decodeUtf8(bytes, this.path));
      if (profiles !== null) return profiles;
      throw new NotLoggedInError(`${this.path} is damaged: repair it, or delete it and log in again`);
    };
    const reading = readPrivateFile(this.path, { ...lockWait, parse, secrets: "logins", warn: this.#warn });
    const profiles = await reading.catch((error: unknown) => {
      if (!(error instanceof NotUtf8Error)) throw error;
      throw new NotLoggedInError(`${error.message}, or delete it and log in again`);
    });
    return profiles ?? new Map();
  }

  /**
   * Stores a profile, or deletes it if it is null. Deletes the tokens of its previous login, unless another profile uses the same
   * login.
   */
  async set(name: string, profile: Profile | null): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    const target = await resolveTarget(this.path);
    const unused = await withLock(`${target}.lock`, lockWait, async (isHeld) => {
      const profiles = new Map(await this.all());
      const before = profiles.get(name);
      if (profile === null) profiles.delete(name);
      else profiles.set(name, profile);
      const sorted = [...profiles].sort(([a], [b]) => (a < b ? -1 : 1));
      const text = `${JSON.stringify({ profiles: Object.fromEntries(sorted) }, null, 2)}\n`;
      if (!(await replacePrivateFile(target, text, { ...lockWait, mayReplace: isHeld }))) {
        throw new Error(`cannot write ${this.path}: another process took over its lock; is the disk very slow?`);
      }
      await removeOrphans(target);
      const isUnused = before !== undefined && ![...profiles.values()].some((each) => isSameLogin(each, before));
      return isUnused && before.authToken === undefined ? before : null;
    });
    if (unused !== null) await this.tokens.save({ baseUrl: unused.apiUrl, username: unused.username }, null);
  }
}

function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}

/** The user's home directory; the root if there is none, as in containers. */
function homeFrom({ HOME, USERPROFILE }: NodeJS.ProcessEnv): string {
  try {
    return absolute(HOME) ?? absolute(USERPROFILE) ?? userInfo().homedir;
  } catch {
    return "/";
  }
}

/** Whether two profiles use the same login, and so the same tokens. */
function isSameLogin(one: Profile, other: Profile): boolean {
  return one.apiUrl === other.apiUrl && one.username === other.username && one.authToken === other.authToken;
}

function parseProfiles(text: string): Map<string, Profile> | null {
  try {
    // Some editors write a byte order mark first.
    const { profiles } = JSON.parse(text.replace(/^\uFEFF/, "")) as { profiles?: unknown };
    if (typeof profiles !== "object" || profiles === null) return null;
    const entries = Object.entries(profiles);
    return entries.every(isProfileEntry) ? new Map(entries) : null;
  } catch {
    return null;
  }
}

function isProfileEntry(entry: [string, unknown]): entry is [string, Profile] {
  const { apiUrl, username = "", authToken = "" } = (entry[1] ?? {}) as Record<string, unknown>;
  return [apiUrl, username, authToken].every((each) => typeof each === "string");
}
