import { InvalidInputError } from "../errors/api-error.js";
import { requireCount } from "./checks.js";
import { describeValue } from "../text.js";

/*
 * JSON without loss. JavaScript reads `1.0` as 1, rounds whole numbers beyond 2^53 and takes 1e400 for infinite, so what it writes
 * of them is not what it read. What was read therefore remembers the digits of such numbers, beside the values and not in them: a
 * response without any, as nearly all are, costs no more than a search.
 */

/** The digits of those numbers that JavaScript would write otherwise, by the key of each in its object or array. */
const digitsOf = new WeakMap<object, ReadonlyMap<string, string>>();

/** What was read from the server, by the copy of it that a caller may change. */
const originals = new WeakMap<object, object>();

/**
 * Reads JSON as `JSON.parse` does, and remembers the digits that its numbers lose: what is read so is sent, and written by
 * {@link stringifyJson}, just as it came, as long as it is not changed.
 *
 * @throws SyntaxError for a string that is no JSON.
 *
 * @example
 * ```ts
 * const given = parseJson('{"threshold": 1.0}');
 * console.log(JSON.stringify(given), stringifyJson(given)); // {"threshold":1} {"threshold":1.0}
 * ```
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const other = withStrings(text);
  if (other !== text) rememberDigits(value, JSON.parse(other));
  return value;
}

/**
 * Writes JSON as `JSON.stringify` does, but with the server's own digits in what came from the server and was not changed, and with
 * all the digits of a `bigint`. `JSON.stringify` writes `1.0` as `1`, rounds whole numbers beyond 2^53 and throws at a `bigint`.
 *
 * @param value - Any JSON value: a model, an array of models, a value of a field.
 * @param indent - By how many spaces to indent; more than 10 count as 10. The default, 0, writes all on one line.
 * @returns `undefined` for what JSON has no text for, such as `undefined` itself.
 * @throws {@link InvalidInputError} for an indent that is not a whole number from 0.
 *
 * @example
 * ```ts
 * const given = parseJson('{"id": 9007199254740993, "threshold": 1.0}');
 * console.log(stringifyJson(given)); // {"id":9007199254740993,"threshold":1.0}
 * ```
 */
export function stringifyJson(value: unknown, indent = 0): string | undefined {
  return writeJson(value, requireCount("indent", indent, 0, false));
}

/**
 * The JSON text of one value of an object or array, as {@link stringifyJson} writes it within the whole.
 *
 * @param holder - The object or array, such as the value of a field.
 * @param key - The name or index of the value in it.
 * @returns `undefined` if there is no such value.
 * @throws {@link InvalidInputError} for a holder that is neither an object nor an array.
 *
 * @example
 * ```ts
 * const given = parseJson('{"id": 9007199254740993}') as object;
 * console.log(stringifyJsonAt(given, "id")); // 9007199254740993
 * ```
 */
export function stringifyJsonAt(holder: object, key: string): string | undefined {
  const exact = originalOf(holder);
  if (!isContainer(exact))
    throw new InvalidInputError(`the holder must be an object or an array, not ${describeValue(exact)}`);
  const value: unknown = Object.hasOwn(exact, key) ? Reflect.get(exact, key) : undefined;
  return digitsAt(exact, key, value) ?? stringifyJson(value);
}

/** Begins a string in whose place its rest is to stand, as it is. No text that means something has half a surrogate pair. */
const mark = "\udfff#";
// A quote after a backslash begins no string, and a string before a colon is a name.
const marked = /(^|[^\\])"\\udfff#((?:[^"\\]|\\.)*)"(?!:)/g;

/** Writes JSON with the digits that were read, and with those of a `bigint`. */
export function writeJson(value: unknown, indent = 0): string | undefined {
  const replace = function (this: object, key: string, item: unknown): unknown {
    // Not the item, which programs may have given a toJSON of their own.
    const own: unknown = Reflect.get(this, key);
    const digits = typeof own === "bigint" ? String(own) : digitsAt(this, key, own);
    if (digits !== undefined) return mark + digits;
    // A text that happens to begin so stands in its own place.
    return typeof item === "string" && item.startsWith(mark) ? mark + JSON.stringify(item) : originalOf(item);
  };
  // It is `undefined` for some values, though its type does not say so.
  const text = JSON.stringify(value, replace, indent) as string | undefined;
  return text?.replace(marked, (_, before: string, rest: string) => `${before}${String(JSON.parse(`"${rest}"`))}`);
}

/** The digits that a number came with, if JavaScript would write others and the number was not changed. */
export function digitsAt(container: object, key: string, value: unknown): string | undefined {
  const digits = digitsIn(container)?.get(key);
  return digits !== undefined && Object.is(Number(digits), value) ? digits : undefined;
}

