import { isArray, isObject, type Json, type JsonObject } from "../../json.js";
import { requireView } from "../acl.js";
import type { Context } from "../resource-type.js";
import { textOf, without } from "../schema.js";

/**
 * Replaces each object that refers to a resource by the attributes of that resource, and its own attributes over them.
 *
 * @throws CimiError if a resource does not exist, or the caller may not see it.
 */
export function resolveReferences(value: JsonObject, context: Context): JsonObject {
  const href = textOf(value, "href");
  const resolved = href === undefined ? value : { ...referenced(href, context), ...value };
  return Object.fromEntries(Object.entries(resolved).map(([name, item]) => [name, resolveBelow(item, context)]));
}

function resolveBelow(value: Json, context: Context): Json {
  if (isArray(value)) return value.map((item) => resolveBelow(item, context));
  return isObject(value) ? resolveReferences(value, context) : value;
}

function referenced(href: string, { store, identity }: Context): JsonObject {
  const document = store.get(href);
  requireView(document.acl, identity);
  return without(document, [...commonNames, "resourceURI", "operations", "acl"]);
}

/** The attributes of a template that a resource made of it does not get. */
const commonNames = ["id", "name", "description", "created", "updated", "properties"];

/** The attributes beside the template that a new resource keeps. */
export function ownDescription(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => describing.has(name)));
}

const describing = new Set(["name", "description", "properties"]);
