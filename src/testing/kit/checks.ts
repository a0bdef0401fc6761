import { toUtcText } from "../../core/data/datetime.js";
import { isDate } from "../../core/platform.js";
import { describeValue } from "../../core/text.js";

/**
 * Checks a number that a test passed, so that a mistake in a test throws where it was made.
 *
 * @throws TypeError if it is not a number, RangeError if it is out of range.
 */
export function checkNumber(name: string, value: unknown, least: number, most = Infinity): void {
  if (typeof value !== "number") throw new TypeError(`${name} must be a number, not ${describeValue(value)}.`);
  if (value >= least && value <= most) return;
  const range = most === Infinity ? `of at least ${least}` : `from ${least} to ${most}`;
  throw new RangeError(`${name} must be a number ${range}, not ${value}.`);
}

/** Checks a whole number. `Infinity` is allowed unless there is a `most`. */
export function checkCount(name: string, value: unknown, least: number, most = Infinity): void {
  checkNumber(name, value, least, most);
  if (Number.isInteger(value) || value === Infinity) return;
  throw new RangeError(`${name} must be a whole number, not ${describeValue(value)}.`);
}

/** Checks that a value is one of a few choices. */
export function checkChoice(name: string, value: unknown, choices: readonly string[]): void {
  if (choices.some((choice) => choice === value)) return;
  throw new TypeError(`${name} must be one of ${choices.join(", ")}, not ${describeValue(value)}.`);
}

/** Checks the type of a value. */
export function checkType(name: string, value: unknown, ...types: readonly (keyof typeof names)[]): void {
  if (value !== null && types.some((type) => typeof value === type)) return;
  throw new TypeError(`${name} must be ${types.map((type) => names[type]).join(" or ")}, not ${describeValue(value)}.`);
}

/** Checks a date: it must be valid, and in the years 1 to 9999, because most servers support no others. */
export function checkDate(name: string, value: unknown): void {
  if (!isDate(value)) throw new TypeError(`${name} must be a Date, not ${describeValue(value)}.`);
  if (Number.isNaN(value.getTime())) throw new RangeError(`${name} must be a valid date.`);
  if (toUtcText(value) === null) throw new RangeError(`${name} must be a date in the years 1 to 9999.`);
}

/** Checks that a value is an array. */
export function checkArray(name: string, value: unknown): void {
  if (!Array.isArray(value)) throw new TypeError(`${name} must be an array, not ${describeValue(value)}.`);
}

const names = { string: "a string", function: "a function", object: "an object", boolean: "true or false" };

/** Checks that an object has only these properties: a misspelled one would have no effect. */
export function checkNames(name: string, value: object, known: readonly string[]): void {
  const unknown = Object.keys(value).find((each) => !known.includes(each));
  if (unknown === undefined) return;
  throw new TypeError(`${name} has no property ${describeValue(unknown)}; valid properties: ${known.join(", ")}.`);
}
