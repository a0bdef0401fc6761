import type { Schema } from "../core/data/schema.js";
import { wholeNumber } from "../core/data/zod-schemas.js";
import * as z from "../core/data/zod.js";
import { plainPath, rootOrModulePath } from "./module-path.js";

/** The response to a request that changes something. */
export interface Written {
  /** 201 where something was created. */
  readonly status: number;
  /** Where the result is: absolute, or relative to the root of the server. */
  readonly location: string | null;
}

/** Checks what the format `written` reads. */
export const writtenSchema: Schema<Written> = z.looseObject({
  status: wholeNumber(),
  location: z.nullable(z.string()),
});

/** The number of the version to which a location leads; null if it leads elsewhere than to a version of this module. */
export function versionOfLocation(location: string | null, path?: string): number | null {
  const found = /(?:^|\/)(module\/[^?#]*)/.exec(location ?? "")?.[1];
  if (found === undefined) return null;
  try {
    const target = rootOrModulePath(decodeURIComponent(found));
    return path === undefined || plainPath(target) === path ? target.version : null;
  } catch {
    return null; // The server writes what it wants.
  }
}
