import { isArray, isObject, type Json, type JsonObject } from "../../json.js";

/** A value that the store indexes. */
export type Leaf = string | number | boolean;

/** The indexed values of a document by their paths with dots. Lists have all their elements under one path; nulls are left out. */
export type Fields = ReadonlyMap<string, readonly Leaf[]>;

/** The fields of a document. They are computed once, because a stored document never changes. */
export function fieldsOf(document: JsonObject): Fields {
  const known = computed.get(document);
  if (known !== undefined) return known;
  const fields = new Map<string, Leaf[]>();
  collect(document, "", fields);
  computed.set(document, fields);
  return fields;
}

const computed = new WeakMap<JsonObject, Fields>();

function collect(value: Json, path: string, fields: Map<string, Leaf[]>): void {
  if (value === null) return;
  if (isArray(value)) {
    for (const item of value) collect(item, path, fields);
  } else if (isObject(value)) {
    for (const [name, item] of Object.entries(value)) collect(item, path === "" ? name : `${path}.${name}`, fields);
  } else {
    const values = fields.get(path);
    if (values === undefined) fields.set(path, [value]);
    else values.push(value);
  }
}

/** Whether a document has a value at a path or below it. */
export function hasField(fields: Fields, path: string): boolean {
  return fields.has(path) || Array.from(fields.keys()).some((name) => name.startsWith(`${path}.`));
}
