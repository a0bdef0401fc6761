import { escapeUnprintable } from "../../core/text.js";
import { bracketed, type Doc, filled, onNextLine } from "./doc.js";

/** A text as TypeScript writes it, in the quotes of which fewer must be escaped. */
export function quoted(text: string): string {
  const inside = escapeUnprintable(JSON.stringify(text).slice(1, -1));
  const count = (quote: string): number => text.split(quote).length;
  // JSON escapes each double quote, so that no other backslash stands before one.
  return count('"') > count("'") ? `'${inside.replaceAll('\\"', '"').replaceAll("'", "\\'")}'` : `"${inside}"`;
}

/** The name of a property as an object's literal has it. */
export function propertyName(name: string): string {
  // In quotes alone it would set the object's prototype.
  if (name === "__proto__") return '["__proto__"]';
  return /^[$A-Z_a-z][$\w]*$/.test(name) ? name : quoted(name);
}

/** A JSON value as TypeScript writes it; the properties of objects are sorted, as a database gives them in an order of its own. */
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
  // Below a shorter name a text would hardly gain room.
  const mayBreak = typeof value === "string" && name.length > 4;
  return mayBreak ? [name, ":", onNextLine(literal(value))] : [name, ": ", literal(value)];
}

function arrayLiteral(items: readonly unknown[]): Doc {
  if (items.length > 1 && items.every((item) => typeof item === "number")) return filled(items.map(String));
  // Rows of a table have a line each.
  const isTable = items.length > 1 && (items.every(isRow) || items.every(isRecord));
  return bracketed("[", items.map(literal), isTable);
}

function isRow(item: unknown): boolean {
  return Array.isArray(item) && item.length > 1;
}

function isRecord(item: unknown): boolean {
  return typeof item === "object" && item !== null && !Array.isArray(item) && Object.keys(item).length > 1;
}

/** The order of texts by the codes of their characters, which is the same in every language. */
export function compareStrings(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** How deep a value may be nested to be written out. */
const maxDepth = 20;

/**
 * Whether a value that was read as JSON can be written again without a change: numbers beyond 2^53 were rounded when they were
 * read.
 */
export function isWritable(value: unknown, depth = 0): boolean {
  if (typeof value === "number") return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  // Written without its `n`, it would be another number.
  if (typeof value === "bigint") return false;
  if (typeof value !== "object" || value === null) return true;
  return depth < maxDepth && Object.values(value).every((each) => isWritable(each, depth + 1));
}
