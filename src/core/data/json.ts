import { InvalidInputError } from "../errors/api-error.js";
import { className, isPlain } from "../platform.js";
import { truncate } from "../text.js";
import { digitsAt, isExact, markCopy } from "./lossless-json.js";

/**
 * Checks that JSON can hold a value without changing it silently: `JSON.stringify` turns NaN into null, a Map into `{}`, and
 * leaves functions out.
 *
 * @param where - The name of the value in messages.
 * @throws {@link InvalidInputError} with the place and what was found there.
 */
export function checkJson(value: unknown, where: string): void {
  visit(value, where, new Set(), () => null);
}

/**
 * Checks that a value can be sent as JSON and arrives unchanged. Beyond {@link checkJson}: its numbers must be exact, unless the
 * server sent them, and the server must be able to store its strings.
 *
 * @throws {@link InvalidInputError} with the place and what was found there.
 */
export function checkSendable(value: unknown, where: string): void {
  visit(value, where, new Set(), describeIfUnsendable);
}

/** Why no server can store a string; null if one can. */
export function describeIfUnstorable(text: string): string | null {
  if (!unstorable.test(text)) return null;
  return "contains a null character or half a surrogate pair, which the server cannot store";
}

/**
 * A deep copy of JSON data of any depth. A value that is not JSON (a Date, a function) is kept as it is; {@link checkSendable}
 * rejects it before it is sent.
 */
export function copyJson(value: unknown): unknown {
  const copies = new Map<object, object>();
  const copy = (each: unknown): unknown => {
    if (!isData(each)) return each;
    let made = copies.get(each);
    if (made === undefined) {
      copies.set(each, (made = Array.isArray(each) ? [...(each as unknown[])] : { ...each }));
      markCopy(each, made);
    }
    return made;
  };
  const whole = copy(value);
  // No recursion, as data may nest deeper than the stack. The map grows during the loop: each copy adds its children.
  for (const made of copies.values()) {
    for (const [key, item] of Object.entries(made) as [string, unknown][]) {
      // Defined and not assigned, as a field may be named `__proto__`.
      if (isData(item)) Object.defineProperty(made, key, { value: copy(item) });
    }
  }
  return whole;
}

/** The maximum nesting: more than real data have, and less than engines and servers fail on. */
const maxNesting = 500;

/** A null character or half a surrogate pair: JSON can hold them, databases cannot. */
const unstorable = /[\0\p{Cs}]/u;

/** @param objection - A further reason to reject a value or a key. */
function visit(
  value: unknown,
  where: string,
  ancestors: Set<object>,
  objection: (value: unknown) => string | null,
): void {
  const found = describeIfNotJson(value);
  if (found !== null) throw unfit(where, `JSON cannot represent ${found}`);
  const why = objection(value);
  if (why !== null) throw unfit(where, why);
  if (typeof value !== "object" || value === null) return;
  if (ancestors.has(value)) throw unfit(where, "the value contains itself, which JSON cannot represent");
  if (ancestors.size === maxNesting) throw unfit(where, `the value is nested more than ${maxNesting} levels deep`);
  ancestors.add(value);
  // The indexes of an array and not its keys, as JSON fills holes with null.
  for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    const item: unknown = Reflect.get(value, key);
    // JSON leaves out a property that is undefined. A number with the server's own digits is exact.
    if ((item === undefined && typeof key === "string") || digitsAt(value, String(key), item) !== undefined) continue;
    const whyNot = objection(key);
    if (whyNot !== null) throw unfit(where, `a name in it ${whyNot}`);
    visit(item, typeof key === "number" ? `${where}[${key}]` : `${where}.${key}`, ancestors, objection);
  }
  ancestors.delete(value);
}

function unfit(where: string, what: string): InvalidInputError {
  return new InvalidInputError(`${truncate(where, 200)}: ${what}`);
}

function describeIfNotJson(value: unknown): string | null {
  if (typeof value === "number") return Number.isFinite(value) ? null : String(value);
  if (value === undefined) return "undefined";
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  if (typeof value !== "object" || value === null || Array.isArray(value) || isPlain(value)) return null;
  return `an instance of ${className(value) || "a class"}: convert it to plain data`;
}

function describeIfUnsendable(value: unknown): string | null {
  if (typeof value === "number" && !isExact(value)) {
    return "a number beyond 2^53 cannot be exact: give it as a bigint or a string";
  }
  return typeof value === "string" ? describeIfUnstorable(value) : null;
}

/** Whether a value is an array or a plain object. */
function isData(value: unknown): value is object {
  return typeof value === "object" && value !== null && (Array.isArray(value) || isPlain(value));
}
