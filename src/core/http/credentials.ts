import { checkOptions, requireFunction, requireMethods } from "../data/checks.js";
import type { RequestError } from "../errors/request-errors.js";
import type { HttpResponse } from "../errors/response-errors.js";
import type { RequestSpec } from "./request.js";

/**
 * How a client proves who it is. Implement it for a scheme of your own.
 *
 * Many requests may call both methods at the same time; the methods should then do their work once. The caller's signal and
 * `totalTimeoutMs` end the caller's wait for them, but not the work, which others may wait for too. The next call should retry
 * work that has failed.
 */
export interface Credentials {
  /**
   * Returns the `Authorization` header of the next request, e.g. `Token abc`, or the headers that prove who the client is, by their
   * names: `{ "X-Auth-Token": "abc" }`, none if it needs none. Logs in or refreshes first where needed.
   */
  authorization(context: CredentialsContext): Authorization | Promise<Authorization>;
  /**
   * Gets a new authorization where that is possible, as the server has refused one.
   *
   * @param refused - What was refused, as `authorization` returned it. If it has been replaced since, there is nothing to do: return true.
   * @param error - The refusal.
   * @returns Whether to send the request again, which is done once for each call.
   */
  renew?(refused: Authorization, context: CredentialsContext, error: RequestError): Promise<boolean>;
  /**
   * Whether a refusal that is no `AuthenticationError` may mean that the authorization is no longer valid. Then `renew` is called.
   * Default: no.
   */
  mayHaveExpired?(error: RequestError, refused: Authorization): boolean;
  /**
   * Gets the headers of each response, also `Set-Cookie`, which no error, hook or log shows.
   *
   * @param authorization - What the request was sent with; undefined for a request without credentials.
   */
  receive?(headers: Headers, authorization: Authorization | undefined): void;
  /**
   * Returns what is secret besides these headers, such as a password or a refresh token. Called before each request; the
   * client takes these secrets out of every error, log line and hook, along with those of earlier calls.
   */
  secrets?(): readonly string[];
}

/** The `Authorization` header of a request, or headers by their names. */
export type Authorization = string | Readonly<Record<string, string>>;

/** What credentials may use of the client. */
export interface CredentialsContext {
  /** The API's root, without a slash at its end. */
  readonly baseUrl: string;
  /**
   * Sends a request without credentials, such as a login. Resolves with a success whose body is JSON. It is aborted once every
   * request that waits for the credentials has been.
   */
  readonly callAnonymously: (spec: RequestSpec) => Promise<HttpResponse>;
  /** The time by the client's clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** Logs a warning with the client's logger, without the secrets that the client knows; no call fails. */
  readonly warn: (message: string) => void;
}

/**
 * Checks credentials that a caller passed.
 *
 * @throws An `InvalidInputError` that names the method that is missing or not a function.
 */
export function requireCredentials(credentials: Credentials): Credentials {
  requireMethods("credentials", credentials, "authorization");
  checkOptions("credentials", credentials, {
    renew: (_, value) => requireFunction("credentials.renew", value),
    mayHaveExpired: (_, value) => requireFunction("credentials.mayHaveExpired", value),
    receive: (_, value) => requireFunction("credentials.receive", value),
    secrets: (_, value) => requireFunction("credentials.secrets", value),
  });
  return credentials;
}
