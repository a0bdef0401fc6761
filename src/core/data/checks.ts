import { InvalidInputError } from "../errors/api-error.js";
import { describeValue } from "../text.js";
import { isPlain } from "../platform.js";

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
  throw new InvalidInputError(`${name} must be an object, not ${describeValue(value)}`);
}

/** Refuses all but plain objects: of others, such as a `Map` or `Headers`, what they hold would be overlooked. */
export function requirePlainObject(name: string, value: unknown): asserts value is Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && isPlain(value)) return;
  throw new InvalidInputError(`${name} must be a plain object, not ${describeValue(value)}`);
}

export function requireArray(name: string, value: unknown): asserts value is readonly unknown[] {
  if (!Array.isArray(value)) throw new InvalidInputError(`${name} must be an array, not ${describeValue(value)}`);
}

export const requireFunction: Check = (name, value) => {
  if (typeof value !== "function")
    throw new InvalidInputError(`${name} must be a function, not ${describeValue(value)}`);
};

export const requireBoolean: Check = (name, value) => {
  if (typeof value !== "boolean")
    throw new InvalidInputError(`${name} must be true or false, not ${describeValue(value)}`);
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

export function milliseconds(least: 0 | 1): Check {
  return (name, value) => requireMilliseconds(name, value, least);
}

export function count(least: 0 | 1): Check {
  return (name, value) => requireCount(name, value, least, true);
}

/**
 * Checks a duration that a caller passed, in milliseconds; `Infinity` is one.
 *
 * @throws {@link InvalidInputError} for what is no number, and for one below `least`.
 */
export function requireMilliseconds(name: string, value: unknown, least: 0 | 1): number {
  if (typeof value === "number" && value >= least) return value;
  throw new InvalidInputError(`${name} must be a number of milliseconds from ${least}, not ${describeValue(value)}`);
}

/**
 * Checks a count that a caller passed; `Infinity` is one where `isUnbounded`.
 *
 * @throws {@link InvalidInputError} for what is no whole number, and for one below `least`.
 */
export function requireCount(name: string, value: unknown, least: 0 | 1, isUnbounded: boolean): number {
  if (
    typeof value === "number" &&
    value >= least &&
    (Number.isSafeInteger(value) || (isUnbounded && value === Infinity))
  ) {
    return value;
  }
  throw new InvalidInputError(`${name} must be a whole number from ${least}, not ${describeValue(value)}`);
}

/**
 * Refuses what cannot stand in a header, before `fetch` does: its message would quote it.
 *
 * @param name - What the value is called in the message, which never shows the value.
 */
export function requireSecret(name: string, value: unknown): string {
  if (typeof value === "string" && /^[\x21-\x7e]+$/.test(value)) return value;
  throw new InvalidInputError(`${name} must be a text without white space, and not empty`);
}
