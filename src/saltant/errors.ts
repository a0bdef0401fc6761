import * as core from "../core/errors/index.js";

/**
 * The root of every error that this client throws. An abort is not among them: a call that is aborted rejects with the signal's own
 * `reason`.
 *
 * `instanceof` works across copies of the package, and is false for the errors of other services.
 */
export abstract class SaltantError extends core.ApiError {
  static override readonly errorService = "saltant";
}

/** A request got no usable response. Which request it was is in `method`, `url` and `attempts`. */
export abstract class RequestError extends core.RequestError {
  static override readonly errorService = "saltant";
}

/** The connection could not be made, or broke before the response was complete. The system's own error is the `cause`. */
export class ConnectionError extends core.ConnectionError {
  static override readonly errorService = "saltant";
}

/** A deadline passed before the last byte of the response: `timeoutMs` of one attempt, or `totalTimeoutMs` of them all. */
export class TimeoutError extends core.TimeoutError {
  static override readonly errorService = "saltant";
}

/**
 * `fetch`, usually one passed as an option, gave something that cannot be read as a response. The fault is in the program: calling
 * again changes nothing. The request may have been sent.
 */
export class BadFetchError extends core.BadFetchError {
  static override readonly errorService = "saltant";
}

/** A response was larger than `maxResponseBytes`, counted after decompression. It was not read any further. */
export class ResponseTooLargeError extends core.ResponseTooLargeError {
  static override readonly errorService = "saltant";
}

/**
 * A request that creates something was sent, and it is not known whether the server executed it: the connection broke, a deadline
 * passed, or a gateway responded instead. The `cause` says which. Look before creating again.
 */
export class AmbiguousOutcomeError extends core.AmbiguousOutcomeError {
  static override readonly errorService = "saltant";
}

/** The response does not come from the API: a page of HTML, a redirect, a body that is not JSON. */
export class UnexpectedResponseError extends core.UnexpectedResponseError {
  static override readonly errorService = "saltant";
}

/** The response is JSON, but not of the shape that the contract promises. `issues` say where. */
export class ResponseValidationError extends core.ResponseValidationError {
  static override readonly errorService = "saltant";
}

/** The server refused a request: every response with a status of 400 and above. Most have a class of their own below this one. */
export class BadHttpRequestError extends core.BadHttpRequestError {
  static override readonly errorService = "saltant";
}

/** 400: the server looked at what was sent and did not accept it. */
export class BadRequestError extends core.BadRequestError {
  static override readonly errorService = "saltant";
  /** What is wrong with which field, in the server's words, by its name on the wire. */
  readonly fieldErrors: Readonly<Record<string, readonly string[]>>;
  /** What is wrong with the whole, in the server's words. */
  readonly nonFieldErrors: readonly string[];

  /** @internal Errors are made by the library. */
  constructor(
    message: string,
    response: core.HttpResponse,
    errors: {
      fieldErrors: Readonly<Record<string, readonly string[]>>;
      nonFieldErrors: readonly string[];
      details: readonly string[];
    },
  ) {
    super(message, response, errors);
    this.fieldErrors = errors.fieldErrors;
    this.nonFieldErrors = errors.nonFieldErrors;
  }

  /** The error as plain data, for logs, with the server's words. */
  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), fieldErrors: this.fieldErrors, nonFieldErrors: this.nonFieldErrors };
  }
}

/** The credentials are missing, wrong or expired. */
export class AuthenticationError extends core.AuthenticationError {
  static override readonly errorService = "saltant";
}

/** 403: the credentials are good, but this user may not do this. */
export class PermissionDeniedError extends core.PermissionDeniedError {
  static override readonly errorService = "saltant";
}

/** 404: there is no such thing. */
export class NotFoundError extends core.NotFoundError {
  static override readonly errorService = "saltant";
}

/** 405, as the API itself says it: the resource does not support this method. */
export class MethodNotAllowedError extends core.MethodNotAllowedError {
  static override readonly errorService = "saltant";
}

/** 429: too many requests. `retryAfterMs` says how long to pause, where the server said so. */
export class RateLimitError extends core.RateLimitError {
  static override readonly errorService = "saltant";
}

/** 500 and above, or another status with which saltant reports its own failure: the server, or a proxy before it, failed. */
export class ServerError extends core.ServerError {
  static override readonly errorService = "saltant";
}
