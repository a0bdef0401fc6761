import type { Clock } from "../async/clock.js";
import { ConnectionError, TimeoutError, type RequestError } from "../errors/request-errors.js";
import { BadHttpRequestError, type HttpResponse, ServerError } from "../errors/response-errors.js";
import type { RetryOptions } from "./request.js";

/**
 * Whether a request should be sent again after this failure. One that is not idempotent may be only if the server definitely did
 * not execute it: the request never left, exceeded the rate limit (429), or was rejected for a while
 * ({@link isUnavailableWithRetryAfter}).
 */
export function isRetryable(idempotent: boolean, failure: RequestError): boolean {
  if (failure instanceof TimeoutError) return idempotent;
  if (failure instanceof ConnectionError) return idempotent || failure.neverSent;
  if (!(failure instanceof BadHttpRequestError)) return false;
  return failure.status === 429 || isUnavailableWithRetryAfter(failure) || (idempotent && isTransientStatus(failure));
}

/** The statuses of refusals that are often transient. */
const transientStatuses: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

function isTransientStatus(refusal: BadHttpRequestError): boolean {
  // A service may use other statuses below 500 for failures of its server.
  return transientStatuses.has(refusal.status) || (refusal instanceof ServerError && refusal.status < 500);
}

/** Whether the server has rejected a request unread and says when to retry: a 503 with a valid `Retry-After`. */
export function isUnavailableWithRetryAfter({ status, headers }: HttpResponse): boolean {
  return status === 503 && retryAfterMs(headers, 0) !== null;
}

/**
 * The delay before attempt number `attempt + 1`, or null if the server asks for one that is too long. It is random, below a bound
 * that doubles each time ("full jitter", so that many clients do not retry together), and never shorter than the server's
 * `Retry-After`. That may be a time in the past, if a clock is wrong.
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

/** The upper bound of the random delay before attempt number `attempt + 1`. */
export function backoffMs(attempt: number, policy: RetryPolicy): number {
  return Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (attempt - 1));
}

/** Reads `Retry-After` in both its forms, seconds or an HTTP date (RFC 9110, 10.2.3). Null if it is absent or malformed. */
export function retryAfterMs(headers: Headers, nowMs: number): number | null {
  const value = headers.get("Retry-After")?.trim();
  if (value === undefined || value === "") return null;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // Date.parse finds a date in nearly any string; an HTTP date begins with the day of the week.
  const date = /^[A-Za-z]{3,9},? /.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}

/** {@link RetryOptions} with every default filled in. */
export type RetryPolicy = { readonly [K in keyof RetryOptions]-?: number };

const defaults: RetryPolicy = { limit: 2, baseDelayMs: 500, maxDelayMs: 8_000, maxRetryAfterMs: 60_000 };
const never: RetryPolicy = { ...defaults, limit: 0 };

/** Merges options over the defaults; later layers, such as a call's own, override earlier ones, such as the client's. */
export function retryPolicy(...layers: readonly (RetryOptions | false | undefined)[]): RetryPolicy {
  let policy = defaults;
  for (const layer of layers) {
    if (layer === false || layer === never) policy = never;
    else if (layer !== undefined) policy = { ...(policy === never ? defaults : policy), ...withoutUndefined(layer) };
  }
  return policy;
}

function withoutUndefined(options: RetryOptions): Partial<RetryPolicy> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/**
 * A client's budget of retries, so that the retries of many calls do not overload a server that is down. It holds ten: each retry
 * takes one, each success returns a tenth, and one more returns every ten seconds.
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

  /** Takes one retry from the budget; false if there is none left. */
  take(): boolean {
    this.#refill();
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }

  /** Returns a tenth of a retry, as a request has succeeded. */
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
