import { describeIfUnstorable } from "../../core/data/json.js";
import { InvalidInputError } from "../../core/errors/index.js";
import { isDate } from "../../core/platform.js";
import { describeValue } from "../../core/text.js";

/** A value that a filter can compare an attribute with. */
export type CimiFilterValue = string | number | bigint | boolean | Date | null;

/** A value of an attribute that has an order. */
export type CimiOrderedValue = string | number | bigint | Date;

/**
 * A condition on the attributes of resources, made by `eq`, `and` and the like. It may be used again, in other filters, too.
 *
 * @example
 * ```ts
 * const filter = and(eq("connector/href", "exoscale-ch-gva"), ge("schema-org:descriptionVector/schema-org:vcpu", 2));
 * ```
 */
export class CimiFilter {
  readonly #text: string;
  readonly #isAlternative: boolean;

  /** @internal Filters are made by `eq`, `and` and the like. */
  constructor(text: string, isAlternative = false) {
    this.#text = text;
    this.#isAlternative = isAlternative;
  }

  /** The filter as it is sent: `name='small' and schema-org:flexible=true`. */
  toString(): string {
    return this.#text;
  }

  /** The filter as a string in JSON. */
  toJSON(): string {
    return this.#text;
  }

  /** @internal The filter as a part of one with `and`, which binds tighter than `or`. */
  toFactor(): string {
    return this.#isAlternative ? `(${this.#text})` : this.#text;
  }
}

/** A filter: made by `eq`, `and` and the like, or written in the syntax of CIMI. */
export type CimiFilterInput = CimiFilter | string;

/**
 * The attribute has this value: `eq("connector/href", "exoscale-ch-gva")`. A list has it if one of its elements has. `null` means that the
 * attribute is missing, null or an empty list.
 *
 * The server takes whole numbers from 0 to 2147483647 as they are. The client quotes other numbers, which works with attributes that are
 * numbers.
 *
 * @param attribute - Its name; nested ones have slashes or dots: `content/resource/href`. The server wants slashes, and gets them.
 * @throws An `InvalidInputError` for an attribute or a value that the syntax of filters cannot express, such as a string with both kinds of
 *   quotes.
 */
export function eq(attribute: string, value: CimiFilterValue): CimiFilter {
  return comparison(attribute, "=", value);
}

/** The attribute does not have this value, or is missing. `null` means that the attribute is there. See {@link eq}. */
export function ne(attribute: string, value: CimiFilterValue): CimiFilter {
  return comparison(attribute, "!=", value);
}

/** The attribute is less than this value. Strings are compared by bytes, with case: see {@link gt}. */
export function lt(attribute: string, value: CimiOrderedValue): CimiFilter {
  return comparison(attribute, "<", ordered(value));
}

/** The attribute is at most this value. Strings are compared by bytes, with case: see {@link gt}. */
export function le(attribute: string, value: CimiOrderedValue): CimiFilter {
  return comparison(attribute, "<=", ordered(value));
}

/**
 * The attribute is greater than this value. See {@link eq}.
 *
 * Strings are compared by bytes, with case, and not by their meaning: `gt("severity", "low")` matches `medium`, but neither `high` nor
 * `critical`. Write `oneOf("severity", ["medium", "high", "critical"])` instead.
 */
export function gt(attribute: string, value: CimiOrderedValue): CimiFilter {
  return comparison(attribute, ">", ordered(value));
}

/** The attribute is at least this value. Strings are compared by bytes, with case: see {@link gt}. */
export function ge(attribute: string, value: CimiOrderedValue): CimiFilter {
  return comparison(attribute, ">=", ordered(value));
}

/** The attribute is a string that begins with this one. The server refuses this for dates and numbers. See {@link eq}. */
export function startsWith(attribute: string, prefix: string): CimiFilter {
  if (typeof prefix !== "string") throw invalid("prefix must be a string", prefix);
  return comparison(attribute, "^=", prefix);
}

/** The attribute is missing, null or an empty list. */
export function isNull(attribute: string): CimiFilter {
  return comparison(attribute, "=", null);
}

/** The attribute is there, and neither null nor an empty list. */
export function isNotNull(attribute: string): CimiFilter {
  return comparison(attribute, "!=", null);
}

/**
 * The attribute has one of these values. See {@link eq}.
 *
 * @throws An `InvalidInputError` for no values, as the syntax of filters has none that matches nothing.
 */
export function oneOf(attribute: string, values: readonly CimiFilterValue[]): CimiFilter {
  if (!Array.isArray(values) || values.length === 0) {
    throw new InvalidInputError("oneOf needs an array of at least one value");
  }
  return or(...values.map((value: unknown) => comparison(attribute, "=", value)));
}

/**
 * All filters hold.
 *
 * @throws An `InvalidInputError` for no filter, and for a string whose parentheses or quotes are not balanced.
 */
export function and(...filters: readonly CimiFilterInput[]): CimiFilter {
  const parts = filters.map((filter) => partOf("and", filter));
  const [only] = parts;
  if (only === undefined) throw new InvalidInputError("and needs at least one filter");
  return parts.length === 1 ? only : new CimiFilter(parts.map((part) => part.toFactor()).join(" and "));
}

