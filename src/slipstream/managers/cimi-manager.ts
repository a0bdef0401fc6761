import { checkOptions, requirePlainObject, requireString } from "../../core/data/checks.js";
import { sendable } from "../../core/data/input.js";
import type { ModelClass } from "../../core/data/model.js";
import { isSameJson } from "../../core/data/lossless-json.js";
import { issuesText } from "../../core/data/schema.js";
import type { Shape } from "../../core/data/shape.js";
import { issueWords } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import {
  AmbiguousOutcomeError,
  BadRequestError,
  type HttpResponse,
  InvalidInputError,
  isNotFound,
  PermissionDeniedError,
  UnexpectedResponseError,
} from "../../core/errors/index.js";
import { formContent } from "../../core/http/contents.js";
import { nothing } from "../../core/http/formats.js";
import { requestChecks, type RequestOptions, type RequestSpec } from "../../core/http/request.js";
import { shareDeadline } from "../../core/http/shared-deadline.js";
import type { Transport } from "../../core/http/transport.js";
import { Listing } from "../../core/lists/listing.js";
import type { PageReader } from "../../core/lists/pages.js";
import { keepSelf, selfOf } from "../../core/self.js";
import { describeValue, truncate } from "../../core/text.js";
import {
  type CimiAggregation,
  type CimiAggregations,
  encodeAggregations,
  isResultOf,
  resultsAsGiven,
} from "../cimi/aggregations.js";
import { Collections } from "../cimi/collections.js";
import { and, type CimiFilter, type CimiFilterInput, eq, ge, oneOf, startsWith } from "../cimi/filters.js";
import { isLink, isSecretType, pathOf, resourcePath, secretsIn, typeOf } from "../cimi/links.js";
import { describeOperations, findOperation } from "../cimi/operations.js";
import {
  addedSchema,
  collectionSchema,
  editedSchema,
  type FoundCollection,
  operationSchema,
} from "../cimi/responses.js";
import {
  type CimiCollectionOptions,
  type CimiSearchCriteria,
  type CimiSearchOptions,
  encodeQuery,
  encodeSearch,
  encodeSelect,
  largestWindow,
  listOf,
  namesIn,
  readSelect,
  type Window,
} from "../cimi/search.js";
import type { CollectionName } from "../contract.js";
import { AddedResource } from "../models/added-resource.js";
import {
  type CimiAttributes,
  type CimiEditOptions,
  type CimiOperation,
  CimiResource,
  type CimiResourceApi,
  cimiResourceShape,
  type CimiResourceWire,
} from "../models/cimi-resource.js";
import { isObject } from "../models/cimi-shape.js";
import { EntryPoint, entryPointShape } from "../models/entry-point.js";
import { Event, eventShape, type EventType, eventTypes } from "../models/event.js";
import { Session, sessionShape } from "../models/session.js";

/** The models of the collections whose resources have a class of their own. */
interface ModelsByCollection {
  readonly events: Event;
  readonly sessions: Session;
}

/** The model of the resources in a collection. */
export type CimiModelOf<Name extends string> = Name extends keyof ModelsByCollection
  ? ModelsByCollection[Name]
  : CimiResource;

/** The model of a resource, by its id. */
export type CimiModelOfId<Id extends string> = Id extends `event/${string}`
  ? Event
  : Id extends `session/${string}`
    ? Session
    : CimiResource;

/** The name of a collection in the entry point: one that is known, or another that the server has. */
export type AnyCollectionName = CollectionName | (string & {});

/** What `get` takes. */
export interface CimiGetOptions extends RequestOptions {
  /** The attributes to return; nested ones have dots or slashes. Default: all. See `CimiSearchCriteria`. */
  readonly select?: string | readonly string[] | undefined;
}

/** What `aggregate` computes, and of which resources. */
export interface CimiAggregateOptions<Requested extends CimiAggregation> extends RequestOptions {
  /** What to compute: an algorithm and an attribute, whose nested names have slashes or dots: `terms:connector/href`. */
  readonly aggregation: Requested | readonly Requested[];
  /** Of which resources. Several filters must all hold. Default: all that the user may see. */
  readonly filter?: CimiFilterInput | readonly CimiFilterInput[] | undefined;
}

