import { isPlain } from "../../../../core/platform.js";
import { isMap } from "../../../kit/platform.js";
import { floatText } from "./numbers.js";

/**
 * A value as Python holds it after reading JSON. The server tells integers from floats (`1` and `1.0` are stored, compared
 * and written differently), which a JavaScript number cannot: here an integer is a `bigint` and a float is a `number`.
 */
export type PythonValue = null | boolean | bigint | number | string | PythonValue[] | PythonDict;

/** A Python dict with text keys; a `Map`, as both keep the order in which keys came. */
export type PythonDict = Map<string, PythonValue>;

/** Whether `value` is a Python dict. */
export function isDict(value: PythonValue): value is PythonDict {
  return value instanceof Map;
}

/** The name that `type(value).__name__` gives: it appears in messages such as "Expected a dictionary, but got list." */
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

/** Builds a dict from pairs, whose keys keep their order. */
export function dict(...entries: (readonly [string, PythonValue])[]): PythonDict {
  return new Map(entries);
}

/**
 * Reads plain JavaScript data as Python would read it from JSON: a whole number is an integer, anything else a float.
 *
 * @throws TypeError if `value` holds something that JSON cannot (a function, a symbol, an object with a prototype of its own).
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
  throw new TypeError(`${String(value)} has no place in JSON.`);
}

function dictFromJavaScript(value: object): PythonDict {
  const result: PythonDict = new Map();
  for (const [key, member] of isMap(value) ? value : Object.entries(value)) {
    if (member !== undefined) result.set(String(key), fromJavaScript(member));
  }
  return result;
}

/** The opposite of `fromJavaScript`: what `JSON.parse` would have made of the same text. */
export function toJavaScript(value: PythonValue): unknown {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(toJavaScript);
  if (value !== null && typeof value === "object") {
    return Object.fromEntries([...value].map(([key, member]) => [key, toJavaScript(member)]));
  }
  return value;
}

/** `str(value)`: as `repr`, but text stands for itself. */
export function str(value: PythonValue): string {
  return typeof value === "string" ? value : repr(value);
}

/** `repr(value)`, in which many of the server's messages quote what they were given. */
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

/** The message of Django's `ValidationError(message)` as text: a list of one, which DRF passes on as it stands. */
export function validationErrorText(message: string): string {
  return repr([message]);
}

const shortEscapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Single quotes, unless the text has one and no double quote; what cannot be printed is escaped by its code point. */
function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  let quoted = "";
  for (const char of text) {
    if (char === mark) quoted += `\\${mark}`;
    else quoted += shortEscapes[char] ?? (isPrintable(char) ? char : escapeCodePoint(char));
  }
  return mark + quoted + mark;
}

/** Python prints every character but the categories Other and Separator; the plain space is the exception. */
function isPrintable(char: string): boolean {
  return char === " " || !/[\p{C}\p{Z}]/u.test(char);
}

function escapeCodePoint(char: string): string {
  const hex = (char.codePointAt(0) ?? 0).toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, "0")}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}
