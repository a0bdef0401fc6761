import { defineInput, encodeInput } from "../../core/data/input.js";
import * as z from "../../core/data/zod.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing } from "../../core/lists/listing.js";
import { selfOf } from "../../core/self.js";
import { type AllocationPool, Subnet, type SubnetInput, subnetShape, type SubnetWire } from "../models/subnet.js";
import { Network } from "../models/network.js";
import { idOf, type Reference } from "../references.js";
import type { WholeListOptions } from "../whole-list.js";
import { type ChangeFilters, changeQuery, CloudManager } from "./cloud-manager.js";

/** Subnets of networks: `cloud.subnets`. A subnet is deleted with its network only. */
export class SubnetManager extends CloudManager<Subnet, SubnetWire> {
  readonly model = Subnet;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, subnetShape, { path: "/subnets", listPath: "/subnets", one: "subnet", many: "subnets" });
  }

  /** Lists the subnets of the user's networks and of the public ones. Nothing is sent until the listing is used. */
  list(filters: ChangeFilters = {}, options: WholeListOptions = {}): Listing<Subnet> {
    const self = selfOf(this);
    return self.listAll(changeQuery("subnets", filters), options);
  }

  /**
   * Creates a subnet of a network. It is never sent twice.
   *
   * @throws A `BadRequestError` if the network has one of this version of IP, or servers; a `PayloadTooLargeError` for a range that is too
   *   large; a `ConflictError` for pools outside of the range; an `AmbiguousOutcomeError` if it is not known whether it was created.
   */
  async create(network: Reference<Network>, input: SubnetInput, options?: RequestOptions): Promise<Subnet> {
    const self = selfOf(this);
    const network_id = idOf("network", network, Network);
    const subnet = { network_id, ...encodeInput(subnetInput, input, "subnet") };
    return self.readOne({ method: "POST", path: "/subnets", body: { subnet }, changes: true, options });
  }

  /** Changes the name of a subnet, the only property that can be changed. */
  async update(
    subnet: Reference<Subnet>,
    changes: { readonly name: string },
    options?: RequestOptions,
  ): Promise<Subnet> {
    const self = selfOf(this);
    const body = { subnet: encodeInput(subnetChanges, changes, "subnet") };
    return self.readOne({ ...self.item(subnet), method: "PUT", body, changes: true, idempotent: true, options });
  }

  /**
   * Deletes a subnet. Servers of today refuse it, as a subnet is deleted with its network.
   *
   * @throws A `BadRequestError`.
   */
  async delete(subnet: Reference<Subnet>, options?: RequestOptions): Promise<void> {
    await selfOf(this).remove(subnet, options);
  }

  protected override make(wire: SubnetWire): Subnet {
    return new Subnet(this.shape, this, wire);
  }
}

const pool = z.object({ start: z.string(), end: z.string() });

const subnetInput = defineInput<{
  cidr: string;
  name?: string;
  ip_version?: 4 | 6;
  gateway_ip?: string | null;
  allocation_pools?: AllocationPool[];
  enable_dhcp?: boolean;
  enable_slaac?: boolean;
  dns_nameservers?: string[];
  host_routes?: string[];
}>()({
  cidr: z.string(),
  name: z.exactOptional(z.string()),
  ip_version: z.exactOptional(z.custom<4 | 6>((value: unknown) => value === 4 || value === 6, "expected 4 or 6")),
  gateway_ip: z.exactOptional(z.nullable(z.string())),
  allocation_pools: z.exactOptional(z.array(pool)),
  enable_dhcp: z.exactOptional(z.boolean()),
  enable_slaac: z.exactOptional(z.boolean()),
  dns_nameservers: z.exactOptional(z.array(z.string())),
  host_routes: z.exactOptional(z.array(z.string())),
});

const subnetChanges = defineInput<{ name: string }>()({ name: z.string() });
