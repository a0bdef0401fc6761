import { InvalidInputError } from "./errors/input-errors.js";
import { show } from "./show.js";

/**
 * Checks a duration that a caller passed, in milliseconds; `Infinity` is one.
 *
 * @throws {@link InvalidInputError} for what is no number, and for one below `least`.
 */
export function requireMilliseconds(name: string, value: unknown, least: 0 | 1): number {
  if (typeof value === "number" && value >= least) return value;
  throw new InvalidInputError(`${name} must be a number of milliseconds from ${least}, not ${show(value)}`);
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
  throw new InvalidInputError(`${name} must be a whole number from ${least}, not ${show(value)}`);
}
