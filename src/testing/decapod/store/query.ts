import { compareText, isArray, isEqual, isObject, type Json } from "../json.js";
import { plainText } from "../web/errors.js";
import type { Document } from "./collection.js";

/** A query of MongoDB: a condition for each field. */
export type Query = ReadonlyMap<string, Condition>;

/** A condition: a value to equal, a pattern to match, or operators. */
export type Condition =
  | { readonly equals: Json }
  | { readonly regexp: RegExp }
  | { readonly operators: readonly (readonly [operator: string, operand: Json])[] };

/**
 * Checks a query before it is used, as the database does.
 *
 * @throws ApiError for an operator that MongoDB does not know or cannot use.
 */
export function checkQuery(query: Query): void {
  for (const condition of query.values()) {
    for (const [operator, operand] of "operators" in condition ? condition.operators : []) {
      if (!Object.hasOwn(operators, operator)) throw plainText(`unknown operator: $${operator}`);
      if (needsArray.has(operator) && !isArray(operand)) throw plainText(`$${operator} needs an array`);
    }
  }
}

export function matches(document: Document, query: Query): boolean {
  for (const [path, condition] of query) {
    if (!isMet(condition, valuesAt(document, path.split(".")))) return false;
  }
  return true;
}

/** @param values The values at a path: several if it goes through an array, none if the field is missing. */
function isMet(condition: Condition, values: readonly Json[]): boolean {
  if ("regexp" in condition) return anyOf(values, (value) => isMatch(condition.regexp, value));
  if ("equals" in condition) return equalsAny(values, condition.equals);
  // An empty object is a value, not an operator.
  if (condition.operators.length === 0) return equalsAny(values, {});
  return condition.operators.every(([operator, operand]) => operators[operator]?.(values, operand) ?? false);
}

type Operator = (values: readonly Json[], operand: Json) => boolean;

const operators: Readonly<Record<string, Operator>> = {
  eq: equalsAny,
  ne: (values, operand) => !equalsAny(values, operand),
  gt: ordered((order) => order > 0),
  gte: ordered((order) => order >= 0),
  lt: ordered((order) => order < 0),
  lte: ordered((order) => order <= 0),
  in: isIn,
  nin: (values, operand) => !isIn(values, operand),
  exists: (values, operand) => values.length > 0 === isTruthy(operand),
};

const needsArray = new Set(["in", "nin"]);

function isIn(values: readonly Json[], operand: Json): boolean {
  return isArray(operand) && operand.some((each) => equalsAny(values, each));
}

/** A missing field equals null; an array also equals each of its items. */
function equalsAny(values: readonly Json[], wanted: Json): boolean {
  if (values.length === 0) return wanted === null;
  return anyOf(values, (value) => isEqual(value, wanted));
}

function ordered(accepts: (order: number) => boolean): Operator {
  return (values, operand) =>
    anyOf(values, (value) => rankOf(value) === rankOf(operand) && isOrdered(value) && accepts(compare(value, operand)));
}

function isOrdered(value: Json): boolean {
  return typeof value === "number" || typeof value === "string" || typeof value === "boolean";
}

function anyOf(values: readonly Json[], test: (value: Json) => boolean): boolean {
  return values.some((value) => test(value) || (isArray(value) && value.some(test)));
}

function isMatch(regexp: RegExp, value: Json): boolean {
  return typeof value === "string" && regexp.test(value);
}

/** As in Python. */
function isTruthy(value: Json): boolean {
  if (isArray(value)) return value.length > 0;
  return isObject(value) ? Object.keys(value).length > 0 : Boolean(value);
}

function valuesAt(value: Json | Document, path: readonly string[]): readonly Json[] {
  const [name, ...rest] = path;
  if (name === undefined) return [value];
  if (isArray(value)) {
    const item = /^\d+$/.test(name) ? value[Number(name)] : undefined;
    const below = value.filter(isObject).flatMap((each) => valuesAt(each, path));
    return item === undefined ? below : [...valuesAt(item, rest), ...below];
  }
  if (!isObject(value) || !Object.hasOwn(value, name)) return [];
  return valuesAt(value[name] ?? null, rest);
}

/** The fields to sort by, the most important first, and their directions. */
export type SortBy = readonly (readonly [field: string, direction: 1 | -1])[];

/** Sorts documents; equal ones stay in the order of insertion. */
export function sortDocuments<Item extends { readonly document: Document }>(
  items: readonly Item[],
  by: SortBy,
): Item[] {
  const keyed = items.map((item) => ({
    item,
    keys: by.map(([field]) => valuesAt(item.document, field.split("."))[0] ?? null),
  }));
  keyed.sort((one, other) => {
    for (const [index, [, direction]] of by.entries()) {
      const order = compare(one.keys[index] ?? null, other.keys[index] ?? null);
      if (order !== 0) return order * direction;
    }
    return 0;
  });
  return keyed.map(({ item }) => item);
}

/** Compares any two values in MongoDB's order: by their types first. */
function compare(one: Json, other: Json): number {
  const byType = rankOf(one) - rankOf(other);
  if (byType !== 0) return byType;
  if (typeof one === "string" && typeof other === "string") return compareText(one, other);
  if (typeof one === "object" || typeof other === "object") {
    return compareText(JSON.stringify(one), JSON.stringify(other));
  }
  return Number(one) - Number(other);
}

function rankOf(value: Json): number {
  if (value === null) return 0;
  if (isArray(value)) return 4;
  return ["number", "string", "object", "array", "boolean"].indexOf(typeof value) + 1;
}
