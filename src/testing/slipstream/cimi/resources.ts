import { type JsonObject, property } from "../json.js";
import { can, creatorAcl, isListed, requireModify, requireView } from "./acl.js";
import { invalidMethod } from "./errors.js";
import type { SearchParameters } from "./parameters.js";
import { created, deleted, ok, type Reply } from "./reply.js";
import type { Context, ResourceType } from "./resource-type.js";
import { commonAttributes, requireShape, without } from "./schema.js";
import { toTimestamp } from "./store/dates.js";
import { selectAttributes } from "./store/select.js";
import { idOf } from "./store/store.js";

/** Lists the resources of a type that the caller may find. */
export function searchResources(type: ResourceType, parameters: SearchParameters, context: Context): Reply {
  const { identity, store } = context;
  requireView(type.collectionAcl, identity);
  const narrowed = type.narrow === undefined ? parameters : type.narrow(parameters, context);
  const result = store.search(type.type, narrowed, ({ acl }) => isListed(acl, identity));
  const canAdd = methodsOf(type).includes("add") && can(type.collectionAcl, identity, "MODIFY");
  return ok({
    count: result.count,
    acl: type.collectionAcl,
    resourceURI: `${type.uri}Collection`,
    id: type.type,
    ...(canAdd && { operations: [{ rel: "add", href: type.type }] }),
    [type.key]: result.documents.map((document) => withOperations(type, document, context)),
    ...(result.aggregations !== undefined && { aggregations: result.aggregations }),
  });
}

/** Adds a resource in the way of most types. */
export function addResource(type: ResourceType, body: JsonObject, context: Context): Reply {
  const prepared = type.prepare === undefined ? body : type.prepare(body, context);
  return created(addDocument(type, prepared, context));
}

/**
 * Stores a new resource.
 *
 * @returns Its id.
 * @throws CimiError if it is invalid, or its id is taken.
 */
export function addDocument(type: ResourceType, body: JsonObject, context: Context): string {
  const { identity, newUuid, now, store } = context;
  const own = without(body, managedNames);
  const id = `${type.type}/${type.newName?.(own) ?? newUuid()}`;
  const timestamp = toTimestamp(now);
  const acl = own.acl ?? (type.defaultAcl ?? creatorAcl)(identity, id);
  const common = { id, resourceURI: type.uri, created: timestamp, updated: timestamp };
  const document = { ...own, ...common, ...(acl !== undefined && { acl }) };
  validate(type, document, context);
  store.add(document);
  return id;
}

/** What the server sets itself. */
const managedNames = ["id", "created", "updated", "resourceURI", "operations"];

export function getResource(type: ResourceType, id: string, parameters: SearchParameters, context: Context): Reply {
  const document = context.store.get(id);
  requireView(document.acl, context.identity);
  const { select } = parameters;
  const shown = select === undefined ? document : selectAttributes(document, select);
  return ok(withOperations(type, shown, context));
}

/**
 * Changes a resource. The reply shows the attributes of the body in place of the stored ones, but the store keeps what a nested object of
 * the body lacks. Attributes that are selected and not in the body are removed.
 */
export function editResource(
  type: ResourceType,
  id: string,
  readBody: () => JsonObject,
  { select = [] }: SearchParameters,
  context: Context,
): Reply {
  const { identity, now, store } = context;
  const current = store.get(id);
  requireModify(current.acl, identity);
  const body = readBody();
  const removed = select.filter((name) => !mandatoryNames.includes(name) && !Object.hasOwn(body, name));
  const own = { ...without(body, ["id", "resourceURI"]), updated: toTimestamp(now) };
  const merged = { ...without(current, removed), ...own };
  const changes = { ...own, ...type.amend?.(merged, own, context) };
  const edited = { ...merged, ...changes };
  validate(type, edited, context);
  store.update(id, changes, removed);
  return ok(edited);
}

const mandatoryNames = ["id", "created", "updated", "resourceURI", "acl"];

export function deleteResource(id: string, { identity, store }: Context): Reply {
  requireModify(store.get(id).acl, identity);
  store.remove(id);
  return deleted(id);
}

/** @throws CimiError if the type does not support a method. */
export function requireMethod(
  type: ResourceType,
  name: "add" | "edit" | "delete",
  { method, path }: { readonly method: string; readonly path: string },
): void {
  if (!methodsOf(type).includes(name)) throw invalidMethod(method, path);
}

function validate(type: ResourceType, document: JsonObject, context: Context): void {
  if (type.validate === undefined) requireShape(document, { ...commonAttributes, isOpen: true });
  else type.validate(document, context);
}

function methodsOf({ methods = ["add", "edit", "delete"] }: ResourceType): readonly string[] {
  return methods;
}

/** The resource with the operations that the caller may use. Actions are offered to each caller. */
function withOperations(type: ResourceType, document: JsonObject, { identity }: Context): JsonObject {
  const id = idOf(document);
  // Without its id, a resource offers its operations at no address.
  const href = property(document, "id") ?? null;
  const standard = can(document.acl, identity, "MODIFY")
    ? methodsOf(type).flatMap((rel) => (rel === "add" ? [] : [{ rel, href }]))
    : [];
  const actions = Object.entries(type.actions ?? {}).map(([name, { rel }]) => ({ rel, href: `${id}/${name}` }));
  const operations = [...standard, ...actions];
  return { ...without(document, ["operations"]), ...(operations.length > 0 && { operations }) };
}
