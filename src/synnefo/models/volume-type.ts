import { Model } from "../../core/data/model.js";
import * as z from "../../core/data/zod.js";
import type { VolumeWireOf } from "../contract.js";
import { defineCloudShape, wireId } from "./cloud-shape.js";
import { id } from "./fields.js";

/** How the provider stores volumes. */
export class VolumeType extends Model<VolumeTypeWire> {
  /** The id. */
  declare readonly id: string;
  /** The name. */
  declare readonly name: string;
  /** Whether it is deleted. Older servers do not say so. */
  declare readonly isDeleted: boolean | undefined;
  /** The template of the provider, such as `ext_archipelago`. */
  declare readonly diskTemplate: string;
  /** Whether its volumes can be detached from a server. Older servers do not say so. */
  declare readonly isDetachable: boolean | undefined;
}

/** A type of volumes as the API writes it. */
export interface VolumeTypeWire extends VolumeWireOf<"VolumeType"> {}

export const volumeTypeShape = defineCloudShape<VolumeTypeWire>()({
  noun: "volume type",
  key: "id",
  fields: {
    id: wireId,
    name: z.string(),
    deleted: z.exactOptional(z.boolean()),
    "SNF:disk_template": z.string(),
    "SNF:detachable": z.exactOptional(z.boolean()),
  },
  names: { deleted: "isDeleted", "SNF:detachable": "isDetachable" },
  kinds: { id },
});
