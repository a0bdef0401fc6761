import type { JsonObject } from "../../json.js";
import { looksLikeDate } from "./dates.js";
import { fieldsOf, type Leaf } from "./fields.js";

/** How the store compares the values of an attribute. */
export type FieldType = "keyword" | "number" | "boolean" | "date";

/** The types of attributes. The first value of an attribute decides, and its type stays even if the document is deleted. */
export class Mapping {
  readonly #ofCollections = new Map<string, FieldType>();
  readonly #ofStore = new Map<string, FieldType>(alwaysKnown);

  learn(collection: string, document: JsonObject): void {
    for (const [path, [value]] of fieldsOf(document)) {
      if (value === undefined) continue;
      const type = typeOf(value);
      const key = `${collection} ${path}`;
      if (!this.#ofCollections.has(key)) this.#ofCollections.set(key, type);
      if (!this.#ofStore.has(path)) this.#ofStore.set(path, type);
    }
  }

  /** The type of an attribute; undefined if no document of any collection ever had it. */
  typeOf(collection: string, path: string): FieldType | undefined {
    return this.#ofCollections.get(`${collection} ${path}`) ?? this.#ofStore.get(path);
  }
}

/** Events are always sorted by it, even if there are none yet. */
const alwaysKnown: readonly [string, FieldType][] = [["timestamp", "date"]];

function typeOf(value: Leaf): FieldType {
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "boolean";
  return looksLikeDate(value) ? "date" : "keyword";
}
