import { ResourceManager } from "../../core/data/resource-manager.js";
import type { Schema } from "../../core/data/schema.js";
import { arrayOf } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { nothing } from "../../core/http/formats.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing } from "../../core/lists/listing.js";
import { selfOf } from "../../core/self.js";
import { nullableId, wireId } from "../models/cloud-shape.js";
import { ServerFloatingIp, serverFloatingIpShape, type ServerFloatingIpWire } from "../models/server-floating-ip.js";
import { idOf, type Reference } from "../references.js";
import { wholeList, type WholeListOptions } from "../whole-list.js";
import { inField } from "./cloud-manager.js";
import { deleteOnce } from "../delete-once.js";

/** Floating IP addresses as the compute service shows them: `cloud.serverFloatingIps`. `cloud.floatingIps` has the same ones, with more facts. */
export class ServerFloatingIpManager extends ResourceManager<ServerFloatingIp, ServerFloatingIpWire> {
  readonly model = ServerFloatingIp;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, serverFloatingIpShape);
  }

  /** Lists the user's addresses. Nothing is sent until the listing is used: `await` it for an array, or loop over it. */
  list(options: WholeListOptions = {}): Listing<ServerFloatingIp> {
    const self = selfOf(this);
    return wholeList(
      async (request) => {
        const spec = { method: "GET", path: "/os-floating-ips", options: request } as const;
        const wires = await self.transport.call(spec, addressList);
        return wires.map((wire) => self.make(wire));
      },
      options,
      ({ id }) => id,
    );
  }

  /**
   * Gets an address.
   *
   * @throws A `NotFoundError` if there is none of this id.
   */
  async get(floatingIp: Reference<ServerFloatingIp>, options?: RequestOptions): Promise<ServerFloatingIp> {
    const self = selfOf(this);
    return self.make(await self.transport.call({ method: "GET", ...item(floatingIp), options }, oneAddress));
  }

  /**
   * Allocates an address from any pool. It is never sent twice.
   *
   * @throws A `QuotaError` if the project may have no more; a `ConflictError` if the pool is empty; an `AmbiguousOutcomeError` if it is not
   *   known whether one was allocated.
   */
  async create(options?: RequestOptions): Promise<ServerFloatingIp> {
    const self = selfOf(this);
    const spec = { method: "POST", path: "/os-floating-ips", body: {}, changes: true, options } as const;
    return self.make(await self.transport.call(spec, newAddress));
  }

  /**
   * Releases an address.
   *
   * @throws A `ConflictError` while a port uses it; an `AmbiguousOutcomeError` if it is not known whether it was released.
   */
  async delete(floatingIp: Reference<ServerFloatingIp>, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const spec = item(floatingIp);
    const removal = { ...spec, method: "DELETE", changes: true, accepts: nothing } as const;
    await deleteOnce(
      self.transport,
      options,
      (request) => self.transport.call({ ...removal, options: request }, z.unknown()),
      async (request) => {
        await self.transport.call({ method: "GET", ...spec, options: request }, oneAddress);
        return false;
      },
    );
  }

  protected override make(wire: ServerFloatingIpWire): ServerFloatingIp {
    return new ServerFloatingIp(this.shape, wire);
  }
}

function item(floatingIp: Reference<ServerFloatingIp>) {
  return {
    path: "/os-floating-ips/{id}",
    pathParams: { id: idOf("floating IP address", floatingIp, ServerFloatingIp) },
  };
}

const addressList = inField("floating_ips", arrayOf(serverFloatingIpShape.schema));
const newAddress = inField("floating_ip", serverFloatingIpShape.schema);

/** A single address comes in the form of the network service. */
const oneAddress: Schema<ServerFloatingIpWire> = inField(
  "floatingip",
  z.pipe(
    z.looseObject({ id: wireId, floating_ip_address: z.string(), instance_id: nullableId }),
    z.transform(({ id, floating_ip_address, instance_id }): ServerFloatingIpWire => ({
      ...{ id, ip: floating_ip_address, instance_id },
      ...{ fixed_ip: null, pool: null },
    })),
  ),
);
