import { isPlain } from "../../../../core/platform.js";
import { isMap } from "../../../kit/platform.js";
import { floatText } from "./numbers.js";

/**
 * A value that Python has parsed from JSON. The server distinguishes integers and floats (`1` and `1.0` are stored, compared and
 * written differently), but a JavaScript number does not: here an integer is a `bigint` and a float is a `number`.
 */
export type PythonValue = null | boolean | bigint | number | string | PythonValue[] | PythonDict;

/** A Python dict with string keys: a `Map`, because both keep the order of their keys. */
export type PythonDict = Map<string, PythonValue>;

/** Whether `value` is a Python dict. */
export function isDict(value: PythonValue): value is PythonDict {
  return value instanceof Map;
}

/** The value of `type(value).__name__`, which appears in messages such as "Expected a dictionary, but got list." */
export function typeName(value: PythonValue): string {
  if (value === null) return "NoneType";
  if (Array.isArray(value)) return "list";
  if (isDict(value)) return "dict";
  switch (typeof value) {
    case "boolean":
      return "bool";
    case "bigint":
      return "int";
    case "number":
      return "float";
    default:
      return "str";
  }
}

/** Creates a dict from pairs, in their order. */
export function dict(...entries: (readonly [string, PythonValue])[]): PythonDict {
  return new Map(entries);
}

/**
 * Converts plain JavaScript data to the values that Python would parse from its JSON: a whole number is an integer, any other number
 * a float.
 *
 * @throws TypeError if `value` contains a value that JSON cannot represent (a function, a symbol, an instance of a class).
 */
export function fromJavaScript(value: unknown): PythonValue {
  switch (typeof value) {
    case "string":
    case "boolean":
    case "bigint":
      return value;
    case "number":
      return Number.isSafeInteger(value) ? BigInt(value) : value;
    case "object":
      if (value === null) return null;
      if (Array.isArray(value)) return value.map(fromJavaScript);
      if (isMap(value) || isPlain(value)) return dictFromJavaScript(value);
      break;
    default:
  }
  throw new TypeError(`${String(value)} cannot be written as JSON.`);
}

function dictFromJavaScript(value: object): PythonDict {
  const result: PythonDict = new Map();
  for (const [key, member] of isMap(value) ? value : Object.entries(value)) {
    if (member !== undefined) result.set(String(key), fromJavaScript(member));
  }
  return result;
}

/** The opposite of `fromJavaScript`: the value that `JSON.parse` would return for the same JSON. */
export function toJavaScript(value: PythonValue): unknown {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(toJavaScript);
  if (value !== null && typeof value === "object") {
    return Object.fromEntries([...value].map(([key, member]) => [key, toJavaScript(member)]));
  }
  return value;
}

/** `str(value)`: like `repr`, but a string is unchanged. */
export function str(value: PythonValue): string {
  return typeof value === "string" ? value : repr(value);
}

/** `repr(value)`, which many messages of the server use to quote values. */
export function repr(value: PythonValue): string {
  if (value === null) return "None";
  if (Array.isArray(value)) return `[${value.map(repr).join(", ")}]`;
  switch (typeof value) {
    case "boolean":
      return value ? "True" : "False";
    case "bigint":
      return value.toString();
    case "number":
      return floatText(value);
    case "string":
      return quote(value);
    default:
      return `{${Array.from(value, ([key, member]) => `${quote(key)}: ${repr(member)}`).join(", ")}}`;
  }
}

/** The string form of Django's `ValidationError(message)`: a list with one item, which DRF returns unchanged. */
export function validationErrorText(message: string): string {
  return repr([message]);
}

const shortEscapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Uses single quotes, unless the string has one and no double quote. Escapes unprintable characters by code point. */
function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  let quoted = "";
  for (const char of text) {
    if (char === mark) quoted += `\\${mark}`;
    else quoted += shortEscapes[char] ?? (isPrintable(char) ? char : escapeCodePoint(char));
  }
  return mark + quoted + mark;
}

/** Python prints every character except the categories Other and Separator, and also the plain space. */
function isPrintable(char: string): boolean {
  return char === " " || !/[\p{C}\p{Z}]/u.test(char);
}

function escapeCodePoint(char: string): string {
  const hex = (char.codePointAt(0) ?? 0).toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, "0")}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}
