import { requireCount, requirePlainObject } from "../../core/data/checks.js";
import { encodeInput } from "../../core/data/input.js";
import { isSameJson } from "../../core/data/lossless-json.js";
import { ResourceManager } from "../../core/data/resource-manager.js";
import type { Schema } from "../../core/data/schema.js";
import type { InputShape, Shape } from "../../core/data/shape.js";
import { arrayOf, wholeNumber } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { AmbiguousOutcomeError, InvalidInputError } from "../../core/errors/index.js";
import type { RequestOptions } from "../../core/http/request.js";
import { shareDeadline } from "../../core/http/shared-deadline.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing, ListOptions } from "../../core/lists/listing.js";
import type { Keyset, PageReader } from "../../core/lists/pages.js";
import { selfOf } from "../../core/self.js";
import { describeValue } from "../../core/text.js";
import type { Path, VersionedWire } from "../contract.js";
import { isStale, staleVersion } from "../error-factory.js";
import { ConflictError } from "../errors.js";
import type { FilterTable, SortTable } from "../filter-types.js";
import type { SortedListOptions } from "../list-options.js";
import { compactJson, encodeFilters, encodeSort } from "../filters.js";
import { idOf } from "../models/fields.js";
import type { Change, VersionedModel } from "../models/versioned-model.js";

/** A list of a service: its path, its filters and the fields it can be sorted by. */
export interface ListDefinition<Filters, SortBy> {
  /** The path below the root of the API. */
  readonly path: Path;
  /** The name of the list in messages: `clusters`. */
  readonly list: string;
  readonly filters: FilterTable<Filters>;
  readonly sortFields: SortTable<SortBy>;
}

/** The API of one kind of versioned resource: gets and lists its models and their versions. */
export abstract class VersionedManager<
  M extends VersionedModel<Wire>,
  Wire extends VersionedWire,
  Filters extends object,
  SortBy extends object,
