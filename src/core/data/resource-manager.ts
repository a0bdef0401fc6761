import { keepSelf, selfOf } from "../self.js";
import { InvalidInputError, NotFoundError } from "../errors/index.js";
import { requestChecks, type RequestSpec } from "../http/request.js";
import type { Transport } from "../http/transport.js";
import { Listing, type ListOptions, type ListTraits } from "../lists/listing.js";
import type { Identity, Keyset, PageReader } from "../lists/pages.js";
import { checkOptions } from "./checks.js";
import { checkJson } from "./json.js";
import { sameDigits } from "./lossless-json.js";
import type { Model } from "./model.js";
import { issuesText, type Schema } from "./schema.js";
import type { Shape } from "./shape.js";
import { issueWords } from "./zod-schemas.js";

/** The API of one kind of resource: sends its requests, checks the responses against its shape and makes models of them. */
export abstract class ResourceManager<M extends Model<Wire, object>, Wire extends object> {
  /** The class of the models that this manager returns. */
  abstract readonly model: abstract new (...args: never) => M;
  readonly #transport: Transport;
  readonly #shape: Shape<Wire>;

  /** @internal Managers are made by the client. */
  protected constructor(transport: Transport, shape: Shape<Wire>) {
    keepSelf(this);
    this.#transport = transport;
    this.#shape = shape;
  }

  /**
   * Makes a model of data as the API writes them, for example from a raw call or from `toJSON()`.
   *
   * @throws An `InvalidInputError` that names what is invalid.
   */
  fromWire(data: unknown): M {
    const self = selfOf(this);
    return self.make(self.check(self.#shape.schema, data));
  }

  /** Sends requests. A getter, so that a printed manager does not show the client behind it. */
  protected get transport(): Transport {
    return this.#transport;
  }

  /** What the resource's data look like. */
  protected get shape(): Shape<Wire> {
    return this.#shape;
  }

  /** Makes a model of data that match the shape. */
  protected abstract make(wire: Wire): M;

  /** Sends a request whose response is one resource, and makes a model of it. */
  protected async requestOne(spec: RequestSpec): Promise<M> {
    return this.make(await this.#transport.call(spec, this.#shape.schema));
  }

  /**
   * Makes a list whose pages are read by this function.
   *
   * @param readWires - Reads a page of data that match the shape.
   * @param order - How the list is read exactly while it changes, or what tells its items apart. Default: by page numbers, and the key.
   * @param traits - How the service sends lists.
   */
  protected listing(
    readWires: PageReader<Wire>,
    options: ListOptions,
    order: Identity<M> | Keyset<M> = { idOf: (model) => Reflect.get(model, this.#shape.key) },
    traits?: ListTraits,
  ): Listing<M> {
    checkOptions("options", options, requestChecks);
    const read: PageReader<M> = async (page, request) => {
      const { items, count } = await readWires(page, request);
      return { items: items.map((wire) => this.make(wire)), count };
    };
    return new Listing(read, options, order, traits);
  }

  /**
   * Makes the error of a search for one resource that found none. The response, an empty list, was a success.
   *
   * @param path - The path that was requested, with its query.
   * @param criteria - The values that were searched for, by their names.
   */
  protected notFound(path: string, criteria: Readonly<Record<string, string>>): NotFoundError {
    const wanted = Object.entries(criteria).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
    const { baseUrl, service } = this.#transport.settings;
    return new NotFoundError(`GET ${path}: there is no ${this.#shape.noun} with the ${wanted.join(" and ")}`, {
      service,
      method: "GET",
      url: baseUrl + path,
      path,
      attempts: 1,
      status: 200,
      headers: new Headers(),
      body: null,
    });
  }

  /**
   * Checks data that a caller passed.
   *
   * @throws {@link InvalidInputError} that names what is invalid.
   */
  protected check<T>(schema: Schema<T>, data: unknown): T {
    const result = schema.safeParse(data, { error: issueWords });
    const what = `this is not a valid ${this.#shape.noun}`;
    if (!result.success) throw new InvalidInputError(`${what}: ${issuesText(result.error.issues)}`);
    checkJson(data, what);
    return sameDigits(data, result.data);
  }
}
