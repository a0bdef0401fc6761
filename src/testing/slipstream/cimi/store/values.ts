import { parseStoreDate } from "./dates.js";
import type { Leaf } from "./fields.js";
import type { FieldType } from "./mapping.js";

/** The numeric value of a stored value of a type, by which the store sorts and computes; undefined if it has none. */
export function numericValue(value: Leaf, type: FieldType): number | undefined {
  switch (type) {
    case "number":
      return typeof value === "number" ? toStoredNumber(value) : undefined;
    case "boolean":
      return typeof value === "boolean" ? Number(value) : undefined;
    case "date":
      return typeof value === "string" ? parseStoreDate(value)?.from : undefined;
    case "keyword":
      return undefined;
  }
}

/** The store keeps numbers with a fraction in 32 bits. */
export function toStoredNumber(value: number): number {
  return Number.isInteger(value) ? value : Math.fround(value);
}

/** Compares strings by their code points, which is the order of their bytes in UTF-8. */
export function compareBytes(one: string, other: string): number {
  const [left, right] = [one[Symbol.iterator](), other[Symbol.iterator]()];
  for (;;) {
    const [first, second] = [left.next(), right.next()];
    if (first.done === true || second.done === true) return Number(second.done ?? false) - Number(first.done ?? false);
    const difference = (first.value.codePointAt(0) ?? 0) - (second.value.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
}
