import { checkOptions, requireFunction, requireMethods } from "../core/data/checks.js";
import { InvalidInputError } from "../core/errors/index.js";
import { type CommonConnectionOptions, connectionSettings } from "../core/http/connection.js";
import type { Credentials } from "../core/http/credentials.js";
import type { TransportSettings } from "../core/http/transport.js";
import type { TokenStore } from "../core/sessions/token-store.js";
import { JwtCredentials } from "./credentials/jwt-credentials.js";
import { TokenCredentials } from "./credentials/token-credentials.js";
import { errorFor } from "./django/error-factory.js";
import { strip } from "./django/python-strip.js";

/** Where the server is, and how the client sends its requests. */
export interface ConnectionOptions extends CommonConnectionOptions {
  /** The root of the API, such as `https://host/api/`. In a web page it may be relative, as for `fetch`. */
  readonly baseApiUrl: string;
}

/** A login: JSON web tokens are fetched when first needed, and renewed. */
export interface PasswordOptions {
  /** Who logs in. */
  readonly username: string;
  /** Kept in memory for the next login, and sent to `token/` only. */
  readonly password: string;
  /** An access token from an earlier login, which is used up first. */
  readonly accessToken?: string | undefined;
  /** A refresh token from an earlier login, which is used up before the next one. */
  readonly refreshToken?: string | undefined;
  readonly tokenStore?: undefined;
  readonly authToken?: undefined;
  readonly credentials?: undefined;
}

/**
 * JSON web tokens that are kept between runs of a program. Those in the store are used up first; then comes a login, where the
 * password is given. Without it, calls fail with an `AuthenticationError` that says to log in, once no good tokens are kept.
 */
export interface TokenStoreOptions {
  /** What keeps the tokens, such as a `TokenFile` of `saltant/node`. It never gets the password. */
  readonly tokenStore: TokenStore;
  /** Whose tokens. Default: those of the one user that the store knows at this server. */
  readonly username?: string | undefined;
  /** For a login, which needs the username, too. */
  readonly password?: string | undefined;
  readonly accessToken?: undefined;
  readonly refreshToken?: undefined;
  readonly authToken?: undefined;
  readonly credentials?: undefined;
}

/** Whose credentials they are. */
interface Whose {
  /** The user's name. Only launches with `once` need it: the API does not tell whose a token is. */
  readonly username?: string | undefined;
}

/** JSON web tokens from an earlier login. Once both have expired, calls fail with an `AuthenticationError`. */
export interface TokenPairOptions extends Whose {
  /** Used until it expires. Default: none, and the first call fetches one. */
  readonly accessToken?: string | undefined;
  /** What a new access token is fetched with. */
  readonly refreshToken: string;
  readonly password?: undefined;
  readonly tokenStore?: undefined;
  readonly authToken?: undefined;
  readonly credentials?: undefined;
}

/** Credentials of a scheme of your own. */
export interface OwnCredentialsOptions extends Whose {
  /** What gives the `Authorization` header of each request. */
  readonly credentials: Credentials;
  readonly authToken?: undefined;
  readonly password?: undefined;
  readonly accessToken?: undefined;
  readonly refreshToken?: undefined;
  readonly tokenStore?: undefined;
}

// The commonest way stands last, as the compiler speaks of the last one when none fits.
/** A permanent token, given out by an administrator. */
export interface AuthTokenOptions extends Whose {
  /** The token as it is, without `Token` before it. */
  readonly authToken: string;
  readonly password?: undefined;
  readonly accessToken?: undefined;
  readonly refreshToken?: undefined;
  readonly tokenStore?: undefined;
  readonly credentials?: undefined;
}

/** How the client proves who it is, in one of five ways. */
export type CredentialOptions =
  OwnCredentialsOptions | TokenPairOptions | TokenStoreOptions | PasswordOptions | AuthTokenOptions;

/** What a {@link SaltantClient} is made with. */
export type SaltantClientOptions = ConnectionOptions & CredentialOptions;

/** Checks the options, fills in the defaults, and adds what is saltant's: its credentials and its errors. */
export function transportSettings(options: SaltantClientOptions): TransportSettings {
  const connection = connectionSettings(options, "baseApiUrl");
  return {
    ...connection,
    credentials: credentialsOf(options),
    toError: (response, isApiKnown) => errorFor(response, connection.clock.now(), isApiKnown),
  };
}

function credentialsOf(options: CredentialOptions): Credentials {
  const { authToken, credentials, username, ...secrets } = options;
  const { password, tokenStore, accessToken, refreshToken } = secrets;
  const secret = [password, tokenStore, accessToken, refreshToken].find((each) => each !== undefined);
  // A name besides tokens says whose they are; a name all alone is half a login.
  const others = [authToken, credentials, accessToken, refreshToken];
  const isLogin = password !== undefined || tokenStore !== undefined || others.every((each) => each === undefined);
  const ways = [authToken, credentials, secret === undefined && isLogin ? username : secret];
  if (ways.filter((way) => way !== undefined).length !== 1) {
    throw new InvalidInputError(
      "the client needs one kind of credentials: authToken, or username and password, or refreshToken with or without accessToken, or tokenStore, or credentials",
    );
  }
  if (credentials !== undefined) {
    requireMethods("authorization")("credentials", credentials);
    checkOptions("credentials", credentials, { renew: (_, value) => requireFunction("credentials.renew", value) });
    return credentials;
  }
  if (authToken !== undefined) return new TokenCredentials(authToken);
  return new JwtCredentials(isLogin ? { ...secrets, username } : secrets);
}

/** Whose credentials the options hold, where they say so. */
export function usernameOf({ username }: { readonly username?: string | undefined }): string | undefined {
  if (username === undefined) return undefined;
  if (typeof username === "string" && strip(username) !== "") return strip(username);
  throw new InvalidInputError("username must be a text, and not blank");
}
