import { mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { TokenFile } from "saltant/node";
import { readPrivateFile, replacePrivateFile } from "../node/private-file.js";

/** Where somebody logged in, and as whom. */
export interface Profile {
  readonly apiUrl: string;
  /** The user's name, where it is known. */
  readonly username?: string;
  /** A permanent token. Without one, the tokens of a login are in the token file. */
  readonly authToken?: string;
}

/** The profile that is used where none is named. */
export const defaultProfile = "default";

/**
 * The profiles that `saltant login` keeps, in `$XDG_CONFIG_HOME/saltant/` (`~/.config/saltant/`): `profiles.json`, and
 * `tokens.json` for the tokens of logins. Both are their owner's alone. No password is kept.
 */
export class Profiles {
  readonly path: string;
  /** The tokens of logins. */
  readonly tokens: TokenFile;
  readonly #warn: (message: string) => void;
  readonly #directory: string;

  constructor(env: NodeJS.ProcessEnv, warn: (message: string) => void) {
    const { XDG_CONFIG_HOME: config } = env;
    // As the XDG base directory specification has it, a relative path counts as none.
    const isUsable = config?.startsWith("/") === true;
    this.#directory = join(isUsable ? config : join(env.HOME ?? homedir(), ".config"), "saltant");
    this.#warn = warn;
    this.path = join(this.#directory, "profiles.json");
    this.tokens = new TokenFile(join(this.#directory, "tokens.json"));
  }

  /** All profiles by name. */
  async all(): Promise<ReadonlyMap<string, Profile>> {
    const text = await readPrivateFile(this.path, this.#warn);
    if (text === null) return new Map();
    const profiles = parseProfiles(text);
    if (profiles === null) throw new Error(`${this.path} is damaged: mend it, or delete it and log in anew`);
    return profiles;
  }

  /** Keeps a profile, or forgets it. */
  async set(name: string, profile: Profile | null): Promise<void> {
    const profiles = new Map(await this.all());
    if (profile === null) profiles.delete(name);
    else profiles.set(name, profile);
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    const sorted = [...profiles].sort(([a], [b]) => (a < b ? -1 : 1));
    const text = `${JSON.stringify({ profiles: Object.fromEntries(sorted) }, null, 2)}\n`;
    await replacePrivateFile(this.path, text, () => Promise.resolve(true));
  }
}

function parseProfiles(text: string): Map<string, Profile> | null {
  try {
    const { profiles } = JSON.parse(text) as { profiles?: unknown };
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
