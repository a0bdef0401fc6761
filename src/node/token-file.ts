import type { Clock } from "../core/async/clock.js";
import type {
  TokenAccount,
  TokenPair,
  TokenSaveContext,
  TokenStore,
  TokenStoreContext,
} from "../core/sessions/token-store.js";
import { type FileFormat, SharedFile } from "./shared-file.js";
import { emptyDocument, findPair, parseDocument, type TokenDocument, withPair } from "./token-document.js";
import { decodeUtf8 } from "./utf8.js";

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
  readonly #file: SharedFile<TokenDocument>;

  /**
   * Does not read or write the file yet.
   *
   * @param path - The file, which need not exist. A relative path starts at the working directory.
   * @throws An `InvalidInputError` for an invalid path or option.
   */
  constructor(path: string, options: TokenFileOptions = {}) {
    this.#file = new SharedFile(path, options, format);
    this.path = this.#file.path;
  }

  /**
   * Returns the tokens of an account; without a username, those of the only user at that server.
   *
   * @throws The system's error if the file cannot be read; an error if it is not UTF-8 or not a token file, or if it has several users and
   *   the account has no username.
   */
  async load(account: TokenAccount, { warn }: TokenStoreContext = { warn: ignore }): Promise<TokenPair | null> {
    return findPair(await this.#file.read(warn), normalizeAccount(account));
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
    const change = (document: TokenDocument): TokenDocument =>
      withPair(document, normalizeAccount(account), tokens, previous);
    await this.#file.update(change, warn);
  }
}

/** How a {@link TokenFile} deals with other processes. */
export interface TokenFileOptions {
  /** How long to wait for other processes that write the file, in milliseconds. Default: 10,000. */
  readonly lockTimeoutMs?: number | undefined;
  /** The clock for that wait. Default: the machine's. */
  readonly clock?: Clock | undefined;
}

const format: FileFormat<TokenDocument> = {
  name: "token file",
  secrets: "tokens",
  empty: emptyDocument,
  parse: (bytes, path) => parseDocument(decodeUtf8(bytes, path), path),
  format: (document) => `${JSON.stringify(document, null, 2)}\n`,
};

function normalizeAccount({ baseUrl, username }: TokenAccount): TokenAccount {
  return { baseUrl: baseUrl.replace(/(?<!\/)\/*$/, "/"), username };
}

function ignore(): void {
  // Deliberately ignored.
}
