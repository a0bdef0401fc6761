import { defaultPathSerializer, mergeHeaders } from "openapi-fetch";
import { writeJson } from "../data/lossless-json.js";
import { checkHeaders } from "./redact.js";
import {
  type Check,
  checkOptions,
  type Checks,
  milliseconds,
  requireCount,
  requireMilliseconds,
  requirePlainObject,
} from "../data/checks.js";
import { InvalidInputError } from "../errors/api-error.js";
import { describeValue } from "../text.js";

/** One call of the API. */
export interface RequestSpec {
  /** The HTTP method. */
  readonly method: "GET" | "POST" | "PUT" | "PATCH";
  /** The path as the contract writes it, below the API's root: `/things/{id}/`. */
  readonly path: string;
  /** The values for the names in braces in the path. */
  readonly pathParams?: Readonly<Record<string, string | number>>;
  /** The parameters of the query, by name. */
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Whether the server creates something: an unknown outcome is then an `AmbiguousOutcomeError`. Default false. */
  readonly creates?: boolean;
  /** Whether sending it twice has the same effect as sending it once. Default: true for GET and PUT. */
  readonly idempotent?: boolean;
  /** What is secret in the body: no error shows it, even if this response or a later one quotes it. */
  readonly secrets?: readonly string[];
  /** Deadlines, a signal, headers, retries. Default: those of the client. */
  readonly options?: RequestOptions | undefined;
}

/** A request that is ready to be sent, as often as it may be; and how it is to be treated. */
export interface PreparedRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body?: string | undefined;
  readonly options: RequestOptions;
  /** Whether it goes without credentials. */
  readonly anonymous: boolean;
  /** Whether it may be sent again although it may have arrived. */
  readonly idempotent: boolean;
  /** Whether the server makes something new of it. */
  readonly creates: boolean;
  /** What is secret in it besides the credentials. */
  readonly secrets: readonly string[];
}

/** When a request is retried, and after which delay. Every field has a default; `false` in its place means never. */
export interface RetryOptions {
  /** How many times a request may be retried. Default 2. */
  readonly limit?: number | undefined;
  /** The upper bound of the first delay, in milliseconds; it doubles with each attempt. Default 500. */
  readonly baseDelayMs?: number | undefined;
  /** The longest delay of the client's own, in milliseconds. Default 8,000. */
  readonly maxDelayMs?: number | undefined;
  /** A `Retry-After` longer than this, in milliseconds, is not waited for: the response becomes the error. Default 60,000. */
  readonly maxRetryAfterMs?: number | undefined;
}

/** What every call takes as its last argument. */
export interface RequestOptions {
  /**
   * Ends the call immediately, with the signal's own reason. How far a request came that was under way is not known: a create may
   * have been carried out.
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * The deadline of one attempt, from sending to the last byte of the response, in milliseconds. Default: the client's, 90,000. A
   * login that the call must wait for has the client's own deadlines; `totalTimeoutMs` bounds that wait too.
   */
  readonly timeoutMs?: number | undefined;
  /** The deadline of the whole call, all attempts and delays included, in milliseconds. Default: the client's, none. */
  readonly totalTimeoutMs?: number | undefined;
  /**
   * The largest response, in bytes after decompression, that is read. A larger one ends the call at once with a
   * `ResponseTooLargeError`. Default: the client's, 67,108,864 (64 MiB). `Infinity` for any size.
   */
  readonly maxResponseBytes?: number | undefined;
  /** Further headers to send. They go before the client's own of the same name. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** When to retry; `false` for never. Default: the client's. */
  readonly retry?: RetryOptions | false | undefined;
}

/**
 * Makes a request of what a manager asks for. openapi-fetch fills in the path and merges the headers.
 *
 * @throws {@link InvalidInputError} for a path parameter that {@link fillPath} rejects.
 */
export function prepareRequest(
  spec: RequestSpec,
  anonymous: boolean,
  { baseUrl, headers }: { readonly baseUrl: string; readonly headers: Readonly<Record<string, string>> },
): PreparedRequest {
  const { method, path, pathParams = {}, query, options = {} } = spec;
  const { creates = false, secrets = [], idempotent = isIdempotent(method) } = spec;
  const search = new URLSearchParams(query).toString();
  const body = spec.body === undefined ? undefined : writeJson(spec.body);
  return {
    url: `${baseUrl}${fillPath(path, pathParams)}${search === "" ? "" : `?${search}`}`,
    method,
    headers: mergeHeaders(body === undefined ? {} : { "Content-Type": "application/json" }, headers, options.headers),
    body,
    ...{ options, anonymous, idempotent, creates, secrets },
  };
}

/**
 * Puts the parameters into a path.
 *
 * @throws {@link InvalidInputError} for a value that would be no segment of the path: the URL would lead to another one.
 */
export function fillPath(path: string, params: Readonly<Record<string, unknown>>): string {
  for (const [name, value] of Object.entries(params)) {
    if (value !== "" && value !== "." && value !== "..") continue;
    throw new InvalidInputError(`${name} cannot be ${describeValue(value)}, as it would lead to another path`);
  }
  return defaultPathSerializer(path, params);
}

/** Whether a request of this method may be repeated unless its spec says otherwise (RFC 9110, 9.2.2). */
export function isIdempotent(method: string): boolean {
  return method === "GET" || method === "PUT";
}

const retryChecks: Checks<RetryOptions> = {
  limit: (_, value) => requireCount("retry.limit", value, 0, true),
  baseDelayMs: (_, value) => requireMilliseconds("retry.baseDelayMs", value, 0),
  maxDelayMs: (_, value) => requireMilliseconds("retry.maxDelayMs", value, 0),
  maxRetryAfterMs: (_, value) => requireMilliseconds("retry.maxRetryAfterMs", value, 0),
};

/** Checks of the options that both a client and each call have. */
export const commonChecks = {
  timeoutMs: milliseconds(1),
  totalTimeoutMs: milliseconds(1),
  maxResponseBytes: (name, value) => requireCount(name, value, 1, true),
  headers: (name, value) => {
    requirePlainObject(name, value);
    checkHeaders(value);
  },
  retry: (name, value) => {
    if (value !== false) checkOptions(name, value, retryChecks);
  },
} satisfies Record<string, Check>;

const requireSignal: Check = (name, value) => {
  // By its members: polyfills and other realms have other classes.
  if (typeof value === "object" && value !== null && "aborted" in value && "addEventListener" in value) return;
  throw new InvalidInputError(`${name} must be an AbortSignal, not ${describeValue(value)}`);
};

/** Checks of the options that every call has. */
export const requestChecks: Checks<RequestOptions> = { ...commonChecks, signal: requireSignal };
