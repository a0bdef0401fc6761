import { isArray, isEqual, isObject, type Json, type JsonObject, repr } from "../json.js";
import type { Collection, Version } from "../store/collection.js";
import type { Database } from "../store/database.js";
import type { UserData } from "../store/models.js";
import type { SortBy } from "../store/query.js";
import { invalidJson, notFound, plainText, refusal } from "../web/errors.js";
import { filteredPage, plainPage } from "../web/page.js";
import type { ApiRequest } from "../web/request.js";
import { type Route, route, type UserHandler } from "../web/route.js";
import { type Schema, validate } from "../web/schema.js";
import { uuid4, envelope } from "../web/schemas.js";
import { forUsers } from "./access.js";

/** A kind of models with versions: users, roles, servers and so on. */
export interface Resource<Data> {
  readonly collection: Collection<Data>;
  readonly sortBy: SortBy;
  /** The permissions to list the versions, and to see one, besides that to view the models. */
  readonly versionPermissions: { readonly list: readonly string[]; readonly item: readonly string[] };
}

/** How a model is changed. */
export interface Update<Data> {
  /** What its ids look like. Default: a UUID. */
  readonly id?: Schema;
  /** The new data; throws an ApiError for values that cannot be taken. */
  readonly apply: (data: Data, sent: Json) => Data;
  /** Whether another model stands in the way of this data. */
  readonly isTaken?: (data: Data, id: string) => boolean;
  /** A field that must have been sent for a response that tells of a conflict. */
  readonly namedBy?: string;
  readonly afterwards?: (version: Version<Data>) => void;
}

/** How a model is deleted. */
export interface Removal<Data> {
  /** Throws an ApiError if it cannot be deleted, whether or not it is deleted already. */
  readonly check?: (version: Version<Data>) => void;
  readonly afterwards?: (version: Version<Data>) => void;
}

/** The routes of the models' lists, and of their versions. */
export function readingRoutes<Data>(database: Database, resource: Resource<Data>): Route[] {
  const { collection, sortBy, versionPermissions } = resource;
  const name = collection.model;
  const show = (version: Version<Data>): JsonObject => collection.show(version);
  const view = `view_${name}`;
  const list: UserHandler = ({ query }) =>
    filteredPage({ items: collection.versions, base: { time_deleted: 0, is_latest: true }, sortBy, show }, query);
  const listVersions: UserHandler = ({ parts, query }) =>
    plainPage([...collection.versionsOf(parts.id ?? "")].reverse(), query, show);
  const getVersion: UserHandler = ({ parts }) => {
    const version = collection.versionOf(parts.id ?? "", Number(parts.version));
    if (version === undefined) throw notFound();
    return show(version);
  };
  return [
    route(name, { GET: forUsers(database, [view], list) }),
    route(`${name}/{id}`, { GET: forUsers(database, [view], (request) => show(find(collection, request))) }),
    route(`${name}/{id}/version`, { GET: forUsers(database, [view, ...versionPermissions.list], listVersions) }),
    route(`${name}/{id}/version/{version}`, { GET: forUsers(database, [view, ...versionPermissions.item], getVersion) }),
  ];
}

/** @throws ApiError if there is no such model. */
export function find<Data>(collection: Collection<Data>, { parts }: ApiRequest): Version<Data> {
  const version = collection.latest(parts.id ?? "");
  if (version === undefined) throw notFound();
  return version;
}

/** The body of a request, once it is valid. */
export function readBody({ json }: ApiRequest, schema: Schema): JsonObject {
  const body = json();
  const messages = validate(body, schema);
  if (messages.length > 0 || !isObject(body)) throw invalidJson(messages);
  return body;
}

/** What a PUT does: it must hold the latest version, with nothing changed but its `data`. */
export function updating<Data>(collection: Collection<Data>, update: Update<Data>): UserHandler {
  const { id: idSchema = uuid4, apply, isTaken, namedBy = "name", afterwards } = update;
  const schema = envelope(collection.model, idSchema);
  return (request, user) => {
    const current = find(collection, request);
    const body = readBody(request, schema);
    if (!isManagedUnchanged(collection.show(current), body)) {
      throw refusal("CannotUpdateManagedFieldsError", "It is forbidden to update automanaged fields.");
    }
    const sent = body.data ?? null;
    const data = apply(current.data, sent);
    refuseDeleted(current);
    if (isTaken?.(data, current.id) === true) {
      if (!isObject(sent) || !Object.hasOwn(sent, namedBy)) throw plainText(repr(namedBy));
      throw refusal("CannotUpdateModelWithSuchParameters", contractViolation);
    }
    const saved = collection.save(current, data, user.id);
    afterwards?.(saved);
    return collection.show(saved);
  };
}

/** What a DELETE does: it adds a version that says so. */
export function deleting<Data>(collection: Collection<Data>, { check, afterwards }: Removal<Data> = {}): UserHandler {
  return (request) => {
    const current = find(collection, request);
    check?.(current);
    refuseDeleted(current);
    const deleted = collection.delete(current);
    afterwards?.(deleted);
    return collection.show(deleted);
  };
}

/** Adds a model. */
export function create<Data>(
  collection: Collection<Data>,
  data: Data,
  user: Version<UserData>,
  isTaken: (data: Data) => boolean,
): JsonObject {
  if (isTaken(data)) throw refusal("ImpossibleToCreateSuchModel", contractViolation);
  return collection.show(collection.create(data, user.id));
}

const contractViolation = "It is impossible to create such model because it violates data model contracts.";

const managedFields = ["time_updated", "time_deleted", "id", "version", "initiator_id"];

function isManagedUnchanged(current: JsonObject, sent: JsonObject): boolean {
  return managedFields.every((field) => isEqual(current[field] ?? null, sent[field] ?? null));
}

function refuseDeleted({ timeDeleted }: Version<unknown>): void {
  if (timeDeleted > 0) throw refusal("CannotUpdateDeletedModel");
}

/** The fields that a PUT may change, of those that were sent. Python looks for them in texts and arrays, too. */
export function pick(sent: Json, names: readonly string[]): JsonObject {
  if (isObject(sent)) return Object.fromEntries(names.flatMap((name) => entry(sent, name)));
  const holds = (name: string): boolean => (typeof sent === "string" || isArray(sent)) && sent.includes(name);
  if ((typeof sent !== "string" && !isArray(sent)) || names.some(holds)) {
    throw plainText(`argument of type ${repr(sent)} has no such item`);
  }
  return {};
}

function entry(sent: JsonObject, name: string): [string, Json][] {
  const value = Object.hasOwn(sent, name) ? sent[name] : undefined;
  return value === undefined ? [] : [[name, value]];
}
