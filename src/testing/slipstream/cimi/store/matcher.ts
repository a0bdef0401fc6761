import { parseStoreDate, toTimestamp } from "./dates.js";
import { type Fields, hasField, type Leaf } from "./fields.js";
import type { FieldType } from "./mapping.js";
import type { Query, QueryValue, RangeOperator } from "./query.js";
import { StoreRefusal } from "./refusal.js";
import { compareBytes, numericValue, toStoredNumber } from "./values.js";

/** Whether a document matches a query. */
export type Matcher = (fields: Fields) => boolean;

/**
 * Prepares a query.
 *
 * @param typeOf The type of the attribute at a path; undefined if there is none. No document matches a condition on such an attribute.
 * @throws StoreRefusal if a value does not fit the type of its attribute, even where another condition would decide.
 */
export function createMatcher(query: Query, typeOf: (path: string) => FieldType | undefined): Matcher {
  switch (query.kind) {
    case "and": {
      const matchers = query.queries.map((part) => createMatcher(part, typeOf));
      return (fields) => matchers.every((matches) => matches(fields));
    }
    case "or": {
      const matchers = query.queries.map((part) => createMatcher(part, typeOf));
      return (fields) => matchers.some((matches) => matches(fields));
    }
    case "not": {
      const matches = createMatcher(query.query, typeOf);
      return (fields) => !matches(fields);
    }
    case "exists":
      return (fields) => hasField(fields, query.path);
    default: {
      const type = typeOf(query.path);
      if (type === undefined) return () => false;
      const test = createTest(query, type);
      // A list matches if one of its elements does.
      return (fields) => fields.get(query.path)?.some(test) ?? false;
    }
  }
}

type Condition = Extract<Query, { readonly kind: "term" | "range" | "prefix" }>;

type Test = (value: Leaf) => boolean;

function createTest(condition: Condition, type: FieldType): Test {
  if (condition.kind === "prefix") return prefixTest(toText(condition.value), type);
  const { value } = condition;
  const operator = condition.kind === "term" ? "=" : condition.operator;
  switch (type) {
    case "keyword":
      return keywordTest(operator, toText(value));
    case "number":
      return numericTest(operator, toNumber(value), type);
    case "boolean":
      return numericTest(operator, toBoolean(value), type);
    case "date":
      return dateTest(operator, value);
  }
}

type Operator = "=" | RangeOperator;

function prefixTest(prefix: string, type: FieldType): Test {
  if (type !== "keyword") throw new StoreRefusal(`A prefix of a ${type}.`);
  return (value) => String(value).startsWith(prefix);
}

function keywordTest(operator: Operator, text: string): Test {
  return (value) => holds(operator, compareBytes(String(value), text));
}

function numericTest(operator: Operator, number: number, type: FieldType): Test {
  return (value) => {
    const stored = numericValue(value, type);
    return stored !== undefined && holds(operator, stored - number);
  };
}

/** `=` means within the day if the date is a day; `<=` and `>` count from its end. */
function dateTest(operator: Operator, value: QueryValue): Test {
  const { from, to } = toDateRange(value);
  if (operator === "=") {
    const [notBefore, notAfter] = [numericTest(">=", from, "date"), numericTest("<=", to, "date")];
    return (stored) => notBefore(stored) && notAfter(stored);
  }
  return numericTest(operator, operator === "<=" || operator === ">" ? to : from, "date");
}

function holds(operator: Operator, difference: number): boolean {
  switch (operator) {
    case "=":
      return difference === 0;
    case "<":
      return difference < 0;
    case "<=":
      return difference <= 0;
    case ">":
      return difference > 0;
    case ">=":
      return difference >= 0;
  }
}

function toText(value: QueryValue): string {
  return typeof value === "object" ? toTimestamp(value.time) : String(value);
}

function toNumber(value: QueryValue): number {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || !decimal.test(value)) throw new StoreRefusal("No number.");
  return toStoredNumber(Number(value.trim().replace(/[df]$/i, "")));
}

/** A number as Java parses it. */
const decimal = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?[df]?\s*$/i;

function toBoolean(value: QueryValue): number {
  const text = toText(value);
  if (text !== "true" && text !== "false") throw new StoreRefusal("Neither true nor false.");
  return Number(text === "true");
}

function toDateRange(value: QueryValue): { readonly from: number; readonly to: number } {
  if (typeof value === "object") return { from: value.time, to: value.time };
  const text = String(value);
  const range = parseStoreDate(text);
  if (range !== undefined) return range;
  // Milliseconds since 1970.
  if (!/^-?\d+$/.test(text)) throw new StoreRefusal("No date.");
  return { from: Number(text), to: Number(text) };
}
