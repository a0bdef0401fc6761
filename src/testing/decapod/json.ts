/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !isArray(value);
}

/** `Array.isArray`, which does not narrow to readonly arrays. */
export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/**
 * Writes JSON as Flask does by default: keys sorted, indented, in ASCII.
 *
 * @param floatFields Fields whose numbers are Python floats, so that a whole number is written `1.0`.
 */
export function writeJson(value: Json, floatFields: ReadonlySet<string> = none): string {
  return `${escapeNonAscii(write(value, "\n", false, floatFields))}\n`;
}

const none: ReadonlySet<string> = new Set();

function write(value: Json, lineBreak: string, isFloat: boolean, floats: ReadonlySet<string>): string {
  if (typeof value === "number") return isFloat && Number.isInteger(value) ? `${value}.0` : JSON.stringify(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${lineBreak}  `;
  if (isArray(value)) {
    if (value.length === 0) return "[]";
    return `[${value.map((item) => inner + write(item, inner, false, floats)).join(", ")}${lineBreak}]`;
  }
  const entries = Object.entries(value).sort(([one], [other]) => compareText(one, other));
  if (entries.length === 0) return "{}";
  const lines = entries.map(
    ([key, item]) => `${inner}${JSON.stringify(key)}: ${write(item, inner, floats.has(key), floats)}`,
  );
  return `{${lines.join(", ")}${lineBreak}}`;
}

function escapeNonAscii(text: string): string {
  return text.replace(/[\x7f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Whether two values are equal as Python compares them: `true` equals 1, and the order of keys does not count. */
export function isEqual(one: Json, other: Json): boolean {
  if (one === other) return true;
  if (typeof one === "boolean" && typeof other === "number") return Number(one) === other;
  if (typeof other === "boolean" && typeof one === "number") return Number(other) === one;
  if (isArray(one) && isArray(other)) {
    return one.length === other.length && one.every((item, index) => isEqual(item, other[index] ?? null));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && isEqual(one[key] ?? null, other[key] ?? null));
}

/** Compares strings by their code points, as Python and MongoDB do. */
export function compareText(one: string, other: string): number {
  if (one === other) return 0;
  const [left, right] = [Array.from(one), Array.from(other)];
  for (let index = 0; index < left.length && index < right.length; index += 1) {
    const difference = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** A value as Python's `str` converts it. */
export function str(value: Json | undefined): string {
  return typeof value === "string" ? value : repr(value ?? null);
}

/** A value as Python writes it in a message. */
export function repr(value: Json): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") {
    const quoted = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"');
    return value.includes("'") && !value.includes('"') ? `"${quoted}"` : `'${quoted.replaceAll("'", "\\'")}'`;
  }
  if (isArray(value)) return `[${value.map(repr).join(", ")}]`;
  if (typeof value === "number") return String(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `${repr(key)}: ${repr(item)}`)
    .join(", ")}}`;
}
