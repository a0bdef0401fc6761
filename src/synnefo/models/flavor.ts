import { Model } from "../../core/data/model.js";
import * as z from "../../core/data/zod.js";
import type { ComputeWireOf } from "../contract.js";
import { defineCloudShape, number, objects, wireId } from "./cloud-shape.js";
import { id } from "./fields.js";

/** A size of servers. */
export class Flavor extends Model<FlavorWire> {
  /** The id. */
  declare readonly id: string;
  /** The name, such as `C1R1024D20drbd`. */
  declare readonly name: string;
  /** The memory in MiB. */
  declare readonly ram: number;
  /** The size of the root volume in GiB. */
  declare readonly disk: number;
  /** The number of virtual processors. */
  declare readonly vcpus: number;
  /** Whether every user may use it. Older servers do not say so. */
  declare readonly isPublic: boolean | undefined;
  /** How the provider stores its volumes, such as `ext_archipelago`. */
  declare readonly diskTemplate: string;
  /** The id of the type of its volumes. */
  declare readonly volumeType: string;
  /** Whether servers can be created with it. */
  declare readonly allowCreate: boolean;
  /** The ids of the user's projects that may use it. Older servers do not say so. */
  declare readonly flavorAccess: readonly string[] | undefined;
}

/** A flavor as the API writes it. */
export interface FlavorWire extends ComputeWireOf<"Flavor"> {}

export const flavorShape = defineCloudShape<FlavorWire>()({
  noun: "flavor",
  key: "id",
  fields: {
    id: wireId,
    name: z.string(),
    links: objects<ComputeWireOf<"Link">>(),
    ram: number,
    disk: number,
    vcpus: number,
    "os-flavor-access:is_public": z.exactOptional(z.boolean()),
    "SNF:disk_template": z.string(),
    "SNF:volume_type": wireId,
    "SNF:allow_create": z.boolean(),
    "SNF:flavor-access": z.exactOptional(z.array(z.string())),
  },
  kinds: { id, "SNF:volume_type": id },
});
