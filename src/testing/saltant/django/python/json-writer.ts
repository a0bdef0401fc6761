import { UncaughtException } from "../errors.js";
import { floatText } from "./numbers.js";
import { findLoneSurrogate } from "./text.js";
import type { PythonValue } from "./values.js";

/** Thrown for a value that Python cannot write as JSON (an infinite number, half a surrogate pair): a 500 on the real server. */
export class UnwritableValueError extends UncaughtException {
  override name = "UnwritableValueError";
}

/**
 * Writes JSON as DRF's renderer does: without spaces, with unescaped strings except for U+2028 and U+2029.
 *
 * @param indent Spaces for each level, as in `Accept: application/json; indent=4`. Default: everything on one line.
 * @throws UnwritableValueError for a number or string that JSON in UTF-8 cannot represent.
 */
export function writeJson(value: PythonValue, indent = 0): string {
  return indent === 0 ? compact(value) : indented(value, " ".repeat(indent), "\n");
}

function compact(value: PythonValue): string {
  if (Array.isArray(value)) return `[${value.map(compact).join(",")}]`;
  if (value instanceof Map) return `{${Array.from(value, ([key, item]) => `${text(key)}:${compact(item)}`).join(",")}}`;
  return scalar(value);
}

function indented(value: PythonValue, step: string, newline: string): string {
  const inner = newline + step;
  if (Array.isArray(value) && value.length > 0) {
    return `[${inner}${value.map((item) => indented(item, step, inner)).join(`,${inner}`)}${newline}]`;
  }
  if (value instanceof Map && value.size > 0) {
    const members = Array.from(value, ([key, item]) => `${text(key)}: ${indented(item, step, inner)}`);
    return `{${inner}${members.join(`,${inner}`)}${newline}}`;
  }
  return compact(value);
}

function scalar(value: null | boolean | bigint | number | string): string {
  switch (typeof value) {
    case "string":
      return text(value);
    case "number":
      if (!Number.isFinite(value)) throw new UnwritableValueError(`${floatText(value)} is not JSON.`);
      return floatText(value);
    default:
      return String(value);
  }
}

function text(value: string): string {
  if (findLoneSurrogate(value) !== undefined) throw new UnwritableValueError("Half a surrogate pair is not UTF-8.");
  return JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}
