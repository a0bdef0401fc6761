/** Whose tokens are meant, and for which server. */
export interface TokenAccount {
  /** The root of the API, with a slash at its end. */
  readonly baseApiUrl: string;
  /** The user's name; undefined where the program leaves it to the store, which then goes by whom it knows at that server. */
  readonly username: string | undefined;
}

/** JSON web tokens as a login gives them. A refresh renews the access token and leaves the refresh token as it is. */
export interface TokenPair {
  /** What requests are sent with, good for days. */
  readonly accessToken: string;
  /** What a new access token is fetched with, good for months. */
  readonly refreshToken: string;
}

/** What a token store may use of the client. */
export interface TokenStoreContext {
  /** Tells the client's logger of what looks wrong. No token may stand in it. */
  readonly warn: (message: string) => void;
}

/** What a token store is told about a pair that it is to keep. */
export interface TokenSaveContext extends TokenStoreContext {
  /**
   * The pair that is being replaced. If the store no longer holds it, told by its refresh token, it must leave all as it is:
   * another process has logged in meanwhile, or somebody has logged out. `null` after a login, which replaces anything.
   */
  readonly previous: TokenPair | null;
}

/**
 * Keeps JSON web tokens between runs of a program, so that it need not log in each time. `saltant/node` has one that keeps them
 * in a file; write your own for a browser's storage or a system's key ring. Never sees the password.
 *
 * Both methods may be called by several clients and several processes. What they throw costs a warning and no call: the tokens
 * then stay in memory. Calls wait for them, within the caller's signal and `totalTimeoutMs`, so they should not take long.
 *
 * @example
 * ```ts
 * const key = ({ baseApiUrl, username = "" }: TokenAccount) => `saltant ${baseApiUrl} ${username}`;
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
   * The pair kept for an account, or null. Asked when tokens are first needed and before each refresh, as another process may
   * have refreshed them already.
   */
  load(account: TokenAccount, context: TokenStoreContext): TokenPair | null | Promise<TokenPair | null>;
  /**
   * Keeps a pair, after each login and refresh; or forgets one that has died, where `tokens` is null.
   */
  save(account: TokenAccount, tokens: TokenPair | null, context: TokenSaveContext): void | Promise<void>;
}
