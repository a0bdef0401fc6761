import { Model } from "../../core/data/model.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Shape } from "../../core/data/shape.js";

/** What a {@link NamedModel} needs of its manager. */
export interface NamedApi<Wire extends object, Input extends object> {
  get(by: { readonly id: number }, options?: RequestOptions): Promise<Model<Wire, Input>>;
  put(id: number, input: Input, options?: RequestOptions): Promise<Model<Wire, Input>>;
}

/** What a {@link PatchableModel} needs of its manager. */
export interface PatchableApi<Wire extends object, Input extends object> extends NamedApi<Wire, Input> {
  patch(id: number, changes: Partial<Input>, options?: RequestOptions): Promise<Model<Wire, Input>>;
}

/** What has an id, an owner and a name, and can be changed: task types, queues and whitelists. */
export abstract class NamedModel<Wire extends object, Input extends object> extends Model<Wire, Input> {
  /** Given by the server. */
  declare readonly id: number;
  /** The username of the owner; null if that user is gone. */
  declare readonly user: string | null;
  /** Unique among its kind. */
  declare name: string;
  /** What it is for; may be `""`. */
  declare description: string;
  readonly #manager: NamedApi<Wire, Input>;

  /** @internal Models are made by their managers. */
  protected constructor(shape: Shape<Wire>, manager: NamedApi<Wire, Input>, wire: Wire) {
    super(shape, wire);
    this.#manager = manager;
  }

  /**
   * Brings this object up to date with the server, and returns it. What was changed here is lost.
   *
   * @throws A `NotFoundError` if it is gone.
   */
  async sync(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await this.#manager.get({ id: this.id }, options));
  }

  /**
   * Writes everything to the server as it is here, and returns this object with the server's answer, which also takes the place
   * of what is changed here meanwhile. Whoever puts a **task type** becomes its owner, administrators too.
   *
   * @throws An `InvalidInputError` or `BadRequestError` for what cannot be, a `PermissionDeniedError` for anyone but the owner and
   *   administrators.
   */
  async put(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await this.#manager.put(this.id, this.values(), options));
  }
}

/** A {@link NamedModel} of which the server lets parts be changed: queues and whitelists. */
export abstract class PatchableModel<Wire extends object, Input extends object> extends NamedModel<Wire, Input> {
  readonly #manager: PatchableApi<Wire, Input>;

  /** @internal Models are made by their managers. */
  protected constructor(shape: Shape<Wire>, manager: PatchableApi<Wire, Input>, wire: Wire) {
    super(shape, manager, wire);
    this.#manager = manager;
  }

  /**
   * Writes what was changed here since the server's last answer, and returns this object. Sends nothing if nothing was changed.
   *
   * @throws As {@link put} does.
   *
   * @example
   * ```ts
   * const queue = await client.taskQueues.get({ name: "main" });
   * queue.active = false;
   * await queue.patch(); // sends {"active": false}
   * ```
   */
  async patch(options?: RequestOptions): Promise<this> {
    const changes = this.changes();
    return Object.keys(changes).length === 0
      ? this
      : this.assignFrom(await this.#manager.patch(this.id, changes, options));
  }
}
