import { isObject, type JsonObject, property } from "../../json.js";
import { withAdminRule } from "../acl.js";
import { conflict, notFound, unexpected } from "../errors.js";
import { toQuery } from "../filter/to-query.js";
import type { SearchParameters } from "../parameters.js";
import { aggregate } from "./aggregations.js";
import { fieldsOf } from "./fields.js";
import { Mapping } from "./mapping.js";
import { createMatcher } from "./matcher.js";
import { sortDocuments } from "./order.js";
import { StoreRefusal } from "./refusal.js";
import { selectAttributes } from "./select.js";

/** The resources of all collections. Documents do not change: an edit replaces them. */
export class Store {
  readonly #collections = new Map<string, Map<string, JsonObject>>();
  readonly #mapping = new Mapping();
  readonly #conflicts = new Set<string>();

  /** @throws CimiError if the id is taken. */
  add(document: JsonObject): void {
    const id = idOf(document);
    if (this.find(id) !== undefined) throw conflict(id);
    this.#put(id, document);
  }

  /** @throws CimiError if the resource does not exist. */
  get(id: string): JsonObject {
    const document = this.find(id);
    if (document === undefined) throw notFound(id);
    return document;
  }

  find(id: string): JsonObject | undefined {
    return this.#collections.get(collectionOf(id))?.get(id);
  }

  /**
   * Changes a stored document: nested objects keep the attributes that `changes` lacks.
   *
   * @param removed The names of attributes that are removed first.
   * @throws CimiError after `failNextUpdate`.
   */
  update(id: string, changes: JsonObject, removed: readonly string[] = []): void {
    if (this.#conflicts.delete(id)) throw conflict(id);
    const kept = Object.entries(this.get(id)).filter(([name]) => !removed.includes(name));
    this.#put(id, merge(Object.fromEntries(kept), changes));
  }

  /** Makes the next update of a resource fail, as if another one were stored at the same moment. */
  failNextUpdate(id: string): void {
    this.#conflicts.add(id);
  }

  remove(id: string): void {
    this.#collections.get(collectionOf(id))?.delete(id);
  }

  /** All resources of a type, the oldest first. */
  all(type: string): JsonObject[] {
    return Array.from(this.#collections.get(type)?.values() ?? []);
  }

  /**
   * Searches resources of a type.
   *
   * @param isListed Whether the caller finds a resource at all.
   * @throws CimiError with the status 500 for a filter or a window that the server cannot handle.
   */
  search(type: string, parameters: SearchParameters, isListed: (document: JsonObject) => boolean): SearchResult {
    const { filter, select, orderBy, aggregations } = parameters;
    const query = filter === undefined ? undefined : toQuery(filter);
    const { from, size } = windowOf(parameters);
    const typeOf = (path: string) => this.#mapping.typeOf(type, path);
    try {
      const matches = query === undefined ? () => true : createMatcher(query, typeOf);
      const found = this.all(type).filter((document) => isListed(document) && matches(fieldsOf(document)));
      const sorted = sortDocuments(found, orderBy, typeOf);
      const values = aggregations.map((aggregation): [string, JsonObject] => [
        `${aggregation.algorithm}:${aggregation.attribute}`,
        aggregate(aggregation, found, typeOf),
      ]);
      const shown = sorted.slice(from, from + size);
      return {
        count: found.length,
        documents: select === undefined ? shown : shown.map((document) => selectAttributes(document, select)),
        aggregations: values.length === 0 ? undefined : Object.fromEntries(values),
      };
    } catch (error) {
      if (!(error instanceof StoreRefusal)) throw error;
      return { count: null, documents: [], aggregations: undefined };
    }
  }

  #put(id: string, document: JsonObject): void {
    const type = collectionOf(id);
    const stored = { ...document, acl: withAdminRule(document.acl) };
    this.#mapping.learn(type, stored);
    const collection = this.#collections.get(type);
    if (collection === undefined) this.#collections.set(type, new Map([[id, stored]]));
    else collection.set(id, stored);
  }
}

/** What a search finds. */
export interface SearchResult {
  /** How many resources match, before the window is applied; null if the store refused the query. */
  readonly count: number | null;
  readonly documents: readonly JsonObject[];
  readonly aggregations: JsonObject | undefined;
}

/** The id of a document. */
export function idOf(document: JsonObject): string {
  const id = property(document, "id");
  return typeof id === "string" ? id : "";
}

/** The type of a resource, which is the first part of its id. */
export function collectionOf(id: string): string {
  return id.split("/", 1)[0] ?? id;
}

const maxSize = 10_000;

function windowOf({ first, last }: SearchParameters): { readonly from: number; readonly size: number } {
  const size = last === undefined ? maxSize : last - first + 1;
  if (size > maxSize) throw unexpected(`size ${size} too large; limit is ${maxSize}`);
  return { from: first - 1, size: Math.max(0, size) };
}

function merge(stored: JsonObject, changes: JsonObject): JsonObject {
  const merged = new Map(Object.entries(stored));
  for (const [name, value] of Object.entries(changes)) {
    const current = merged.get(name);
    merged.set(name, isObject(current) && isObject(value) ? merge(current, value) : value);
  }
  return Object.fromEntries(merged);
}
