import type { ModuleVersion } from "./module.js";
import type { ModuleStore } from "./module-store.js";

/** The module that a URI names. */
export interface ModuleTarget {
  readonly path: string;
  /** `module/apps/x`, with the version if there is one. */
  readonly uri: string;
  /** The version that is named, else the latest; undefined if it does not exist. */
  readonly module: ModuleVersion | undefined;
}

/** Finds the module of a path and, if there is one, a version. */
export function findTarget(modules: ModuleStore, path: string, version: string | undefined): ModuleTarget {
  if (version === undefined) return { path, uri: `module/${path}`, module: modules.latest(path) };
  return { path, uri: `module/${path}/${version}`, module: modules.version(path, Number(version)) };
}
