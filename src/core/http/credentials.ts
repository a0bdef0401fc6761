import type { HttpResponse } from "../errors/response-errors.js";
import type { RequestSpec } from "./request.js";

/** What credentials may use of the client to do their work. */
export interface CredentialsContext {
  /** The API's root, without a slash at its end. */
  readonly baseUrl: string;
  /**
   * Sends a call without any credentials, such as a login. What comes back is a success, and JSON. It is aborted once every
   * request that waited for the credentials has been.
   */
  readonly callAnonymously: (call: RequestSpec) => Promise<HttpResponse>;
  /** Milliseconds since 1970, as the client's clock has them. */
  readonly now: () => number;
  /** Tells the client's logger of what looks wrong, and ends no call. No secret may stand in it. */
  readonly warn: (message: string) => void;
}

/**
 * How a client proves who it is. Implement it for a scheme of your own.
 *
 * Both methods may be called by many requests at the same time and should then do their work once. Waiting for them is
 * bounded by the caller's signal and `totalTimeoutMs`, which end the wait but not the work others wait for too. Work that has
 * failed should be begun anew by the next call.
 */
export interface Credentials {
  /** The value of the `Authorization` header for the next request, e.g. `Token abc`. Logs in or refreshes first where it must. */
  authorization(context: CredentialsContext): string | Promise<string>;
  /**
   * The server refused `authorization`. Gets a new one where that is possible.
   *
   * @param refused - The value that was refused; if it has been replaced since, there is nothing to do but say true.
   * @returns Whether it is worth sending the request again, which is done once for each call.
   */
  renew?(refused: string, context: CredentialsContext): Promise<boolean>;
}
