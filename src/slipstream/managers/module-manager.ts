import { checkOptions, requireArray, requireBoolean, requireString } from "../../core/data/checks.js";
import { isSameJson } from "../../core/data/lossless-json.js";
import { ResourceManager } from "../../core/data/resource-manager.js";
import type { Schema } from "../../core/data/schema.js";
import { arrayOf, zodOf } from "../../core/data/zod-schemas.js";
import { parseXml } from "../../core/data/xml.js";
import * as z from "../../core/data/zod.js";
import { InvalidInputError, NotFoundError, PermissionDeniedError } from "../../core/errors/index.js";
import { formContent, xmlContent } from "../../core/http/contents.js";
import { requestChecks, type RequestOptions } from "../../core/http/request.js";
import { shareDeadline } from "../../core/http/shared-deadline.js";
import type { Transport } from "../../core/http/transport.js";
import { selfOf } from "../../core/self.js";
import { newDeployment } from "../deployments/new-deployment.js";
import { createdRun } from "../deployments/run-formats.js";
import { checkComponentChanges, type ComponentChanges, patchComponent } from "../component-changes.js";
import { versionOfLocation, writtenSchema } from "../location.js";
import type {
  BuildOptions,
  ChildrenOptions,
  DeletedModule,
  DeleteModuleOptions,
  UpdatedComponent,
} from "../module-options.js";
import {
  type ModulePath,
  modulePath,
  type ModulePathParts,
  moduleUri,
  plainPath,
  requestPath,
  rootOrModulePath,
} from "../module-path.js";
import { ModuleTree } from "../module-tree.js";
import { App, appShape, type AppWire } from "../models/app.js";
import type { ApplicationNode } from "../models/application-node.js";
import type { CloudImageIdentifier } from "../models/cloud-image.js";
import type { Deployment, DeploymentWire } from "../models/deployment.js";
import { Module, moduleShape, type ModuleWire } from "../models/module.js";
import type { ModuleParameter } from "../models/module-parameter.js";
import { ModuleVersion, moduleVersionShape, type ModuleVersionWire } from "../models/module-version.js";
import { settle } from "../../core/http/settle.js";
import { written } from "../xml/elements.js";
import { moduleDocument, moduleList, projectDocument, readModule, versionList } from "../xml/modules.js";

/**
 * Projects, components and applications: `slipstream.modules`. Paths are accepted as the server and its page write them: `apps/x`,
 * `/apps/x/`, `module/apps/x/12`. A number at the end is a version; without one, the latest is meant. A model stands for its own version.
 */
export class ModuleManager extends ResourceManager<Module, ModuleWire> {
  readonly model = Module;

  readonly #deployments: Builds;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport, deployments: Builds) {
    super(transport, moduleShape);
    this.#deployments = deployments;
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

  /**
   * Changes a component. The server's own document is read, changed and sent back, so that what this client does not know stays. Each
   * update makes a new version, which belongs to the user and is not published, even if the version before was. It is never sent twice;
   * if the response is lost, a look at the latest version settles whether the update was made, where it can.
   *
   * @param component - Its path; a version in it says which one to change. Of a model, the latest version is changed.
   * @returns The version that was made.
   * @throws An `InvalidInputError` if the module is no component, or for changes that cannot be made; a `PermissionDeniedError` if the
   *   user may not change it; a `ConflictError` if the server does not accept the result; an `AmbiguousOutcomeError` if it is not known
   *   whether the component was changed; what {@link get} throws.
   */
  async update(
    component: ModuleReference,
    changes: ComponentChanges,
    options?: RequestOptions,
  ): Promise<UpdatedComponent> {
    const self = selfOf(this);
    const named = modulePath(component);
    checkComponentChanges(changes);
    const path = typeof component === "string" ? named : { ...named, version: null };
    const within = shareDeadline(options, self.transport.settings);
    const { module: before, xml } = await self.#read(path, within());
    if (before.type !== "component") {
      throw new InvalidInputError(
        `${plainPath(path)} is not a component (${before.type}): only components can be updated`,
      );
    }
    const content = xmlContent(patchComponent(xml, changes));
    const done = (version: number | null) => ({ path: plainPath(path), version, previousVersion: before.version });
    try {
      const spec = { method: "PUT", path: requestPath(path), content, accepts: written, changes: true } as const;
      const { location } = await self.transport.call({ ...spec, options: within() }, writtenSchema);
      return done(versionOfLocation(location));
    } catch (error) {
      return settle(error, within, async (request) => {
        const latest = await self.#read({ ...path, version: null }, request);
        const isMade =
          latest.module.version > before.version && !isMadeIn(xml, changes) && isMadeIn(latest.xml, changes);
        return isMade ? done(latest.module.version) : undefined;
      });
    }
  }

