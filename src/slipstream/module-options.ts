import type { RequestOptions } from "../core/http/request.js";

/** How `modules.children` reads a project. */
export interface ChildrenOptions extends RequestOptions {
  /** Whether to include the modules of the projects in it, at any depth. Each project is followed by its modules. Default false. */
  readonly recursive?: boolean | undefined;
}

/** How `modules.build` builds a component. */
export interface BuildOptions extends RequestOptions {
  /** The cloud. Default: `default`, the one in the user's profile. */
  readonly cloud?: string | undefined;
}

/** What `modules.delete` deletes. */
export interface DeleteModuleOptions extends RequestOptions {
  /** Whether to delete all versions that the user may delete, and with them the module. Default false. */
  readonly allVersions?: boolean | undefined;
}

/** What an update has made. */
export interface UpdatedComponent {
  /** The path without the version. */
  readonly path: string;
  /** The number of the version that was made; null if the server did not say it. */
  readonly version: number | null;
  /** The number of the version that was changed. It still exists. */
  readonly previousVersion: number;
}

/** What is left of a module after a deletion. */
export interface DeletedModule {
  /** The path without the version. */
  readonly path: string;
  /** The number of the version that is the latest now; null if there is none left. */
  readonly latestVersion: number | null;
}
