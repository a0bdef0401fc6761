import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { checkOptions, type Checks, methods, milliseconds } from "../core/data/checks.js";
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
import type { WaitOptions } from "./system-errors.js";
import { emptyDocument, findPair, parseDocument, type TokenDocument, withPair } from "./token-document.js";

/**
 * Stores JSON web tokens in a file that only its owner can read (mode 600). One file serves any number of servers, users and processes.
 *
 * - Writes are atomic, and no process overwrites the changes of another.
 * - A file that is not a token file or not UTF-8 is not changed. The error names the file, or the position in it.
 * - A token file that was cut off is renamed (`….damaged-1a2b3c4d`), with a warning, and treated as empty.
 * - A token file that others can read is made private, with a warning.
 * - A symbolic link is followed and kept.
 * - A missing directory is created with access for its owner only (mode 700).
 * - Other content of the file is preserved.
 *
 * Windows has no such modes. There, reads and writes are retried for up to `lockTimeoutMs` while another program has the file open.
 *
 * @example
 * ```ts
 * const tokenStore = new TokenFile(join(homedir(), ".config", "saltant", "tokens.json"));
 * const client = new SaltantClient({ baseApiUrl: "https://host/api/", username, password, tokenStore });
 * // Later, and in other programs, until the tokens have expired:
 * const same = new SaltantClient({ baseApiUrl: "https://host/api/", tokenStore });
 * ```
 */
export class TokenFile implements TokenStore {
  /** The file's absolute path. */
  readonly path: string;
  readonly #wait: WaitOptions;
  /** The last task in the queue of this object's tasks, which run one after the other and so never wait for each other's lock. */
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Does not read or write the file yet.
   *
   * @param path - The file, which need not exist. A relative path starts at the working directory.
   * @throws An `InvalidInputError` for an invalid path or option.
   */
  constructor(path: string, options: TokenFileOptions = {}) {
    // JavaScript may pass anything.
    if (typeof (path as unknown) !== "string" || path === "" || path.includes("\0")) {
      throw new InvalidInputError("the path of a token file must be a string, not empty and without null characters");
    }
    checkOptions("options", options, optionChecks);
    const { lockTimeoutMs = 10_000, clock = systemClock } = options;
    this.path = resolve(path);
    this.#wait = { timeoutMs: lockTimeoutMs, clock };
  }

  /**
   * Returns the tokens of an account; without a username, those of the only user at that server.
   *
   * @throws The system's error if the file cannot be read; an error if it is not UTF-8 or not a token file, or if it has several users and
   *   the account has no username.
   */
  async load(account: TokenAccount, { warn }: TokenStoreContext = { warn: ignore }): Promise<TokenPair | null> {
    const content = await this.#read(this.path, warn);
    if (content === null) return null;
    const document = content.document ?? (await this.#withFileLock((target) => this.#readLocked(target, warn)));
    return findPair(document, normalizeAccount(account));
  }

  /**
   * Stores the tokens of an account, or deletes them if they are null: `save({ baseUrl, username }, null)` logs out.
   *
   * @throws An error with the system's code if the file cannot be written, which is then unchanged; an error if it is not UTF-8 or not a
   *   token file; an error that names the lock if other processes do not release it.
   */
  async save(
    account: TokenAccount,
    tokens: TokenPair | null,
    { previous, warn }: TokenSaveContext = { previous: null, warn: ignore },
  ): Promise<void> {
    const write = (): Promise<boolean> =>
      this.#withFileLock(async (target, isHeld) => {
        const document = await this.#readLocked(target, warn);
        const changed = withPair(document, normalizeAccount(account), tokens, previous);
        if (changed === document) return true;
        const text = `${JSON.stringify(changed, null, 2)}\n`;
        const isWritten = await replacePrivateFile(target, text, { ...this.#wait, mayReplace: isHeld });
        if (isWritten) await removeOrphans(target);
        return isWritten;
      });
    for (let attempts = 1; !(await write()); attempts += 1) {
      if (attempts < maxAttempts) continue;
      const reason = `other processes took over its lock ${maxAttempts} times; is the disk very slow?`;
      throw new Error(`cannot write ${this.path}: ${reason}`);
    }
  }

  /** Runs a task with the file, after symbolic links are resolved, while no other process writes to it. */
  #withFileLock<T>(work: (target: string, isHeld: () => Promise<boolean>) => Promise<T>): Promise<T> {
    const next = this.#last.then(async () => {
      const target = await resolveTarget(this.path);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      return withLock(`${target}.lock`, this.#wait, (isHeld) => work(target, isHeld));
    });
    this.#last = next.catch(ignore);
    return next;
  }

  /** Reads the file; null if there is none. It has no document if it was damaged. */
  #read(path: string, warn: Warn): Promise<{ readonly document: TokenDocument | null } | null> {
    const parse = (text: string): { document: TokenDocument | null } => ({ document: parseDocument(text, path) });
    return readPrivateFile(path, { ...this.#wait, parse, secrets: "tokens", warn });
  }

  /** Reads the file under its lock; renames it if it is damaged. */
  async #readLocked(target: string, warn: Warn): Promise<TokenDocument> {
    const { document } = (await this.#read(target, warn)) ?? { document: emptyDocument };
    if (document !== null) return document;
    const renamed = await renameDamaged(target, this.#wait);
    warn(`${target} is damaged and was renamed to ${renamed}; no tokens are stored: log in again`);
    return emptyDocument;
  }
}

/** How a {@link TokenFile} deals with other processes. */
export interface TokenFileOptions {
  /** How long to wait for other processes that write the file, in milliseconds. Default: 10,000. */
  readonly lockTimeoutMs?: number | undefined;
  /** The clock for that wait. Default: the machine's. */
  readonly clock?: Clock | undefined;
}

const optionChecks: Checks<TokenFileOptions> = {
  lockTimeoutMs: milliseconds(0),
  clock: methods("now", "setTimer"),
};

/** The maximum number of writes if other processes take over the lock, which happens when a very slow disk makes the writer look dead. */
const maxAttempts = 3;

type Warn = (message: string) => void;

function normalizeAccount({ baseUrl, username }: TokenAccount): TokenAccount {
  return { baseUrl: baseUrl.replace(/(?<!\/)\/*$/, "/"), username };
}

function ignore(): void {
  // Deliberately ignored.
}
