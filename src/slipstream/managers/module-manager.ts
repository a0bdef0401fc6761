import { checkOptions, requireArray, requireBoolean, requireString } from "../../core/data/checks.js";
import { ResourceManager } from "../../core/data/resource-manager.js";
import type { Schema } from "../../core/data/schema.js";
import { arrayOf, zodOf } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { requestChecks, type RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { selfOf } from "../../core/self.js";
import { type ModulePath, modulePath, requestPath, rootOrModulePath } from "../module-path.js";
import { ModuleTree } from "../module-tree.js";
import { App, appShape, type AppWire } from "../models/app.js";
import type { ApplicationNode } from "../models/application-node.js";
import type { CloudImageIdentifier } from "../models/cloud-image.js";
import { Module, moduleShape, type ModuleWire } from "../models/module.js";
import type { ModuleParameter } from "../models/module-parameter.js";
import { ModuleVersion, moduleVersionShape, type ModuleVersionWire } from "../models/module-version.js";
import { moduleDocument, moduleList, projectDocument, versionList } from "../xml/modules.js";

/**
 * Projects, components and applications: `slipstream.modules`. Paths are accepted as the server and its page write them: `apps/x`,
 * `/apps/x/`, `module/apps/x/12`. A number at the end is a version; without one, the latest is meant. A model stands for its own version.
 */
export class ModuleManager extends ResourceManager<Module, ModuleWire> {
  readonly model = Module;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, moduleShape);
  }

  /**
   * Gets a module.
   *
   * @throws A `NotFoundError` if there is none; a `PermissionDeniedError` if the user may not read it, or if it is deleted.
   */
  async get(module: ModuleReference, options?: RequestOptions): Promise<Module> {
    const self = selfOf(this);
    return self.make((await self.#read(modulePath(module), options)).module);
  }

  /**
   * The modules of a project, or of the root. A project that the user may not read has none. Modules are listed even if the user may
   * not read them; the root lists only those that the user may read.
   *
   * Nothing is sent until the result is used: `await` it for an array, or loop over it.
   *
   * @param project - The path of the project. Default: the root.
   * @throws A `NotFoundError` if there is no such project.
   */
  children(project: ModuleReference = "", options: ChildrenOptions = {}): ModuleTree {
    const self = selfOf(this);
    const root = rootOrModulePath(project);
    checkOptions("options", options, { ...requestChecks, recursive: requireBoolean });
    const { recursive = false, ...request } = options;
    return new ModuleTree(
      (parent) => self.#children(parent === undefined ? root : modulePath(parent), request),
      recursive,
    );
  }

  /**
   * The nodes of an application. Other modules have none.
   *
   * @throws What {@link get} throws.
   */
  async nodes(module: ModuleReference, options?: RequestOptions): Promise<ApplicationNode[]> {
    return (await this.get(module, options)).nodes;
  }

  /**
   * The parameters of a module.
   *
   * @param names - The names of those wanted. Names that the module does not have are left out. Default: all.
   * @throws What {@link get} throws.
   */
  async parameters(
    module: ModuleReference,
    names?: readonly string[],
    options?: RequestOptions,
  ): Promise<ModuleParameter[]> {
    if (names !== undefined) {
      requireArray("names", names);
      for (const [index, name] of names.entries()) requireString(`names[${index}]`, name);
    }
    const { parameters } = await this.get(module, options);
    return names === undefined ? parameters : parameters.filter(({ name }) => names.includes(name));
  }

  /**
   * The image of a component on each cloud. Other modules have none.
   *
   * @throws What {@link get} throws.
   */
  async imageIdentifiers(module: ModuleReference, options?: RequestOptions): Promise<CloudImageIdentifier[]> {
    return (await this.get(module, options)).imageIdentifiers;
  }

  /**
   * The versions of a module that are not deleted, the oldest first.
   *
   * @throws A `PermissionDeniedError` if the user may not read the module, or if there is none.
   */
  async versions(module: ModuleReference, options?: RequestOptions): Promise<ModuleVersion[]> {
    const { segments } = modulePath(module);
    const path = `${requestPath({ segments, version: null })}/`;
    const spec = { method: "GET", path, accepts: versionList, options } as const;
    const { versions } = await selfOf(this).transport.call(spec, versionListSchema);
    return versions.map((wire) => new ModuleVersion(moduleVersionShape, wire));
  }

  protected override make(wire: ModuleWire): Module {
    return new Module(this.shape, wire);
  }

  #read(path: ModulePath, options: RequestOptions | undefined): Promise<{ module: ModuleWire; xml: string }> {
    const spec = { method: "GET", path: requestPath(path), accepts: moduleDocument, options } as const;
    return this.transport.call(spec, moduleDocumentSchema);
  }

  async #children(path: ModulePath, options: RequestOptions): Promise<App[]> {
    const accepts = path.segments.length === 0 ? moduleList : projectDocument;
    const spec = { method: "GET", path: requestPath(path), accepts, options } as const;
    const { children } = await this.transport.call(spec, moduleListSchema);
    return children.map((wire) => new App(appShape, wire));
  }
}

/** A module: its path, or a model of it. */
export type ModuleReference = string | App | Module | ModuleVersion;

/** How {@link ModuleManager.children} reads a project. */
export interface ChildrenOptions extends RequestOptions {
  /** Whether to include the modules of the projects in it, at any depth. Each project is followed by its modules. Default false. */
  readonly recursive?: boolean | undefined;
}

const moduleDocumentSchema: Schema<{ module: ModuleWire; xml: string }> = z.looseObject({
  module: zodOf(moduleShape.schema),
  xml: z.string(),
});

/** Checks a list of modules. */
export const moduleListSchema: Schema<{ children: AppWire[] }> = z.looseObject({ children: arrayOf(appShape.schema) });

const versionListSchema: Schema<{ versions: ModuleVersionWire[] }> = z.looseObject({
  versions: arrayOf(moduleVersionShape.schema),
});
