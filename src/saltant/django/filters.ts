import { toUtcText } from "../../core/data/datetime.js";
import { describeIfUnstorable } from "../../core/data/json.js";
import { InvalidInputError } from "../../core/errors/index.js";
import { isDate } from "../../core/platform.js";
import { describeValue, truncate } from "../../core/text.js";
import { toZonedDatetime } from "./datetime.js";
import type { FilterField, FilterLookup, FilterTable } from "./filter-types.js";
import { strip } from "./python-strip.js";

/**
 * Converts filters to the query parameters of Django's filters: the name alone for an exact value, `name__lookup` for a lookup,
 * several values joined by commas.
 *
 * The server ignores a filter that it does not understand and returns all rows. So this function throws for it.
 *
 * @param table - The filters that the contract has for this list.
 * @param filters - The filters that the caller passed. `undefined` is no filter.
 * @param list - The name of the list in messages: `task queues`.
 * @returns The parameters; `null` if nothing can match, as the filter is an empty array.
 * @throws {@link InvalidInputError} for an unknown filter or lookup and for an invalid value.
 */
export function encodeFilters(table: FilterTable, filters: object, list: string): Record<string, string> | null {
  const query: Record<string, string> = {};
  for (const [name, filter] of Object.entries(filters) as [string, unknown][]) {
    if (filter === undefined) continue;
    const field = Object.hasOwn(table, name) ? table[name] : undefined;
    if (field === undefined)
      throw new InvalidInputError(
        `unknown filter ${truncate(name, 80)}: the filters of ${list} are ${listed(Object.keys(table))}`,
      );
    for (const [lookup, value] of lookupsOf(filter, name, field)) {
      if (!field.lookups.includes(lookup)) {
        throw new InvalidInputError(`unknown lookup ${name}.${truncate(lookup, 80)}: ${knownLookups(name, field)}`);
      }
      if (lookup === "in" && Array.isArray(value) && value.length === 0) return null;
      const parameter = lookup === "exact" ? field.parameter : `${field.parameter}__${lookup}`;
      query[parameter] = encodeLookup(field, lookup, value, lookup === "exact" ? name : `${name}.${lookup}`);
    }
  }
  return query;
}

/** A filter's lookups: an array means `in`, an object has lookups as its properties, any other value is exact. */
function lookupsOf(filter: unknown, name: string, field: FilterField): [FilterLookup, unknown][] {
  if (Array.isArray(filter)) return [["in", filter]];
  if (typeof filter !== "object" || filter === null || isDate(filter)) return [["exact", filter]];
  // The caller checks the names.
  const lookups = (Object.entries(filter) as [FilterLookup, unknown][]).filter(([, value]) => value !== undefined);
  if (lookups.length === 0) {
    throw new InvalidInputError(`filter ${name} is an object without a lookup: ${knownLookups(name, field)}`);
  }
  return lookups;
}

function encodeLookup(field: FilterField, lookup: FilterLookup, value: unknown, where: string): string {
  switch (lookup) {
    case "in":
    case "range": {
      if (!Array.isArray(value)) throw wrongValue(where, "an array", value);
      if (lookup === "range" && value.length !== 2) throw new InvalidInputError(`filter ${where} must have two values`);
      // A copy has no holes. `map` would skip a hole, and the server would then ignore the filter.
      return Array.from(value as unknown[])
        .map((each, index) => withoutComma(encode(field, each, `${where}[${index}]`), `${where}[${index}]`))
        .join(",");
    }
    case "year":
      return encodeInteger(value, where);
    case "isnull":
      return encodeBoolean(value, where);
    case "exact":
    case "lt":
    case "lte":
    case "gt":
    case "gte":
      return encode(field, value, where);
    default:
      return encodeString(value, where);
  }
}

function encode(field: FilterField, value: unknown, where: string): string {
  switch (field.kind) {
    case "text":
      return encodeString(value, where);
    case "integer":
      return encodeInteger(value, where);
    case "boolean":
      return encodeBoolean(value, where);
    case "datetime":
      return encodeDatetime(value, where);
    case "choice": {
      const text = encodeString(value, where);
      if (field.choices.includes(text)) return text;
      throw new InvalidInputError(
        `filter ${where} must be one of ${field.choices.join(", ")}, not ${describeValue(text)}`,
      );
    }
  }
}

function encodeString(value: unknown, where: string): string {
  if (typeof value !== "string") throw wrongValue(where, "a string", value);
  const why = describeIfUnstorable(value);
  if (why !== null) throw new InvalidInputError(`filter ${where} ${why}`);
  if (strip(value) === "")
    throw new InvalidInputError(`filter ${where} is blank, which the server treats as no filter`);
  if (strip(value) !== value) {
    throw new InvalidInputError(`filter ${where} begins or ends with whitespace, which the server removes`);
  }
  return value;
}

function encodeInteger(value: unknown, where: string): string {
  if (Number.isSafeInteger(value)) return String(value);
  throw wrongValue(where, "a whole number", value);
}

function encodeBoolean(value: unknown, where: string): string {
  if (typeof value === "boolean") return String(value);
  throw wrongValue(where, "true or false", value);
}

/** The server rejects a date without a time, and takes a string without a zone for a time in its own zone. */
function encodeDatetime(value: unknown, where: string): string {
  const text = isDate(value) ? toUtcText(value) : typeof value === "string" ? toZonedDatetime(value) : null;
  if (text !== null) return text;
  if (!isDate(value)) throw wrongValue(where, "a Date or a full ISO 8601 datetime", value);
  const found = Number.isNaN(value.getTime()) ? "an invalid one" : value.toISOString();
  throw new InvalidInputError(`filter ${where} must be a Date in the years 1 to 9999, not ${found}`);
}

function withoutComma(text: string, where: string): string {
  if (!text.includes(",")) return text;
  throw new InvalidInputError(
    `filter ${where} contains a comma, at which the server would split it: request each by itself`,
  );
}

function wrongValue(where: string, wanted: string, value: unknown): InvalidInputError {
  return new InvalidInputError(`filter ${where} must be ${wanted}, not ${describeValue(value)}`);
}

function knownLookups(name: string, { lookups }: FilterField): string {
  return `the lookups of ${name} are ${listed(lookups.filter((each) => each !== "exact"))}`;
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join(", ");
}
