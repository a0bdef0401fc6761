import { Model } from "../../core/data/model.js";
import type { Shape } from "../../core/data/shape.js";
import type { RequestOptions } from "../../core/http/request.js";
import * as z from "../../core/data/zod.js";
import { selfOf } from "../../core/self.js";
import type { NetworkWireOf } from "../contract.js";
import { defineCloudShape, nullableString, number, objects, wireId } from "./cloud-shape.js";
import { id } from "./fields.js";

/** A range of addresses of a network. */
export class Subnet extends Model<SubnetWire> {
  /** The id. */
  declare readonly id: string;
  /** The id of the network. */
  declare readonly networkId: string;
  /** The name. */
  declare readonly name: string | null;
  /** The user who owns it; null on a public network. */
  declare readonly userId: string | null;
  /** The user who owns it, too; null on a public network. */
  declare readonly tenantId: string | null;
  /** Whether the network is public. */
  declare readonly isPublic: boolean;
  /** The address of the gateway; null if there is none. */
  declare readonly gatewayIp: string | null;
  /** The version of IP: 4 or 6. */
  declare readonly ipVersion: number;
  /** The range, such as `192.168.1.0/24`. */
  declare readonly cidr: string;
  /** Whether servers get their address by DHCP. */
  declare readonly enableDhcp: boolean;
  /** Whether servers choose their own address. Only for IPv6. */
  declare readonly enableSlaac: boolean | undefined;
  /** The addresses of name servers. */
  declare readonly dnsNameservers: readonly string[];
  /** The routes that servers get. */
  declare readonly hostRoutes: readonly string[];
  /** The ranges from which ports get their addresses. Empty for IPv6. */
  declare readonly allocationPools: readonly AllocationPool[];
  /** Whether it is deleted. */
  declare readonly isDeleted: boolean;
  readonly #manager: SubnetApi;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<SubnetWire>, manager: SubnetApi, wire: SubnetWire) {
    super(shape, wire);
    this.#manager = manager;
  }

  /** Requests the subnet again, and takes over what it is now. */
  async refresh(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.get(this.id, options));
  }

  /** As `cloud.subnets.update` does. Takes over what the subnet is now. */
  async update(changes: { readonly name: string }, options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.update(this.id, changes, options));
  }
}

/** A range of addresses. */
export interface AllocationPool {
  /** The first address. */
  readonly start: string;
  /** The last address. */
  readonly end: string;
}

/** The part of its manager that a {@link Subnet} calls. */
export interface SubnetApi {
  get(id: string, options?: RequestOptions): Promise<Subnet>;
  update(id: string, changes: { readonly name: string }, options?: RequestOptions): Promise<Subnet>;
}

/** A subnet as the API writes it. */
export interface SubnetWire extends NetworkWireOf<"Subnet"> {}

export const subnetShape = defineCloudShape<SubnetWire>()({
  noun: "subnet",
  key: "id",
  fields: {
    id: wireId,
    network_id: wireId,
    name: nullableString,
    links: objects<NetworkWireOf<"Link">>(),
    user_id: nullableString,
    tenant_id: nullableString,
    public: z.boolean(),
    gateway_ip: nullableString,
    ip_version: number,
    cidr: z.string(),
    enable_dhcp: z.boolean(),
    enable_slaac: z.exactOptional(z.boolean()),
    dns_nameservers: z.array(z.string()),
    host_routes: z.array(z.string()),
    allocation_pools: objects<NetworkWireOf<"AllocationPool">>(),
    deleted: z.boolean(),
  },
  names: { public: "isPublic", deleted: "isDeleted" },
  kinds: { id, network_id: id },
});

/** What a subnet is created with. A network has at most one for each version of IP, made before servers are connected to it. */
export interface SubnetInput {
  /** The range. For IPv4 its prefix length is 22 to 29 with most clouds, for IPv6 it is 64. */
  readonly cidr: string;
  /** The name. Default: empty. */
  readonly name?: string | undefined;
  /** The version of IP. Default 4. */
  readonly ipVersion?: 4 | 6 | undefined;
  /** The address of the gateway; null for none. Default: the first address of the range. */
  readonly gatewayIp?: string | null | undefined;
  /** The ranges from which ports get their addresses. Default: all of the range. Only for IPv4. */
  readonly allocationPools?: readonly AllocationPool[] | undefined;
  /** Whether servers get their address by DHCP. Default true. */
  readonly enableDhcp?: boolean | undefined;
  /** Whether servers choose their own address. Default true. Only for IPv6. */
  readonly enableSlaac?: boolean | undefined;
  /** Addresses of name servers. */
  readonly dnsNameservers?: readonly string[] | undefined;
  /** Routes that servers get. */
  readonly hostRoutes?: readonly string[] | undefined;
}
