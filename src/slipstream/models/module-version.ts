import { Model } from "../../core/data/model.js";
import { openString, wholeNumber } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { defineLegacyShape, nullableString } from "./legacy-shape.js";
import type { ModuleType } from "./module-type.js";

/** A version of a module, in the list of its versions. */
export class ModuleVersion extends Model<ModuleVersionWire> {
  /** The last segment of the path. */
  declare readonly name: string;
  /** What the module is. */
  declare readonly type: ModuleType;
  /** The number of the version. */
  declare readonly version: number;
  /** The path without the version. */
  declare readonly path: string;
  /** When the version was saved; null if its time zone is not known. */
  declare readonly modified: Date | null;
}

/** The data of a {@link ModuleVersion}, read from XML. */
export interface ModuleVersionWire {
  /** The last segment of the path. */
  name: string;
  /** What the module is. */
  type: ModuleType;
  /** The number of the version. */
  version: number;
  /** The path without the version. */
  path: string;
  /** When the version was saved. */
  modified: string | null;
}

export const moduleVersionShape = defineLegacyShape<ModuleVersionWire>()({
  noun: "version of a module",
  key: "version",
  dates: ["modified"],
  fields: {
    name: z.string(),
    type: openString<ModuleType>(),
    version: wholeNumber(),
    path: z.string(),
    modified: nullableString,
  },
});
