import { homedir } from "node:os";
import { join } from "node:path";
import { type Clock, systemClock } from "../core/async/clock.js";
import { requireArray } from "../core/data/checks.js";
import { InvalidInputError } from "../core/errors/index.js";
import { type Cookie, isExpired } from "../core/sessions/cookie-jar.js";
import type { CookieStore, CookieStoreContext } from "../core/sessions/cookie-store.js";
import { describeValue } from "../core/text.js";
import {
  type CookieDocument,
  emptyDocument,
  findCookies,
  formatDocument,
  isStorable,
  parseDocument,
  withCookies,
  withoutDomain,
} from "./cookie-document.js";
import { type FileFormat, SharedFile } from "./shared-file.js";

/**
 * Stores cookies in a file that only its owner can read (mode 600), in the Netscape format of curl (`--cookie-jar`) and of Python's
 * `MozillaCookieJar`. One file serves any number of servers, programs and processes.
 *
 * - Writes are atomic, and no process overwrites the cookies of another domain.
 * - Cookies of other domains, comments, and lines that are not cookies are kept as they are.
 * - Cookies of the origin that have expired are not loaded, and removed by the next write.
 * - A cookie without an expiry (of a session) is stored with an empty one, as Python does. A 0, as curl writes it, is read, too.
 * - A file that is not a cookie file is not changed. The error names the file.
 * - A cookie file that others can read is made private, with a warning.
 * - A symbolic link is followed and kept.
 * - A missing directory is created with access for its owner only (mode 700).
 *
 * Windows has no such modes. There, reads and writes are retried for up to `lockTimeoutMs` while another program has the file open.
 *
 * @example
 * ```ts
 * const cookieStore = new CookieFile();
 * const slipstream = new SlipStreamClient({ endpoint: "https://nuv.la", username, password, cookieStore });
 * // Later, and in other programs, until the cookie has expired:
 * const same = new SlipStreamClient({ endpoint: "https://nuv.la", cookieStore });
 * ```
 */
export class CookieFile implements CookieStore {
  /** The file's absolute path. */
  readonly path: string;
  readonly #file: SharedFile<CookieDocument>;
  readonly #clock: Clock;

  /**
   * Does not read or write the file yet.
   *
   * @param path - The file, which need not exist. A relative path starts at the working directory. Default: `~/.slipstream/cookies.txt`,
   *   the file of SlipStream's own commands.
   * @throws An `InvalidInputError` for an invalid path or option.
   */
  constructor(path: string = join(homedir(), ".slipstream", "cookies.txt"), options: CookieFileOptions = {}) {
    this.#file = new SharedFile(path, options, format);
    this.path = this.#file.path;
    this.#clock = options.clock ?? systemClock;
  }

  /**
   * Returns the cookies for an origin, with those for a domain above it that include its subdomains. The scheme and the port do not
   * matter.
   *
   * @param origin - Such as `https://nuv.la`.
   * @throws The system's error if the file cannot be read; an error if it is not a cookie file; an `InvalidInputError` if the origin is
   *   not a URL with a host.
   */
  async load(origin: string, { warn }: CookieStoreContext = { warn: ignore }): Promise<readonly Cookie[]> {
    const host = hostOf(origin);
    return findCookies(await this.#file.read(warn), host, this.#clock.now());
  }

  /**
   * Replaces the cookies for an origin. Cookies that have expired are left out; so is one with a control character, with a warning.
   *
   * @param origin - Such as `https://nuv.la`.
   * @throws An error with the system's code if the file cannot be written, which is then unchanged; an error if it is not a cookie file;
   *   an error that names the lock if other processes do not release it; an `InvalidInputError` for an invalid argument.
   */
  async save(
    origin: string,
    cookies: readonly Cookie[],
    { warn }: CookieStoreContext = { warn: ignore },
  ): Promise<void> {
    const host = hostOf(origin);
    requireArray("cookies", cookies);
    const nowMs = this.#clock.now();
    const stored = cookies.filter((cookie) => !isExpired(cookie, nowMs) && isStorable(cookie));
    if (cookies.some((cookie) => !isStorable(cookie))) {
      warn(`a cookie of ${host} cannot be written in the Netscape format and was not stored in ${this.path}`);
    }
    await this.#file.update((document) => withCookies(document, host, stored), warn);
  }

  /**
   * Removes the cookies of a domain; those of its subdomains stay. A domain without cookies is ignored. The server is not told, and its
   * session does not end.
   *
   * @param domain - Such as `nuv.la`.
   * @throws What {@link save} throws.
   */
  async clear(domain: string): Promise<void> {
    // A URL would match nothing, and leave the cookies.
    if (typeof (domain as unknown) !== "string" || domain === "" || domain.includes("/")) {
      throw new InvalidInputError(`domain must be the name of a host, such as nuv.la, not ${describeValue(domain)}`);
    }
    await this.#file.update((document) => withoutDomain(document, domain), ignore);
  }
}

/** How a {@link CookieFile} deals with other processes and with time. */
export interface CookieFileOptions {
  /** How long to wait for other processes that write the file, in milliseconds. Default: 10,000. */
  readonly lockTimeoutMs?: number | undefined;
  /** The clock for that wait and for the expiry of cookies. Default: the machine's. */
  readonly clock?: Clock | undefined;
}

const format: FileFormat<CookieDocument> = {
  name: "cookie file",
  secrets: "cookies",
  empty: emptyDocument,
  parse: parseDocument,
  format: formatDocument,
};

/** The host of an origin in the form of `URL.hostname`. */
function hostOf(origin: string): string {
  const host = URL.canParse(origin) ? new URL(origin).hostname : "";
  if (host !== "") return host;
  throw new InvalidInputError(`origin must be a URL such as https://nuv.la, not ${describeValue(origin)}`);
}

function ignore(): void {
  // Deliberately ignored.
}
