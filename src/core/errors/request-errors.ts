import { ApiError, type CauseOptions } from "./api-error.js";

/** Which request an error is about. Never holds a header or a body that was sent. */
export interface RequestInfo {
  /** The name of the service that the request is for, in lower case. */
  readonly service: string;
  /** The HTTP method, in upper case. */
  readonly method: string;
  /** The full URL, query included. */
  readonly url: string;
  /** The part of the URL below the API's root, query included, cut after 200 characters: what messages show. */
  readonly path: string;
  /** How often the request was sent, the last time included; 0 if it never was. */
  readonly attempts: number;
}

/** A request got no usable response. Which request it was is in `method`, `url` and `attempts`. */
export abstract class RequestError extends ApiError implements RequestInfo {
  static override readonly errorName: string = "RequestError";
  declare readonly service: string;
  readonly method: string;
  readonly url: string;
  readonly path: string;
  readonly attempts: number;

  /** @internal Errors are made by the library. */
  constructor(message: string, request: RequestInfo, options?: CauseOptions) {
    super(message, options, request.service);
    this.method = request.method;
    this.url = request.url;
    this.path = request.path;
    this.attempts = request.attempts;
  }

  /** The error as plain data, for logs: its name, code and message, the service and the request. */
  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), service: this.service, method: this.method, url: this.url, attempts: this.attempts };
  }
}

/** The connection could not be made, or broke before the response was complete. The system's own error is the `cause`. */
export class ConnectionError extends RequestError {
  static override readonly errorName: string = "ConnectionError";
  /** Always `"CONNECTION"`. */
  readonly code = "CONNECTION";
  /** True only if it is proven that no byte of the request left, so that sending it again cannot do anything twice. */
  readonly neverSent: boolean;

  /** @internal Errors are made by the library. */
  constructor(message: string, request: RequestInfo, options: CauseOptions & { neverSent: boolean }) {
    super(message, request, options);
    this.neverSent = options.neverSent;
  }
}

/** A deadline passed before the last byte of the response: `timeoutMs` of one attempt, or `totalTimeoutMs` of them all. */
export class TimeoutError extends RequestError {
  static override readonly errorName: string = "TimeoutError";
  /** Always `"TIMEOUT"`. */
  readonly code = "TIMEOUT";
  /** The deadline that passed, in milliseconds. */
  readonly timeoutMs: number;

  /** @internal Errors are made by the library. */
  constructor(message: string, request: RequestInfo, options: CauseOptions & { timeoutMs: number }) {
    super(message, request, options);
    this.timeoutMs = options.timeoutMs;
  }
}

/**
 * `fetch`, usually one passed as an option, gave something that cannot be read as a response: no `Response`, one that was read
 * before, or one without a body stream and without `text()`. The fault is in the program: calling again changes nothing. The request
 * may have been sent: a call that changes something ends in an {@link AmbiguousOutcomeError} with this as its `cause`.
 */
export class BadFetchError extends RequestError {
  static override readonly errorName: string = "BadFetchError";
  /** Always `"BAD_FETCH"`. */
  readonly code = "BAD_FETCH";
}

/**
 * A response was larger than `maxResponseBytes`, counted after decompression. It was not read any further, and the request is not
 * retried. A request that changes something ends in an {@link AmbiguousOutcomeError} with this as its `cause`.
 */
export class ResponseTooLargeError extends RequestError {
  static override readonly errorName: string = "ResponseTooLargeError";
  /** Always `"RESPONSE_TOO_LARGE"`. */
  readonly code = "RESPONSE_TOO_LARGE";
  /** The limit, in bytes. */
  readonly maxResponseBytes: number;

  /** @internal Errors are made by the library. */
  constructor(message: string, request: RequestInfo, options: CauseOptions & { maxResponseBytes: number }) {
    super(message, request, options);
    this.maxResponseBytes = options.maxResponseBytes;
  }
}

/**
 * A request that must not be repeated was sent, and it is not known whether the server executed it: the connection broke, a
 * deadline passed, or a gateway responded instead. The `cause` says which. Look before you send it again.
 */
export class AmbiguousOutcomeError extends RequestError {
  static override readonly errorName: string = "AmbiguousOutcomeError";
  /** Always `"AMBIGUOUS_OUTCOME"`. */
  readonly code = "AMBIGUOUS_OUTCOME";
}
