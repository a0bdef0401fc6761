import type { Json, JsonObject } from "../json.js";
import type { Document } from "../store/collection.js";
import { checkQuery, matches, type SortBy, sortDocuments } from "../store/query.js";
import { type ListQuery, readListQuery } from "./list-query.js";

/** A list that can be filtered and sorted. */
export interface FilteredList<Item> {
  readonly items: readonly Item[];
  /** Conditions that the filter can override. */
  readonly base: Readonly<Record<string, Json>>;
  /** Conditions that the filter cannot override. */
  readonly fixed?: Readonly<Record<string, Json>>;
  readonly sortBy: SortBy;
  readonly show: (item: Item) => JsonObject;
}

/** The requested page of a list. */
export function filteredPage<Item extends { readonly document: Document }>(
  { items, base, fixed = {}, sortBy, show }: FilteredList<Item>,
  parameters: URLSearchParams,
): JsonObject {
  const query = readListQuery(parameters);
  const equalities = (fields: Readonly<Record<string, Json>>) =>
    Object.entries(fields).map(([field, equals]) => [field, { equals }] as const);
  const conditions = new Map([...equalities(base), ...query.filter, ...equalities(fixed)]);
  checkQuery(conditions);
  const found = items.filter(({ document }) => matches(document, conditions));
  return cut(sortDocuments(found, query.sortBy.length > 0 ? query.sortBy : sortBy), query, show);
}

/** The requested page of a list that has neither filters nor sorting. */
export function plainPage<Item>(
  items: readonly Item[],
  parameters: URLSearchParams,
  show: (item: Item) => JsonObject,
): JsonObject {
  return cut(items, readListQuery(parameters), show);
}

function cut<Item>(items: readonly Item[], query: ListQuery, show: (item: Item) => JsonObject): JsonObject {
  const total = items.length;
  if (query.all) return { items: items.map(show), page: 1, per_page: total, total };
  const { page, perPage } = query;
  const start = (page - 1) * perPage;
  return { items: items.slice(start, start + perPage).map(show), page, per_page: perPage, total };
}
