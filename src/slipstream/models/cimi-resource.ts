import { requireString } from "../../core/data/checks.js";
import { Model } from "../../core/data/model.js";
import type { Shape } from "../../core/data/shape.js";
import type { RequestOptions } from "../../core/http/request.js";
import { selfOf } from "../../core/self.js";
import { findOperation } from "../cimi/operations.js";
import type { Wire } from "../contract.js";
import { commonNames, defineCimiShape } from "./cimi-shape.js";

/** A resource of the CIMI API of any kind. What only some kinds have is in its {@link attributes}. */
export class CimiResource extends Model<CimiResourceWire> {
  /** Identifies the resource: its type, a slash and a name. */
  declare readonly id: string;
  /** The URI of the kind of resource, such as `http://sixsq.com/slipstream/1/ServiceOffer`. */
  declare readonly resourceURI: string;
  /** When it was created; null if that is not known. */
  declare readonly created: Date | null;
  /** When it was last changed; null if that is not known. */
  declare readonly updated: Date | null;
  /** A short name; undefined if it has none. */
  declare readonly name: string | undefined;
  /** A description; undefined if it has none. */
  declare readonly description: string | undefined;
  /** Names and values that users chose; undefined if it has none. */
  declare readonly properties: Readonly<Record<string, unknown>> | undefined;
  /** Who may do what with it. */
  declare readonly acl: CimiAcl | undefined;
  /**
   * What the user may do with it; undefined if that is nothing. The response to an edit does not say, so that this is undefined after one
   * until {@link sync}.
   */
  declare readonly operations: readonly CimiOperation[] | undefined;
  readonly #manager: CimiResourceApi;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<CimiResourceWire>, manager: CimiResourceApi, wire: CimiResourceWire) {
    super(shape, wire);
    this.#manager = manager;
  }

  /**
   * The attributes that not each kind of resource has, as the API writes them: `offer.attributes["schema-org:descriptionVector"]`. A copy.
   * Printed forms of the resource leave them out, as those of credentials can be secret.
   */
  get attributes(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(Object.entries(this.toJSON()).filter(([name]) => !commonNames.has(name)));
  }

  /**
   * One attribute as the API writes it; nested ones have slashes or dots, as in filters: `content/resource/href`.
   *
   * @returns `undefined` if the resource does not have it.
   */
  attribute(path: string): unknown {
    requireString("path", path);
    const wire = this.toJSON();
    // A name may have dots in it.
    const names = path.includes("/") ? path.split("/") : Object.hasOwn(wire, path) ? [path] : path.split(".");
    return names.reduce<unknown>(memberOf, wire);
  }

  /** Whether the server says that the user may do this: `edit`, `delete`, or an action by its name or URI. See {@link operations}. */
  offers(operation: string): boolean {
    requireString("operation", operation);
    return findOperation(this.operations, operation) !== undefined;
  }

  /**
   * Updates this object from the server, and returns it.
   *
   * @throws A `NotFoundError` if the resource does not exist, a `PermissionDeniedError` if the user may not see it.
   */
  async sync(options?: RequestOptions): Promise<this> {
    // A manager makes resources of one type with one class, the class of this one.
    return this.assignFrom((await selfOf(this).#manager.get(this.id, options)) as this);
  }

  /**
   * Changes attributes, updates this object from the response, and returns it. See `edit` of the manager.
   *
   * @throws A `PermissionDeniedError` if the server does not offer that; an `AmbiguousOutcomeError` if it is not known whether the resource
   *   was changed.
   */
  async edit(changes: CimiAttributes, options?: CimiEditOptions): Promise<this> {
    return this.assignFrom((await selfOf(this).#manager.edit(selfOf(this), changes, options)) as this); // See sync().
  }

  /**
   * Deletes the resource. See `delete` of the manager.
   *
   * @throws A `PermissionDeniedError` if the server does not offer that; an `AmbiguousOutcomeError` if it is not known whether it was deleted.
   */
  async delete(options?: RequestOptions): Promise<void> {
    await selfOf(this).#manager.delete(selfOf(this), options);
  }

  /**
   * Calls an action of the resource by its name, such as `collect`, or by its URI. See `operation` of the manager.
   *
   * @returns The response.
   * @throws A `PermissionDeniedError` if the server does not offer that.
   */
  async operation(name: string, data?: CimiAttributes, options?: RequestOptions): Promise<CimiAttributes> {
    return selfOf(this).#manager.operation(selfOf(this), name, data, options);
  }
}

/** A resource as the API writes it. */
export interface CimiResourceWire extends Wire<"CimiResource"> {}

/** Who may do what with a resource. */
export interface CimiAcl extends Wire<"Acl"> {}

/** Something that the user may do with a resource. */
export interface CimiOperation extends Wire<"CimiOperation"> {}

/** Attributes of a resource, as the API writes them. */
export type CimiAttributes = Readonly<Record<string, unknown>>;

/** What an edit takes. */
export interface CimiEditOptions extends RequestOptions {
  /** Attributes to remove: those of them that the changes do not have. */
  readonly select?: string | readonly string[] | undefined;
}

/** The part of its manager that a {@link CimiResource} calls. */
export interface CimiResourceApi {
  get(id: string, options?: RequestOptions): Promise<unknown>;
  edit(resource: CimiResource, changes: CimiAttributes, options?: CimiEditOptions): Promise<unknown>;
  delete(resource: CimiResource, options?: RequestOptions): Promise<void>;
  operation(
    resource: CimiResource,
    name: string,
    data?: CimiAttributes,
    options?: RequestOptions,
  ): Promise<Record<string, unknown>>;
}

export const cimiResourceShape = defineCimiShape("resource");

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}
