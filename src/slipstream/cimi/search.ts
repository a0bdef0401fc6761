import { requireCount, requirePlainObject } from "../../core/data/checks.js";
import { InvalidInputError } from "../../core/errors/index.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { ListOptions } from "../../core/lists/listing.js";
import { describeValue } from "../../core/text.js";
import { encodeAggregations } from "./aggregations.js";
import { type CimiFilterInput, dottedPath, filterText } from "./filters.js";

/** Which resources a search finds, and what it shows of them. */
export interface CimiSearchCriteria {
  /** Which resources to find. Several filters must all hold. Default: all that the user may see. */
  readonly filter?: CimiFilterInput | readonly CimiFilterInput[] | undefined;
  /**
   * The attributes to return; nested ones have dots or slashes: `connector.href`. `id`, which the client adds, `resourceURI` and `acl` are always
   * returned; the properties of other attributes are then undefined. Default: all.
   */
  readonly select?: string | readonly string[] | undefined;
  /**
   * What to sort by: an attribute, with `:asc` (the default) or `:desc` behind it; nested ones have dots or slashes:
   * `connector.href:desc`. Resources without the attribute come last. Events come newest first, regardless of this. Default: the server's own order.
   */
  readonly orderBy?: string | readonly string[] | undefined;
  /** Which links to resolve. The server of version 3 accepts and ignores this. */
  readonly expand?: string | readonly string[] | undefined;
}

/** How `search` reads a collection. */
export interface CimiSearchOptions extends ListOptions, CimiSearchCriteria {
  /** How many resources to request at a time, at most 10,000. Default 250. `Infinity` requests them without a window. */
  readonly pageSize?: number | undefined;
}

/** What `collection` requests. */
export interface CimiCollectionOptions extends RequestOptions, CimiSearchCriteria {
  /** The number of the first resource to return, from 1. Default 1. */
  readonly first?: number | undefined;
  /** The number of the last resource to return; 0 returns none. Default: no end. At most 10,000 resources can be returned. */
  readonly last?: number | undefined;
  /** What to compute of all resources that match: `avg:price:unitCost`. See `aggregate`. */
  readonly aggregation?: string | readonly string[] | undefined;
  /** Further parameters for the query of the URL. The server of version 3 ignores them. */
  readonly query?: Readonly<Record<string, CimiQueryValue | readonly CimiQueryValue[]>> | undefined;
}

/** A value of a parameter of a URL's query. */
export type CimiQueryValue = string | number | boolean;

/** The most resources that the server returns in one response; it fails for more. */
export const largestWindow = 10_000;

/** Which resources of a list to return, by their numbers from 1. */
export interface Window {
  readonly first?: number | undefined;
  readonly last?: number | undefined;
}

/**
 * Encodes the parameters of a search.
 *
 * @throws An `InvalidInputError` for what the server would refuse, or ignore silently.
 */
export function encodeSearch(
  criteria: CimiSearchCriteria & { readonly aggregation?: unknown },
  { first, last }: Window = {},
): URLSearchParams {
  const form = new URLSearchParams();
  const append = (name: string, values: readonly (string | number)[]): void => {
    for (const value of values) form.append(`$${name}`, String(value));
  };
  if (first !== undefined) append("first", [requireCount("first", first, 1, false)]);
  if (last !== undefined) append("last", [requireCount("last", last, 0, false)]);
  if (last !== undefined && last - (first ?? 1) >= largestWindow) {
    throw new InvalidInputError(
      `the server returns at most ${largestWindow} resources at a time: last is too far from first`,
    );
  }
  append("filter", listOf(criteria.filter).map(filterText));
  append("select", encodeSelect(criteria.select));
  append("expand", strings("expand", criteria.expand));
  append("orderby", strings("orderBy", criteria.orderBy).map(encodeOrder));
  append("aggregation", encodeAggregations(criteria.aggregation));
  return form;
}

/** The attributes to return: with `id`, without which the resources offer no operations. */
export function encodeSelect(select: unknown): readonly string[] {
  const values = readSelect(select);
  const names = values.flatMap(namesIn);
  return values.length === 0 || names.includes("id") || names.includes("*") ? values : [...values, "id"];
}

/**
 * Reads the attributes of `select`.
 *
 * @throws An `InvalidInputError` for a name that selects nothing.
 */
export function readSelect(select: unknown): readonly string[] {
  return strings("select", select).map((value) => mapNames(value, (name) => dottedPath("select", name)));
}

/** The names between the commas of a parameter. */
export function namesIn(value: string): string[] {
  return value.split(",").map((name) => name.trim());
}

function encodeOrder(value: string): string {
  return mapNames(value, (part) => {
    const path = dottedPath("orderBy", part.replace(/:(asc|desc)$/, ""));
    const wrong = /:(asc|desc|ascending|descending)$/i.exec(path)?.[0];
    if (wrong !== undefined) {
      throw new InvalidInputError(`orderBy: a direction must be :asc or :desc, not ${describeValue(wrong)}`);
    }
    return dottedPath("orderBy", part);
  });
}

/** Changes each name between the commas of a parameter. */
function mapNames(value: string, change: (name: string) => string): string {
  return namesIn(value).map(change).join(",");
}

/** Encodes further parameters of the query. */
export function encodeQuery(query: unknown): URLSearchParams {
  const search = new URLSearchParams();
  if (query === undefined) return search;
  requirePlainObject("query", query);
  for (const [name, given] of Object.entries(query)) {
    for (const value of listOf(given)) {
      if (!["string", "number", "boolean"].includes(typeof value)) {
        throw new InvalidInputError(
          `query.${name} must be a string, a number or a boolean, not ${describeValue(value)}`,
        );
      }
      search.append(name, String(value));
    }
  }
  return search;
}

/** One value, several, or none. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function strings(name: string, given: unknown): readonly string[] {
  const values = listOf(given);
  if (values.every((value) => typeof value === "string")) return values;
  throw new InvalidInputError(`${name} must be a string or an array of strings, not ${describeValue(given)}`);
}
