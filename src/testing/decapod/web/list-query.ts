import { isObject, type Json } from "../json.js";
import { pythonRegexp } from "../store/python-regexp.js";
import type { Condition, Query, SortBy } from "../store/query.js";

/** The parsed query parameters of a list. */
export interface ListQuery {
  readonly page: number;
  readonly perPage: number;
  readonly all: boolean;
  readonly filter: Query;
  /** Empty for the default order. */
  readonly sortBy: SortBy;
}

/** Reads the query parameters of a list. Invalid ones are ignored without an error, as in Decapod. */
export function readListQuery(parameters: URLSearchParams): ListQuery {
  return {
    page: readCount(parameters.get("page")) ?? 1,
    perPage: readCount(parameters.get("per_page")) ?? 25,
    all: readBoolean(parameters.get("all")),
    filter: attempt(() => readFilter(parameters.get("filter"))) ?? new Map<string, Condition>(),
    sortBy: attempt(() => readSortBy(parameters.get("sort_by"))) ?? [],
  };
}

/** Reads a number as Python's `float` does, without its fraction; undefined if it is not positive. */
function readCount(text: string | null): number | undefined {
  if (text === null || !/^\s*[+-]?(\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+)(e[+-]?\d+)?\s*$/i.test(text)) return undefined;
  const count = Math.trunc(Number(text.replaceAll("_", "")));
  return count > 0 && Number.isFinite(count) ? count : undefined;
}

/** Whether Python's `strtobool` reads it as true. */
export function readBoolean(text: string | null): boolean {
  return text !== null && ["y", "yes", "t", "true", "on", "1"].includes(text.toLowerCase());
}

function readFilter(text: string | null): Query | undefined {
  const filter = parse(text);
  if (!isObject(filter)) return undefined;
  return new Map(Object.entries(filter).map(([field, value]) => [field, readCondition(value)]));
}

/** @throws TypeError for a value that makes Decapod ignore the whole filter. */
function readCondition(value: Json): Condition {
  if (typeof value === "string" || typeof value === "boolean" || Number.isInteger(value)) return { equals: value };
  if (!isObject(value)) throw new TypeError("A condition must be a string, an integer or an object.");
  if (!Object.hasOwn(value, "regexp")) return { operators: Object.entries(value) };
  if (typeof value.regexp !== "string") throw new TypeError("A pattern must be a string.");
  return { regexp: pythonRegexp(value.regexp) };
}

function readSortBy(text: string | null): SortBy | undefined {
  const sortBy = parse(text);
  if (!isObject(sortBy)) return undefined;
  return Object.entries(sortBy).map(([field, direction]) => {
    if (direction !== 1 && direction !== -1) throw new TypeError("A direction must be 1 or -1.");
    return [field, direction];
  });
}

function parse(text: string | null): Json | undefined {
  // What JSON.parse returns is JSON.
  return text === null ? undefined : (JSON.parse(text) as Json);
}

function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
