import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { checkOptions, type Checks, milliseconds, requireMethods } from "../core/data/checks.js";
import { type Clock, systemClock } from "../core/async/clock.js";
import { InvalidInputError } from "../core/errors/index.js";
import type {
  TokenAccount,
  TokenPair,
  TokenSaveContext,
  TokenStore,
  TokenStoreContext,
} from "../core/sessions/token-store.js";
import { withLock } from "./file-lock.js";
import { readPrivateFile, removeOrphans, replacePrivateFile, renameDamaged, resolveTarget } from "./private-file.js";
import { emptyDocument, findPair, parseDocument, type TokenDocument, withPair } from "./token-document.js";

/** How a {@link TokenFile} deals with other processes. */
export interface TokenFileOptions {
  /** How long to wait for other processes that write the file, in milliseconds. Default: 10,000. */
  readonly lockTimeoutMs?: number | undefined;
  /** What waits. Default: the machine's clock. */
  readonly clock?: Clock | undefined;
}

const optionChecks: Checks<TokenFileOptions> = {
  lockTimeoutMs: milliseconds(0),
  clock: requireMethods("now", "setTimer"),
};

/** How often a write is tried whose lock others take over, as a slow disk makes the writer look dead. */
const maxTries = 3;

type Warn = (message: string) => void;

/**
 * Keeps JSON web tokens in a file that only its owner can read (mode 600), one for any number of servers, users and processes.
 *
 * - It is written as a whole or not at all, and no process loses what another has written.
 * - A damaged file is renamed (`….damaged-1a2b3c4d`), with a warning, and taken for an empty one.
 * - A file that is not UTF-8 stays as it is: it is neither read nor written, which is an error that names the place.
 * - A file that others can read is made private, with a warning.
 * - A symbolic link stays one: what it leads to is written.
 * - A directory that is missing is made, for its owner alone (mode 700).
 * - What else stands in the file is left as it is.
 *
 * Modes are for systems that have them, which Windows has not.
 *
 * @example
 * ```ts
 * const tokenStore = new TokenFile(join(homedir(), ".config", "saltant", "tokens.json"));
 * const client = new SaltantClient({ baseApiUrl: "https://host/api/", username, password, tokenStore });
 * // Later, and in other programs, until the tokens have died:
 * const same = new SaltantClient({ baseApiUrl: "https://host/api/", tokenStore });
 * ```
 */
export class TokenFile implements TokenStore {
  /** The file's absolute path. */
  readonly path: string;
  readonly #lockTimeoutMs: number;
  readonly #clock: Clock;
  /** The last thing to be done under the lock: one at a time, so that they need not wait for each other's lock. */
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Reads and writes nothing yet.
   *
   * @param path - The file, which need not exist; from the working directory, if it is relative.
   * @throws An `InvalidInputError` for what is no path, and for options that cannot be.
   */
  constructor(path: string, options: TokenFileOptions = {}) {
    // JavaScript may pass anything.
    if (typeof (path as unknown) !== "string" || path === "" || path.includes("\0")) {
      throw new InvalidInputError("the path of a token file must be a text, not empty and without null characters");
    }
    checkOptions("options", options, optionChecks);
    const { lockTimeoutMs = 10_000, clock = systemClock } = options;
    this.path = resolve(path);
    this.#lockTimeoutMs = lockTimeoutMs;
    this.#clock = clock;
  }

  /**
   * The tokens kept for an account: without a username, those of the only user at that server.
   *
   * @throws What the system says if the file cannot be read; an error if it is not UTF-8, or has several users and the account no username.
   */
  async load(account: TokenAccount, { warn }: TokenStoreContext = { warn: ignore }): Promise<TokenPair | null> {
    const text = await readPrivateFile(this.path, "tokens", warn);
    if (text === null) return null;
    const document = parseDocument(text) ?? (await this.#withFileLock((target) => readDocument(target, warn)));
    return findPair(document, normalizeAccount(account));
  }

  /**
   * Keeps tokens for an account, or none if they are null: `save({ baseApiUrl, username }, null)` logs out.
   *
   * @throws What the system says if the file cannot be written, which is then as it was; an error if it is not UTF-8; an error
   *   that names the lock, if other processes do not release it.
   */
  async save(
    account: TokenAccount,
    tokens: TokenPair | null,
    { previous, warn }: TokenSaveContext = { previous: null, warn: ignore },
  ): Promise<void> {
    const write = (): Promise<boolean> =>
      this.#withFileLock(async (target, isHeld) => {
        const document = await readDocument(target, warn);
        const changed = withPair(document, normalizeAccount(account), tokens, previous);
        if (changed === document) return true;
        const isWritten = await replacePrivateFile(target, `${JSON.stringify(changed, null, 2)}\n`, isHeld);
        if (isWritten) await removeOrphans(target);
        return isWritten;
      });
    for (let tries = 1; !(await write()); tries += 1) {
      if (tries < maxTries) continue;
      const reason = `other processes took its lock over ${maxTries} times: is the disk very slow?`;
      throw new Error(`${this.path} could not be written: ${reason}`);
    }
  }

  /** Does something with the file that the path leads to, while no other process writes it. */
  #withFileLock<T>(work: (target: string, isHeld: () => Promise<boolean>) => Promise<T>): Promise<T> {
    const next = this.#last.then(async () => {
      const target = await resolveTarget(this.path);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      const options = { timeoutMs: this.#lockTimeoutMs, clock: this.#clock };
      return withLock(`${target}.lock`, options, (isHeld) => work(target, isHeld));
    });
    this.#last = next.catch(ignore);
    return next;
  }
}

/** Reads the file under its lock; renames it if it is damaged. */
async function readDocument(target: string, warn: Warn): Promise<TokenDocument> {
  const text = await readPrivateFile(target, "tokens", warn);
  const document = text === null ? emptyDocument : parseDocument(text);
  if (document !== null) return document;
  const renamed = await renameDamaged(target);
  warn(
    `${target} is damaged, or no token file: it has been renamed to ${renamed}, and no tokens are kept; log in anew`,
  );
  return emptyDocument;
}

function normalizeAccount({ baseApiUrl, username }: TokenAccount): TokenAccount {
  return { baseApiUrl: baseApiUrl.replace(/\/*$/, "/"), username };
}

function ignore(): void {
  // On purpose: the result is of no interest.
}