> extends ResourceManager<M, Wire> {
  abstract override readonly model: abstract new (...args: never) => M;
  readonly #definition: VersionedDefinition<Wire, Filters, SortBy>;
  readonly #pageSchema: Schema<WirePage<Wire>>;

  /** @internal Managers are made by the client. */
  protected constructor(transport: Transport, definition: VersionedDefinition<Wire, Filters, SortBy>) {
    super(transport, definition.shape);
    this.#definition = definition;
    this.#pageSchema = pageSchema(definition.shape.schema);
  }

  /**
   * Lists the resources that match all filters, in their latest version; deleted ones only with the filter `timeDeleted`. Nothing is
   * sent until the listing is used: `await` it for an array, or loop over it.
   *
   * The list is read by page numbers: what is created, deleted or renamed meanwhile can make it miss or repeat a row. Sorted by `id`, it
   * is exact: a resource that is in the list throughout comes just once. With `pageSize: Infinity`, the server sends the whole list in
   * one response, which is exact too.
   *
   * @param filters - A plain value is exact, an object holds operators. Default: none.
   * @throws An `InvalidInputError` for a filter that the server would ignore, as it would return all rows.
   */
  list(filters: Filters = {} as Filters, options: SortedListOptions<SortBy> = {}): Listing<M> {
    const self = selfOf(this);
    requirePlainObject("filters", filters);
    requirePlainObject("options", options);
    const { sortBy, ...listOptions } = options;
    const sort = encodeSort(self.#definition.sortFields, sortBy, self.#definition.list);
    const isOfVersions = "isLatest" in filters;
    const isById = sort?.name === "id" && !("id" in filters) && !isOfVersions;
    const keyset = { idOf: ({ id }) => id, keyOf: ({ id }) => id, isFixed: false } satisfies Keyset<M>;
    // Versions of one resource have the same id.
    const order = isOfVersions ? { idOf: ({ id, version }: M) => `${id} ${version}` } : undefined;
    const read = readPages(self.transport, self.#definition, filters, sort, self.#pageSchema);
    return self.listing(read, listOptions, isById ? keyset : order, { hasWholePage: true });
  }

  /**
   * Gets the latest version of a resource, which may be its deletion.
   *
   * @throws A `NotFoundError` if the server does not know it.
   */
  async get(id: string, options?: RequestOptions): Promise<M> {
    const self = selfOf(this);
    return self.requestOne({ method: "GET", path: self.path, pathParams: { id: self.idOf(id) }, options });
  }

  /** All versions of a resource, the newest first; none if the server does not know it. The server cannot filter or sort them. */
  versions(resource: string | M, options: ListOptions = {}): Listing<M> {
    const self = selfOf(this);
    const path = `${self.path}version/`;
    const pathParams = { id: self.idOf(resource) };
    const read: PageReader<Wire> = async (page, request) => {
      const spec = { method: "GET", path, pathParams, query: pageQuery(page), options: request } as const;
      const { items, total } = await self.transport.call(spec, self.#pageSchema);
      return { items, count: total };
    };
    return self.listing(read, options, { idOf: ({ version: number }) => number }, { hasWholePage: true });
  }

  /**
   * Gets one version of a resource.
   *
   * @throws A `NotFoundError` if there is none.
   */
  async version(resource: string | M, version: number, options?: RequestOptions): Promise<M> {
    const self = selfOf(this);
    requireCount("version", version, 1, false);
    const pathParams = { id: self.idOf(resource), version };
    return self.requestOne({ method: "GET", path: `${self.path}version/{version}/`, pathParams, options });
  }

  /** The path of one resource, with `{id}` in it. */
  protected get path(): string {
    return `${this.#definition.path}{id}/`;
  }

  /** The path of the list. */
  protected get listPath(): string {
    return this.#definition.path;
  }

  /** The id of a resource that a caller passed as an id or as a model. */
  protected idOf(resource: unknown): string {
    return idOf(resource, this.model, this.shape.noun);
  }
}

/** What differs between managers of versioned resources. */
export interface VersionedDefinition<Wire extends object, Filters, SortBy> extends ListDefinition<Filters, SortBy> {
  readonly shape: Shape<Wire>;
}

/** The API of one kind of versioned resource that users can change and delete. */
export abstract class ChangeableManager<
  M extends VersionedModel<Wire>,
  Wire extends VersionedWire,
  Data extends object,
  Filters extends object,
  SortBy extends object,
> extends VersionedManager<M, Wire, Filters, SortBy> {
  readonly #changes: InputShape<object>;

  /** @internal Managers are made by the client. */
  protected constructor(
    transport: Transport,
    definition: VersionedDefinition<Wire, Filters, SortBy> & { readonly changes: InputShape<object> },
  ) {
    super(transport, definition);
    this.#changes = definition.changes;
  }

  /**
   * Changes a resource. The latest version is read first; if another client changes the resource meanwhile, it is read and changed
   * again, up to four times.
   *
   * @param change - The properties to change, or a function that gets the current ones and returns those to change. It may be called
   *   several times.
   * @returns The new version.
   * @throws A `ConflictError` if other clients were faster each time, or if the resource is deleted; an `InvalidInputError` or
   *   `BadRequestError` for invalid properties; an `AmbiguousOutcomeError` if it is not known whether the resource was changed.
   *
   * @example
   * ```ts
   * await decapod.clusters.update(id, (data) => ({ ...data, name: "production" }));
   * ```
   */
  async update(resource: string | M, change: Change<Data>, options?: RequestOptions): Promise<M> {
    const self = selfOf(this);
    const id = self.idOf(resource);
    const within = shareDeadline(options, self.transport.settings);
    let current = await self.get(id, within());
    for (let conflicts = 0; ; conflicts += 1) {
      const changes = typeof change === "function" ? await change(self.#valuesOf(current)) : change;
      try {
        return await self.put(current, changes, within());
      } catch (error) {
        if (!isStale(error) || conflicts >= mostConflicts) throw error;
        current = error.newer instanceof self.model ? error.newer : await self.get(id, within());
      }
    }
  }

  /**
   * Writes properties as the next version of a resource. If the response is lost, a look at the server settles whether they were
   * written, where it can.
   *
   * @param model - The resource in its latest version.
   * @returns The new version.
   * @throws A `ConflictError` with the `newer` model if `model` is not the latest version; an `AmbiguousOutcomeError` if it is not known
   *   whether the resource was changed.
   */
  async put(model: M, changes: Partial<Data>, options?: RequestOptions): Promise<M> {
    const self = selfOf(this);
    if (!(model instanceof self.model)) {
      throw new InvalidInputError(`put needs a ${self.shape.noun} as the server sent it, not ${describeValue(model)}`);
    }
    const written = encodeInput(self.#changes, changes, self.shape.noun);
    const within = shareDeadline(options, self.transport.settings);
    const envelope: VersionedWire = model.toJSON();
    const body = { ...envelope, data: { ...envelope.data, ...written } };
    const spec = { method: "PUT", path: self.path, pathParams: { id: model.id }, body, changes: true } as const;
    try {
      return await self.requestOne({ ...spec, options: within() });
    } catch (error) {
      if (isStale(error)) throw await self.#withNewer(error, model.id, within);
      if (!(error instanceof AmbiguousOutcomeError)) throw error;
      const next = await self.#nextVersion(error, model, within);
      if (self.isWritten({ ...written }, { ...next.toJSON().data })) return next;
      const message = `${error.method} ${error.path}: another client has changed ${next.toString()}`;
      const response = { ...requestOf(error), status: 400, headers: new Headers(), body: null };
      throw new ConflictError(message, response, {
        reason: staleVersion,
        newer: next,
        cause: error,
      });
    }
  }

  /**
   * Deletes a resource. It stays readable. If the response is lost, a look at the server settles whether it was deleted, where it can.
   *
   * @returns The version that says so.
   * @throws A `ConflictError` if it is deleted already, or in use; an `AmbiguousOutcomeError` if it is not known whether it was deleted.
   */
  async delete(resource: string | M, options?: RequestOptions): Promise<M> {
    const self = selfOf(this);
    const id = self.idOf(resource);
    const within = shareDeadline(options, self.transport.settings);
    try {
      const spec = { method: "DELETE", path: self.path, pathParams: { id }, changes: true } as const;
      return await self.requestOne({ ...spec, options: within() });
    } catch (error) {
      if (!(error instanceof AmbiguousOutcomeError)) throw error;
      const found = await lookOr(error, within, (request) => self.get(id, request));
      if (!found.isDeleted) throw error;
      return found;
    }
  }

  /** Whether the data of a version have what was written. A service may store it in another form. */
  protected isWritten(written: Readonly<Record<string, unknown>>, found: Readonly<Record<string, unknown>>): boolean {
    return Object.entries(written).every(([field, value]) => isSameJson(value, found[field]));
  }

  /** Creates a resource. */
  protected async createOne(body: object, options: RequestOptions | undefined): Promise<M> {
    return this.requestOne({ method: "POST", path: this.listPath, body, changes: true, options });
  }

  /** The properties that can be changed. */
  #valuesOf(model: M): Data {
    const names = [...this.#changes.wireNames.keys()].filter((name) => Reflect.has(model, name));
    // The names are those of the data, and the model has them.
    return Object.fromEntries(names.map((name) => [name, Reflect.get(model, name) as unknown])) as Data;
  }

  /** The error of a stale version, with the latest one if it can be read. */
  async #withNewer(error: ConflictError, id: string, within: () => RequestOptions): Promise<ConflictError> {
    const newer = await lookOr(error, within, (request) => this.get(id, request));
    const message = `${error.message}: the latest version is ${newer.version}`;
    return new ConflictError(message, error, { reason: staleVersion, newer, cause: error });
  }

  /** The version after a model's, which shows what became of a write whose response was lost. */
  async #nextVersion(error: AmbiguousOutcomeError, model: M, within: () => RequestOptions): Promise<M> {
    const latest = await lookOr(error, within, (request) => this.get(model.id, request));
    // The write may still arrive.
    if (latest.version <= model.version) throw error;
    if (latest.version === model.version + 1) return latest;
    return lookOr(error, within, (request) => this.version(model.id, model.version + 1, request));
  }
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

/** How often an update is repeated as another client was faster. */
const mostConflicts = 4;

/** A page of a list as the API writes it. */
interface WirePage<Wire> {
  readonly items: readonly Wire[];
  readonly total: number;
}

/** Checks a page of a list. */
export function pageSchema<Wire>(item: Schema<Wire>): Schema<WirePage<Wire>> {
  return z.looseObject({ items: arrayOf(item), total: wholeNumber(0) });
}

/** Makes a function that reads the pages of a list. */
export function readPages<Wire, Filters>(
  transport: Transport,
  { path, list, filters: table }: Pick<ListDefinition<Filters, unknown>, "path" | "list" | "filters">,
  filters: object,
  sort: ReturnType<typeof encodeSort>,
  schema: Schema<WirePage<Wire>>,
  pathParams: Readonly<Record<string, string>> = {},
): PageReader<Wire> {
  const filter = encodeFilters(table, filters, list);
  return async (page, options) => {
    if (filter === null) {
      options.signal?.throwIfAborted();
      return { items: [], count: 0 };
    }
    const bound = sort?.direction === -1 ? "lte" : "gte";
    const from = page.from === undefined || sort === undefined ? {} : { [sort.stored]: { [bound]: page.from } };
    const all = { ...filter, ...from };
    const query = {
      ...pageQuery(page),
      ...(Object.keys(all).length > 0 && { filter: compactJson(all) }),
      ...(sort !== undefined && { sort_by: compactJson({ [sort.stored]: sort.direction }) }),
    };
    const { items, total } = await transport.call({ method: "GET", path, pathParams, query, options }, schema);
    return { items, count: total };
  };
}

function pageQuery({ number, size }: { readonly number: number; readonly size: number }): Record<string, string> {
  return size === Infinity ? { all: "1" } : { page: String(number), per_page: String(size) };
}

/** Which request an error is about. */
function requestOf({ service, method, url, path, attempts }: AmbiguousOutcomeError) {
  return { service, method, url, path, attempts };
}
