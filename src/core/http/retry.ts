import type { Clock } from "../async/clock.js";
import { BadHttpRequestError, type HttpResponse, ServerError } from "../errors/response-errors.js";
import { ConnectionError, TimeoutError, type RequestError } from "../errors/request-errors.js";
import type { RetryOptions } from "./request.js";

/** {@link RetryOptions} with every default filled in. */
export type RetryPolicy = { readonly [K in keyof RetryOptions]-?: number };

const defaults: RetryPolicy = { limit: 2, baseDelayMs: 500, maxDelayMs: 8_000, maxRetryAfterMs: 60_000 };
const never: RetryPolicy = { ...defaults, limit: 0 };

/** Fills in what is left out: a call's own options go before the client's, and those before the defaults. */
export function retryPolicy(...layers: readonly (RetryOptions | false | undefined)[]): RetryPolicy {
  let policy = defaults;
  for (const layer of layers) {
    if (layer === false || layer === never) policy = never;
    else if (layer !== undefined) policy = { ...(policy === never ? defaults : policy), ...given(layer) };
  }
  return policy;
}

function given(options: RetryOptions): Partial<RetryPolicy> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** The statuses that a later attempt may well not meet. */
const transientStatuses: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/**
 * Whether a request is worth sending again after this failure. One that is not idempotent is so only when the server
 * surely did not act on it: it never got it, refused it for its rate (429), or turned it away for a while
 * ({@link isUnavailableWithRetryAfter}).
 */
export function isRetryable(idempotent: boolean, failure: RequestError): boolean {
  if (failure instanceof TimeoutError) return idempotent;
  if (failure instanceof ConnectionError) return idempotent || failure.neverSent;
  if (!(failure instanceof BadHttpRequestError)) return false;
  return failure.status === 429 || isUnavailableWithRetryAfter(failure) || (idempotent && isTransientRefusal(failure));
}

function isTransientRefusal(refusal: BadHttpRequestError): boolean {
  // A service may know other statuses by which its server says that it failed.
  return transientStatuses.has(refusal.status) || (refusal instanceof ServerError && refusal.status < 500);
}

/** Whether the server would not look at a request now and says when it will: a 503 with a `Retry-After` that can be read. */
export function isUnavailableWithRetryAfter({ status, headers }: HttpResponse): boolean {
  return status === 503 && retryAfterMs(headers, 0) !== null;
}

/**
 * How long to pause before attempt number `attempt + 1`: a random time below a bound that doubles each time ("full jitter", so
 * that many clients do not come back together), and at least what the server asks for, which may be a time that is over by a
 * clock that goes wrong. Null: not worth waiting for.
 */
export function retryDelayMs(
  failure: RequestError,
  attempt: number,
  policy: RetryPolicy,
  random: () => number,
  nowMs: number,
): number | null {
  const askedMs = failure instanceof BadHttpRequestError ? (retryAfterMs(failure.headers, nowMs) ?? 0) : 0;
  if (askedMs > policy.maxRetryAfterMs) return null;
  return Math.max(askedMs, random() * backoffMs(attempt, policy));
}

/** The bound of the pause before attempt number `attempt + 1`. */
export function backoffMs(attempt: number, policy: RetryPolicy): number {
  return Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (attempt - 1));
}

/** Reads `Retry-After` in both its forms, seconds or an HTTP date (RFC 9110, 10.2.3). Null if absent or unreadable. */
export function retryAfterMs(headers: Headers, nowMs: number): number | null {
  const value = headers.get("Retry-After")?.trim();
  if (value === undefined || value === "") return null;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // Date.parse finds a date in nearly anything; an HTTP date begins with the day of the week.
  const date = /^[A-Za-z]{3,9},? /.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}

/**
 * A client's allowance of retries, so that a dead server is not hammered by every call's own retries: each retry takes one
 * from a store of ten, each success puts a tenth back, and one more comes back with every ten seconds.
 */
export class RetryBudget {
  static readonly capacity = 10;
  readonly #clock: Clock;
  #left = RetryBudget.capacity;
  #countedAtMs: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#countedAtMs = clock.now();
  }

  /** Takes one retry from the store; false if it is empty. */
  take(): boolean {
    this.#refill();
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }

  /** Puts a tenth of a retry back. */
  succeeded(): void {
    this.#add(0.1);
  }

  #refill(): void {
    const nowMs = this.#clock.now();
    this.#add(Math.max(0, nowMs - this.#countedAtMs) / 10_000);
    this.#countedAtMs = nowMs;
  }

  #add(count: number): void {
    this.#left = Math.min(RetryBudget.capacity, this.#left + count);
  }
}

/** Whether the next poll may well succeed where this one failed. */
export function isTransient(error: unknown): error is Error {
  if (error instanceof ConnectionError || error instanceof TimeoutError || error instanceof ServerError) return true;
  return error instanceof BadHttpRequestError && (error.status === 408 || error.status === 429);
}
