import { InvalidInputError } from "./errors/input-errors.js";

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
  if (found !== null) throw new InvalidInputError(`${where}: JSON cannot carry ${found}`);
  if (typeof value !== "object" || value === null) return;
  if (above.has(value)) throw new InvalidInputError(`${where}: the value contains itself, which JSON cannot carry`);
  above.add(value);
  for (const [key, item] of Object.entries(value) as [string, unknown][]) {
    // A property that is undefined is as good as none, and JSON leaves it out.
    if (item === undefined && !Array.isArray(value)) continue;
    visit(item, Array.isArray(value) ? `${where}[${key}]` : `${where}.${key}`, above);
  }
  above.delete(value);
}

function describeIfUnfit(value: unknown): string | null {
  if (typeof value === "number") return Number.isFinite(value) ? null : String(value);
  if (typeof value === "bigint") return `a BigInt (${value}n): convert it to a number or a string`;
  if (typeof value === "undefined" || typeof value === "function" || typeof value === "symbol") return typeof value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype || !("constructor" in value)) return null;
  // Objects of another realm have a prototype of their own, whose prototype is null all the same.
  if (Object.getPrototypeOf(prototype) === null) return null;
  return `an instance of ${value.constructor.name}: convert it to plain data`;
}
