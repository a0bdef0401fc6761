import type { Transport } from "../../core/http/transport.js";
import type { Listing } from "../../core/lists/listing.js";
import { selfOf } from "../../core/self.js";
import { VolumeType, volumeTypeShape, type VolumeTypeWire } from "../models/volume-type.js";
import type { WholeListOptions } from "../whole-list.js";
import { CloudManager } from "./cloud-manager.js";

/** Types of volumes: `cloud.volumeTypes`. */
export class VolumeTypeManager extends CloudManager<VolumeType, VolumeTypeWire> {
  readonly model = VolumeType;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, volumeTypeShape, { path: "/types", listPath: "/types", one: "volume_type", many: "volume_types" });
  }

  /** Lists the types. Nothing is sent until the listing is used: `await` it for an array, or loop over it. */
  list(options: WholeListOptions = {}): Listing<VolumeType> {
    return selfOf(this).listAll({}, options);
  }

  protected override make(wire: VolumeTypeWire): VolumeType {
    return new VolumeType(this.shape, wire);
  }
}
