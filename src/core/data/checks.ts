import { InvalidInputError } from "../errors/api-error.js";
import { isPlain } from "../platform.js";
import { describeValue } from "../text.js";

/** Throws an `InvalidInputError` with the option's name if the option cannot have this value. */
export type Check = (name: string, value: unknown) => void;

/** A check for each option. */
export type Checks<Options> = { readonly [Name in keyof Options]-?: Check };

/**
 * Checks options at run time, as not every caller uses the compiler. An option that is `undefined` counts as left out; an option
 * without a check passes.
 *
 * @param what - The name of the options in messages.
 * @throws {@link InvalidInputError} with the name of the first invalid option.
 */
export function checkOptions(what: string, options: unknown, checks: Readonly<Record<string, Check>>): void {
  if (options === undefined) return;
  requireObject(what, options);
  for (const [name, check] of Object.entries(checks)) {
    const value: unknown = Reflect.get(options, name);
    if (value !== undefined) check(name, value);
  }
}

/** Rejects everything but objects. An array is none here. */
export function requireObject(name: string, value: unknown): asserts value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalid(name, "an object", value);
}

/** Rejects everything but plain objects: the contents of others, such as a `Map` or `Headers`, would be ignored. */
export function requirePlainObject(name: string, value: unknown): asserts value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || !isPlain(value)) throw invalid(name, "a plain object", value);
}

export function requireArray(name: string, value: unknown): asserts value is readonly unknown[] {
  if (!Array.isArray(value)) throw invalid(name, "an array", value);
}

export function requireString(name: string, value: unknown): asserts value is string {
  if (typeof value !== "string") throw invalid(name, "a string", value);
}

export function requireBoolean(name: string, value: unknown): asserts value is boolean {
  if (typeof value !== "boolean") throw invalid(name, "true or false", value);
}

export const requireFunction: Check = (name, value) => {
  if (typeof value !== "function") throw invalid(name, "a function", value);
};

/** {@link requireMethods} as the check of an option. */
export function methods(...names: readonly string[]): Check {
  return (name, value) => requireMethods(name, value, ...names);
}

/** Rejects an object that lacks one of these methods. */
export function requireMethods(name: string, value: unknown, ...names: readonly string[]): void {
  const hasAll =
    typeof value === "object" &&
    value !== null &&
    names.every((method) => typeof Reflect.get(value, method) === "function");
  if (!hasAll)
    throw new InvalidInputError(
      `${name} must have ${names.length === 1 ? "the method" : "the methods"} ${names.join(" and ")}`,
    );
}

/** {@link requireMilliseconds} as the check of an option. */
export function milliseconds(least: 0 | 1): Check {
  return (name, value) => requireMilliseconds(name, value, least);
}

/**
 * Checks a duration in milliseconds. `Infinity` is allowed.
 *
 * @throws {@link InvalidInputError} if it is not a number, or below `least`.
 */
export function requireMilliseconds(name: string, value: unknown, least: 0 | 1): number {
  if (typeof value === "number" && value >= least) return value;
  throw invalid(name, `a number of milliseconds from ${least}`, value);
}

/** {@link requireCount} as the check of an option that may be `Infinity`. */
export function count(least: 0 | 1): Check {
  return (name, value) => requireCount(name, value, least, true);
}

/**
 * Checks a count. `Infinity` is allowed where `isUnbounded`.
 *
 * @throws {@link InvalidInputError} if it is not a whole number, or below `least`.
 */
export function requireCount(name: string, value: unknown, least: 0 | 1, isUnbounded: boolean): number {
  if (
    typeof value === "number" &&
    value >= least &&
    (Number.isSafeInteger(value) || (isUnbounded && value === Infinity))
  ) {
    return value;
  }
  throw invalid(name, `a whole number from ${least}`, value);
}

/**
 * Rejects a token that cannot be part of a header, before `fetch` does: the message of `fetch` would quote it. One or two characters
 * are surely a mistake, and could not be told from the rest of a text that quotes them.
 *
 * @param name - The name of the secret in the message, which never shows the secret itself.
 */
export function requireSecret(name: string, value: unknown): string {
  if (typeof value === "string" && /^[\x21-\x7e]{3,}$/.test(value)) return value;
  throw new InvalidInputError(`${name} must be a string of at least 3 characters, without whitespace`);
}

function invalid(name: string, wanted: string, value: unknown): InvalidInputError {
  return new InvalidInputError(`${name} must be ${wanted}, not ${describeValue(value)}`);
}
