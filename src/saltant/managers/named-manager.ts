import { requirePlainObject } from "../../core/data/checks.js";
import { InvalidInputError } from "../../core/errors/index.js";
import { encodeInput, type InputShape, sendable } from "../../core/data/input.js";
import type { RequestOptions } from "../../core/http/request.js";
import { describeValue } from "../../core/text.js";
import type { Transport } from "../../core/http/transport.js";
import type { NamedModel, PatchableModel } from "../models/named-model.js";
import { Manager, type ManagerDefinition } from "./manager.js";

/** What to look a named thing up by: its id, or its name. */
export type IdOrName =
  | {
      /** The id the server gave it. */
      readonly id: number;
      readonly name?: undefined;
    }
  | {
      /** Its name, case and all. */
      readonly name: string;
      readonly id?: undefined;
    };

/** The filter that finds by name. */
export interface NameFilter {
  name?: unknown;
}

/** What tells one manager of named things from another. */
export interface NamedManagerDefinition<Wire extends object, Filters extends object> extends ManagerDefinition<
  Wire,
  Filters
> {
  /** What may be written. */
  readonly input: InputShape<object>;
}

/** What a call that writes takes besides. */
export interface WriteOptions extends RequestOptions {
  /** Further fields of the body by their names on the wire, for servers that know more than this version does. */
  readonly extraData?: Readonly<Record<string, unknown>> | undefined;
}

/** What has an id and a name: task types, queues and whitelists. */
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
    const { id, name } = asIdOrName(by);
    if ((id === undefined) === (name === undefined)) {
      throw new InvalidInputError(
        `${this.shape.noun}: get takes either an id or a name: { id: 7 } or { name: "main" }`,
      );
    }
    if (id !== undefined) return this.getOne({ id: this.requireId(id) }, options);
    if (typeof name !== "string")
      throw new InvalidInputError(`${this.shape.noun}: name must be a text, not ${describeValue(name)}`);
    return this.findOne({ name }, options);
  }

  /**
   * Makes a new one on the server.
   *
   * @throws An `InvalidInputError` or `BadRequestError` for what cannot be; an `AmbiguousOutcomeError` if it is not known
   *   whether it was made.
   */
  async create(input: Input, options?: WriteOptions): Promise<M> {
    const body = this.encode(this.#input, input, options);
    const call = { method: "POST", path: this.listUrl, body, creates: true, options } as const;
    return this.make(await this.transport.call(call, this.shape.schema));
  }

  /**
   * Replaces what the server has. Optional properties that are left out keep their values there. Whoever puts a **task type**
   * becomes its owner, administrators too; queues and whitelists stay with theirs.
   *
   * @throws An `InvalidInputError` or `BadRequestError` for what cannot be, a `PermissionDeniedError` for anyone but the owner
   *   and administrators.
   */
  async put(id: number, input: Input, options?: WriteOptions): Promise<M> {
    return this.write("PUT", id, this.encode(this.#input, input, options), options);
  }

  /** Turns what a caller passed into a body, with `extraData` on top. */
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
    return this.make(
      await this.transport.call({ method, path: this.detailUrl, pathParams, body, options }, this.shape.schema),
    );
  }

  /** Refuses what can be no id, before it ends up in a URL. */
  protected requireId(id: unknown): number {
    if (typeof id === "number" && Number.isSafeInteger(id) && id > 0) return id;
    throw new InvalidInputError(`${this.shape.noun}: id must be a whole number from 1, not ${describeValue(id)}`);
  }
}

/** What a caller passed to `get`, whatever it is. */
function asIdOrName(by: unknown): { readonly id?: unknown; readonly name?: unknown } {
  return typeof by === "object" && by !== null ? by : {};
}

/** What the server lets be changed in parts: queues and whitelists. */
export abstract class PatchableManager<
  M extends PatchableModel<Wire, Input>,
  Wire extends object,
  Input extends object,
  Filters extends NameFilter,
> extends NamedManager<M, Wire, Input, Filters> {
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
    return this.write("PATCH", id, this.encode(this.#changes, changes, options), options);
  }
}
