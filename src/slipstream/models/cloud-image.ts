import type { Schema } from "../../core/data/schema.js";
import * as z from "../../core/data/zod.js";

/** The image of a component on a cloud. */
export interface CloudImageIdentifier {
  /** The name of the cloud. */
  readonly cloud: string;
  /** The id of the image there. */
  readonly identifier: string;
}

export const cloudImageIdentifier: Schema<CloudImageIdentifier> = z.looseObject({
  cloud: z.string(),
  identifier: z.string(),
});
