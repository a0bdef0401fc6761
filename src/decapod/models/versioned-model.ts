import { selfOf } from "../../core/self.js";
import { Model } from "../../core/data/model.js";
import type { Shape } from "../../core/data/shape.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Listing, ListOptions } from "../../core/lists/listing.js";
import type { VersionedResource, VersionedWire } from "../contract.js";

/** A resource of which the server keeps every version: each change and the deletion make a new one. */
export abstract class VersionedModel<Wire extends VersionedWire> extends Model<Wire> {
  /** Identifies the resource in all its versions. */
  declare readonly id: string;
  /** The number of this version, from 1. */
  declare readonly version: number;
  /** When this version was made, to the second. */
  declare readonly timeUpdated: Date;
  /** When the resource was deleted, to the second; null if it is not. */
  declare readonly timeDeleted: Date | null;
  /** The id of the user who made this version; null if it was the server. A deletion keeps that of the version before it. */
  declare readonly initiatorId: string | null;
  readonly #manager: VersionedApi;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<Wire>, manager: VersionedApi, wire: Wire) {
    super(shape, wire);
    this.#manager = manager;
  }

  /** Whether this version is the deletion. A deleted resource can still be read, but not changed. */
  get isDeleted(): boolean {
    return this.timeDeleted !== null;
  }

  /**
   * Updates this object from the server to the latest version, and returns it. That may be the deletion, see {@link isDeleted}.
   *
   * @throws A `NotFoundError` if the server does not know the resource.
   */
  async sync(options?: RequestOptions): Promise<this> {
    // A manager makes models of one class, the class of this one.
    return this.assignFrom((await selfOf(this).#manager.get(this.id, options)) as this);
  }

  /** All versions of this resource, the newest first. */
  versions(options?: ListOptions): Listing<this> {
    return selfOf(this).#manager.versions(this.id, options) as Listing<this>; // See sync().
  }
}

/** The part of its manager that a {@link VersionedModel} calls. */
export interface VersionedApi {
  get(id: string, options?: RequestOptions): Promise<VersionedResource>;
  versions(id: string, options?: ListOptions): Listing<unknown>;
}

/** A versioned resource that users can change and delete. */
export abstract class ChangeableModel<Wire extends VersionedWire, Data extends object> extends VersionedModel<Wire> {
  readonly #manager: ChangeableApi<Data>;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<Wire>, manager: ChangeableApi<Data>, wire: Wire) {
    super(shape, manager, wire);
    this.#manager = manager;
  }

  /**
   * Changes the resource on the server, updates this object from the response, and returns it. The latest version is read first; if
   * another client changes the resource meanwhile, it is read and changed again, a few times.
   *
   * @param change - The properties to change, or a function that gets the current ones and returns those to change.
   * @throws A `ConflictError` if other clients were faster each time, or if the resource is deleted; an `InvalidInputError` or
   *   `BadRequestError` for invalid properties.
   *
   * @example
   * ```ts
   * await cluster.update((data) => ({ ...data, name: `${data.name}2` }));
   * ```
   */
  async update(change: Change<Data>, options?: RequestOptions): Promise<this> {
    return this.assignFrom((await selfOf(this).#manager.update(this.id, change, options)) as this); // See sync().
  }

  /**
   * Writes properties as the next version of the resource, updates this object from the response, and returns it.
   *
   * @throws A `ConflictError` with the `newer` model if this object is not the latest version.
   */
  async put(changes: Partial<Data>, options?: RequestOptions): Promise<this> {
    return this.assignFrom((await selfOf(this).#manager.put(this, changes, options)) as this); // See sync().
  }

  /**
   * Deletes the resource, updates this object to the version that says so, and returns it.
   *
   * @throws A `ConflictError` if it is deleted already, or in use.
   */
  async delete(options?: RequestOptions): Promise<this> {
    return this.assignFrom((await selfOf(this).#manager.delete(this.id, options)) as this); // See sync().
  }
}

/** The properties to change, or a function that gets the current ones and returns those to change; it may be asynchronous. */
export type Change<Data> = Partial<Data> | ((current: Data) => Partial<Data> | Promise<Partial<Data>>);

/** The part of its manager that a {@link ChangeableModel} calls. */
export interface ChangeableApi<Data> extends VersionedApi {
  update(id: string, change: Change<Data>, options?: RequestOptions): Promise<unknown>;
  put(model: object, changes: Partial<Data>, options?: RequestOptions): Promise<unknown>;
  delete(id: string, options?: RequestOptions): Promise<unknown>;
}
