import { Model } from "../../core/data/model.js";
import { openString, wholeNumber } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { defineLegacyShape, nullableBoolean, nullableString } from "./legacy-shape.js";
import type { ModuleType } from "./module-type.js";

/** A module in a list: of the app store, of the root, or of a project. */
export class App extends Model<AppWire> {
  /** The last segment of the path. */
  declare readonly name: string;
  /** What the module is. */
  declare readonly type: ModuleType;
  /** The number of the version. */
  declare readonly version: number;
  /** The path without the version: `apps/WordPress/wordpress`. */
  declare readonly path: string;
  /** What the module is for; null if it does not say so. */
  declare readonly description: string | null;
  /** A name of the version; null if it has none. */
  declare readonly customVersion: string | null;
  /** Whether the version is published; null where the list does not say so. Only the app store does. */
  declare readonly isPublished: boolean | null;
  /** The address of a picture; null if there is none. Only the app store has it. */
  declare readonly logoLink: string | null;
}

/** The data of an {@link App}, read from XML. */
export interface AppWire {
  /** The last segment of the path. */
  name: string;
  /** What the module is. */
  type: ModuleType;
  /** The number of the version. */
  version: number;
  /** The path without the version. */
  path: string;
  /** What the module is for. */
  description: string | null;
  /** A name of the version. */
  customVersion: string | null;
  /** Whether the version is published. */
  isPublished: boolean | null;
  /** The address of a picture. */
  logoLink: string | null;
}

export const appShape = defineLegacyShape<AppWire>()({
  noun: "module",
  key: "path",
  fields: {
    name: z.string(),
    type: openString<ModuleType>(),
    version: wholeNumber(),
    path: z.string(),
    description: nullableString,
    customVersion: nullableString,
    isPublished: nullableBoolean,
    logoLink: nullableString,
  },
});
