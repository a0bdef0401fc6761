import { InvalidInputError } from "../core/errors/index.js";
import { describeIfUnstorable } from "../core/data/json.js";
import { requirePlainObject } from "../core/data/checks.js";
import { isDate, isPlain } from "../core/platform.js";
import { describeValue, truncate } from "../core/text.js";
import type { FilterField, FilterOperator, SortDirection } from "./filter-types.js";

/** A filter as it is sent, by the names that the server has stored the fields under. */
type WireFilter = Record<string, WireValue | Partial<Record<FilterOperator, WireValue | readonly WireValue[]>>>;

type WireValue = string | number | boolean;

/**
 * Converts filters to the `filter` of a list. The server ignores a filter that it does not understand and returns all rows, so this
 * function throws for it.
 *
 * @param table - The filters that the contract has for this list.
 * @param filters - The filters that the caller passed. `undefined` is no filter.
 * @param list - The name of the list in messages: `clusters`.
 * @returns The filter; `null` if nothing can match, as an `in` has no values.
 * @throws {@link InvalidInputError} for an unknown filter or operator and for an invalid value.
 */
export function encodeFilters(
  table: Readonly<Record<string, FilterField>>,
  filters: object,
  list: string,
): WireFilter | null {
  const wire: WireFilter = {};
  const emptyLists: string[] = [];
  for (const [name, filter] of Object.entries(filters) as [string, unknown][]) {
    if (filter === undefined) continue;
    const field = fieldOf(table, name);
    if (field === undefined) throw unknownName("filter", name, list, table);
    const stored = field.field.endsWith(".*") ? name : field.field;
    if (!isOperators(filter)) {
      wire[stored] = encodeValue(field, filter, name, "eq");
      continue;
    }
    const operators = Object.entries(filter).filter(([, value]) => value !== undefined);
    if (operators.length === 0) {
      throw new InvalidInputError(`filter ${name} is an object without an operator: ${known(field)}`);
    }
    if (operators.length > 1 && filter.regexp !== undefined) {
      throw new InvalidInputError(`filter ${name} has other operators beside regexp, which the server would ignore`);
    }
    const encoded = operators.map(([operator, value]) => {
      const isKnown = field.operators.some((each) => each === operator);
      if (!isKnown) throw new InvalidInputError(`unknown operator ${name}.${truncate(operator, 80)}: ${known(field)}`);
      if (operator !== "in")
        return [operator, encodeValue(field, value, `${name}.${operator}`, operator as FilterOperator)];
      if (!Array.isArray(value)) throw wrongValue(`${name}.in`, "an array", value);
      if (value.length === 0) emptyLists.push(name);
      // A copy has no holes, which `map` would skip.
      const values = Array.from(value as unknown[]);
      return [operator, values.map((each, index) => encodeValue(field, each, `${name}.in[${index}]`, "in"))];
    });
    wire[stored] = Object.fromEntries(encoded) as Partial<Record<FilterOperator, WireValue>>; // Known operators.
  }
  return emptyLists.length > 0 ? null : wire;
}

/**
 * Converts the order of a list to its `sort_by`.
 *
 * @returns The name that the server has stored the field under, with 1 for ascending and -1 for descending; undefined for the order
 *   of the server's own.
 * @throws {@link InvalidInputError} for an unknown field or direction, and for several fields.
 */
export function encodeSort(
  table: Readonly<Record<string, string>>,
  sortBy: unknown,
  list: string,
): { readonly name: string; readonly stored: string; readonly direction: 1 | -1 } | undefined {
  if (sortBy === undefined) return undefined;
  requirePlainObject("sortBy", sortBy);
  const fields = Object.entries(sortBy).filter(([, direction]) => direction !== undefined);
  if (fields.length > 1) {
    throw new InvalidInputError("sortBy must have one field: the server does not define which of several goes first");
  }
  const [field] = fields;
  if (field === undefined) return undefined;
  const [name, direction] = field;
  const stored = fieldOf(table, name);
  if (stored === undefined) throw unknownName("field in sortBy:", name, list, table);
  if (direction !== ("asc" satisfies SortDirection) && direction !== ("desc" satisfies SortDirection)) {
    throw new InvalidInputError(`sortBy.${name} must be asc or desc, not ${describeValue(direction)}`);
  }
  return { name, stored: stored.endsWith(".*") ? name : stored, direction: direction === "asc" ? 1 : -1 };
}

