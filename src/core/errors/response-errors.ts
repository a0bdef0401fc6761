import type { CauseOptions } from "./api-error.js";
import { RequestError, type RequestInfo } from "./request-errors.js";

/** A response, read to its last byte. */
export interface HttpResponse extends RequestInfo {
  /** The HTTP status; 0 where a browser hides a redirect's. */
  readonly status: number;
  /** Without `Set-Cookie`. */
  readonly headers: Headers;
  /** The body: parsed where it is JSON, else its text. */
  readonly body: unknown;
}

abstract class ResponseError extends RequestError implements HttpResponse {
  static override readonly errorName: string = "ResponseError";
  readonly status: number;
  /** The headers of the response. */
  readonly headers: Headers;
  /** The body of the response: parsed where it is JSON, else its text. */
  readonly body: unknown;

  /** @internal Errors are made by the library. */
  constructor(message: string, response: HttpResponse, options?: CauseOptions) {
    super(message, response, options);
    this.status = response.status;
    this.headers = response.headers;
    this.body = response.body;
  }

  /** The error as plain data, for logs: its name, code and message, the request, and the status of the response. */
  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), status: this.status };
  }
}

/** The response does not come from the API: a page of HTML, a redirect, a body that is not JSON. */
export class UnexpectedResponseError extends ResponseError {
  static override readonly errorName: string = "UnexpectedResponseError";
  /** Always `"UNEXPECTED_RESPONSE"`. */
  readonly code = "UNEXPECTED_RESPONSE";
}

/** One place where a response differs from what the contract promises. */
export interface ValidationIssue {
  /** Where, as a path: `results[3].datetime_created`; empty for the whole response. */
  readonly path: string;
  /** What was expected there. */
  readonly message: string;
}

/** The response is JSON, but not of the shape that the contract promises. `issues` say where. */
export class ResponseValidationError extends ResponseError {
  static override readonly errorName: string = "ResponseValidationError";
  /** Always `"RESPONSE_VALIDATION"`. */
  readonly code = "RESPONSE_VALIDATION";
  /** The places that differ, in the order met; at least one, and of a list's items the first hundred that are wrong. */
  readonly issues: readonly ValidationIssue[];

  /** @internal Errors are made by the library. */
  constructor(message: string, response: HttpResponse, issues: readonly ValidationIssue[]) {
    super(message, response);
    this.issues = issues;
  }
}

/** What an error for a refusal has besides its message and its response. */
export interface RefusalOptions extends CauseOptions {
  /** The service's own name for the refusal. */
  readonly reason?: string | undefined;
  /** Each objection, in the server's words. */
  readonly details?: readonly string[] | undefined;
}

/** The server refused a request: every response with a status of 400 and above. Most have a class of their own below this one. */
export class BadHttpRequestError extends ResponseError {
  static override readonly errorName: string = "BadHttpRequestError";
  readonly code: string = "BAD_HTTP_REQUEST";
  /** The service's own name for the refusal, for programs; null if it gives none. */
  readonly reason: string | null;

  /** @internal Errors are made by the library. */
  constructor(message: string, response: HttpResponse, options?: RefusalOptions) {
    super(message, response, options);
    this.reason = options?.reason ?? null;
  }
}

/** 400: the server looked at what was sent and did not accept it. */
export class BadRequestError extends BadHttpRequestError {
  static override readonly errorName: string = "BadRequestError";
  /** Always `"BAD_REQUEST"`. */
  override readonly code = "BAD_REQUEST";
  /** Each objection of the server, in its words. */
  readonly details: readonly string[];

  /** @internal Errors are made by the library. */
  constructor(message: string, response: HttpResponse, options?: RefusalOptions) {
    super(message, response, options);
    this.details = options?.details ?? [];
  }
}

/** 409: what was sent does not go together with what the server has, such as a newer version or a name that is taken. */
export class ConflictError extends BadHttpRequestError {
  static override readonly errorName: string = "ConflictError";
  /** Always `"CONFLICT"`. */
  override readonly code = "CONFLICT";
}

/** 412: a condition that the request made does not hold. */
export class PreconditionFailedError extends BadHttpRequestError {
  static override readonly errorName: string = "PreconditionFailedError";
  /** Always `"PRECONDITION_FAILED"`. */
  override readonly code = "PRECONDITION_FAILED";
}

/** 413: what was sent is larger than the server accepts. */
export class PayloadTooLargeError extends BadHttpRequestError {
  static override readonly errorName: string = "PayloadTooLargeError";
  /** Always `"PAYLOAD_TOO_LARGE"`. */
  override readonly code = "PAYLOAD_TOO_LARGE";
}

/** 422: the server understood what was sent, and cannot process it. */
export class UnprocessableContentError extends BadHttpRequestError {
  static override readonly errorName: string = "UnprocessableContentError";
  /** Always `"UNPROCESSABLE_CONTENT"`. */
  override readonly code = "UNPROCESSABLE_CONTENT";
}

/** The credentials are missing, wrong or expired. */
export class AuthenticationError extends BadHttpRequestError {
  static override readonly errorName: string = "AuthenticationError";
  /** Always `"AUTHENTICATION"`. */
  override readonly code = "AUTHENTICATION";
}

/** 403: the credentials are good, but this user may not do this. */
export class PermissionDeniedError extends BadHttpRequestError {
  static override readonly errorName: string = "PermissionDeniedError";
  /** Always `"PERMISSION_DENIED"`. */
  override readonly code = "PERMISSION_DENIED";
}

/** 404: there is no such thing. */
export class NotFoundError extends BadHttpRequestError {
  static override readonly errorName: string = "NotFoundError";
  /** Always `"NOT_FOUND"`. */
  override readonly code = "NOT_FOUND";
}

/** Whether an error says that a resource does not exist. Only the API can say so: a 404 without JSON is a proxy's. */
export function isNotFound(error: unknown): boolean {
  return error instanceof NotFoundError && typeof error.body === "object" && error.body !== null;
}

/** 405, as the API itself says it: the resource does not support this method. */
export class MethodNotAllowedError extends BadHttpRequestError {
  static override readonly errorName: string = "MethodNotAllowedError";
  /** Always `"METHOD_NOT_ALLOWED"`. */
  override readonly code = "METHOD_NOT_ALLOWED";
}

/** 429: too many requests. `retryAfterMs` says how long to pause, where the server said so. */
export class RateLimitError extends BadHttpRequestError {
  static override readonly errorName: string = "RateLimitError";
  /** Always `"RATE_LIMIT"`. */
  override readonly code = "RATE_LIMIT";
  /** The pause that the server asks for, in milliseconds; null if it names none. */
  readonly retryAfterMs: number | null;

  /** @internal Errors are made by the library. */
  constructor(message: string, response: HttpResponse, retryAfterMs: number | null, options?: RefusalOptions) {
    super(message, response, options);
    this.retryAfterMs = retryAfterMs;
  }
}

/** 500 and above, or another status with which the service reports its own failure: the server, or a proxy before it, failed. */
export class ServerError extends BadHttpRequestError {
  static override readonly errorName: string = "ServerError";
  /** Always `"SERVER"`. */
  override readonly code = "SERVER";
}
