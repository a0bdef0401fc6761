import type { JsonObject } from "../../json.js";
import { fieldsOf, type Leaf } from "./fields.js";
import type { FieldType } from "./mapping.js";
import { StoreRefusal } from "./refusal.js";
import { compareBytes, numericValue } from "./values.js";

/** An attribute to sort by, with dots in its path. */
export interface SortKey {
  readonly path: string;
  readonly isDescending: boolean;
}

/**
 * Sorts documents; those with equal keys stay in the order of their creation. Documents without the attribute are last in both directions.
 *
 * @throws StoreRefusal for an attribute that no document has.
 */
export function sortDocuments(
  documents: readonly JsonObject[],
  keys: readonly SortKey[],
  typeOf: (path: string) => FieldType | undefined,
): JsonObject[] {
  const comparisons = keys.map((key) => {
    const type = typeOf(key.path);
    if (type === undefined) throw new StoreRefusal(`No mapping found for [${key.path}] in order to sort on`);
    return comparison(key, type);
  });
  return [...documents].sort((one, other) => {
    for (const compare of comparisons) {
      const difference = compare(one, other);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

type Compare = (one: JsonObject, other: JsonObject) => number;

type SortValue = number | string;

function comparison({ path, isDescending }: SortKey, type: FieldType): Compare {
  const direction = isDescending ? -1 : 1;
  // Of a list, the element that comes first in this direction counts.
  const keyOf = (document: JsonObject): SortValue | undefined =>
    (fieldsOf(document).get(path) ?? [])
      .map((value) => toSortValue(value, type))
      .filter((value) => value !== undefined)
      .sort((one, other) => direction * compareValues(one, other))[0];
  return (one, other) => {
    const [left, right] = [keyOf(one), keyOf(other)];
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
    return direction * compareValues(left, right);
  };
}

function toSortValue(value: Leaf, type: FieldType): SortValue | undefined {
  return type === "keyword" ? String(value) : numericValue(value, type);
}

function compareValues(one: SortValue, other: SortValue): number {
  return typeof one === "number" && typeof other === "number" ? one - other : compareBytes(String(one), String(other));
}
