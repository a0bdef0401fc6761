import type { MockRequest } from "../../kit/request.js";
import { invalidFilter } from "./errors.js";
import { FilterSyntaxError, parseFilter } from "./filter/parser.js";
import type { Expression } from "./filter/syntax.js";
import { type Aggregation, algorithms } from "./store/aggregations.js";
import type { SortKey } from "./store/order.js";

/** The parameters of a search, from the query of a GET or the form of a PUT. */
export interface SearchParameters {
  /** The number of the first element, from 1. */
  readonly first: number;
  /** The number of the last element; undefined for no limit. */
  readonly last: number | undefined;
  /** Undefined for all. */
  readonly filter: Expression | undefined;
  /** Undefined for all attributes. */
  readonly select: readonly string[] | undefined;
  readonly orderBy: readonly SortKey[];
  readonly aggregations: readonly Aggregation[];
}

/**
 * Reads the parameters of a request. The server ignores what it does not understand, except for a filter.
 *
 * @throws CimiError for a filter that does not follow the grammar.
 */
export function readParameters(request: MockRequest): SearchParameters {
  const values = requestValues(request);
  return {
    first: Math.max(1, firstNumber(values("$first")) ?? 1),
    last: firstNumber(values("$last")),
    filter: readFilter(values("$filter")),
    select: readSelect(values("$select")),
    orderBy: split(values("$orderby")).flatMap(readSortKey),
    aggregations: split(values("$aggregation")).flatMap(readAggregation),
  };
}

/** The values of a parameter. Those in a form replace those in the query. */
function requestValues(request: MockRequest): (name: string) => string[] {
  const query = new URLSearchParams(request.search);
  const form = readForm(request);
  return (name) => (form.has(name) ? form : query).getAll(name);
}

/** The fields of a form; none if the body is no form. */
export function readForm({ headers, body }: MockRequest): URLSearchParams {
  return new URLSearchParams(isForm(headers) ? new TextDecoder().decode(body) : "");
}

export function isForm(headers: Headers): boolean {
  return headers.get("content-type")?.toLowerCase().startsWith("application/x-www-form-urlencoded") ?? false;
}

/** The first value that is a number of 64 bits; the others are ignored. */
function firstNumber(values: readonly string[]): number | undefined {
  const numbers = values.filter((value) => /^[+-]?\d+$/.test(value)).map(Number);
  return numbers.find((number) => Math.abs(number) < 2 ** 63);
}

/** Several filters must all match. The server puts each in parentheses, but does not check that those in it are balanced. */
function readFilter(filters: readonly string[]): Expression | undefined {
  if (filters.length === 0) return undefined;
  try {
    return parseFilter(filters.map((filter) => `(${filter})`).join(" and "));
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error;
    throw invalidFilter(error.message);
  }
}

function readSelect(values: readonly string[]): string[] | undefined {
  if (values.length === 0) return undefined;
  const paths = split(values);
  return paths.includes("*") ? undefined : [...paths, "resourceURI", "acl"];
}

/** A direction that is neither `asc` nor `desc` belongs to the name of the attribute. */
function readSortKey(text: string): SortKey[] {
  const [, attribute = "", direction] = /^(.*?)(?::(asc|desc))?$/s.exec(text) ?? [];
  const path = attribute.trim();
  return path === "" ? [] : [{ path, isDescending: direction === "desc" }];
}

/** Unknown algorithms are ignored. The name of the algorithm ends at the first colon. */
function readAggregation(text: string): Aggregation[] {
  const [, algorithm = "", attribute = ""] = /^([a-z]+):(.+)$/s.exec(text) ?? [];
  return algorithms.has(algorithm) ? [{ algorithm, attribute: attribute.trim() }] : [];
}

/** The parts between commas, without blanks around them. */
function split(values: readonly string[]): string[] {
  return values
    .flatMap((value) => value.split(","))
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
