import type { Credentials } from "../../core/http/credentials.js";
import type { TokenStore } from "../../core/sessions/token-store.js";

// The most common way is the last one: the compiler's message for options that fit none is about that.
/** How the client proves who it is, in one of five ways. */
export type CredentialOptions =
  OwnCredentialsOptions | TokenPairOptions | TokenStoreOptions | PasswordOptions | AuthTokenOptions;

/** A permanent token, issued by an administrator. */
export interface AuthTokenOptions extends TokenOwner {
  /** The token alone, without `Token` before it. */
  readonly authToken: string;
  readonly password?: undefined;
  readonly accessToken?: undefined;
  readonly refreshToken?: undefined;
  readonly tokenStore?: undefined;
  readonly credentials?: undefined;
}

/** A login: JSON web tokens are fetched when first needed, and refreshed. */
export interface PasswordOptions {
  /** The name of the user who logs in. */
  readonly username: string;
  /** Kept in memory for the next login, and sent to `token/` only. */
  readonly password: string;
  /** An access token from an earlier login, which is used first. */
  readonly accessToken?: string | undefined;
  /** A refresh token from an earlier login, which is used before the next login. */
  readonly refreshToken?: string | undefined;
  readonly tokenStore?: undefined;
  readonly authToken?: undefined;
  readonly credentials?: undefined;
}

/**
 * JSON web tokens that are kept between runs of a program. The client first uses those in the store, and then logs in, if it has
 * the password. If it has not, calls fail with an `AuthenticationError` that says to log in, once the store has no valid tokens.
 */
export interface TokenStoreOptions {
  /** Keeps the tokens, such as a `TokenFile` of `saltant/node`. It never gets the password. */
  readonly tokenStore: TokenStore;
  /** The user whose tokens they are. Default: the one user that the store knows at this server. */
  readonly username?: string | undefined;
  /** For a login, which needs the username, too. */
  readonly password?: string | undefined;
  readonly accessToken?: undefined;
  readonly refreshToken?: undefined;
  readonly authToken?: undefined;
  readonly credentials?: undefined;
}

/** JSON web tokens from an earlier login. Once both have expired, calls fail with an `AuthenticationError`. */
export interface TokenPairOptions extends TokenOwner {
  /** Used until it expires. Default: none, and the first call fetches one. */
  readonly accessToken?: string | undefined;
  /** Exchanged for a new access token. */
  readonly refreshToken: string;
  readonly password?: undefined;
  readonly tokenStore?: undefined;
  readonly authToken?: undefined;
  readonly credentials?: undefined;
}

/** Credentials of a scheme of your own. */
export interface OwnCredentialsOptions extends TokenOwner {
  /** Supplies the `Authorization` header of each request. */
  readonly credentials: Credentials;
  readonly authToken?: undefined;
  readonly password?: undefined;
  readonly accessToken?: undefined;
  readonly refreshToken?: undefined;
  readonly tokenStore?: undefined;
}

/** The user whose credentials they are. */
interface TokenOwner {
  /** The user's name. Only launches with `once` need it: the API does not tell whose a token is. */
  readonly username?: string | undefined;
}
