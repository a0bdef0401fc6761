import { defaultPathSerializer, mergeHeaders } from "openapi-fetch";
import { writeJson } from "../data/lossless-json.js";
import { json, type ResponseFormat } from "./formats.js";
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
  readonly method: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The path as the contract writes it, below the API's root: `/things/{id}/`. */
  readonly path: string;
  /** The values for the names in braces in the path. */
  readonly pathParams?: Readonly<Record<string, string | number>>;
  /** The parameters of the query: by name, or in an order, where names may be repeated. */
  readonly query?: Readonly<Record<string, string>> | URLSearchParams;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, in place of a `body`. */
  readonly content?: RequestContent;
  /**
   * Whether the server changes something that a second request would change again or be refused for: it creates, updates or deletes.
   * An unknown outcome is then an `AmbiguousOutcomeError`. Default false.
   */
  readonly changes?: boolean;
  /**
   * Whether sending it twice has the same effect as sending it once. This depends on the operation and not on its method: what is not
   * known to be repeatable is not repeated. Default: true for GET and HEAD.
   */
  readonly idempotent?: boolean;
  /** The kind of body that it accepts. Default: JSON. */
  readonly accepts?: ResponseFormat;
  /** What is secret in the path or in the body: no error, log line or hook shows it, even if a later response quotes it. */
  readonly secrets?: readonly string[];
  /** Whether a success contains secrets, so that an error about it must not show its body. Default false. */
  readonly isResponseSecret?: boolean;
  /** Deadlines, a signal, headers, retries. Default: those of the client. */
  readonly options?: RequestOptions | undefined;
}

/** A request body that is not JSON. */
export interface RequestContent {
  /** The `Content-Type`. */
  readonly type: string;
  readonly text: string;
}

/** A request that is ready to be sent, as often as it may be; and how it is to be treated. */
export interface PreparedRequest {
  /** Its path below the API's root, with the query. */
  readonly path: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body?: string | undefined;
  readonly options: RequestOptions;
  /** Whether it goes without credentials. */
  readonly anonymous: boolean;
  /** Whether it may be sent again although it may have arrived. */
  readonly idempotent: boolean;
  /** Whether an unknown outcome is an `AmbiguousOutcomeError`. */
  readonly changes: boolean;
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
   * Ends the call immediately, with the signal's own reason. How far a request in progress came is not known: the server may have
   * executed it.
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
   * The largest response, in bytes after decompression, that is read. A larger one ends the call immediately with a
   * `ResponseTooLargeError`. Default: the client's, 67,108,864 (64 MiB). `Infinity` for any size.
   */
  readonly maxResponseBytes?: number | undefined;
  /** Further headers to send. They go before the client's own of the same name. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** When to retry; `false` for never. Default: the client's. */
  readonly retry?: RetryOptions | false | undefined;
}

/**
 * Makes a request of a manager's spec. openapi-fetch fills in the path and merges the headers.
 *
 * @throws {@link InvalidInputError} for a path parameter that {@link fillPath} rejects.
 */
export function prepareRequest(
  spec: RequestSpec,
  anonymous: boolean,
  { headers }: { readonly headers: Readonly<Record<string, string>> },
): PreparedRequest {
  const { method, path, pathParams = {}, query, options = {}, accepts = json } = spec;
  const { changes = false, secrets = [], idempotent = isSafe(method) } = spec;
  const content =
    spec.content ?? (spec.body === undefined ? undefined : { type: "application/json", text: writeJson(spec.body) });
  const search = new URLSearchParams(query).toString();
  return {
    path: `${fillPath(path, pathParams)}${search === "" ? "" : `?${search}`}`,
    method,
    headers: mergeHeaders(
      { Accept: accepts.accept },
      content && { "Content-Type": content.type },
      headers,
      options.headers,
    ),
    body: content?.text,
    ...{ options, anonymous, idempotent, changes, secrets },
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

/** Whether a method only reads (RFC 9110, 9.2.1), so that its requests may be repeated. */
export function isSafe(method: string): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
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
