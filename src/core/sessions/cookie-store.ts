import type { Cookie } from "./cookie-jar.js";

/**
 * Keeps cookies between runs of a program, so that it need not log in each time. The package has one that keeps them in a file, for Node; write
 * your own for another place. It never gets the password.
 *
 * Several clients and several processes may call both methods. An error that they throw becomes a warning and fails no call: the
 * cookies then stay in memory. Calls wait for them, so they should be quick.
 */
export interface CookieStore {
  /**
   * Returns the cookies of an origin. The client calls it before its first request and before each login, as another process may have
   * logged in already.
   *
   * @param origin - Such as `https://nuv.la`.
   */
  load(origin: string, context: CookieStoreContext): readonly Cookie[] | Promise<readonly Cookie[]>;
  /** Replaces the cookies of an origin, after the server has set some. */
  save(origin: string, cookies: readonly Cookie[], context: CookieStoreContext): void | Promise<void>;
}

/** What a cookie store may use of the client. */
export interface CookieStoreContext {
  /** Logs a warning with the client's logger. It must not contain a cookie. */
  readonly warn: (message: string) => void;
}
