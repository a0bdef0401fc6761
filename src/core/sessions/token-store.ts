/**
 * Keeps JSON web tokens between runs of a program, so that it need not log in each time. The package has one that keeps them in a
 * file, for Node; write your own for a browser's storage or a system's key ring. It never gets the password.
 *
 * Several clients and several processes may call both methods. An error that they throw becomes a warning and fails no call: the
 * tokens then stay in memory. Calls wait for them, within the caller's signal and `totalTimeoutMs`, so they should be quick.
 *
 * @example
 * ```ts
 * const key = ({ baseUrl, username = "" }: TokenAccount) => `tokens ${baseUrl} ${username}`;
 * const read = (account: TokenAccount) => JSON.parse(localStorage.getItem(key(account)) ?? "null") as TokenPair | null;
 * const tokenStore: TokenStore = {
 *   load: read,
 *   save(account, tokens, { previous }) {
 *     if (previous !== null && read(account)?.refreshToken !== previous.refreshToken) return;
 *     if (tokens === null) localStorage.removeItem(key(account));
 *     else localStorage.setItem(key(account), JSON.stringify(tokens));
 *   },
 * };
 * ```
 */
export interface TokenStore {
  /**
   * Returns the pair of an account, or null. The client calls it when it first needs tokens and before each refresh, as another
   * process may have refreshed them already.
   */
  load(account: TokenAccount, context: TokenStoreContext): TokenPair | null | Promise<TokenPair | null>;
  /**
   * Keeps a pair, after each login and refresh; or deletes one that has expired, where `tokens` is null.
   */
  save(account: TokenAccount, tokens: TokenPair | null, context: TokenSaveContext): void | Promise<void>;
}

/** Which user's tokens are meant, and for which server. */
export interface TokenAccount {
  /** The root of the API, with a slash at its end. */
  readonly baseUrl: string;
  /** The user's name; undefined where the program does not say. The store then takes the one user that it knows at that server. */
  readonly username: string | undefined;
}

/** JSON web tokens as a login issues them. A refresh renews the access token and leaves the refresh token as it is. */
export interface TokenPair {
  /** Sent with requests. */
  readonly accessToken: string;
  /** Exchanged for a new access token; valid for longer than that. */
  readonly refreshToken: string;
}

/** What a token store may use of the client. */
export interface TokenStoreContext {
  /** Logs a warning with the client's logger. It must not contain a token. */
  readonly warn: (message: string) => void;
}

/** What a token store learns about a pair that it is to keep. */
export interface TokenSaveContext extends TokenStoreContext {
  /**
   * The pair to replace. If the store no longer holds it (compare the refresh tokens), it must change nothing: another process
   * has logged in or out meanwhile. `null` after a login, which replaces any pair.
   */
  readonly previous: TokenPair | null;
}
