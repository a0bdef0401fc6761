import { Model } from "../../core/data/model.js";
import type { Shape } from "../../core/data/shape.js";
import type { RequestOptions } from "../../core/http/request.js";
import { openString } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { selfOf } from "../../core/self.js";
import type { NetworkWireOf } from "../contract.js";
import type { PortStatus } from "../waits/resource-kinds.js";
import type { StatusWait, StatusWaitOptions } from "../waits/wait-options.js";
import { defineCloudShape, nullableId, nullableString, objects, wireId } from "./cloud-shape.js";
import { id, ids, time } from "./fields.js";

/** A connection of a server to a network. */
export class Port extends Model<PortWire> {
  /** The id. */
  declare readonly id: string;
  /** The name; may be empty. */
  declare readonly name: string;
  /** The user who owns it. */
  declare readonly userId: string;
  /** The user who owns it, too. */
  declare readonly tenantId: string;
  /** The id of the server; null if none is connected. */
  declare readonly deviceId: string | null;
  /** `vm`; null if no server is connected. */
  declare readonly deviceOwner: string | null;
  /** The id of the network. */
  declare readonly networkId: string;
  /** The hardware address; null before the server is connected. */
  declare readonly macAddress: string | null;
  /** The status; editors offer the known ones. `BUILD` until it is connected, `DOWN` without a server. */
  declare readonly status: PortStatus;
  /** When it was created. */
  declare readonly created: Date;
  /** When it was last changed. */
  declare readonly updated: Date;
  /** The addresses. */
  declare readonly fixedIps: readonly FixedIp[];
  /** The ids of its security groups. */
  declare readonly securityGroups: readonly string[];
  readonly #manager: PortApi;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<PortWire>, manager: PortApi, wire: PortWire) {
    super(shape, wire);
    this.#manager = manager;
  }

  /** Requests the port again, and takes over what it is now. */
  async refresh(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.get(this.id, options));
  }

  /** As `cloud.ports.update` does. Takes over what the port is now. */
  async update(changes: PortChanges, options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.update(this.id, changes, options));
  }

  /** As `cloud.ports.delete` does. */
  async delete(options?: RequestOptions): Promise<void> {
    await selfOf(this).#manager.delete(this.id, options);
  }

  /** As `cloud.ports.waitUntil` does. */
  waitUntil(statuses: PortStatus | readonly PortStatus[], options?: StatusWaitOptions<Port>): StatusWait<Port> {
    return selfOf(this).#manager.waitOn(this, "until", statuses, options);
  }

  /** As `cloud.ports.waitWhile` does. */
  waitWhile(statuses: PortStatus | readonly PortStatus[], options?: StatusWaitOptions<Port>): StatusWait<Port> {
    return selfOf(this).#manager.waitOn(this, "while", statuses, options);
  }

  /** @internal Takes over what a wait has seen. */
  takeOver(fresh: Port): this {
    return this.assignFrom(fresh);
  }
}

/** An address of a port. */
export interface FixedIp {
  /** The address. */
  readonly ipAddress: string;
  /** The id of the subnet. */
  readonly subnetId: string;
}

/** The part of its manager that a {@link Port} calls. */
export interface PortApi {
  get(id: string, options?: RequestOptions): Promise<Port>;
  update(id: string, changes: PortChanges, options?: RequestOptions): Promise<Port>;
  delete(id: string, options?: RequestOptions): Promise<void>;
  waitOn(
    model: Port,
    mode: "until" | "while",
    statuses: unknown,
    options: StatusWaitOptions<Port> | undefined,
  ): StatusWait<Port>;
}

/** What can be changed of a port. */
export interface PortChanges {
  /** The name, 1 to 128 characters. */
  readonly name?: string | undefined;
  /** The ids of security groups, at least one. */
  readonly securityGroups?: readonly string[] | undefined;
}

/** A port as the API writes it. */
export interface PortWire extends NetworkWireOf<"Port"> {}

export const portShape = defineCloudShape<PortWire>()({
  noun: "port",
  key: "id",
  fields: {
    id: wireId,
    name: z.string(),
    links: objects<NetworkWireOf<"Link">>(),
    user_id: z.string(),
    tenant_id: z.string(),
    device_id: nullableId,
    device_owner: nullableString,
    network_id: wireId,
    admin_state_up: z.boolean(),
    mac_address: nullableString,
    status: openString<PortWire["status"]>(),
    created: z.string(),
    updated: z.string(),
    fixed_ips: objects<NetworkWireOf<"FixedIp">>(),
    security_groups: z.array(wireId),
  },
  kinds: {
    id,
    device_id: id,
    network_id: id,
    created: time,
    updated: time,
    security_groups: ids,
    fixed_ips: {
      fromWire: (value) =>
        // The schema has checked that they are objects.
        (value as NetworkWireOf<"FixedIp">[]).map(({ ip_address, subnet }): FixedIp => ({
          ipAddress: ip_address,
          subnetId: String(subnet),
        })),
      toWire: (_, before) => before,
    },
  },
});