/** JSON as the server's own client writes it in a query: without blanks, and with escapes for all but the printable characters of ASCII. */
export function compactJson(value: object): string {
  return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** Looks a name up in a table, of which one entry may stand for all names below it: `facts.*`. */
function fieldOf<Entry>(table: Readonly<Record<string, Entry>>, name: string): Entry | undefined {
  if (Object.hasOwn(table, name) && !name.endsWith(".*")) return table[name];
  const group = Object.keys(table).find((each) => each.endsWith(".*") && isBelow(each.slice(0, -1), name));
  return group === undefined ? undefined : table[group];
}

/** Whether a name is a path below a group, of which no part is empty or begins with `$`, as an operator does. */
function isBelow(group: string, name: string): boolean {
  return name.startsWith(group) && /^[^.$\0][^.\0]*(\.[^.$\0][^.\0]*)*$/.test(name.slice(group.length));
}

function isOperators(filter: unknown): filter is Readonly<Record<string, unknown>> {
  return typeof filter === "object" && filter !== null && !Array.isArray(filter) && isPlain(filter);
}

function encodeValue(field: FilterField, value: unknown, where: string, operator: FilterOperator): WireValue {
  if (operator === "regexp") return encodePattern(value, where);
  switch (field.kind) {
    case "text":
      return encodeText(value, where);
    case "integer":
      if (Number.isSafeInteger(value)) return Number(value);
      throw wrongValue(where, "a whole number", value);
    case "boolean":
      if (typeof value === "boolean") return value;
      throw wrongValue(where, "true or false", value);
    case "time":
      return encodeTime(value, where, operator);
    case "choice": {
      const text = encodeText(value, where);
      if (field.choices.includes(text)) return field.stored?.[text] ?? text;
      throw new InvalidInputError(
        `filter ${where} must be one of ${field.choices.join(", ")}, not ${describeValue(text)}`,
      );
    }
    case "any":
      // The server takes no other number than a whole one.
      if (typeof value === "boolean" || Number.isSafeInteger(value)) return value as boolean | number;
      if (typeof value === "string") return encodeText(value, where);
      throw wrongValue(where, "a string, a whole number, true or false", value);
  }
}

function encodeText(value: unknown, where: string): string {
  if (typeof value !== "string") throw wrongValue(where, "a string", value);
  const why = describeIfUnstorable(value);
  if (why !== null) throw new InvalidInputError(`filter ${where} ${why}`);
  return value;
}

/** A time in whole seconds, as the server stores it. A bound between two seconds is moved to the one that it means. */
function encodeTime(value: unknown, where: string, operator: FilterOperator): number {
  if (Number.isSafeInteger(value)) return Number(value);
  if (!isDate(value) || Number.isNaN(value.getTime())) {
    throw wrongValue(where, "a valid Date or a unix time in whole seconds", value);
  }
  const seconds = value.getTime() / 1000;
  if (operator === "gte" || operator === "lt") return Math.ceil(seconds);
  if (operator === "gt" || operator === "lte" || Number.isInteger(seconds)) return Math.floor(seconds);
  throw new InvalidInputError(`filter ${where} must be a whole second, as the server stores no milliseconds`);
}

/** What JavaScript accepts in a pattern and Python does not, or reads in another way. */
const notPython =
  /\\(?:[pPkcC]|u\{|[gyYjhHlLmMoOqQeEiIJKXzFGTRVN])|\(\?<(?![=!])|\(\?<[=!]|\[\^?\]|-\\[dDsSwW]|\\[dDsSwW]-[^\]]|[*+?}]\+/;

/** A pattern that Python cannot compile would make the server ignore the whole filter. */
function encodePattern(value: unknown, where: string): string {
  const pattern = encodeText(value, where);
  if (!isPattern(pattern)) {
    throw new InvalidInputError(`filter ${where} is not a valid regular expression: ${describeValue(pattern)}`);
  }
  const groups = pattern.replace(/\\[^]|\[(?:\\[^]|[^\]\\])*\]/g, "").match(/\((?!\?)/g)?.length ?? 0;
  const references = Array.from(pattern.matchAll(/(?<!\\)(?:\\\\)*\\([1-9]\d?)/g), ([, number]) => Number(number));
  if (notPython.test(pattern) || references.some((number) => number > groups)) {
    throw new InvalidInputError(
      `filter ${where} must be a regular expression that Python understands too: ${describeValue(pattern)}`,
    );
  }
  return pattern;
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text).source !== "";
  } catch {
    return false;
  }
}

function wrongValue(where: string, wanted: string, value: unknown): InvalidInputError {
  return new InvalidInputError(`filter ${where} must be ${wanted}, not ${describeValue(value)}`);
}

function unknownName(what: string, name: string, list: string, table: object): InvalidInputError {
  const names = Object.keys(table).join(", ");
  return new InvalidInputError(`unknown ${what} ${truncate(name, 80)}; those of ${list} are ${names}`);
}

function known({ operators }: FilterField): string {
  return `the operators are ${operators.join(", ")}`;
}
