import { InvalidInputError } from "./errors/input-errors.js";
import { cut } from "./printable.js";
import { className, isPlain } from "./show.js";

/** How deep a value may nest: deeper than any that means something, and not as deep as engines and servers fail on. */
const deepestNesting = 500;

/**
 * Checks that JSON can carry a value without changing it silently: `JSON.stringify` turns NaN into null, a Map into `{}`, and
 * leaves functions out.
 *
 * @param where - What the value is called in the error's message.
 * @throws {@link InvalidInputError} naming the place and what is there.
 */
export function checkJson(value: unknown, where: string): void {
  visit(value, where, new Set());
}

function visit(value: unknown, where: string, above: Set<object>): void {
  const found = describeIfUnfit(value);
  if (found !== null) throw unfit(where, `JSON cannot carry ${found}`);
  if (typeof value !== "object" || value === null) return;
  if (above.has(value)) throw unfit(where, "the value contains itself, which JSON cannot carry");
  if (above.size === deepestNesting) throw unfit(where, `the value is nested more than ${deepestNesting} levels deep`);
  above.add(value);
  if (Array.isArray(value)) {
    // By index, as JSON fills holes with null.
    for (let index = 0; index < value.length; index += 1) visit(value[index] as unknown, `${where}[${index}]`, above);
  } else {
    for (const [key, item] of Object.entries(value) as [string, unknown][]) {
      // A property that is undefined is as good as none, and JSON leaves it out.
      if (item !== undefined) visit(item, `${where}.${key}`, above);
    }
  }
  above.delete(value);
}

function unfit(where: string, what: string): InvalidInputError {
  return new InvalidInputError(`${cut(where, 200)}: ${what}`);
}

function describeIfUnfit(value: unknown): string | null {
  if (typeof value === "number") return Number.isFinite(value) ? null : String(value);
  if (typeof value === "bigint") return `a BigInt (${value}n): convert it to a number or a string`;
  if (value === undefined) return "undefined";
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  if (typeof value !== "object" || value === null || Array.isArray(value) || isPlain(value)) return null;
  return `an instance of ${className(value) || "a class"}: convert it to plain data`;
}
