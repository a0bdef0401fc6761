import { floatText } from "./numbers.js";
import type { PythonValue } from "./values.js";

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
