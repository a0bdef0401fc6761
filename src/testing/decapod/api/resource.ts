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

/** A resource with versions: users, roles, servers and so on. */
export interface Resource<Data> {
  readonly collection: Collection<Data>;
  readonly sortBy: SortBy;
  /** The permissions that listing the versions and reading one require, in addition to the one to view the models. */
  readonly versionPermissions: { readonly list: readonly string[]; readonly item: readonly string[] };
}

/** How a PUT changes a model. */
export interface Update<Data> {
  /** The schema of its ids. Default: a UUID. */
  readonly id?: Schema;
  /** The new data; throws an ApiError for values that cannot be taken. */
  readonly apply: (data: Data, sent: Json) => Data;
  /** Whether another model has a value that must be unique. */
  readonly isTaken?: (data: Data, id: string) => boolean;
  /** A field without which a conflict is an unexpected exception. */
  readonly namedBy?: string;
  readonly afterwards?: (version: Version<Data>) => void;
}

/** How a DELETE deletes a model. */
export interface Removal<Data> {
  /** Throws an ApiError if the model cannot be deleted, even if it is already deleted. */
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
    route(`${name}/{id}/version/{version}`, {
      GET: forUsers(database, [view, ...versionPermissions.item], getVersion),
    }),
  ];
}

/** @throws ApiError if there is no such model. */
export function find<Data>(collection: Collection<Data>, { parts }: ApiRequest): Version<Data> {
  const version = collection.latest(parts.id ?? "");
  if (version === undefined) throw notFound();
  return version;
}

/** The validated body of a request. */
export function readBody({ json }: ApiRequest, schema: Schema): JsonObject {
  const body = json();
  const messages = validate(body, schema);
  if (messages.length > 0 || !isObject(body)) throw invalidJson(messages);
  return body;
}

/** The handler of a PUT. Its body must be the latest version, changed in `data` only. */
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

/** The handler of a DELETE. It adds a version that marks the model as deleted. */
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

/** The fields of the request that a PUT may change. Python looks for them in strings and arrays, too. */
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