  /**
   * Builds the image of a component on a cloud. The build is a deployment of the type `Machine`: wait until it is ready. Never sent twice.
   *
   * @returns The build, with its id and without what the server has not said yet: {@link Deployment.sync} reads that.
   * @throws A `ConflictError` if the component cannot be built, or was built for this cloud; an `AmbiguousOutcomeError` if it is not
   *   known whether the build was started.
   */
  async build(component: ModuleReference, options: BuildOptions = {}): Promise<Deployment> {
    const self = selfOf(this);
    const path = modulePath(component);
    checkOptions("options", options, { ...requestChecks, cloud: requireString });
    const { cloud, ...request } = options;
    const form = new URLSearchParams({
      type: "Machine",
      // The server finds a version only behind `module/`.
      refqname: path.version === null ? plainPath(path) : moduleUri(path),
      "parameter--cloudservice": cloud ?? "default",
    });
    const content = formContent(form);
    const spec = {
      method: "POST",
      path: "/run",
      content,
      accepts: createdRun,
      changes: true,
      options: request,
    } as const;
    const id = await self.transport.call(spec, z.string());
    return self.#deployments.fromWire(
      newDeployment(id, moduleUri(path).replace(/^module\//, ""), { cloud }, "Machine"),
    );
  }

  /**
   * Publishes a version in the app store. If the response is lost, a look at the module settles whether it was published.
   *
   * @throws A `ConflictError` if the version is published already; a `NotFoundError` if there is none; an `AmbiguousOutcomeError` if it
   *   is not known whether it was published.
   */
  async publish(module: ModuleReference, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const path = modulePath(module);
    const within = shareDeadline(options, self.transport.settings);
    await self.#publication("PUT", path, within, (found) => found.isPublished);
  }

  /**
   * Removes a version from the app store; the module itself stays. If the response is lost, a look at the module settles whether it was
   * removed, where `module` names a version.
   *
   * @throws A `NotFoundError` if there is no such module; an `AmbiguousOutcomeError` if it is not known whether it was removed.
   */
  async unpublish(module: ModuleReference, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const path = modulePath(module);
    const within = shareDeadline(options, self.transport.settings);
    // A latest version that is not published may be a new one.
    await self.#publication("DELETE", path, within, (found) => path.version !== null && !found.isPublished);
  }

  /**
   * Deletes one version of a module, the latest by default: then the one before it is the latest. Never sent twice, as that would delete
   * two versions. If the response is lost, a look at the module settles whether the version was deleted, where it can.
   *
   * @returns Which version is the latest now.
   * @throws A `PermissionDeniedError` if the user may not delete the module, or if there is none; an `AmbiguousOutcomeError` if it is not
   *   known whether it was deleted.
   */
  async delete(module: ModuleReference, options: DeleteModuleOptions = {}): Promise<DeletedModule> {
    const self = selfOf(this);
    const named = modulePath(module);
    checkOptions("options", options, { ...requestChecks, allVersions: requireBoolean });
    const { allVersions = false, ...rest } = options;
    const within = shareDeadline(rest, self.transport.settings);
    const latest = { ...named, version: null };
    const deleted = allVersions ? latest : named;
    const path = plainPath(named);
    const spec = { method: "DELETE", path: requestPath(deleted), accepts: written, changes: true } as const;
    try {
      const all = allVersions ? { path: `${spec.path}/` } : {};
      const { location } = await self.transport.call({ ...spec, ...all, options: within() }, writtenSchema);
      return { path, latestVersion: versionOfLocation(location, path) };
    } catch (error) {
      return settle(error, within, async (request) => {
        if ((await self.#find(deleted, request)) !== undefined) return undefined;
        const left = deleted.version === null ? undefined : await self.#find(latest, within());
        return { path, latestVersion: left?.version ?? null };
      });
    }
  }

  protected override make(wire: ModuleWire): Module {
    return new Module(this.shape, this, wire);
  }

  /** Publishes a version, or the contrary. */
  async #publication(
    method: "PUT" | "DELETE",
    path: ModulePath,
    within: () => RequestOptions,
    isDone: (found: ModuleWire) => boolean,
  ): Promise<void> {
    try {
      const spec = { method, path: `${requestPath(path)}/publish`, accepts: written, changes: true } as const;
      await this.transport.call({ ...spec, options: within() }, writtenSchema);
    } catch (error) {
      const found = await settle(error, within, async (request) => {
        try {
          const { module } = await this.#read(path, request);
          return isDone(module) || undefined;
        } catch (lookError) {
          // The server fails on a module that does not exist.
          if (lookError instanceof NotFoundError) return lookError;
          throw lookError;
        }
      });
      if (found instanceof NotFoundError) throw found;
    }
  }

  /** A module; undefined if it does not exist or is deleted. */
  async #find(path: ModulePath, options: RequestOptions): Promise<ModuleWire | undefined> {
    try {
      const { module } = await this.#read(path, options);
      return module.isDeleted === true ? undefined : module;
    } catch (error) {
      const isDeleted = error instanceof PermissionDeniedError && String(error.body).includes("Module deleted");
      if (isDeleted || error instanceof NotFoundError) return undefined;
      throw error;
    }
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

/** Makes the models of builds. */
export interface Builds {
  /** Makes a deployment of a record. */
  fromWire(record: DeploymentWire): Deployment;
}

/** A module: its path, or what has one, such as a model or the result of `modules.update`. */
export type ModuleReference = string | ModulePathParts;

/** Whether a document has these changes already. */
function isMadeIn(xml: string, changes: ComponentChanges): boolean {
  return isSameJson(readModule(parseXml(patchComponent(xml, changes))), readModule(parseXml(xml)));
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
