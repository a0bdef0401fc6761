import type { Schema } from "../../core/data/schema.js";
import { wholeNumber } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { nullableString } from "./legacy-shape.js";

/** A node of an application: a component that runs in a number of instances. */
export interface ApplicationNode {
  /** Its name in the application. */
  readonly name: string;
  /** The path of the component, with the version if the application names one. */
  readonly path: string;
  /** The cloud; `default` is the one in the profile of the user who deploys the application. */
  readonly cloud: string | null;
  /** How many instances it has. */
  readonly multiplicity: number | null;
  /** How many of them may fail. */
  readonly maxProvisioningFailures: number | null;
  /** The network, such as `Public`. */
  readonly network: string | null;
  /** The number of processors. No known server sends it. */
  readonly cpu: string | null;
  /** The memory. No known server sends it. */
  readonly ram: string | null;
  /** The size of the disk. No known server sends it. */
  readonly disk: string | null;
  /** The size of a further disk. No known server sends it. */
  readonly extraDiskVolatile: string | null;
}

export const applicationNode: Schema<ApplicationNode> = z.looseObject({
  name: z.string(),
  path: z.string(),
  cloud: nullableString,
  multiplicity: z.nullable(wholeNumber()),
  maxProvisioningFailures: z.nullable(wholeNumber()),
  network: nullableString,
  cpu: nullableString,
  ram: nullableString,
  disk: nullableString,
  extraDiskVolatile: nullableString,
});
