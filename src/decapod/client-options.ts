import { requireSecret } from "../core/data/checks.js";
import { checkSendable } from "../core/data/json.js";
import { InvalidInputError } from "../core/errors/index.js";
import { type CommonConnectionOptions, connectionSettings } from "../core/http/connection.js";
import { type Credentials, requireCredentials } from "../core/http/credentials.js";
import type { TransportSettings } from "../core/http/transport.js";
import type { LoginCredentials } from "../core/sessions/login-credentials.js";
import { toError } from "./error-factory.js";
import { type Login, sessionCredentials } from "./session.js";

/** What a {@link DecapodClient} is made with. */
export type DecapodClientOptions = ConnectionOptions & CredentialOptions;

/** Where the server is, and how the client sends its requests. */
export interface ConnectionOptions extends CommonConnectionOptions {
  /** The root of the API without `/v1`, such as `https://ceph.example.org`. In a web page it may be relative, as for `fetch`. */
  readonly url: string;
}

// The most common way is the last one: the compiler's message for options that fit none is about that.
/** How the client proves who it is. */
export type CredentialOptions = OwnCredentialsOptions | TokenOptions | LoginOptions;

/** A login: the client logs in when it first needs to, and again when its token has expired. */
export interface LoginOptions {
  /** The name of the user. */
  readonly login: string;
  /** Kept in memory for the next login, and sent to `/v1/auth/` only. */
  readonly password: string;
  /** A token of an earlier login, which is used first. */
  readonly token?: string | undefined;
  readonly credentials?: undefined;
}

/** A token of a login or of Keystone. Once it has expired, calls fail with an `AuthenticationError`. */
export interface TokenOptions {
  /** The token alone, without `Bearer` before it. */
  readonly token: string;
  readonly login?: undefined;
  readonly password?: undefined;
  readonly credentials?: undefined;
}

/** Credentials of a scheme of your own. */
export interface OwnCredentialsOptions {
  /** Supplies the `Authorization` header of each request, or other headers. */
  readonly credentials: Credentials;
  readonly login?: undefined;
  readonly password?: undefined;
  readonly token?: undefined;
}

/** What a client is made of. */
export interface ClientSettings {
  readonly transport: TransportSettings;
  /** Null for a client without a password. */
  readonly login: Login | null;
  /** Null for a client with credentials of its own. */
  readonly session: LoginCredentials | null;
}

/** Checks the options, fills in the defaults, and adds what is Decapod's: its credentials and its errors. */
export function clientSettings(options: DecapodClientOptions): ClientSettings {
  const connection = connectionSettings("decapod", options, "url");
  const { login, session, credentials } = readCredentials(options, connection.baseUrl);
  const transport = {
    ...connection,
    credentials,
    toError: (response: Parameters<typeof toError>[0]) => toError(response, connection.clock.now()),
  };
  return { transport, login, session };
}

function readCredentials(
  options: CredentialOptions,
  baseUrl: string,
): Omit<ClientSettings, "transport"> & { readonly credentials: Credentials } {
  // Not every caller uses the compiler.
  const given: Partial<Record<"login" | "password" | "token", unknown>> = options;
  const { login: name, password, token } = given;
  const { credentials } = options;
  if (credentials !== undefined) {
    if (name !== undefined || password !== undefined || token !== undefined) throw wrongKinds();
    return { login: null, session: null, credentials: requireCredentials(credentials) };
  }
  if ((name === undefined) !== (password === undefined) || (name === undefined && token === undefined)) {
    throw wrongKinds();
  }
  const earlier = token === undefined ? null : requireSecret("token", token);
  const login = name === undefined || password === undefined ? null : checkedLogin(name, password);
  const session = sessionCredentials(login, earlier, baseUrl);
  return { login, session, credentials: session };
}

function checkedLogin(login: unknown, password: unknown): Login {
  if (typeof login !== "string" || typeof password !== "string") {
    throw new InvalidInputError("login and password must be strings");
  }
  checkSendable(login, "login");
  checkSendable(password, "password");
  return { login, password };
}

function wrongKinds(): InvalidInputError {
  return new InvalidInputError(
    "the client needs one kind of credentials: login and password with or without a token, or token, or credentials",
  );
}
