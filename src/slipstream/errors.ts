import * as core from "../core/errors/index.js";

/**
 * The root of every error that this client throws. An abort is not among them: a call that is aborted rejects with the signal's own
 * `reason`.
 *
 * `instanceof` works across copies of the package, and is false for the errors of other services.
 */
export abstract class SlipStreamError extends core.ApiError {
  static override readonly errorService: string = "slipstream";
}

/** A request got no usable response. Which request it was is in `method`, `url` and `attempts`. */
export abstract class RequestError extends core.RequestError {
  static override readonly errorService: string = "slipstream";
}

/** The connection could not be made, or broke before the response was complete. The system's own error is the `cause`. */
export class ConnectionError extends core.ConnectionError {
  static override readonly errorService: string = "slipstream";
}

/**
 * A deadline passed before the last byte of the response: `timeoutMs` of one attempt, `totalTimeoutMs` of them all, or `idleTimeoutMs`
 * between two pieces of a streamed response.
 */
export class TimeoutError extends core.TimeoutError {
  static override readonly errorService: string = "slipstream";
}

/**
 * `fetch`, usually one passed as an option, gave something that cannot be read as a response. The fault is in the program: calling
 * again changes nothing. The request may have been sent.
 */
export class BadFetchError extends core.BadFetchError {
  static override readonly errorService: string = "slipstream";
}

/** A response was larger than `maxResponseBytes`, counted after decompression. It was not read any further. */
export class ResponseTooLargeError extends core.ResponseTooLargeError {
  static override readonly errorService: string = "slipstream";
}

/**
 * A request that creates, updates or deletes something was sent, and it is not known whether the server executed it: the connection
 * broke, a deadline passed, or a gateway responded instead. The `cause` says which. An update or delete that a look at the server
 * settles is not among them. Look before you send it again.
 */
export class AmbiguousOutcomeError extends core.AmbiguousOutcomeError {
  static override readonly errorService: string = "slipstream";
}

/** The response does not come from the API: a page of HTML, a redirect, a body that is neither JSON nor XML. */
export class UnexpectedResponseError extends core.UnexpectedResponseError {
  static override readonly errorService: string = "slipstream";
}

/** The response can be parsed, but is not of the shape that the contract promises. `issues` say where. */
export class ResponseValidationError extends core.ResponseValidationError {
  static override readonly errorService: string = "slipstream";
}

/**
 * The server refused a request: every response with a status of 400 and above. Most have a class of their own below this one.
 */
export class BadHttpRequestError extends core.BadHttpRequestError {
  static override readonly errorService: string = "slipstream";
}

/** 400: the server did not accept what was sent. The message has the server's reason. */
export class BadRequestError extends core.BadRequestError {
  static override readonly errorService: string = "slipstream";
}

/**
 * 409: what was sent does not go together with what the server has: a run that cannot be created or scaled, an abort of a run, a module
 * that is published already, invalid content of a module or user. The message has the server's sentence.
 */
export class ConflictError extends core.ConflictError {
  static override readonly errorService: string = "slipstream";
}

/** The login was refused (a 403 of `/api/session`), or the session was (401). */
export class AuthenticationError extends core.AuthenticationError {
  static override readonly errorService: string = "slipstream";
}

/** 403: the user may not do this; for some requests also that what is to be changed does not exist. */
export class PermissionDeniedError extends core.PermissionDeniedError {
  static override readonly errorService: string = "slipstream";
}

/** 404: there is no such resource, module, run, runtime parameter or user. */
export class NotFoundError extends core.NotFoundError {
  static override readonly errorService: string = "slipstream";
}

/** 405: the resource cannot be changed in this way, as events cannot be edited. */
export class MethodNotAllowedError extends core.MethodNotAllowedError {
  static override readonly errorService: string = "slipstream";
}

/** 412: a runtime parameter has no value yet. */
export class PreconditionFailedError extends core.PreconditionFailedError {
  static override readonly errorService: string = "slipstream";
}

/** 413: what was sent is larger than a proxy before the server accepts. */
export class PayloadTooLargeError extends core.PayloadTooLargeError {
  static override readonly errorService: string = "slipstream";
}

/** 422: the server understood what was sent, and cannot process it. The API has no such response, but a proxy may. */
export class UnprocessableContentError extends core.UnprocessableContentError {
  static override readonly errorService: string = "slipstream";
}

/** 429: too many requests. The API has no such response, but a proxy may. */
export class RateLimitError extends core.RateLimitError {
  static override readonly errorService: string = "slipstream";
}

/** 500 and above: the server, or a proxy before it, failed. */
export class ServerError extends core.ServerError {
  static override readonly errorService: string = "slipstream";
}
