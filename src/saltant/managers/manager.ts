import * as z from "zod/mini";
import { arrayOf, issuesText, issueWords, type Schema, wholeNumber } from "../../core/data/schema.js";
import { checkOptions, requirePlainObject } from "../../core/data/checks.js";
import { checkJson } from "../../core/data/json.js";
import { sameDigits } from "../../core/data/lossless-json.js";
import { InvalidInputError, NotFoundError } from "../../core/errors/index.js";
import { Listing, type ListOptions } from "../../core/lists/listing.js";
import type { Model } from "../../core/data/model.js";
import type { Keyset, PageReader } from "../../core/lists/pages.js";
import type { Shape } from "../../core/data/shape.js";
import { requestChecks, type RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import type { FilterTable } from "../django/filter-types.js";
import { encodeFilters } from "../django/filters.js";

/** What tells one manager from another. */
export interface ManagerDefinition<Wire extends object, Filters extends object> {
  readonly shape: Shape<Wire>;
  /** The filters of the list, at run time. */
  readonly filters: FilterTable<Filters>;
  /** The list's path below the API's root. */
  readonly listUrl: string;
  /** The path of one thing, with `{id}` or the like in it. */
  readonly detailUrl: string;
}

/** A page as Django REST framework writes it. */
export interface WirePage<Wire> {
  readonly count: number;
  readonly results: readonly Wire[];
}

/** One kind of resource: finds and makes its models. */
export abstract class Manager<
  M extends Model<Wire, Input>,
  Wire extends object,
  Input extends object,
  Filters extends object,
> {
  /** The class of what this manager finds and makes. */
  abstract readonly model: abstract new (...args: never) => M;
  /** The path of the list, below the API's root. */
  readonly listUrl: string;
  /** The path of one resource, below the API's root, with a name in braces for what tells one from another. */
  readonly detailUrl: string;
  readonly #transport: Transport;
  readonly #shape: Shape<Wire>;
  readonly #filters: FilterTable<Filters>;
  readonly #pageSchema: Schema<WirePage<Wire>>;

  /** @internal Managers are made by the client. */
  protected constructor(transport: Transport, definition: ManagerDefinition<Wire, Filters>) {
    this.#transport = transport;
    this.#shape = definition.shape;
    this.listUrl = definition.listUrl;
    this.detailUrl = definition.detailUrl;
    this.#filters = definition.filters;
    this.#pageSchema = z.looseObject({ count: wholeNumber(0), results: arrayOf(definition.shape.schema) });
  }

  /**
   * Lists what matches all filters. Nothing is sent until the listing is used: `await` it for an array, or loop over it.
   *
   * @param filters - A plain value is exact, an array means any of its values, an object holds lookups. Default: none.
   * @throws An `InvalidInputError` for a filter that the contract does not know, as the server would ignore it and return everything.
   *
   * @example
   * ```ts
   * const nightly = await client.executableTaskInstances.list({ name: { startswith: "nightly" }, state: ["failed", "terminated"] });
   * ```
   */
  list(filters: Filters = {} as Filters, options: ListOptions = {}): Listing<M> {
    requirePlainObject("filters", filters);
    checkOptions("options", options, requestChecks);
    const query = encodeFilters(this.#filters, filters, `${this.shape.noun}s`);
    const keyset = this.keysetOf(filters);
    const read: PageReader<M> = async ({ number, size, from }, request) => {
      // A value is to be one of none: there is nothing to ask for.
      if (query === null) {
        request.signal?.throwIfAborted();
        return { items: [], count: 0 };
      }
      const start = keyset === undefined || from === undefined ? {} : { [keyset.parameter]: from };
      const paged = { ...query, ...start, page: String(number), page_size: String(size) };
      const page = await this.transport.call(
        { method: "GET", path: this.listUrl, query: paged, options: request },
        this.#pageSchema,
      );
      return { items: page.results.map((wire) => this.make(wire)), count: page.count };
    };
    const identity = { idOf: (model: M): unknown => Reflect.get(model, this.shape.key) };
    return new Listing(read, options, keyset ?? identity);
  }

  /**
   * Makes a model of data as the API writes them, such as those of a raw call or of `toJSON()`.
   *
   * @throws An `InvalidInputError` that names what is not as it should be.
   */
  fromWire(data: unknown): M {
    return this.make(this.#check(this.shape.schema, data));
  }

  /** Makes models of a page as the API writes it, `{"results": […], …}`. See {@link fromWire}. */
  listFromWire(page: unknown): M[] {
    return this.#check(this.#pageSchema, page).results.map((wire) => this.make(wire));
  }

  /** Sends this manager's calls. A getter, so that whoever prints a manager does not see what lies behind it. */
  protected get transport(): Transport {
    return this.#transport;
  }

  /** What a page of the list looks like on the wire. */
  protected get pageSchema(): Schema<WirePage<Wire>> {
    return this.#pageSchema;
  }

  /** What the manager's resource looks like on the wire. */
  protected get shape(): Shape<Wire> {
    return this.#shape;
  }

  /**
   * How a list with these filters is read exactly. Default: the API offers no way.
   *
   * @returns What the list is sorted by, and the query parameter that begins it there.
   */
  protected keysetOf(_filters: Filters): (Keyset<M> & { readonly parameter: string }) | undefined {
    return undefined;
  }

  /** Makes a model of data that have been checked. */
  protected abstract make(wire: Wire): M;

  /** Gets one by what the detail URL has in braces. */
  protected async getOne(pathParams: Readonly<Record<string, string | number>>, options?: RequestOptions): Promise<M> {
    return this.make(
      await this.transport.call({ method: "GET", path: this.detailUrl, pathParams, options }, this.shape.schema),
    );
  }

  /**
   * Gets one by what the list can be filtered by.
   *
   * @throws A `NotFoundError` if there is none: the server's answer, an empty list, is a success.
   */
  protected async findOne(filter: Readonly<Record<string, string>>, options?: RequestOptions): Promise<M> {
    checkOptions("options", options, requestChecks);
    // Who asks by a filter has a list that knows it; one that it does not know would be refused.
    const found = await this.list(filter as unknown as Filters, { ...options, limit: 1 }).first();
    if (found !== undefined) return found;
    const path = `${this.listUrl}?${new URLSearchParams(filter).toString()}`;
    const wanted = Object.entries(filter).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
    throw new NotFoundError(`GET ${path}: there is no ${this.shape.noun} with the ${wanted.join(" and ")}`, {
      method: "GET",
      url: this.transport.settings.baseUrl + path,
      path,
      attempts: 1,
      status: 200,
      headers: new Headers(),
      body: null,
    });
  }

  #check<T>(schema: Schema<T>, data: unknown): T {
    const result = schema.safeParse(data, { error: issueWords });
    const what = `this is no ${this.shape.noun} of the API`;
    if (!result.success) throw new InvalidInputError(`${what}: ${issuesText(result.error.issues)}`);
    checkJson(data, what);
    return sameDigits(data, result.data);
  }
}
