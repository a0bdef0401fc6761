import { asArray, type Contract, type JsonObject } from "../../generate/contract.js";
import type { FieldFilter, FilterLookup } from "../../generate/filters.js";
import type { Deviation } from "./response-validator.js";

/** Text that nothing has, and that is no choice, number, date or id. */
export const NOTHING = "contract-check-finds-nothing";

/** A value to filter by, and what then must hold of the list. */
export interface FilterValue {
  readonly text: string;
  readonly verify: (body: JsonObject) => Deviation[];
}

/**
 * A harmless value for a filter: one that nothing has, where such a value is valid, so that a server which ignores the filter
 * gives itself away. Of ids only those are valid that exist; `undefined` if none is at hand.
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

/** One of the possible values, if possible one that not all have that have been seen. */
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
  return [{ verdict: "differs", path: "$.results", expected: "nothing, as nothing has that value", got }];
}

function onlyWith(field: string | undefined, value: unknown, body: JsonObject): Deviation[] {
  if (field === undefined) return [];
  const others = asArray(body.results ?? [], "results").filter((result) => (result as JsonObject)[field] !== value);
  if (others.length === 0) return [];
  const expected = `only ${JSON.stringify(value)}, which was asked for`;
  const got = "others: does the server ignore this filter?";
  return [{ verdict: "differs", path: `$.results[*].${field}`, expected, got }];
}
