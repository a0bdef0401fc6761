/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** 2^63 − 1, by which Synnefo means "no limit". A JavaScript number is one more; `writeJson` writes the right digits. */
export const unlimited = 2 ** 63;

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !isArray(value);
}

/** `Array.isArray`, which does not narrow to readonly arrays. */
export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The own property of an object; undefined if it has none of that name, or if the value is no object. */
export function property(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** A value as a message shows it. */
export function toText(value: Json | undefined): string {
  return typeof value === "string" ? value : value === null || value === undefined ? "None" : writeJson(value);
}

/** Writes JSON as Python does by default: with a space after each comma and colon, in ASCII. */
export function writeJson(value: Json): string {
  return write(value).replace(/[\x7f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function write(value: Json): string {
  if (typeof value === "number") return writeNumber(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isArray(value)) return `[${value.map(write).join(", ")}]`;
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${write(member)}`);
  return `{${members.join(", ")}}`;
}

function writeNumber(value: number): string {
  if (Math.abs(value) < Number.MAX_SAFE_INTEGER || !Number.isInteger(value)) return JSON.stringify(value);
  return value === unlimited ? "9223372036854775807" : BigInt(value).toString();
}
