import { checkOptions, type Checks, requireFunction, requireMethods, requireObject } from "../core/data/checks.js";
import { type Clock, systemClock } from "../core/async/clock.js";
import type { Credentials } from "../core/http/credentials.js";
import { InvalidInputError } from "../core/errors/index.js";
import { type Hooks, safeHooks } from "../core/http/hooks.js";
import { documentBaseUrl } from "../core/platform.js";
import { commonChecks, type RetryOptions } from "../core/http/request.js";
import { retryPolicy } from "../core/http/retry.js";
import type { SenderSettings } from "../core/http/sender.js";
import { JwtCredentials } from "./credentials/jwt-credentials.js";
import { TokenCredentials } from "./credentials/token-credentials.js";
import type { TokenStore } from "../core/sessions/token-store.js";
import { errorFor } from "./django/error-factory.js";
import { strip } from "./django/python-strip.js";

/** Where the server is, and how to deal with it. */
export interface ConnectionOptions extends Hooks {
  /** The root of the API, such as `https://host/api/`. In a web page it may be relative, as for `fetch`. */
  readonly baseApiUrl: string;
  /** The deadline of one attempt, from sending to the last byte of the answer, in milliseconds. Default 90,000. */
  readonly timeoutMs?: number | undefined;
  /** The deadline of a whole call, all attempts and pauses included, in milliseconds. Default none: attempts are counted instead. */
  readonly totalTimeoutMs?: number | undefined;
  /** When to try again; `false` for never. Default: twice, for what may be repeated safely. */
  readonly retry?: RetryOptions | false | undefined;
  /** Headers to send with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * What sends the requests. Each call must resolve with a new `Response`; anything else is a `BadFetchError`. On Deno, the body of a
   * request that may be sent only once is a `Blob`. Default: the platform's `fetch`.
   */
  readonly fetch?: typeof fetch | undefined;
  /** What time it is, and what waits. Default: the machine's. */
  readonly clock?: Clock | undefined;
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

const defaultTimeoutMs = 90_000;

const connectionChecks: Checks<Omit<ConnectionOptions, "baseApiUrl">> = {
  ...commonChecks,
  fetch: requireFunction,
  clock: requireMethods("now", "setTimer"),
  onRequest: requireFunction,
  onResponse: requireFunction,
  onRetry: requireFunction,
  logger: requireMethods("debug", "warn"),
};

/** Fills in the defaults and refuses what cannot work. */
export function senderSettings(options: SaltantClientOptions): SenderSettings {
  requireObject("options", options);
  checkOptions("options", options, connectionChecks);
  const { clock = systemClock, headers = {}, timeoutMs = defaultTimeoutMs, totalTimeoutMs = Infinity } = options;
  return {
    baseUrl: normalizeBaseUrl(options.baseApiUrl),
    credentials: credentialsOf(options),
    // Looked up at each call, so that whoever replaces the platform's fetch later is heard.
    fetch: options.fetch ?? platformFetch,
    clock,
    // eslint-disable-next-line no-restricted-properties -- the default of what a test would replace
    random: Math.random,
    headers: { Accept: "application/json", ...headers },
    timeoutMs,
    totalTimeoutMs,
    retry: retryPolicy(options.retry),
    hooks: safeHooks(options),
    toError: (answer, isApiKnown) => errorFor(answer, clock.now(), isApiKnown),
  };
}

function platformFetch(...request: Parameters<typeof fetch>): Promise<Response> {
  if (typeof globalThis.fetch === "function") return globalThis.fetch(...request);
  throw new InvalidInputError("this platform has no fetch: pass one as the option fetch");
}

/** The API's root without a slash at its end. */
export function normalizeBaseUrl(baseApiUrl: unknown): string {
  const page = documentBaseUrl();
  if (typeof baseApiUrl !== "string" || !URL.canParse(baseApiUrl, page)) {
    throw new InvalidInputError("baseApiUrl must be a URL such as https://host/api/");
  }
  const url = new URL(baseApiUrl, page);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new InvalidInputError(`baseApiUrl must begin with https:// or http://, not ${url.protocol}`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new InvalidInputError("baseApiUrl must not hold a user name or password: pass them as options of their own");
  }
  return url.origin + url.pathname.replace(/\/+$/, "");
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
