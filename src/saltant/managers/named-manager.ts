import { selfOf } from "../../core/self.js";
import { requirePlainObject, requireString } from "../../core/data/checks.js";
import { encodeInput, sendable } from "../../core/data/input.js";
import type { ModelClass } from "../../core/data/model.js";
import type { InputShape } from "../../core/data/shape.js";
import { InvalidInputError } from "../../core/errors/index.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { describeValue } from "../../core/text.js";
import { isId } from "../django/field-schemas.js";
import type { NamedModel, PatchableApi, PatchableModel } from "../models/named-model.js";
import { Manager, type ManagerDefinition } from "./manager.js";

/** The API of resources with an id and a name: task types, queues and whitelists. */
export abstract class NamedManager<
  M extends NamedModel<Wire, Input>,
  Wire extends object,
  Input extends object,
  Filters extends NameFilter,
> extends Manager<M, Wire, Input, Filters> {
  readonly #input: InputShape<object>;

  /** @internal Managers are made by the client. */
  protected constructor(transport: Transport, definition: NamedManagerDefinition<Wire, Filters>) {
    super(transport, definition);
    this.#input = definition.input;
  }

  /**
   * Gets one by its id or by its name.
   *
   * @throws A `NotFoundError` if there is none.
   *
   * @example
   * ```ts
   * const queue = await client.taskQueues.get({ name: "main" });
   * ```
   */
  async get(by: IdOrName, options?: RequestOptions): Promise<M> {
    const self = selfOf(this);
    const { id, name } = propertiesOf(by);
    if ((id === undefined) === (name === undefined)) {
      throw new InvalidInputError(
        `${self.shape.noun}: get takes either an id or a name: { id: 7 } or { name: "main" }`,
      );
    }
    if (id !== undefined) return self.getOne({ id: self.requireId(id) }, options);
    requireString(`${self.shape.noun}: name`, name);
    return self.findOne({ name }, options);
  }

  /**
   * Creates one on the server.
   *
   * @throws An `InvalidInputError` or `BadRequestError` for an invalid input; an `AmbiguousOutcomeError` if it is not known whether
   *   it was created.
   */
  async create(input: Input, options?: WriteOptions): Promise<M> {
    const self = selfOf(this);
    const body = self.encode(self.#input, input, options);
    return self.requestOne({ method: "POST", path: self.listUrl, body, changes: true, options });
  }

  /**
   * Replaces one on the server. Optional properties that are left out keep their values there. The caller becomes the owner of a
   * **task type**, even as an administrator; queues and whitelists keep their owner.
   *
   * @throws An `InvalidInputError` or `BadRequestError` for an invalid input, a `PermissionDeniedError` for callers other than the
   *   owner and administrators.
   */
  async put(id: number, input: Input, options?: WriteOptions): Promise<M> {
    const self = selfOf(this);
    return self.write("PUT", id, self.encode(self.#input, input, options), options);
  }

  /** Checks an input and makes a request body of it, to which it adds `extraData`. */
  protected encode(shape: InputShape<object>, input: object, options: WriteOptions | undefined): object {
    const { noun } = this.shape;
    const extraData: unknown = options?.extraData;
    if (extraData === undefined) return encodeInput(shape, input, noun);
    requirePlainObject("extraData", extraData);
    const extra = sendable(extraData, (name) => `${noun}: extraData.${name}`);
    return { ...encodeInput(shape, input, noun), ...extra };
  }

  /** Writes one on the server. */
  protected async write(method: "PUT" | "PATCH", id: number, body: object, options?: RequestOptions): Promise<M> {
    const pathParams = { id: this.requireId(id) };
    // A PUT replaces the whole, so that a second one changes nothing.
    const idempotent = method === "PUT";
    return this.requestOne({ method, path: this.detailUrl, pathParams, body, idempotent, options });
  }

  /** Rejects an invalid id before it becomes part of a URL. */
  protected requireId(id: unknown): number {
    if (isId(id)) return id;
    throw new InvalidInputError(`${this.shape.noun}: id must be a whole number from 1, not ${describeValue(id)}`);
  }
}

/** The API of resources that the server can change in part: queues and whitelists. */
export abstract class PatchableManager<
  M extends PatchableModel<Wire, Input>,
  Wire extends object,
  Input extends object,
  Filters extends NameFilter,
> extends NamedManager<M, Wire, Input, Filters> {
  abstract override readonly model: ModelClass<M, Wire, PatchableApi<Wire, Input>>;
  readonly #changes: InputShape<object>;

  /** @internal Managers are made by the client. */
  protected constructor(
    transport: Transport,
    definition: NamedManagerDefinition<Wire, Filters> & { readonly changes: InputShape<object> },
  ) {
    super(transport, definition);
    this.#changes = definition.changes;
  }

  /**
   * Changes some properties on the server and leaves the others.
   *
   * @throws As `put` does.
   */
  async patch(id: number, changes: Partial<Input>, options?: WriteOptions): Promise<M> {
    const self = selfOf(this);
    return self.write("PATCH", id, self.encode(self.#changes, changes, options), options);
  }

  protected override make(wire: Wire): M {
    return new this.model(this.shape, this, wire);
  }
}

/** What differs between managers of named resources. */
export interface NamedManagerDefinition<Wire extends object, Filters extends object> extends ManagerDefinition<
  Wire,
  Filters
> {
  /** What may be written. */
  readonly input: InputShape<object>;
}

/** The filter by name. */
export interface NameFilter {
  name?: unknown;
}

/** The id or the name of a resource. */
export type IdOrName =
  | {
      /** The id the server gave it. */
      readonly id: number;
      readonly name?: undefined;
    }
  | {
      /** Its name. Case matters. */
      readonly name: string;
      readonly id?: undefined;
    };

/** The options of a call that writes. */
export interface WriteOptions extends RequestOptions {
  /** Further fields of the body by their names on the wire, for servers that know more than this version does. */
  readonly extraData?: Readonly<Record<string, unknown>> | undefined;
}

/** What a caller passed to `get`; not every caller uses the compiler. */
function propertiesOf(by: unknown): { readonly id?: unknown; readonly name?: unknown } {
  return typeof by === "object" && by !== null ? by : {};
}
