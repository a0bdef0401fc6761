import { Model } from "../../core/data/model.js";
import { wholeNumber } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { defineLegacyShape } from "./legacy-shape.js";

/** How much of a cloud is used. */
export class Usage extends Model<UsageWire> {
  /** The name of the cloud; `All Clouds` for the sum. */
  declare readonly cloud: string;
  /** How many machines the user may have. */
  declare readonly quota: number;
  /** The active deployments of the user. */
  declare readonly runUsage: number;
  /** The usable machines of these deployments. */
  declare readonly vmUsage: number;
  /** The machines of these deployments that are not usable. */
  declare readonly inactiveVmUsage: number;
  /** The machines of the deployments of other users. */
  declare readonly othersVmUsage: number;
  /** The machines without a deployment that the server has known for less than 15 minutes. */
  declare readonly pendingVmUsage: number;
  /** The other machines without a deployment. */
  declare readonly unknownVmUsage: number;
}

/** The data of a {@link Usage}, read from XML. */
export interface UsageWire {
  /** The name of the cloud. */
  cloud: string;
  /** How many machines the user may have. */
  quota: number;
  /** The active deployments of the user. */
  runUsage: number;
  /** The usable machines of these deployments. */
  vmUsage: number;
  /** The machines of these deployments that are not usable. */
  inactiveVmUsage: number;
  /** The machines of the deployments of other users. */
  othersVmUsage: number;
  /** The machines without a deployment that the server has known for less than 15 minutes. */
  pendingVmUsage: number;
  /** The other machines without a deployment. */
  unknownVmUsage: number;
}

export const usageShape = defineLegacyShape<UsageWire>()({
  noun: "usage",
  key: "cloud",
  fields: {
    cloud: z.string(),
    quota: wholeNumber(),
    runUsage: wholeNumber(),
    vmUsage: wholeNumber(),
    inactiveVmUsage: wholeNumber(),
    othersVmUsage: wholeNumber(),
    pendingVmUsage: wholeNumber(),
    unknownVmUsage: wholeNumber(),
  },
});
