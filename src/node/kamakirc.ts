import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { requireSecret } from "../core/data/checks.js";
import { InvalidInputError } from "../core/errors/index.js";
import { normalizeBaseUrl } from "../core/http/connection.js";
import { describeValue, messageOf } from "../core/text.js";

/**
 * Reads the clouds that kamaki's configuration file has: its URLs and tokens are those that a `SynnefoClient` needs.
 *
 * @example
 * ```ts
 * const kamakirc = await readKamakirc();
 * const cloud = new SynnefoClient(kamakirc.connection("okeanos"));
 * ```
 *
 * @param path - Default: `.kamakirc` in the home folder.
 * @throws An `InvalidInputError` if the file cannot be read.
 */
export async function readKamakirc(path: string = join(homedir(), ".kamakirc")): Promise<Kamakirc> {
  const given: unknown = path;
  if (typeof given !== "string" || given === "" || given.includes("\0")) {
    throw new InvalidInputError("the path of a .kamakirc must be a string, not empty and without null characters");
  }
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw new InvalidInputError(`cannot read ${path}: ${messageOf(error)}`, { cause: error });
  }
  return new Kamakirc(path, parseSections(text));
}

/** The clouds of a configuration file of kamaki. No printed form shows its tokens. */
export class Kamakirc {
  /** The path of the file. */
  readonly path: string;
  /** The names of the clouds, in the order of the file. */
  readonly clouds: readonly string[];
  /** The name of the default cloud: the one that the file names as such, or else its only cloud; null if there is none. */
  readonly defaultCloud: string | null;
  readonly #sections: Sections;

  /** @internal Made by {@link readKamakirc}. */
  constructor(path: string, sections: Sections) {
    this.path = path;
    this.#sections = sections;
    this.clouds = [...sections.keys()].flatMap((section) => /^cloud "(.*)"$/.exec(section)?.[1] ?? []);
    const [only, another] = this.clouds;
    const named = sections.get("global")?.get("default_cloud") ?? "";
    this.defaultCloud = named !== "" ? named : another === undefined ? (only ?? null) : null;
  }

  /**
   * The options of a client for a cloud.
   *
   * @param cloud - Its name in the file. Default: {@link defaultCloud}.
   * @throws An `InvalidInputError` if the file does not have the cloud, or no valid URL or token for it.
   */
  connection(cloud: string | null = this.defaultCloud): KamakiConnection {
    const known = this.clouds.length === 0 ? "it has none" : `its clouds are ${this.clouds.join(", ")}`;
    if (cloud === null) throw new InvalidInputError(`${this.path} names no default cloud; ${known}`);
    const options = typeof cloud === "string" ? this.#sections.get(`cloud "${cloud}"`) : undefined;
    if (options === undefined) {
      throw new InvalidInputError(`${this.path} has no cloud ${describeValue(cloud)}; ${known}`);
    }
    const place = `${this.path}, cloud ${cloud}`;
    // Several tokens are those of several users, the first one by default.
    const [token] = (options.get("token") ?? "").split(/\s+/);
    return {
      authUrl: normalizeBaseUrl(`${place}: url`, options.get("url")),
      token: requireSecret(`${place}: token`, token),
    };
  }
}

/** The options of a client for a cloud. */
export interface KamakiConnection {
  /** The URL of the identity service. */
  readonly authUrl: string;
  /** The token of the user. */
  readonly token: string;
}

/** The options of each section, by their names in lower case. */
type Sections = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Reads the format of Python's RawConfigParser, as far as kamaki uses it. */
function parseSections(text: string): Sections {
  const sections = new Map<string, Map<string, string>>();
  let current: Map<string, string> | undefined;
  for (const line of text.replace(/^\uFEFF/, "").split(/\r?\n/)) {
    if (/^\s*([#;]|$)/.test(line)) continue;
    const section = /^\s*\[(.+)\]/.exec(line)?.[1]?.trim();
    if (section !== undefined) {
      current = sections.get(section) ?? new Map<string, string>();
      sections.set(section, current);
      continue;
    }
    const [, name, value] = /^\s*([^=:]+?)\s*[=:]\s*(.*?)(?:\s;.*)?\s*$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) current?.set(name.toLowerCase(), value);
  }
  return sections;
}
