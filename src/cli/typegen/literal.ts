import { escapeUnprintable } from "../../core/text.js";
import { bracketed, type Doc, filled, onNextLine } from "./doc.js";

/** A string literal in TypeScript, with the quotes that need fewer escapes. */
export function quoted(text: string): string {
  const inside = escapeUnprintable(JSON.stringify(text).slice(1, -1));
  const count = (quote: string): number => text.split(quote).length;
  // JSON escapes each double quote, so no other backslash precedes one.
  return count('"') > count("'") ? `'${inside.replaceAll('\\"', '"').replaceAll("'", "\\'")}'` : `"${inside}"`;
}

/** The name of a property in an object literal. */
export function propertyName(name: string): string {
  // Without brackets it would set the prototype of the object.
  if (name === "__proto__") return '["__proto__"]';
  return /^[$A-Z_a-z][$\w]*$/.test(name) ? name : quoted(name);
}

/** A JSON value as a TypeScript literal. The properties of objects are sorted, because the database returns them in any order. */
export function literal(value: unknown): Doc {
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return arrayLiteral(value);
  if (typeof value !== "object" || value === null) return String(value);
  const entries: [string, unknown][] = Object.entries(value).sort(([a], [b]) => compareStrings(a, b));
  return bracketed(
    "{",
    entries.map(([name, each]) => literalProperty(propertyName(name), each)),
  );
}

function literalProperty(name: string, value: unknown): Doc {
  // After a shorter name, a line break gains almost no room.
  const mayBreak = typeof value === "string" && name.length > 4;
  return mayBreak ? [name, ":", onNextLine(literal(value))] : [name, ": ", literal(value)];
}

function arrayLiteral(items: readonly unknown[]): Doc {
  if (items.length > 1 && items.every((item) => typeof item === "number")) return filled(items.map(String));
  // Rows of a table get one line each.
  const isTable = items.length > 1 && (items.every(isRow) || items.every(isRecord));
  return bracketed("[", items.map(literal), isTable);
}

function isRow(item: unknown): boolean {
  return Array.isArray(item) && item.length > 1;
}

function isRecord(item: unknown): boolean {
  return typeof item === "object" && item !== null && !Array.isArray(item) && Object.keys(item).length > 1;
}

/** Compares strings by code units, independently of the locale. */
export function compareStrings(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The maximum nesting depth of a value that is written. */
const maxDepth = 20;

/**
 * Whether a value that was parsed from JSON can be written again unchanged: numbers beyond 2^53 were rounded when they were parsed.
 */
export function isWritable(value: unknown, depth = 0): boolean {
  if (typeof value === "number") return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  // JSON has no bigint, and without its `n` it would be another number.
  if (typeof value === "bigint") return false;
  if (typeof value !== "object" || value === null) return true;
  return depth < maxDepth && Object.values(value).every((each) => isWritable(each, depth + 1));
}
