import type { Model } from "../../core/data/model.js";
import { ResourceManager } from "../../core/data/resource-manager.js";
import type { Schema } from "../../core/data/schema.js";
import type { Shape } from "../../core/data/shape.js";
import { arrayOf } from "../../core/data/zod-schemas.js";
import { checkSendable } from "../../core/data/json.js";
import * as z from "../../core/data/zod.js";
import { InvalidInputError } from "../../core/errors/index.js";
import { nothing } from "../../core/http/formats.js";
import type { RequestOptions, RequestSpec } from "../../core/http/request.js";
import { settle } from "../../core/http/settle.js";
import { shareDeadline } from "../../core/http/shared-deadline.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing } from "../../core/lists/listing.js";
import { selfOf } from "../../core/self.js";
import { describeValue } from "../../core/text.js";
import { idOf, type Reference } from "../references.js";
import { wholeList, type WholeListOptions } from "../whole-list.js";

/** Projects and memberships: what the account API has of resources with ids and actions. */
export abstract class AccountResourceManager<
  M extends Model<Wire> & { readonly id: string },
  Wire extends object,
> extends ResourceManager<M, Wire> {
  readonly #path: string;
  readonly #many: Schema<Wire[]>;

  /** @internal Managers are made by the client. */
  protected constructor(transport: Transport, shape: Shape<Wire>, path: string) {
    super(transport, shape);
    this.#path = path;
    this.#many = arrayOf(shape.schema);
  }

  /**
   * Gets one.
   *
   * @throws A `NotFoundError` if there is none of this id; a `PermissionDeniedError` if the user may not see it.
   */
  async get(resource: Reference<M>, options?: RequestOptions): Promise<M> {
    const self = selfOf(this);
    return self.requestOne({ ...self.item(resource), method: "GET", options });
  }

  /** The path of one resource, for a request. */
  protected item(resource: Reference<M>, tail = ""): Pick<RequestSpec, "path" | "pathParams"> {
    return { path: `${this.#path}/{id}${tail}`, pathParams: { id: idOf(this.shape.noun, resource, this.model) } };
  }

  /** Makes the list of all resources. */
  protected listAll(query: Readonly<Record<string, string>>, options: WholeListOptions): Listing<M> {
    return wholeList(
      (request) => this.readAll(query, request),
      options,
      ({ id }) => id,
    );
  }

  /** Requests all resources. */
  protected async readAll(query: Readonly<Record<string, string>>, options: RequestOptions): Promise<M[]> {
    const wires = await this.transport.call({ method: "GET", path: this.#path, query, options }, this.#many);
    return wires.map((wire) => this.make(wire));
  }

  /**
   * Runs an action, which is not sent twice: the server would refuse the second. If the response is lost, a look at the resource settles
   * whether the action was run.
   *
   * @param isDone - Whether the resource is as the action makes it.
   */
  protected async act(
    resource: Reference<M>,
    body: Readonly<Record<string, unknown>>,
    options: RequestOptions | undefined,
    isDone: (resource: M) => boolean,
  ): Promise<void> {
    const within = shareDeadline(options, this.transport.settings);
    const spec = { ...this.item(resource, "/action"), method: "POST", body, changes: true } as const;
    try {
      await this.transport.call({ ...spec, accepts: nothing, options: within() }, z.unknown());
    } catch (error) {
      await settle(error, within, async (request) => (isDone(await this.get(resource, request)) ? true : undefined));
    }
  }
}

/**
 * Checks the name of an action.
 *
 * @throws An `InvalidInputError` for anything but a name.
 */
export function requireAction(action: unknown): string {
  if (typeof action === "string" && /^\w+$/.test(action)) return action;
  throw new InvalidInputError(`action must be the name of an action, not ${describeValue(action)}`);
}

/**
 * Checks the reason of an action.
 *
 * @throws An `InvalidInputError` for anything but a string.
 */
export function requireReason(reason: unknown): string {
  if (typeof reason !== "string") throw new InvalidInputError(`reason must be a string, not ${describeValue(reason)}`);
  checkSendable(reason, "reason");
  return reason;
}
