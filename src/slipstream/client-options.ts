import { requireBoolean, requireMethods } from "../core/data/checks.js";
import { InvalidInputError } from "../core/errors/index.js";
import { type CommonConnectionOptions, connectionSettings } from "../core/http/connection.js";
import { type Credentials, requireCredentials } from "../core/http/credentials.js";
import type { TransportSettings } from "../core/http/transport.js";
import { hidesCookies, pageOrigin } from "../core/platform.js";
import type { CookieStore } from "../core/sessions/cookie-store.js";
import { toError } from "./error-factory.js";
import { apiKeyLogin, checkLogin, internalLogin, type LoginParameters, SessionCredentials } from "./session.js";

/** What a {@link SlipStreamClient} is made with. */
export type SlipStreamClientOptions = ConnectionOptions & CredentialOptions;

/** Where the server is, and how the client sends its requests. */
export interface ConnectionOptions extends CommonConnectionOptions {
  /** The root of the server, such as `https://nuv.la`. In a web page, its own origin. */
  readonly endpoint: string;
  /**
   * Where to keep the cookies of the session between runs of the program. Default: in memory only. Browsers keep them themselves.
   * `CookieFile` of `saltant/node` is one.
   */
  readonly cookieStore?: CookieStore | undefined;
  /** Whether the cookies of an endpoint without HTTPS are sent back to it, although the server wants HTTPS for them. Default false. */
  readonly insecure?: boolean | undefined;
}

// The most common way is the last one: the compiler's message for options that fit none is about that.
/** How the client proves who it is. */
export type CredentialOptions =
  OwnCredentialsOptions | CookieOptions | LoginTemplateOptions | ApiKeyOptions | PasswordOptions;

/** A user's name and password: the client logs in when it first needs to, and again when its session has expired. */
export interface PasswordOptions {
  /** The name of the user. */
  readonly username: string;
  /** Kept in memory for the next login, and sent to `/api/session` only. */
  readonly password: string;
  readonly key?: undefined;
  readonly secret?: undefined;
  readonly login?: undefined;
  readonly credentials?: undefined;
}

/** An API key and its secret. */
export interface ApiKeyOptions {
  /** The id of the credential, with or without `credential/`. */
  readonly key: string;
  /** What the server showed once, when the credential was created. */
  readonly secret: string;
  readonly username?: undefined;
  readonly password?: undefined;
  readonly login?: undefined;
  readonly credentials?: undefined;
}

/** The parameters of a session template that the server's administrator has defined. */
export interface LoginTemplateOptions {
  /** The template's id as `href`, and what it asks for. */
  readonly login: LoginParameters;
  readonly username?: undefined;
  readonly password?: undefined;
  readonly key?: undefined;
  readonly secret?: undefined;
  readonly credentials?: undefined;
}

/** No login: the client uses the cookies of the store or of the browser, and is anonymous without them. */
export interface CookieOptions {
  readonly username?: undefined;
  readonly password?: undefined;
  readonly key?: undefined;
  readonly secret?: undefined;
  readonly login?: undefined;
  readonly credentials?: undefined;
}

/** Credentials of a scheme of your own. */
export interface OwnCredentialsOptions {
  /** Supplies the headers of each request. */
  readonly credentials: Credentials;
  readonly username?: undefined;
  readonly password?: undefined;
  readonly key?: undefined;
  readonly secret?: undefined;
  readonly login?: undefined;
}

/** What a client is made of. */
export interface ClientSettings {
  readonly transport: TransportSettings;
  /** Null for a client with credentials of its own. */
  readonly session: SessionCredentials | null;
}

/** Checks the options, fills in the defaults, and adds what is SlipStream's: its credentials and its errors. */
export function clientSettings(options: SlipStreamClientOptions): ClientSettings {
  const connection = connectionSettings("slipstream", options, "endpoint");
  const { cookieStore, insecure = false } = options;
  requireBoolean("insecure", insecure);
  if (cookieStore !== undefined) requireMethods("cookieStore", cookieStore, "load", "save");
  const inBrowser = hidesCookies();
  if (inBrowser && options.fetch === undefined) requireOwnOrigin(connection.baseUrl);
  const session =
    options.credentials === undefined
      ? new SessionCredentials({
          ...connection,
          login: readLogin(options),
          cookieStore: cookieStore ?? null,
          insecure,
          inBrowser,
        })
      : null;
  const transport = {
    ...connection,
    credentials: session ?? ownCredentials(options),
    sendsBrowserCookies: inBrowser,
    toError: (response: Parameters<typeof toError>[0]) => toError(response, connection.clock.now()),
  };
  return { transport, session };
}

/** The names of the options of each kind of login. */
const loginOptions = ["username", "password", "key", "secret", "login"] as const;

function ownCredentials(options: CredentialOptions): Credentials {
  const { credentials } = options;
  const given: Partial<Record<(typeof loginOptions)[number], unknown>> = options;
  if (credentials === undefined || loginOptions.some((name) => given[name] !== undefined)) throw wrongKinds();
  return requireCredentials(credentials);
}

/** @returns Null for a client that cannot log in. */
function readLogin(options: CredentialOptions): LoginParameters | null {
  // Not every caller uses the compiler.
  const given: Partial<Record<(typeof loginOptions)[number], unknown>> = options;
  const names = loginOptions.filter((name) => given[name] !== undefined).join(" ");
  const { username, password, key, secret, login } = given;
  if (names === "") return null;
  if (names === "username password") return internalLogin(username, password);
  if (names === "key secret") return apiKeyLogin(key, secret);
  if (names === "login") return checkLogin(login);
  throw wrongKinds();
}

/** A page can neither read nor send the cookies of another origin. */
function requireOwnOrigin(endpoint: string): void {
  const page = pageOrigin();
  const { origin } = new URL(endpoint);
  if (page === origin) return;
  throw new InvalidInputError(
    `in a browser, endpoint must be the origin of the page (${page ?? "unknown"}), not ${origin}: browsers do not send the ` +
      "session's cookie to another origin; let the page's own server forward the requests",
  );
}

function wrongKinds(): InvalidInputError {
  return new InvalidInputError(
    "the client needs one kind of credentials: username and password, or key and secret, or login, or credentials, or none",
  );
}
