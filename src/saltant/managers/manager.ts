import { selfOf } from "../../core/self.js";
import { checkOptions, requirePlainObject } from "../../core/data/checks.js";
import type { Model } from "../../core/data/model.js";
import { ResourceManager } from "../../core/data/resource-manager.js";
import type { Schema } from "../../core/data/schema.js";
import type { Shape } from "../../core/data/shape.js";
import { arrayOf } from "../../core/data/zod-schemas.js";
import { requestChecks, type RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing, ListOptions } from "../../core/lists/listing.js";
import type { Keyset, PageReader } from "../../core/lists/pages.js";
import type { FilterTable } from "../django/filter-types.js";
import { pageOf } from "../django/field-schemas.js";
import { encodeFilters } from "../django/filters.js";

/** The API of one kind of resource: gets and lists its models. */
export abstract class Manager<
  M extends Model<Wire, Input>,
  Wire extends object,
  Input extends object,
  Filters extends object,
> extends ResourceManager<M, Wire> {
  /** The path of the list, below the API's root. */
  readonly listUrl: string;
  /** The path of one resource, below the API's root, with the name of its key in braces. */
  readonly detailUrl: string;
  readonly #filters: FilterTable<Filters>;
  readonly #pageSchema: Schema<WirePage<Wire>>;

  /** @internal Managers are made by the client. */
  protected constructor(transport: Transport, definition: ManagerDefinition<Wire, Filters>) {
    super(transport, definition.shape);
    this.listUrl = definition.listUrl;
    this.detailUrl = definition.detailUrl;
    this.#filters = definition.filters;
    this.#pageSchema = pageOf(arrayOf(definition.shape.schema));
  }

  /**
   * Lists the resources that match all filters. Nothing is sent until the listing is used: `await` it for an array, or loop over
   * it.
   *
   * @param filters - A plain value is exact, an array means any of its values, an object holds lookups. Default: none.
   * @throws An `InvalidInputError` for a filter that the contract does not have, as the server would ignore it and return all rows.
   *
   * @example
   * ```ts
   * const nightly = await client.executableTaskInstances.list({ name: { startswith: "nightly" }, state: ["failed", "terminated"] });
   * ```
   */
  list(filters: Filters = {} as Filters, options: ListOptions = {}): Listing<M> {
    const self = selfOf(this);
    requirePlainObject("filters", filters);
    const keyset = self.keysetOf(filters);
    return self.listing(self.#pageReader(filters, keyset?.parameter), options, keyset, { endsWith404: true });
  }

  /** Makes models of a page as the API writes it, `{"results": […], …}`. See {@link fromWire}. */
  listFromWire(page: unknown): M[] {
    const self = selfOf(this);
    return self.check(self.#pageSchema, page).results.map((wire) => self.make(wire));
  }

  /** Checks a page of the list. */
  protected get pageSchema(): Schema<WirePage<Wire>> {
    return this.#pageSchema;
  }

  /**
   * How a list with these filters is read exactly while it changes. Default: the API offers no way.
   *
   * @returns What the list is sorted by, and the query parameter that makes it start at a key.
   */
  protected keysetOf(_filters: Filters): (Keyset<M> & { readonly parameter: string }) | undefined {
    return undefined;
  }

  /** Gets one resource by the parameters of the detail URL. */
  protected async getOne(pathParams: Readonly<Record<string, string | number>>, options?: RequestOptions): Promise<M> {
    return this.requestOne({ method: "GET", path: this.detailUrl, pathParams, options });
  }

  /**
   * Gets one resource by a filter of the list.
   *
   * @throws A `NotFoundError` if no resource matches.
   */
  protected async findOne(filter: Readonly<Record<string, string>>, options?: RequestOptions): Promise<M> {
    checkOptions("options", options, requestChecks);
    const { items } = await this.#pageReader(filter)({ number: 1, size: 1 }, { ...options });
    if (items[0] !== undefined) return this.make(items[0]);
    throw this.notFound(`${this.listUrl}?${new URLSearchParams(filter).toString()}`, filter);
  }

  /**
   * Makes a function that reads pages of the list with these filters.
   *
   * @param startParameter - The query parameter that makes the list start at a key.
   * @throws An `InvalidInputError` for a filter that the contract does not have.
   */
  #pageReader(filters: object, startParameter?: string): PageReader<Wire> {
    const query = encodeFilters(this.#filters, filters, `${this.shape.noun}s`);
    return async ({ number, size, from }, options) => {
      // A filter is an empty array, so nothing can match.
      if (query === null) {
        options.signal?.throwIfAborted();
        return { items: [], count: 0 };
      }
      const start = startParameter === undefined || from === undefined ? {} : { [startParameter]: from };
      const paged = { ...query, ...start, page: String(number), page_size: String(size) };
      const spec = { method: "GET", path: this.listUrl, query: paged, options } as const;
      const page = await this.transport.call(spec, this.#pageSchema);
      return { items: page.results, count: page.count };
    };
  }
}

/** What differs between managers. */
export interface ManagerDefinition<Wire extends object, Filters extends object> {
  readonly shape: Shape<Wire>;
  /** The filters of the list, at run time. */
  readonly filters: FilterTable<Filters>;
  /** The list's path below the API's root. */
  readonly listUrl: string;
  /** The path of one resource, with `{id}` or the like in it. */
  readonly detailUrl: string;
}

/** A page of a list as Django REST framework writes it. */
export interface WirePage<Wire> {
  readonly count: number;
  readonly results: readonly Wire[];
}
