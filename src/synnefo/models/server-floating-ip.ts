import { Model } from "../../core/data/model.js";
import * as z from "../../core/data/zod.js";
import type { ComputeWireOf } from "../contract.js";
import { alwaysNull, defineCloudShape, nullableId, wireId } from "./cloud-shape.js";
import { id } from "./fields.js";

/** A floating IP address as the compute service shows it. */
export class ServerFloatingIp extends Model<ServerFloatingIpWire> {
  /** The id, the same as that of the network service. */
  declare readonly id: string;
  /** The address. */
  declare readonly ip: string;
  /** The id of the server that uses it; null if none does. */
  declare readonly instanceId: string | null;
}

/** A floating IP address as the compute API writes it. */
export interface ServerFloatingIpWire extends ComputeWireOf<"ComputeFloatingIp"> {}

export const serverFloatingIpShape = defineCloudShape<ServerFloatingIpWire>()({
  noun: "floating IP address",
  key: "id",
  fields: { id: wireId, ip: z.string(), fixed_ip: alwaysNull, instance_id: nullableId, pool: alwaysNull },
  kinds: { id, instance_id: id },
});