/**
 * At least one filter holds.
 *
 * @throws An `InvalidInputError` for no filter, and for a string whose parentheses or quotes are not balanced.
 */
export function or(...filters: readonly CimiFilterInput[]): CimiFilter {
  const parts = filters.map((filter) => partOf("or", filter));
  const [only] = parts;
  if (only === undefined) throw new InvalidInputError("or needs at least one filter");
  return parts.length === 1 ? only : new CimiFilter(parts.join(" or "), true);
}

/**
 * A filter as it is sent. The server checks the syntax of a string.
 *
 * @throws An `InvalidInputError` for what is no filter, and for an empty one, which the server refuses.
 */
export function filterText(filter: unknown): string {
  if (filter instanceof CimiFilter) return filter.toString();
  if (typeof filter !== "string") throw invalid("filter must be a string or made by eq, and, or and the like", filter);
  if (filter.trim() === "") throw new InvalidInputError("filter must not be empty: leave it out to match all");
  return requireStorable("filter", filter);
}

/** A filter as a part of another: a string is put in parentheses. */
function partOf(name: string, filter: unknown): CimiFilter {
  if (filter instanceof CimiFilter) return filter;
  const text = filterText(filter);
  if (isBalanced(text)) return new CimiFilter(`(${text})`);
  throw new InvalidInputError(
    `${name}: the parentheses or quotes of a filter are not balanced: ${describeValue(filter)}`,
  );
}

/** A string in quotes, in which a backslash protects the character after it; or a parenthesis; or a quote that is never closed. */
const filterPieces = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[()'"]/g;

/** Whether a filter, in parentheses, stays one part of another. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const [piece] of text.matchAll(filterPieces)) {
    if (piece === "'" || piece === '"') return false;
    if (piece === "(") depth += 1;
    if (piece === ")") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function comparison(attribute: string, operator: string, value: unknown): CimiFilter {
  return new CimiFilter(`${slashedPath(attribute)}${operator}${valueText(value)}`);
}

/** The largest number that the server reads without quotes. */
const largestNumber = 2_147_483_647;

function valueText(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number" || typeof value === "bigint") return numberText(value);
  if (isDate(value)) return dateText(value);
  throw invalid("the value of a filter must be a string, a number, true, false, a Date or null", value);
}

function numberText(value: number | bigint): string {
  if (typeof value === "number" && !Number.isFinite(value)) throw invalid("a number in a filter must be finite", value);
  if (typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw invalid("a number beyond 2^53 in a filter must be a bigint or a string, to be exact", value);
  }
  const text = String(value);
  return /^\d+$/.test(text) && value <= largestNumber ? text : `'${text}'`;
}

/** In quotes, as the server fails on some dates without them. */
function dateText(date: Date): string {
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) {
    throw new InvalidInputError("a Date in a filter must be valid, with a year from 0 to 9999");
  }
  return `'${date.toISOString()}'`;
}

/** Puts a string in the quotes that it fits in. The server strips those, and nothing else: backslashes stay. */
function quoted(text: string): string {
  requireStorable("the value of a filter", text);
  if (/^(?:[^'\\]|\\.)*$/.test(text)) return `'${text}'`;
  if (/^(?:[^"\\]|\\.)*$/.test(text)) return `"${text}"`;
  const what = text.includes("'") && text.includes('"') ? "both kinds of quotes" : "a backslash at its end";
  throw new InvalidInputError(`the syntax of filters cannot express a string with ${what}: ${describeValue(text)}`);
}

function requireStorable(name: string, text: string): string {
  const why = describeIfUnstorable(text);
  if (why === null) return text;
  throw new InvalidInputError(`${name} ${why}`);
}

const attributeName = "(?:[A-Za-z](?:[\\w-]*\\w)?:)?[A-Za-z](?:[\\w-]*\\w)?";
const slashPath = new RegExp(`^${attributeName}(?:/${attributeName})*$`);

/**
 * The path of an attribute as the server wants it in filters and aggregations: with slashes.
 *
 * @param path - With slashes or dots.
 * @throws An `InvalidInputError` for a path that the server would refuse.
 */
export function slashedPath(path: unknown): string {
  const slashed = typeof path === "string" ? path.replaceAll(".", "/") : "";
  if (slashPath.test(slashed)) return slashed;
  throw invalid("an attribute must be a name, or nested names such as content/resource/href", path);
}

/**
 * The path of an attribute as the server wants it in `select` and `orderBy`: with dots.
 *
 * @param path - With slashes or dots.
 * @throws An `InvalidInputError` for a path that the server would ignore or refuse.
 */
export function dottedPath(name: string, path: string): string {
  const dotted = path.replaceAll("/", ".");
  if (!dotted.split(".").includes("")) return dotted;
  throw invalid(`${name} must be names of attributes, with dots or slashes between nested names`, path);
}

function ordered(value: unknown): unknown {
  if (typeof value !== "boolean" && value !== null) return value;
  throw invalid("what is compared by order must be a string, a number or a Date", value);
}

function invalid(problem: string, value: unknown): InvalidInputError {
  return new InvalidInputError(`${problem}, not ${describeValue(value)}`);
}
