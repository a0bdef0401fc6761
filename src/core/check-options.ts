import { InvalidInputError } from "./errors/input-errors.js";
import { checkHeaders } from "./headers.js";
import { requireCount, requireMilliseconds } from "./numbers.js";
import type { RequestOptions, RetryOptions } from "./request-options.js";
import { isPlain, show } from "./show.js";

/** Refuses a value that an option cannot have, by the option's name. */
export type Check = (name: string, value: unknown) => void;

/** A check for each option. */
export type Checks<Options> = { readonly [Name in keyof Options]-?: Check };

/**
 * Checks options that a caller passed: the compiler is not everywhere. An option that is `undefined` is left out; what has no
 * check is none of ours and passes.
 *
 * @param what - What the options are called in messages.
 * @throws {@link InvalidInputError} naming the first option that cannot be what it is.
 */
export function checkOptions(what: string, options: unknown, checks: Readonly<Record<string, Check>>): void {
  if (options === undefined) return;
  requireObject(what, options);
  for (const [name, check] of Object.entries(checks)) {
    const value: unknown = Reflect.get(options, name);
    if (value !== undefined) check(name, value);
  }
}

/** Refuses what is no object with properties, such as a text or an array. */
export function requireObject(name: string, value: unknown): asserts value is object {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return;
  throw new InvalidInputError(`${name} must be an object, not ${show(value)}`);
}

/** Refuses all but plain objects: of others, such as a `Map` or `Headers`, what they hold would be overlooked. */
export function requirePlainObject(name: string, value: unknown): asserts value is Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && isPlain(value)) return;
  throw new InvalidInputError(`${name} must be a plain object, not ${show(value)}`);
}

export function requireArray(name: string, value: unknown): asserts value is readonly unknown[] {
  if (!Array.isArray(value)) throw new InvalidInputError(`${name} must be an array, not ${show(value)}`);
}

export const requireFunction: Check = (name, value) => {
  if (typeof value !== "function") throw new InvalidInputError(`${name} must be a function, not ${show(value)}`);
};

export const requireBoolean: Check = (name, value) => {
  if (typeof value !== "boolean") throw new InvalidInputError(`${name} must be true or false, not ${show(value)}`);
};

/** Refuses an object that lacks one of these methods. */
export function requireMethods(...methods: readonly string[]): Check {
  return (name, value) => {
    const isFit =
      typeof value === "object" &&
      value !== null &&
      methods.every((method) => typeof Reflect.get(value, method) === "function");
    if (!isFit)
      throw new InvalidInputError(
        `${name} must have ${methods.length === 1 ? "the method" : "the methods"} ${methods.join(" and ")}`,
      );
  };
}

const requireSignal: Check = (name, value) => {
  // By what it can do: polyfills and other realms have classes of their own.
  if (typeof value === "object" && value !== null && "aborted" in value && "addEventListener" in value) return;
  throw new InvalidInputError(`${name} must be an AbortSignal, not ${show(value)}`);
};

export function milliseconds(least: 0 | 1): Check {
  return (name, value) => requireMilliseconds(name, value, least);
}

export function count(least: 0 | 1): Check {
  return (name, value) => requireCount(name, value, least, true);
}

const retryChecks: Checks<RetryOptions> = {
  limit: (_, value) => requireCount("retry.limit", value, 0, true),
  baseDelayMs: (_, value) => requireMilliseconds("retry.baseDelayMs", value, 0),
  maxDelayMs: (_, value) => requireMilliseconds("retry.maxDelayMs", value, 0),
  maxRetryAfterMs: (_, value) => requireMilliseconds("retry.maxRetryAfterMs", value, 0),
};

/** What both a client and each of its calls can be given. */
export const commonChecks = {
  timeoutMs: milliseconds(1),
  totalTimeoutMs: milliseconds(1),
  headers: (name, value) => {
    requirePlainObject(name, value);
    checkHeaders(value);
  },
  retry: (name, value) => {
    if (value !== false) checkOptions(name, value, retryChecks);
  },
} satisfies Record<string, Check>;

/** What every call can be given. */
export const requestChecks: Checks<RequestOptions> = { ...commonChecks, signal: requireSignal };
