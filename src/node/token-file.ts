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
import { emptyDocument, findPair, parseDocument, type TokenDocument, withPair } from "./token-document.js";

/**
 * Keeps JSON web tokens in a file that only its owner can read (mode 600). One file serves any number of servers, users and processes.
 *
 * - Writes are atomic, and no process overwrites the changes of another.
 * - A damaged file is renamed (`….damaged-1a2b3c4d`), with a warning, and treated as empty.
 * - A file that is not UTF-8 is neither read nor written; the error names the place.
 * - A file that others can read is made private, with a warning.
 * - A symbolic link is followed, and stays a symbolic link.
 * - A missing directory is created for its owner alone (mode 700).
 * - Other content of the file is preserved.
 *
 * Windows has no such modes.
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
  readonly #lockTimeoutMs: number;
  readonly #clock: Clock;
  /** The last task in the queue of this object's own tasks, which therefore need not wait for each other's lock. */
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
      throw new InvalidInputError("the path of a token file must be a text, not empty and without null characters");
    }
    checkOptions("options", options, optionChecks);
    const { lockTimeoutMs = 10_000, clock = systemClock } = options;
    this.path = resolve(path);
    this.#lockTimeoutMs = lockTimeoutMs;
    this.#clock = clock;
  }

  /**
   * Returns the tokens of an account; without a username, those of the only user at that server.
   *
   * @throws The system's error if the file cannot be read; an error if it is not UTF-8, or if it has several users and the account has
   *   no username.
   */
  async load(account: TokenAccount, { warn }: TokenStoreContext = { warn: ignore }): Promise<TokenPair | null> {
    const text = await readPrivateFile(this.path, "tokens", warn);
    if (text === null) return null;
    const document = parseDocument(text) ?? (await this.#withFileLock((target) => readDocument(target, warn)));
    return findPair(document, normalizeAccount(account));
  }

  /**
   * Keeps the tokens of an account, or deletes them if they are null: `save({ baseUrl, username }, null)` logs out.
   *
   * @throws The system's error if the file cannot be written, which then has not changed; an error if it is not UTF-8; an error that
   *   names the lock, if other processes do not release it.
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
    for (let attempts = 1; !(await write()); attempts += 1) {
      if (attempts < maxAttempts) continue;
      const reason = `other processes took its lock over ${maxAttempts} times: is the disk very slow?`;
      throw new Error(`${this.path} could not be written: ${reason}`);
    }
  }

  /** Runs a task with the file, behind symbolic links, while no other process writes to it. */
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

/** How often to write if other processes take over the lock, as they do when a very slow disk makes the writer look dead. */
const maxAttempts = 3;

type Warn = (message: string) => void;

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

function normalizeAccount({ baseUrl, username }: TokenAccount): TokenAccount {
  return { baseUrl: baseUrl.replace(/(?<!\/)\/*$/, "/"), username };
}

function ignore(): void {
  // On purpose.
}
