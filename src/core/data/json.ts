import { InvalidInputError } from "../errors/api-error.js";
import { digitsAt, isExact, markCopy } from "./lossless-json.js";
import { truncate } from "../text.js";
import { className, isPlain } from "../platform.js";

/** How deep a value may nest: deeper than any that means something, and not as deep as engines and servers fail on. */
const deepestNesting = 500;

/** A null character or half a surrogate pair, which JSON can carry and no database behind it. */
const unstorable = /[\0\p{Cs}]/u;

/** What there is to say against a text that nothing on the server can hold; null if there is nothing. */
export function describeIfUnstorable(text: string): string | null {
  if (!unstorable.test(text)) return null;
  return "holds a null character or half a surrogate pair, which the server cannot store";
}

/**
 * Checks that JSON can carry a value without changing it silently: `JSON.stringify` turns NaN into null, a Map into `{}`, and
 * leaves functions out.
 *
 * @param where - What the value is called in the error's message.
 * @throws {@link InvalidInputError} naming the place and what is there.
 */
export function checkJson(value: unknown, where: string): void {
  visit(value, where, new Set(), () => null);
}

/**
 * Checks that a value can be sent as JSON and arrives as it is: what {@link checkJson} checks, and besides that its numbers are
 * exact, unless they are just what the server has sent, and that its texts can be stored.
 *
 * @throws {@link InvalidInputError} naming the place and what is there.
 */
export function checkSendable(value: unknown, where: string): void {
  visit(value, where, new Set(), unsendable);
}

function visit(value: unknown, where: string, above: Set<object>, objection: (value: unknown) => string | null): void {
  const found = describeIfUnfit(value);
  if (found !== null) throw unfit(where, `JSON cannot carry ${found}`);
  const why = objection(value);
  if (why !== null) throw unfit(where, why);
  if (typeof value !== "object" || value === null) return;
  if (above.has(value)) throw unfit(where, "the value contains itself, which JSON cannot carry");
  if (above.size === deepestNesting) throw unfit(where, `the value is nested more than ${deepestNesting} levels deep`);
  above.add(value);
  // Of arrays by index, as JSON fills holes with null.
  for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    const item: unknown = Reflect.get(value, key);
    // A property that is undefined is as good as none, and JSON leaves it out.
    if ((item === undefined && typeof key === "string") || digitsAt(value, String(key), item) !== undefined) continue;
    // The index of an array is a number within any bounds.
    const nameIs = objection(key);
    if (nameIs !== null) throw unfit(where, `a name in it ${nameIs}`);
    visit(item, typeof key === "number" ? `${where}[${key}]` : `${where}.${key}`, above, objection);
  }
  above.delete(value);
}

function unfit(where: string, what: string): InvalidInputError {
  return new InvalidInputError(`${truncate(where, 200)}: ${what}`);
}

function describeIfUnfit(value: unknown): string | null {
  if (typeof value === "number") return Number.isFinite(value) ? null : String(value);
  if (value === undefined) return "undefined";
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  if (typeof value !== "object" || value === null || Array.isArray(value) || isPlain(value)) return null;
  return `an instance of ${className(value) || "a class"}: convert it to plain data`;
}

function unsendable(value: unknown): string | null {
  if (typeof value === "number" && !isExact(value)) {
    return "a number beyond 2^53 cannot be exact: give it as a bigint or a string";
  }
  return typeof value === "string" ? describeIfUnstorable(value) : null;
}

/**
 * A deep copy of JSON data, however deep they nest. What JSON knows nothing of (a Date, a function) is kept as it is: to refuse
 * it is the business of whoever sends it.
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
  // Grows while it is gone through: each copy brings in what it holds.
  for (const made of copies.values()) {
    for (const [key, item] of Object.entries(made) as [string, unknown][]) {
      // Defined and not assigned, as a field may be called `__proto__`.
      if (isData(item)) Object.defineProperty(made, key, { value: copy(item) });
    }
  }
  return whole;
}

function isData(value: unknown): value is object {
  return typeof value === "object" && value !== null && (Array.isArray(value) || isPlain(value));
}