/** What one request of a search returned. */
export interface CimiCollection<M> {
  /** How many resources match, regardless of the window. */
  readonly count: number;
  /** The resources in the window. */
  readonly resources: readonly M[];
  /** What the user may do with the collection: `add`, or nothing. */
  readonly operations: readonly CimiOperation[];
  /** The results of the aggregations as the API writes them, by the aggregations as they were requested. */
  readonly aggregations: Readonly<Record<string, unknown>>;
}

/**
 * The resources of the CIMI API: `slipstream.cimi`. Collections have the names of the entry point, such as `serviceOffers`; resources have
 * ids such as `service-offer/UUID`.
 */
export class CimiManager implements CimiResourceApi {
  readonly #transport: Transport;
  readonly #collections: Collections;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    keepSelf(this);
    this.#transport = transport;
    this.#collections = new Collections(transport);
  }

  /** The entry point, which names the collections. It is requested once in the life of the client. */
  async entryPoint(options?: RequestOptions): Promise<EntryPoint> {
    const self = selfOf(this);
    return new EntryPoint(entryPointShape, self, await self.#collections.entryPoint(self.#within(options)));
  }

  /**
   * Gets a resource by its id.
   *
   * @throws A `NotFoundError` if it does not exist, a `PermissionDeniedError` if the user may not see it.
   */
  async get<const Id extends string>(id: Id, options: CimiGetOptions = {}): Promise<CimiModelOfId<Id>> {
    const self = selfOf(this);
    requireString("id", id);
    checkOptions("options", options, requestChecks);
    const { select, ...request } = options;
    const query = selectQuery(encodeSelect(select));
    // The classes are those of the type.
    return (await self.#get(id, request, query)) as CimiModelOfId<Id>;
  }

  /**
   * Searches a collection. Nothing is sent until the listing is used: `await` it for an array, or loop over it.
   *
   * The list is read in windows: what is added, changed or deleted meanwhile can make it miss or repeat a resource. Sorted by `id`, it is
   * exact: a resource that is in the list throughout comes just once.
   *
   * @param collection - Its name in the entry point, such as `serviceOffers`.
   * @throws An `InvalidInputError` for a collection that the server does not have; a `BadRequestError` for a filter that the server does not
   *   understand, and for a search that its store refuses, such as one that compares a number with a string.
   *
   * @example
   * ```ts
   * const offers = await slipstream.cimi.search("serviceOffers", { filter: eq("connector/href", "exoscale-ch-gva") });
   * ```
   */
  search<Name extends AnyCollectionName>(
    collection: Name,
    options: CimiSearchOptions = {},
  ): Listing<CimiModelOf<Name>> {
    const self = selfOf(this);
    requireString("collection", collection);
    checkOptions("options", options, requestChecks);
    const { filter, select, orderBy, expand, ...listOptions } = options;
    const criteria: CimiSearchCriteria = {
      filter: copyOf(filter),
      select: copyOf(select),
      orderBy: copyOf(orderBy),
      expand: copyOf(expand),
    };
    encodeSearch(criteria);
    const { pageSize } = listOptions;
    if (typeof pageSize === "number" && pageSize > largestWindow && pageSize !== Infinity) {
      throw new InvalidInputError(`pageSize must be at most ${largestWindow}, or Infinity, not ${pageSize}`);
    }
    const read = self.#pageReader<CimiModelOf<Name>>(collection, criteria);
    const isById = /^id(:asc)?$/.test(listOf(orderBy).join()) && collection !== "events";
    const idOf = ({ id }: CimiResource): string => id;
    return new Listing(read, listOptions, isById ? { idOf, keyOf: idOf, isFixed: false } : { idOf }, {
      hasWholePage: true,
    });
  }

  /**
   * Searches a collection with one request, and returns what a listing does not have: the aggregations, and what the user may do with the
   * collection.
   *
   * @throws What `search` throws.
   */
  async collection<Name extends AnyCollectionName>(
    collection: Name,
    options: CimiCollectionOptions = {},
  ): Promise<CimiCollection<CimiModelOf<Name>>> {
    const self = selfOf(this);
    requireString("collection", collection);
    checkOptions("options", options, requestChecks);
    const { filter, select, orderBy, expand, aggregation, first, last, query, ...request } = options;
    const form = encodeSearch({ filter, select, orderBy, expand, aggregation }, { first, last });
    const search = encodeQuery(query);
    const { found, type } = await self.#search(collection, form, self.#within(request), search);
    const { count, resources, operations = [] } = found;
    const aggregations = resultsAsGiven(aggregation, found.aggregations);
    // The classes are those of the collection.
    const models = resources.map((wire) => self.#make(type, wire)) as CimiModelOf<Name>[];
    return { count, resources: models, operations, aggregations };
  }

  /**
   * Computes aggregations of all resources that match.
   *
   * @returns The results by the aggregations as they were requested.
   * @throws An `UnexpectedResponseError` if the server has ignored an aggregation; what `search` throws.
   *
   * @example
   * ```ts
   * const result = await slipstream.cimi.aggregate("serviceOffers", { aggregation: "avg:price:unitCost" });
   * console.log(result["avg:price:unitCost"].value);
   * ```
   */
  async aggregate<const Requested extends CimiAggregation>(
    collection: AnyCollectionName,
    options: CimiAggregateOptions<Requested>,
  ): Promise<CimiAggregations<Requested>> {
    const self = selfOf(this);
    requireString("collection", collection);
    requirePlainObject("options", options);
    checkOptions("options", options, requestChecks);
    const { aggregation, filter, ...request } = options;
    if (encodeAggregations(aggregation).length === 0)
      throw new InvalidInputError("aggregate needs at least one aggregation");
    const form = encodeSearch({ filter, aggregation }, { last: 0 });
    const { found, path } = await self.#search(collection, form, self.#within(request));
    const results = resultsAsGiven(aggregation, found.aggregations);
    const missing = listOf(aggregation)
      .map(String)
      .filter((each) => !isResultOf(each, results[each]));
    if (missing.length > 0) {
      const message = `PUT ${path}: the server has ignored the aggregation ${missing.join(", ")}`;
      throw new UnexpectedResponseError(message, self.#responseOf("PUT", path));
    }
    // Each was found and has what its algorithm returns.
    return results as CimiAggregations<Requested>;
  }

  /**
   * Adds a resource to a collection. A look at the collection comes first: it says whether and where the user may add to it.
   *
   * @returns The id of the new resource, and what the server shows only once, such as the secret of an API key.
   * @throws A `PermissionDeniedError` if the user may not add to the collection; a `BadRequestError` for invalid data; an
   *   `AmbiguousOutcomeError` if it is not known whether the resource was added.
   */
  async add(collection: AnyCollectionName, data: CimiAttributes, options?: RequestOptions): Promise<AddedResource> {
    const self = selfOf(this);
    requireString("collection", collection);
    const body = checkAttributes("data", data);
    const within = self.#within(options);
    const { found, path } = await self.#search(collection, encodeSearch({}, { last: 0 }), within);
    const href = self.#requireOperation("PUT", path, found.operations, "add", `the collection ${collection}`);
    const spec = { method: "POST", path: href, body, changes: true, isResponseSecret: true } as const;
    const secrets = secretsIn(body);
    return new AddedResource(await self.#transport.call({ ...spec, secrets, options: within() }, addedSchema));
  }

  /**
   * Changes attributes of a resource. Those that the changes do not have stay, unless `select` names them: then they are removed. A nested
   * object keeps what the changes do not have in it.
   *
   * A look at the resource comes first if it is given by its id: it says whether and where the user may edit it. If the response is lost,
   * another look settles whether the resource was changed, where it can: the edit itself is not repeated, as it would undo what another
   * client has changed meanwhile.
   *
   * @returns The resource as the server responds: nested objects have only what the changes have in them until the next read.
   * @throws A `NotFoundError` if the resource does not exist; a `PermissionDeniedError` if the server does not offer the edit, as the user
   *   may not do it or the resource cannot be edited; a `BadRequestError` for invalid changes; an `AmbiguousOutcomeError` if it is not known
   *   whether the resource was changed.
   */
  async edit(
    resource: string | CimiResource,
    changes: CimiAttributes,
    options: CimiEditOptions = {},
  ): Promise<CimiResource> {
    const self = selfOf(this);
    const body = checkAttributes("changes", changes);
    checkOptions("options", options, requestChecks);
    const { select, ...request } = options;
    const selected = readSelect(select);
    const within = self.#within(request);
    const { id, before, path } = await self.#offering(resource, "edit", within);
    const type = typeOf(id);
    const spec: RequestSpec = { method: "PUT", path, query: selectQuery(selected), body, changes: true };
    const secret = { secrets: secretsIn(body), isResponseSecret: isSecretType(type) };
    try {
      const edited = await self.#transport.call(
        { ...spec, ...secret, options: within() },
        editedSchema(kindOf(type).shape.schema),
      );
      // The schema has read it as a resource or a status.
      if (typeof edited.id === "string") return self.#make(type, edited as CimiResourceWire);
      return await self.#get(id, within());
    } catch (error) {
      if (!(error instanceof AmbiguousOutcomeError)) throw error;
      const found = await lookOr(error, within, (look) => self.#get(id, look));
      const removed = selected.flatMap(namesIn).filter((name) => !Object.hasOwn(body, name));
      if (isEdited(before, found, body, removed)) return found;
      throw error;
    }
  }

  /**
   * Deletes a resource. A look at it comes first if it is given by its id: it says whether and where the user may delete it. If the
   * response is lost, another look settles whether it was deleted, where it can.
   *
   * @throws A `NotFoundError` if the resource does not exist; a `PermissionDeniedError` if the server does not offer to delete it, as the
   *   user may not; an `AmbiguousOutcomeError` if it is not known whether it was deleted.
   */
  async delete(resource: string | CimiResource, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const within = self.#within(options);
    const { id, path } = await self.#offering(resource, "delete", within);
    const spec = { method: "DELETE", path, accepts: nothing, changes: true } as const;
    try {
      await self.#transport.call({ ...spec, options: within() }, z.unknown());
    } catch (error) {
      if (!(error instanceof AmbiguousOutcomeError)) throw error;
      if (await lookOr(error, within, (look) => self.#exists(id, look))) throw error;
    }
  }

  /**
   * Calls an action that a resource offers, such as `collect` of a quota or `stop` of a job. It is not repeated if it may have arrived.
   *
   * @param name - Its URI, or the last part of that.
   * @param data - What the action takes. Default: nothing is sent.
   * @returns The response: mostly the resource, with what the action found.
   * @throws A `NotFoundError` if the resource does not exist; a `PermissionDeniedError` if the server does not offer the action; an
   *   `AmbiguousOutcomeError` if it is not known whether it was executed.
   */
  async operation(
    resource: string | CimiResource,
    name: string,
    data?: CimiAttributes,
    options?: RequestOptions,
  ): Promise<Record<string, unknown>> {
    const self = selfOf(this);
    requireString("name", name);
    if (["add", "edit", "delete"].includes(name)) {
      throw new InvalidInputError(`name must be that of an action: call the method ${name} instead`);
    }
    const body = data === undefined ? undefined : checkAttributes("data", data);
    const within = self.#within(options);
    const { path } = await self.#offering(resource, name, within);
    const spec = {
      method: "POST",
      path,
      body,
      changes: true,
      isResponseSecret: true,
      secrets: secretsIn(body),
    } as const;
    return self.#transport.call({ ...spec, options: within() }, operationSchema);
  }

  /**
   * The credentials for clouds.
   *
   * @param filter - Which of them. Default: all.
   */
  cloudCredentials(filter?: CimiFilterInput, options: CimiSearchOptions = {}): Listing<CimiResource> {
    checkOptions("options", options, requestChecks);
    const isForCloud = startsWith("type", "cloud-cred");
    const both = filter === undefined ? isForCloud : and(isForCloud, filter);
    return selfOf(this).search("credentials", { ...options, filter: withFilter(both, options.filter) });
  }

  /**
   * The events of a run, the newest first.
   *
   * @param run - The UUID of the run.
   * @param types - Which types of events. Default: all.
   */
  deploymentEvents(
    run: string,
    types?: EventType | readonly EventType[],
    options: CimiSearchOptions = {},
  ): Listing<Event> {
    requireString("run", run);
    if (run === "") throw new InvalidInputError("run must be the UUID of a run, not an empty string");
    checkOptions("options", options, requestChecks);
    const named = listOf(types);
    for (const type of named) {
      if (eventTypes.some((each) => each === type)) continue;
      throw new InvalidInputError(`types must be among ${eventTypes.join(", ")}, not ${describeValue(type)}`);
    }
    const ofRun = eq("content/resource/href", `run/${run}`);
    const filter = named.length === 0 ? ofRun : and(ofRun, oneOf("type", named as readonly EventType[]));
    return selfOf(this).search("events", { ...options, filter: withFilter(filter, options.filter) });
  }

  /**
   * Makes a model of data as the API writes them, for example from a raw call or from `toJSON()`.
   *
   * @throws An `InvalidInputError` that names what is invalid.
   */
  fromWire(data: unknown): CimiResource {
    const self = selfOf(this);
    requirePlainObject("data", data);
    const type = typeOf(String(data.id));
    const result = kindOf(type).shape.schema.safeParse(data, { error: issueWords });
    if (result.success) return self.#make(type, result.data);
    throw new InvalidInputError(`this is not a valid resource: ${issuesText(result.error.issues)}`);
  }

  #within(options: RequestOptions | undefined): () => RequestOptions {
    return shareDeadline(options, this.#transport.settings);
  }

  async #get(id: string, options: RequestOptions, query = new URLSearchParams()): Promise<CimiResource> {
    const type = typeOf(id);
    const spec = {
      method: "GET",
      path: resourcePath(id),
      query,
      isResponseSecret: isSecretType(type),
      options,
    } as const;
    return this.#make(type, await this.#transport.call(spec, kindOf(type).shape.schema));
  }

  async #exists(id: string, options: RequestOptions): Promise<boolean> {
    try {
      await this.#get(id, options);
      return true;
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  }

  /** Requests one window of a search. */
  async #search(
    collection: string,
    form: URLSearchParams,
    within: () => RequestOptions,
    query = new URLSearchParams(),
  ): Promise<SearchResult> {
    const type = await this.#collections.typeOf(collection, within);
    const path = pathOf(type);
    const found = await this.#transport.call(
      {
        method: "PUT",
        path,
        query,
        ...(form.size > 0 && { content: formContent(form) }),
        idempotent: true,
        isResponseSecret: isSecretType(type),
        options: within(),
      },
      collectionSchema(collection, kindOf(type).shape.schema),
    );
    const { count } = found;
    if (count !== null) return { type, path, found: { ...found, count } };
    const message =
      `PUT ${path}: the store refused the search: check that filter compares each attribute with values of its type, that the attributes in ` +
      "orderBy exist, and that those of aggregations are numbers";
    throw new BadRequestError(message, this.#responseOf("PUT", path), { reason: "search refused" });
  }

  #pageReader<M>(collection: string, criteria: CimiSearchCriteria): PageReader<M> {
    /** How many resources the server returns without a window. */
    let largest = largestWindow;
    return async ({ number, size, from }, options) => {
      const filter = from === undefined ? criteria.filter : withFilter(ge("id", from), criteria.filter);
      const isWhole = size > largestWindow;
      const length = isWhole ? largest : size;
      const window: Window = isWhole && number === 1 ? {} : { first: (number - 1) * length + 1, last: number * length };
      const form = encodeSearch({ ...criteria, filter }, window);
      const { type, found } = await this.#search(collection, form, this.#within(options));
      if (isWhole && number === 1) largest = Math.min(largestWindow, Math.max(1, found.resources.length));
      // The classes are those of the collection.
      return { items: found.resources.map((wire) => this.#make(type, wire)) as M[], count: found.count };
    };
  }

  /** A resource and the path of an operation that it offers. The resource is read if that is not known. */
  async #offering(
    resource: unknown,
    operation: string,
    within: () => RequestOptions,
  ): Promise<{ id: string; before: CimiResource; path: string }> {
    const id = idOf(resource);
    const isKnown = resource instanceof CimiResource && findOperation(resource.operations, operation) !== undefined;
    const before = isKnown ? resource : await this.#get(id, within());
    return { id, before, path: this.#requireOperation("GET", resourcePath(id), before.operations, operation, id) };
  }

  /** @throws A `PermissionDeniedError` if an operation is not offered. */
  #requireOperation(
    method: string,
    path: string,
    operations: readonly CimiOperation[] | undefined,
    name: string,
    what: string,
  ): string {
    const href = findOperation(operations, name);
    if (href === undefined) {
      const message =
        `${method} ${path}: ${truncate(what, 100)} exists, but the server does not offer ${truncate(name, 100)} (it offers ` +
        `${describeOperations(operations)}): the user may not do that, or the resource does not support it`;
      throw new PermissionDeniedError(message, this.#responseOf(method, path), { reason: "not offered" });
    }
    if (isLink(href)) return pathOf(href);
    const message = `${method} ${path}: the link of ${truncate(name, 100)} does not lead to a path below /api/: ${describeValue(href)}`;
    throw new UnexpectedResponseError(message, this.#responseOf(method, path));
  }

  /** A response that was a success, for the error of what it says. */
  #responseOf(method: string, path: string): HttpResponse {
    const { baseUrl, service } = this.#transport.settings;
    return { service, method, url: baseUrl + path, path, attempts: 1, status: 200, headers: new Headers(), body: null };
  }

  #make(type: string, wire: CimiResourceWire): CimiResource {
    const { shape, model: Class } = kindOf(type);
    return new Class(shape, this, wire);
  }
}

interface SearchResult {
  readonly type: string;
  readonly path: string;
  readonly found: FoundCollection<CimiResourceWire> & { readonly count: number };
}

/** The types whose resources have a class of their own. */
const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["event", { shape: eventShape, model: Event }],
  ["session", { shape: sessionShape, model: Session }],
]);

/** A class of models, and what its data look like. */
interface Kind {
  readonly shape: Shape<CimiResourceWire>;
  readonly model: ModelClass<CimiResource, CimiResourceWire, CimiResourceApi>;
}

function kindOf(type: string): Kind {
  return kinds.get(type) ?? { shape: cimiResourceShape, model: CimiResource };
}

/** @throws An `InvalidInputError` for what is neither an id nor a resource. */
function idOf(resource: unknown): string {
  const id: unknown = resource instanceof CimiResource ? resource.id : resource;
  requireString("id", id);
  return id;
}

function selectQuery(select: readonly string[]): URLSearchParams {
  return new URLSearchParams(select.map((name) => ["$select", name]));
}

function withFilter(filter: CimiFilter, further: CimiSearchCriteria["filter"]): readonly CimiFilterInput[] {
  return [filter, ...(listOf(further) as readonly CimiFilterInput[])];
}

/** Looks at the server after an error. If the look fails, that error is thrown, unless the caller has aborted. */
async function lookOr<T>(
  error: Error,
  within: () => RequestOptions,
  look: (options: RequestOptions) => Promise<T>,
): Promise<T> {
  const options = within();
  try {
    return await look(options);
  } catch {
    options.signal?.throwIfAborted();
    throw error;
  }
}

/** What the server sets itself, or ignores in an edit. */
const managedNames: ReadonlySet<string> = new Set(["id", "resourceURI", "created", "updated", "operations", "acl"]);

/** Whether a resource was changed, and has what an edit wrote. */
function isEdited(
  before: CimiResource,
  found: CimiResource,
  body: CimiAttributes,
  removed: readonly string[],
): boolean {
  const isNewer = before.updated !== null && before.updated.getTime() !== found.updated?.getTime();
  return isWritten(found, body, removed) && (isNewer || !isWritten(before, body, removed));
}

/** Whether a resource has what an edit writes. */
function isWritten(resource: CimiResource, body: CimiAttributes, removed: readonly string[]): boolean {
  const wire: Readonly<Record<string, unknown>> = resource.toJSON();
  return (
    Object.entries(body).every(([name, value]) => managedNames.has(name) || isWithin(value, wire[name])) &&
    removed.every((name) => managedNames.has(name) || !Object.hasOwn(wire, name))
  );
}

/** Whether a value has another in it: the server merges nested objects. */
function isWithin(part: unknown, whole: unknown): boolean {
  if (!isObject(part) || !isObject(whole)) return isSameJson(part, whole);
  return Object.entries(part).every(([name, value]) => isWithin(value, whole[name]));
}

function checkAttributes(name: string, attributes: unknown): CimiAttributes {
  requirePlainObject(name, attributes);
  return sendable({ ...attributes }, (attribute) => `${name}.${attribute}`);
}

function copyOf<T>(value: T): T {
  return Array.isArray(value) ? ([...(value as unknown[])] as T) : value;
}
