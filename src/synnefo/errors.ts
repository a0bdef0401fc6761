import * as core from "../core/errors/index.js";

/**
 * The root of every error that this client throws. An abort is not among them: a call that is aborted rejects with the signal's own
 * `reason`.
 *
 * `instanceof` works across copies of the package, and is false for the errors of other services.
 */
export abstract class SynnefoError extends core.ApiError {
  static override readonly errorService: string = "synnefo";
}

/** A request got no usable response. Which request it was is in `method`, `url` and `attempts`. */
export abstract class RequestError extends core.RequestError {
  static override readonly errorService: string = "synnefo";
}

/** The connection could not be made, or broke before the response was complete. The system's own error is the `cause`. */
export class ConnectionError extends core.ConnectionError {
  static override readonly errorService: string = "synnefo";
}

/**
 * A deadline passed before the last byte of the response: `timeoutMs` of one attempt, or `totalTimeoutMs` of them all.
 */
export class TimeoutError extends core.TimeoutError {
  static override readonly errorService: string = "synnefo";
}

/**
 * `fetch`, usually one passed as an option, gave something that cannot be read as a response. The fault is in the program: calling
 * again changes nothing. The request may have been sent.
 */
export class BadFetchError extends core.BadFetchError {
  static override readonly errorService: string = "synnefo";
}

/** A response was larger than `maxResponseBytes`, counted after decompression. It was not read any further. */
export class ResponseTooLargeError extends core.ResponseTooLargeError {
  static override readonly errorService: string = "synnefo";
}

/**
 * A request that creates, updates or deletes something was sent, and it is not known whether the server executed it: the connection
 * broke, a deadline passed, or a gateway responded instead. The `cause` says which. A creation that a look for its name settles is not
 * among them. Look before you send it again.
 */
export class AmbiguousOutcomeError extends core.AmbiguousOutcomeError {
  static override readonly errorService: string = "synnefo";
}

/** The response does not come from the API: a page of HTML, a redirect, a body that is not JSON. */
export class UnexpectedResponseError extends core.UnexpectedResponseError {
  static override readonly errorService: string = "synnefo";
}

/** The response can be read, but is not of the shape that the contract promises. `issues` say where. */
export class ResponseValidationError extends core.ResponseValidationError {
  static override readonly errorService: string = "synnefo";
}

/**
 * The server refused a request: every response with a status of 400 and above. Most have a class of their own below this one. `reason`
 * is the API's own name for the refusal, such as `"itemNotFound"`.
 */
export class BadHttpRequestError extends core.BadHttpRequestError {
  static override readonly errorService: string = "synnefo";
}

/**
 * 400: the server did not accept what was sent, or there is no such address: ids that are no numbers and unknown volumes of a server are
 * among them, and changes of a server that is deleted, failed or in the middle of another change.
 */
export class BadRequestError extends core.BadRequestError {
  static override readonly errorService: string = "synnefo";
}

/**
 * 409: what was sent does not go together with what the cloud has: a server that is being built (`reason` is `"buildInProgress"`), a
 * name or an address that is taken, a network in use.
 */
export class ConflictError extends core.ConflictError {
  static override readonly errorService: string = "synnefo";
}

/** A quota would be exceeded. Nothing was created. */
export class QuotaError extends core.BadHttpRequestError {
  static override readonly errorName: string = "QuotaError";
  static override readonly errorService: string = "synnefo";
  /** Always `"QUOTA"`. */
  override readonly code = "QUOTA";
  /** The resource that is short, such as `cyclades.vm`, or in words, such as `Virtual Machine`; null if the server does not say. */
  readonly resource: string | null;
  /** How much is used; null if the server does not say. */
  readonly used: number | null;
  /** How much there may be; null if the server does not say. */
  readonly limit: number | null;
  /** How much is left; null if the server does not say. */
  readonly available: number | null;
  /** How much the request needed; null if the server does not say. */
  readonly requested: number | null;

  /** @internal Errors are made by the library. */
  constructor(
    message: string,
    response: core.HttpResponse,
    { resource, used, limit, available, requested, ...options }: core.RefusalOptions & Partial<QuotaFigures>,
  ) {
    super(message, response, options);
    this.resource = resource ?? null;
    this.used = used ?? null;
    this.limit = limit ?? null;
    this.available = available ?? null;
    this.requested = requested ?? null;
  }
}

/** What a server says of a quota that would be exceeded. */
export interface QuotaFigures {
  /** The resource that is short. */
  readonly resource: string | null;
  /** How much is used. */
  readonly used: number | null;
  /** How much there may be. */
  readonly limit: number | null;
  /** How much is left. */
  readonly available: number | null;
  /** How much the request needed. */
  readonly requested: number | null;
}

/** The catalog of the cloud has no endpoint of this service. Nothing was sent to it. */
export class ServiceMissingError extends core.ApiError {
  static override readonly errorName: string = "ServiceMissingError";
  static override readonly errorService: string = "synnefo";
  /** Always `"SERVICE_MISSING"`. */
  readonly code = "SERVICE_MISSING";
  /** The type of the service, such as `compute`. */
  readonly type: string;

  /** @internal Errors are made by the library. */
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** 401: the token is missing, unknown or has expired, or its user may not log in. */
export class AuthenticationError extends core.AuthenticationError {
  static override readonly errorService: string = "synnefo";
}

/** 403: the token is good, but its user may not do this; for a server also that an administrator has suspended it. */
export class PermissionDeniedError extends core.PermissionDeniedError {
  static override readonly errorService: string = "synnefo";
}

/** 404: there is no such resource, or it belongs to another user. Deleted servers and volumes are still there, and can be read. */
export class NotFoundError extends core.NotFoundError {
  static override readonly errorService: string = "synnefo";
}

/** 405 or 501: the service does not support this, as the change of a floating IP. */
export class MethodNotAllowedError extends core.MethodNotAllowedError {
  static override readonly errorService: string = "synnefo";
}

/** 412: a condition that the request made does not hold. The API has no such response, but a proxy may. */
export class PreconditionFailedError extends core.PreconditionFailedError {
  static override readonly errorService: string = "synnefo";
}

/** 413: what was sent is larger than the server accepts. A quota is a {@link QuotaError}. */
export class PayloadTooLargeError extends core.PayloadTooLargeError {
  static override readonly errorService: string = "synnefo";
}

/** 422: the server understood what was sent, and cannot process it. The API has no such response, but a proxy may. */
export class UnprocessableContentError extends core.UnprocessableContentError {
  static override readonly errorService: string = "synnefo";
}

/** 429: too many requests. The API has no such response, but a proxy may. */
export class RateLimitError extends core.RateLimitError {
  static override readonly errorService: string = "synnefo";
}

/** 500 and above: the server, or a proxy before it, failed. */
export class ServerError extends core.ServerError {
  static override readonly errorService: string = "synnefo";
}
