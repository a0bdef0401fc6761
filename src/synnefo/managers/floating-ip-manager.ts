import { requireObject } from "../../core/data/checks.js";
import { defineInput, encodeInput } from "../../core/data/input.js";
import * as z from "../../core/data/zod.js";
import { InvalidInputError } from "../../core/errors/index.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing } from "../../core/lists/listing.js";
import { selfOf } from "../../core/self.js";
import { FloatingIp, floatingIpShape, type FloatingIpWire } from "../models/floating-ip.js";
import { Network } from "../models/network.js";
import { Port } from "../models/port.js";
import { type ReassignOptions, reassignSpec } from "../reassign.js";
import { type AnyReference, idOf, type Reference } from "../references.js";
import { encodeShared } from "../sharing.js";
import type { WholeListOptions } from "../whole-list.js";
import { type ChangeFilters, changeQuery, CloudManager } from "./cloud-manager.js";

/**
 * Floating IP addresses: `cloud.floatingIps`. A server gets one by a port: `cloud.ports.create(ip.floatingNetworkId, { server, ipAddress:
 * ip.floatingIpAddress })`, and loses it when the port is deleted.
 */
export class FloatingIpManager extends CloudManager<FloatingIp, FloatingIpWire> {
  readonly model = FloatingIp;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, floatingIpShape, {
      path: "/floatingips",
      // The path with `/detail` fails in the server.
      listPath: "/floatingips",
      one: "floatingip",
      many: "floatingips",
    });
  }

  /** Lists the user's addresses. Nothing is sent until the listing is used: `await` it for an array, or loop over it. */
  list(filters: ChangeFilters = {}, options: WholeListOptions = {}): Listing<FloatingIp> {
    const self = selfOf(this);
    return self.listAll(changeQuery("floating IP addresses", filters), options);
  }

  /**
   * Allocates an address. It is never sent twice.
   *
   * @throws A `QuotaError` if the project may have no more; a `ConflictError` if the pool is empty or the address is taken; an
   *   `AmbiguousOutcomeError` if it is not known whether one was allocated.
   */
  async create(input: FloatingIpInput = {}, options?: RequestOptions): Promise<FloatingIp> {
    const self = selfOf(this);
    requireObject("floating IP address: the input", input);
    const { network, ipAddress, ...rest } = input;
    if (ipAddress !== undefined && network === undefined) {
      throw new InvalidInputError("floating IP address: ipAddress needs network, as the server ignores it otherwise");
    }
    const given = encodeShared(floatingIpInput, { ...rest, floatingIpAddress: ipAddress }, "floating IP address");
    const floatingip = {
      ...(network !== undefined && { floating_network_id: idOf("network", network, Network) }),
      ...given,
    };
    const spec = { method: "POST", path: "/floatingips", body: { floatingip }, changes: true, options } as const;
    return self.readOne(spec);
  }

  /**
   * Would change the port of an address. Servers of today refuse it: make or delete a port instead.
   *
   * @throws A `MethodNotAllowedError`.
   */
  async update(
    floatingIp: Reference<FloatingIp>,
    changes: FloatingIpChanges,
    options?: RequestOptions,
  ): Promise<FloatingIp> {
    const self = selfOf(this);
    requireObject("floating IP address: the changes", changes);
    const { port, ...rest } = changes;
    const floatingip = {
      ...encodeInput(floatingIpChanges, rest, "floating IP address"),
      ...(port !== undefined && { port_id: port === null ? null : idOf("port", port, Port) }),
    };
    return self.readOne({ ...self.item(floatingIp), method: "PUT", body: { floatingip }, changes: true, options });
  }

  /**
   * Releases an address.
   *
   * @throws A `ConflictError` while a port uses it; an `AmbiguousOutcomeError` if it is not known whether it was released.
   */
  async delete(floatingIp: Reference<FloatingIp>, options?: RequestOptions): Promise<void> {
    await selfOf(this).remove(floatingIp, options, ({ isDeleted }) => isDeleted);
  }

  /**
   * Moves an address to another project, whose quota it then counts in.
   *
   * @param project - The project, or its id.
   */
  async reassign(floatingIp: Reference<FloatingIp>, project: AnyReference, options?: ReassignOptions): Promise<void> {
    const self = selfOf(this);
    await self.send({ ...self.item(floatingIp, "/action"), ...reassignSpec(project, options) });
  }

  protected override make(wire: FloatingIpWire): FloatingIp {
    return new FloatingIp(this.shape, this, wire);
  }
}

/** What a floating IP address is allocated with. */
export interface FloatingIpInput {
  /** The network whose pool it is taken from, or its id. Default: any pool. */
  readonly network?: Reference<Network> | undefined;
  /** The address. Default: one that the server chooses. */
  readonly ipAddress?: string | undefined;
  /** The id of the project whose quota it counts in. Default: the user's default project. */
  readonly project?: string | undefined;
  /** Whether the members of the project may use it. Default false. */
  readonly isSharedToProject?: boolean | undefined;
}

/** What would be changed of a floating IP address. */
export interface FloatingIpChanges {
  /** The port that uses it; null for none. */
  readonly port?: Reference<Port> | null | undefined;
  /** The address. */
  readonly floatingIpAddress?: string | null | undefined;
  /** The address of the port. */
  readonly fixedIpAddress?: string | null | undefined;
}

const floatingIpInput = defineInput<{ floating_ip_address?: string; project?: string; shared_to_project?: boolean }>()({
  floating_ip_address: z.exactOptional(z.string()),
  project: z.exactOptional(z.string()),
  shared_to_project: z.exactOptional(z.boolean()),
});

const floatingIpChanges = defineInput<{ floating_ip_address?: string | null; fixed_ip_address?: string | null }>()({
  floating_ip_address: z.exactOptional(z.nullable(z.string())),
  fixed_ip_address: z.exactOptional(z.nullable(z.string())),
});