/** Whether a number is as exact as numbers can be: beyond 2^53 there are whole ones only, and not all of them. */
export function isExact(value: number): boolean {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

/** Whether a value was read with numbers that JavaScript would write otherwise, in it or beside it. */
export function hasDigits(value: unknown): boolean {
  return digitsIn(value) !== undefined;
}

/** Lets what takes the place of an object, such as the same read by a schema, remember the same digits. */
export function sameDigits<T>(from: unknown, to: T): T {
  const digits = digitsIn(originalOf(from));
  if (digits !== undefined && isContainer(to)) digitsOf.set(to, digits);
  return to;
}

/**
 * Lets a copy that a caller may change remember what it was copied from, and those digits that its values say as well: `1.0` is 1.
 * What is rounded is the original's, for as long as the copy says the same (see {@link originalOf}).
 */
export function markCopy(original: object, copy: object): void {
  const digits = digitsIn(original);
  if (digits === undefined) return;
  digitsOf.set(copy, new Map([...digits].filter(([, text]) => isExact(Number(text)))));
  originals.set(copy, originals.get(original) ?? original);
}

/** What was read from the server where a caller has a copy of it and has not changed that; else the value itself. */
export function originalOf(value: unknown): unknown {
  const original = isContainer(value) ? originals.get(value) : undefined;
  return original !== undefined && isSameJson(value, original) ? original : value;
}

/** Whether two values say the same in JSON. Objects may have their keys in another order. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (!isContainer(a) || !isContainer(b)) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  const isSameAt = (key: string): boolean => Object.hasOwn(b, key) && isSameItem(Reflect.get(a, key), b, key);
  return keys.length === Object.keys(b).length && keys.every(isSameAt);
}

/** Whether a value says the same in JSON as what an object or array has at a key. */
export function isSameItem(value: unknown, container: object, key: string): boolean {
  const item: unknown = Reflect.get(container, key);
  if (typeof value !== "bigint") return isSameJson(value, item);
  return String(value) === (digitsAt(container, key, item) ?? String(item));
}

/** What a short number has that JavaScript may write otherwise: an exponent, a zero at its end, or many at its beginning. */
const unusual = /[eE]|0$|^-?0\.0{5}/;

/** JSON in which the numbers that JavaScript would write otherwise are strings; most often, and then at little cost, the same. */
function withStrings(text: string): string {
  let other = "";
  let copied = 0;
  for (let start = 0; start < text.length;) {
    const quote = text.indexOf('"', start);
    const end = quote < 0 ? text.length : quote;
    if (mayLoseDigits(text, start, end)) {
      for (const { 0: digits, index } of text.slice(start, end).matchAll(/-?\d[\d.eE+-]*/g)) {
        // For most, the first comparison shows it.
        if (digits.length < 16 && !unusual.test(digits)) continue;
        if (String(Number(digits)) === digits && isExact(Number(digits))) continue;
        other += `${text.slice(copied, start + index)}"${digits}"`;
        copied = start + index + digits.length;
      }
    }
    start = quote < 0 ? end : endOfString(text, quote);
  }
  return other + text.slice(copied);
}

/** Whether what stands between two strings may hold a number that is fractional, long or minus zero, or has an exponent. */
function mayLoseDigits(text: string, start: number, end: number): boolean {
  for (let at = start, length = 0; at < end; at += 1) {
    const code = text.charCodeAt(at);
    // A point, a minus, or an E after a digit.
    if (code === 0x2e || code === 0x2d || ((code | 0x20) === 0x65 && length > 0)) return true;
    length = code < 0x30 || code > 0x39 ? 0 : length + 1;
    if (length === 16) return true;
  }
  return false;
}

/** Where a string ends that begins there. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); ; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(at - 1 - backslashes) === 0x5c) backslashes += 1;
    if (backslashes % 2 === 0) return at + 1;
  }
}

/** Remembers, all the way down, the digits of numbers that are strings in another reading of the same. */
function rememberDigits(value: unknown, reading: unknown): void {
  // No recursion, as a response may nest deeper than the engine's stack.
  const left: [unknown, unknown][] = [[value, reading]];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [container, other] = next;
    if (!isContainer(container) || !isContainer(other)) continue;
    const digits = new Map<string, string>();
    for (const [key, text] of Object.entries(other) as [string, unknown][]) {
      const item: unknown = Reflect.get(container, key);
      if (typeof item === "number" && typeof text === "string") digits.set(key, text);
      else left.push([item, text]);
    }
    digitsOf.set(container, digits);
  }
}

function digitsIn(value: unknown): ReadonlyMap<string, string> | undefined {
  return isContainer(value) ? digitsOf.get(value) : undefined;
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
