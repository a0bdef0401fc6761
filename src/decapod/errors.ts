import * as core from "../core/errors/index.js";
import type { VersionedResource } from "./contract.js";

/**
 * The root of every error that this client throws. An abort is not among them: a call that is aborted rejects with the signal's own
 * `reason`.
 *
 * `instanceof` works across copies of the package, and is false for the errors of other services.
 */
export abstract class DecapodError extends core.ApiError {
  static override readonly errorService: string = "decapod";
}

/** A request got no usable response. Which request it was is in `method`, `url` and `attempts`. */
export abstract class RequestError extends core.RequestError {
  static override readonly errorService: string = "decapod";
}

/** The connection could not be made, or broke before the response was complete. The system's own error is the `cause`. */
export class ConnectionError extends core.ConnectionError {
  static override readonly errorService: string = "decapod";
}

/**
 * A deadline passed before the last byte of the response: `timeoutMs` of one attempt, `totalTimeoutMs` of them all, or `idleTimeoutMs`
 * between two pieces of a log.
 */
export class TimeoutError extends core.TimeoutError {
  static override readonly errorService: string = "decapod";
}

/**
 * `fetch`, usually one passed as an option, gave something that cannot be read as a response. The fault is in the program: calling
 * again changes nothing. The request may have been sent.
 */
export class BadFetchError extends core.BadFetchError {
  static override readonly errorService: string = "decapod";
}

/** A response was larger than `maxResponseBytes`, counted after decompression. It was not read any further. */
export class ResponseTooLargeError extends core.ResponseTooLargeError {
  static override readonly errorService: string = "decapod";
}

/**
 * A request that creates, updates or deletes something was sent, and it is not known whether the server executed it: the connection
 * broke, a deadline passed, or a gateway responded instead. The `cause` says which. An update or delete that a look at the server
 * settles is not among them. Look before you send it again.
 */
export class AmbiguousOutcomeError extends core.AmbiguousOutcomeError {
  static override readonly errorService: string = "decapod";
}

/** The response does not come from the API: a page of HTML, a redirect, a body that is not JSON. */
export class UnexpectedResponseError extends core.UnexpectedResponseError {
  static override readonly errorService: string = "decapod";
}

/** The response is JSON, but not of the shape that the contract promises. `issues` say where. */
export class ResponseValidationError extends core.ResponseValidationError {
  static override readonly errorService: string = "decapod";
}

/**
 * The server refused a request: every response with a status of 400 and above. Most have a class of their own below this one. `reason`
 * is the API's own name for the refusal, such as `"NotAcceptable"`.
 */
export class BadHttpRequestError extends core.BadHttpRequestError {
  static override readonly errorService: string = "decapod";
}

/**
 * 400: the server did not accept what was sent. `reason` says why, such as `"InvalidJSONError"` or `"ServerListPolicyViolation"`, and
 * `details` has each objection.
 */
export class BadRequestError extends core.BadRequestError {
  static override readonly errorService: string = "decapod";
}

/**
 * What was sent does not go together with what the server has. The API says 400 for it; `reason` says which conflict it is:
 * `"CannotUpdateManagedFieldsError"` (another client was faster: `newer` has what it wrote), `"CannotUpdateDeletedModel"`,
 * `"ImpossibleToCreateSuchModel"` and `"CannotUpdateModelWithSuchParameters"` (a name or the like is taken), or that something is in
 * use or in a state that forbids it.
 */
export class ConflictError extends core.ConflictError {
  static override readonly errorService: string = "decapod";
  /** For an update of a version that is not the latest: the latest. Otherwise null. */
  readonly newer: VersionedResource | null;

  /** @internal Errors are made by the library. */
  constructor(
    message: string,
    response: core.HttpResponse,
    options?: core.RefusalOptions & { readonly newer?: VersionedResource },
  ) {
    super(message, response, options);
    this.newer = options?.newer ?? null;
  }
}

/** The login or the token was refused. */
export class AuthenticationError extends core.AuthenticationError {
  static override readonly errorService: string = "decapod";
}

/** 403: the credentials are good, but the user's role lacks a permission, or the user has no role. */
export class PermissionDeniedError extends core.PermissionDeniedError {
  static override readonly errorService: string = "decapod";
}

/** 404: there is no such resource, version, log or token of a password reset. A deleted resource is still there, and can be read. */
export class NotFoundError extends core.NotFoundError {
  static override readonly errorService: string = "decapod";
}

/** 405: the server does not support this, as where users are managed in Keystone. */
export class MethodNotAllowedError extends core.MethodNotAllowedError {
  static override readonly errorService: string = "decapod";
}

/** 412: a condition that the request made does not hold. The API has no such response, but a proxy may. */
export class PreconditionFailedError extends core.PreconditionFailedError {
  static override readonly errorService: string = "decapod";
}

/** 413: what was sent is larger than a proxy before the server accepts. */
export class PayloadTooLargeError extends core.PayloadTooLargeError {
  static override readonly errorService: string = "decapod";
}

/** 422: the server understood what was sent, and cannot process it. The API has no such response, but a proxy may. */
export class UnprocessableContentError extends core.UnprocessableContentError {
  static override readonly errorService: string = "decapod";
}

/** 429: too many requests. The API has no such response, but a proxy may. */
export class RateLimitError extends core.RateLimitError {
  static override readonly errorService: string = "decapod";
}

/** 500 and above: the server, or a proxy before it, failed. */
export class ServerError extends core.ServerError {
  static override readonly errorService: string = "decapod";
}
