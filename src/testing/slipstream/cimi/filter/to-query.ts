import { unexpected } from "../errors.js";
import { parseDay, parseTimestamp } from "../store/dates.js";
import type { Query, QueryValue, RangeOperator } from "../store/query.js";
import type { Expression, Operator, Value } from "./syntax.js";

/**
 * Translates a filter to a query of the store.
 *
 * @throws CimiError with the status 500 for what passes the grammar but fails here.
 */
export function toQuery(expression: Expression): Query {
  switch (expression.kind) {
    case "and":
    case "or":
      return { kind: expression.kind, queries: expression.parts.map(toQuery) };
    case "property":
      throw unexpected("clojure.lang.PersistentVector cannot be cast to org.elasticsearch.index.query.QueryBuilder");
    case "comparison": {
      const path = expression.attribute.replaceAll("/", ".");
      const { operator, isValueFirst } = expression;
      return compare(path, isValueFirst ? turnRound(operator) : operator, convert(expression.value));
    }
  }
}

/** The operator with the attribute on its left. */
function turnRound(operator: Operator): Operator {
  switch (operator) {
    case "<":
      return ">";
    case "<=":
      return ">=";
    case ">":
      return "<";
    case ">=":
      return "<=";
    default:
      return operator;
  }
}

function compare(path: string, operator: Operator, value: QueryValue | null): Query {
  if (value === null) {
    const exists: Query = { kind: "exists", path };
    return operator === "!=" ? exists : { kind: "not", query: exists };
  }
  switch (operator) {
    case "=":
      return { kind: "term", path, value };
    case "!=":
      return { kind: "not", query: { kind: "term", path, value } };
    case "^=":
      return { kind: "prefix", path, value };
    default:
      return toRange(path, operator, value);
  }
}

function toRange(path: string, operator: RangeOperator, value: QueryValue): Query {
  return { kind: "range", path, operator, value };
}

function convert({ kind, text }: Value): QueryValue | null {
  switch (kind) {
    case "integer":
      return toInteger(text);
    case "date":
      return toDate(text);
    case "string":
      return text;
    case "boolean":
      return text === "true";
    case "null":
      return null;
  }
}

function toInteger(text: string): number {
  const number = Number(text);
  if (number > 2_147_483_647) throw unexpected(`For input string: "${text}"`);
  return number;
}

function toDate(text: string): QueryValue {
  const time = text.includes("T") ? parseTimestamp(text) : parseDay(text);
  if (Number.isNaN(time)) throw unexpected(`Invalid format: "${text}"`);
  return { time };
}
