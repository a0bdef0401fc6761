import { asArray, type Contract, type JsonObject } from "../../generate/contract.js";
import type { FieldFilter, FilterLookup } from "../../generate/filters.js";
import type { Deviation } from "./response-validator.js";

/** A string that no row has, and that is not a choice, number, date or id. */
export const NOTHING = "contract-check-finds-nothing";

/** A filter's value, and a check of the resulting list. */
export interface FilterValue {
  readonly text: string;
  readonly verify: (body: JsonObject) => Deviation[];
}

/**
 * A harmless value for a filter: one that no row has, if such a value is valid, so that the list shows whether the
 * server ignores the filter. Only existing ids are valid; `undefined` if none is known.
 */
export function filterValue(
  filter: FieldFilter,
  lookup: FilterLookup,
  samples: readonly JsonObject[],
  contract: Contract,
): FilterValue | undefined {
  if (lookup === "isnull") return { text: "true", verify: () => [] };
  if (lookup === "year") return { text: "1900", verify: nothingFound };
  if (lookup === "range") return { text: rangeOf(filter), verify: nothingFound };
  if (filter.value.kind === "datetime") return { text: isAfter(lookup) ? LATE : EARLY, verify: nothingFound };
  if (filter.value.kind === "text" || (lookup !== "exact" && lookup !== "in")) {
    return { text: NOTHING, verify: nothingFound };
  }
  const field = [filter.parameter, filter.name].find((name) => samples.some((sample) => Object.hasOwn(sample, name)));
  const seen = new Set(samples.map((sample) => (field === undefined ? undefined : sample[field])));
  const value = chooseValue(filter, seen, contract);
  return value === undefined ? undefined : { text: String(value), verify: (body) => onlyWith(field, value, body) };
}

const EARLY = "1900-01-01T00:00:00Z";
const LATE = "9000-01-01T00:00:00Z";

function isAfter(lookup: FilterLookup): boolean {
  return lookup === "gt" || lookup === "gte";
}

function rangeOf({ value }: FieldFilter): string {
  return value.kind === "datetime" ? `${EARLY},1900-01-02T00:00:00Z` : "-2,-1";
}

/** One of the possible values, if possible one that not all of the seen rows have. */
function chooseValue(
  { value }: FieldFilter,
  seen: ReadonlySet<unknown>,
  contract: Contract,
): string | number | boolean | undefined {
  if (value.kind === "boolean") return seen.has(true) && !seen.has(false) ? false : true;
  if (value.kind === "choice") {
    const words = contract.choice(value.schema)?.values ?? [];
    return words.find((word) => !seen.has(word)) ?? words[0];
  }
  return [...seen].find((each): each is number => typeof each === "number");
}

function nothingFound(body: JsonObject): Deviation[] {
  const results = asArray(body.results ?? [], "results");
  if (results.length === 0) return [];
  const got = `${results.length} of ${String(body.count)}: does the server ignore this filter?`;
  return [{ verdict: "differs", path: "$.results", expected: "no rows, as none has that value", got }];
}

function onlyWith(field: string | undefined, value: unknown, body: JsonObject): Deviation[] {
  if (field === undefined) return [];
  const others = asArray(body.results ?? [], "results").filter((result) => (result as JsonObject)[field] !== value);
  if (others.length === 0) return [];
  const expected = `only ${JSON.stringify(value)}, the filter's value`;
  const got = "others: does the server ignore this filter?";
  return [{ verdict: "differs", path: `$.results[*].${field}`, expected, got }];
}
