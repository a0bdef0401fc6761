import { Model } from "../../core/data/model.js";
import type { Shape } from "../../core/data/shape.js";
import type { RequestOptions } from "../../core/http/request.js";
import * as z from "../../core/data/zod.js";
import { selfOf } from "../../core/self.js";
import type { NetworkWireOf } from "../contract.js";
import type { ReassignOptions } from "../reassign.js";
import type { AnyReference } from "../references.js";
import { alwaysNull, defineCloudShape, nullableId, wireId } from "./cloud-shape.js";
import { id } from "./fields.js";

/** An address of a public network that belongs to the user. */
export class FloatingIp extends Model<FloatingIpWire> {
  /** The id. */
  declare readonly id: string;
  /** The address. */
  declare readonly floatingIpAddress: string;
  /** The id of its network. */
  declare readonly floatingNetworkId: string;
  /** The id of the port that uses it; null if none does. */
  declare readonly portId: string | null;
  /** The id of the server that uses it; null if none does. */
  declare readonly instanceId: string | null;
  /** The user who owns it. */
  declare readonly userId: string;
  /** The project whose quota it counts in. */
  declare readonly projectId: string;
  /** Whether the members of the project may use it. Older servers do not say so. */
  declare readonly isSharedToProject: boolean | undefined;
  /** Whether it is released. */
  declare readonly isDeleted: boolean;
  readonly #manager: FloatingIpApi;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<FloatingIpWire>, manager: FloatingIpApi, wire: FloatingIpWire) {
    super(shape, wire);
    this.#manager = manager;
  }

  /** Requests the address again, and takes over what it is now. */
  async refresh(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.get(this.id, options));
  }

  /** As `cloud.floatingIps.delete` does. */
  async delete(options?: RequestOptions): Promise<void> {
    await selfOf(this).#manager.delete(this.id, options);
  }

  /** As `cloud.floatingIps.reassign` does. */
  async reassign(project: AnyReference, options?: ReassignOptions): Promise<void> {
    await selfOf(this).#manager.reassign(this.id, project, options);
  }
}

/** The part of its manager that a {@link FloatingIp} calls. */
export interface FloatingIpApi {
  get(id: string, options?: RequestOptions): Promise<FloatingIp>;
  delete(id: string, options?: RequestOptions): Promise<void>;
  reassign(id: string, project: AnyReference, options?: ReassignOptions): Promise<void>;
}

/** A floating IP address as the API writes it. */
export interface FloatingIpWire extends NetworkWireOf<"FloatingIp"> {}

export const floatingIpShape = defineCloudShape<FloatingIpWire>()({
  noun: "floating IP address",
  key: "id",
  fields: {
    id: wireId,
    floating_ip_address: z.string(),
    floating_network_id: wireId,
    fixed_ip_address: alwaysNull,
    port_id: nullableId,
    instance_id: nullableId,
    user_id: z.string(),
    tenant_id: z.string(),
    shared_to_project: z.exactOptional(z.boolean()),
    deleted: z.boolean(),
  },
  names: { tenant_id: "projectId", shared_to_project: "isSharedToProject", deleted: "isDeleted" },
  kinds: { id, floating_network_id: id, port_id: id, instance_id: id },
});
