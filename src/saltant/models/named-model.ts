import { selfOf } from "../../core/self.js";
import { Model } from "../../core/data/model.js";
import type { Shape } from "../../core/data/shape.js";
import type { RequestOptions } from "../../core/http/request.js";

/** A resource with an id, an owner and a name that can be changed: a task type, a queue or a whitelist. */
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
  constructor(shape: Shape<Wire>, manager: NamedApi<Wire, Input>, wire: Wire) {
    super(shape, wire);
    this.#manager = manager;
  }

  /**
   * Updates this object from the server, and returns it. Changes made here are lost.
   *
   * @throws A `NotFoundError` if it is gone.
   */
  async sync(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.get({ id: this.id }, options));
  }

  /**
   * Writes all properties to the server, updates this object from the response, and returns it. What is changed here meanwhile is
   * overwritten. The caller becomes the owner of a **task type**, even as an administrator.
   *
   * @throws An `InvalidInputError` or `BadRequestError` for an invalid property, a `PermissionDeniedError` for callers other than
   *   the owner and administrators.
   */
  async put(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.put(this.id, this.values(), options));
  }
}

/** A {@link NamedModel} that the server can change in part: a queue or a whitelist. */
export abstract class PatchableModel<Wire extends object, Input extends object> extends NamedModel<Wire, Input> {
  readonly #manager: PatchableApi<Wire, Input>;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<Wire>, manager: PatchableApi<Wire, Input>, wire: Wire) {
    super(shape, manager, wire);
    this.#manager = manager;
  }

  /**
   * Writes the properties that were changed here since the server's last response, and returns this object. Sends nothing if
   * nothing was changed.
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
      : this.assignFrom(await selfOf(this).#manager.patch(this.id, changes, options));
  }
}

/** The part of its manager that a {@link NamedModel} calls. */
export interface NamedApi<Wire extends object, Input extends object> {
  get(by: { readonly id: number }, options?: RequestOptions): Promise<Model<Wire, Input>>;
  put(id: number, input: Input, options?: RequestOptions): Promise<Model<Wire, Input>>;
}

/** The part of its manager that a {@link PatchableModel} calls. */
export interface PatchableApi<Wire extends object, Input extends object> extends NamedApi<Wire, Input> {
  patch(id: number, changes: Partial<Input>, options?: RequestOptions): Promise<Model<Wire, Input>>;
}
