import { DataError } from "../errors.js";
import { floatText } from "../python/numbers.js";
import { findLoneSurrogate } from "../python/text.js";
import type { PythonDict, PythonValue } from "../python/values.js";

/**
 * Converts a value as a jsonb column does: keys are sorted by length and then by bytes, and numbers are written as PostgreSQL's
 * `numeric` type writes them.
 *
 * @throws DataError for strings with a null character or half a surrogate pair, and for infinite numbers.
 */
export function throughJsonb(value: PythonValue): PythonValue {
  if (Array.isArray(value)) return value.map(throughJsonb);
  switch (typeof value) {
    case "string":
      return checked(value);
    case "number":
      return numeric(value);
    case "object":
      return value === null ? null : dictThroughJsonb(value);
    default:
      return value;
  }
}

/** `throughJsonb` for a column that holds a dict. */
export function dictThroughJsonb(value: PythonDict): PythonDict {
  const utf8 = new TextEncoder();
  const members = Array.from(value, ([key, member]) => ({ key: checked(key), bytes: utf8.encode(key), member }));
  members.sort((one, other) => compareBytes(one.bytes, other.bytes));
  return new Map(members.map(({ key, member }) => [key, throughJsonb(member)]));
}

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  if (one.length !== other.length) return one.length - other.length;
  for (const [index, byte] of one.entries()) {
    const difference = byte - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function checked(text: string): string {
  if (text.includes("\0") || findLoneSurrogate(text) !== undefined)
    throw new DataError("PostgreSQL cannot store this string.");
  return text;
}

/** A float that is large enough for an exponent (`1e+16`) is returned without one, and so as an integer. */
function numeric(value: number): bigint | number {
  if (!Number.isFinite(value)) throw new DataError("PostgreSQL cannot store this number.");
  const [mantissa = "", exponent] = floatText(value).split("e+");
  if (exponent !== undefined) {
    const [whole = "", fraction = ""] = mantissa.split(".");
    return BigInt(whole + fraction.padEnd(Number(exponent), "0"));
  }
  // The numeric type has no negative zero.
  return value === 0 ? 0 : value;
}
