import { Model } from "../../core/data/model.js";
import type { Shape } from "../../core/data/shape.js";
import { arrayOf, openString, wholeNumber } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import type { RequestOptions } from "../../core/http/request.js";
import { selfOf } from "../../core/self.js";
import type { ComponentChanges } from "../component-changes.js";
import type {
  BuildOptions,
  ChildrenOptions,
  DeletedModule,
  DeleteModuleOptions,
  UpdatedComponent,
} from "../module-options.js";
import type { ModuleTree } from "../module-tree.js";
import { type ApplicationNode, applicationNode } from "./application-node.js";
import { type CloudImageIdentifier, cloudImageIdentifier } from "./cloud-image.js";
import type { Deployment } from "./deployment.js";
import { defineLegacyShape, nullableBoolean, nullableString } from "./legacy-shape.js";
import { type ModuleParameter, moduleParameter } from "./module-parameter.js";
import type { ModuleVersion } from "./module-version.js";
import type { ModuleType } from "./module-type.js";

/** One version of a component, an application or a project. */
export class Module extends Model<ModuleWire> {
  /** The last segment of the path. */
  declare readonly name: string;
  /** What the module is. */
  declare readonly type: ModuleType;
  /** The number of the version. Versions of all modules are numbered together, so that there are gaps. */
  declare readonly version: number;
  /** The path without the version: `apps/WordPress/wordpress`. */
  declare readonly path: string;
  /** When the first version was created; null if the server does not say so, or in a time zone that is not known. */
  declare readonly created: Date | null;
  /** When this version was saved; null if the server does not say so, or in a time zone that is not known. */
  declare readonly modified: Date | null;
  /** What the module is for; null if it does not say so. */
  declare readonly description: string | null;
  /** The address of a picture; null if there is none. */
  declare readonly logoLink: string | null;
  /** A name of the version; null if it has none. */
  declare readonly customVersion: string | null;
  /** Whether this is the latest version. */
  declare readonly isLatestVersion: boolean | null;
  /** Whether this version is deleted. Only superusers can read deleted versions. */
  declare readonly isDeleted: boolean | null;
  /** When this version was published in the app store; null if it is not published. */
  declare readonly published: Date | null;
  /** Whether this version is in the app store. */
  declare readonly isPublished: boolean;
  /** The name of the user who owns it. */
  declare readonly owner: string | null;
  /** The name of the user who saved this version. */
  declare readonly author: string | null;
  /** The reason for the change that made this version. */
  declare readonly comment: string | null;
  /** The clouds on which it can run. */
  declare readonly clouds: string[];
  /** Of a component: whether it refers to images of clouds, and not to another component. Else null. */
  declare readonly isBase: boolean | null;
  /** Of a component: the path of the component on which it is based, with the version if there is one; null if there is none. */
  declare readonly reference: string | null;
  /** Of a component: the user of the operating system. Else null. */
  declare readonly loginUser: string | null;
  /** Of a component: the operating system, such as `ubuntu`. Else null. */
  declare readonly platform: string | null;
  /** Of a component: the script that runs before its packages are installed. Else null. */
  declare readonly preRecipe: string | null;
  /** Of a component: the script that runs after its packages were installed. Else null. */
  declare readonly recipe: string | null;
  /** The parameters. */
  declare readonly parameters: ModuleParameter[];
  /** Of a component: its image on each cloud. Else empty. */
  declare readonly imageIdentifiers: CloudImageIdentifier[];
  /** Of an application: its nodes. Else empty. */
  declare readonly nodes: ApplicationNode[];
  readonly #api: ModuleApi;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<ModuleWire>, api: ModuleApi, wire: ModuleWire) {
    super(shape, wire);
    this.#api = api;
  }

  /** The modules of this project. See `modules.children`. */
  children(options?: ChildrenOptions): ModuleTree {
    return selfOf(this).#api.children(this, options);
  }

  /** All versions of this module that are not deleted, the oldest first. */
  versions(options?: RequestOptions): Promise<ModuleVersion[]> {
    return selfOf(this).#api.versions(this, options);
  }

  /** Changes the latest version of this component, which makes a new version. See `modules.update`. */
  update(changes: ComponentChanges, options?: RequestOptions): Promise<UpdatedComponent> {
    return selfOf(this).#api.update(this, changes, options);
  }

  /** Builds this version of the component. See `modules.build`. */
  build(options?: BuildOptions): Promise<Deployment> {
    return selfOf(this).#api.build(this, options);
  }

  /** Publishes this version in the app store. See `modules.publish`. */
  publish(options?: RequestOptions): Promise<void> {
    return selfOf(this).#api.publish(this, options);
  }

  /** Removes this version from the app store. See `modules.unpublish`. */
  unpublish(options?: RequestOptions): Promise<void> {
    return selfOf(this).#api.unpublish(this, options);
  }

  /** Deletes this version, or all of them. See `modules.delete`. */
  delete(options?: DeleteModuleOptions): Promise<DeletedModule> {
    return selfOf(this).#api.delete(this, options);
  }
}

/** The part of its manager that a {@link Module} calls. */
export interface ModuleApi {
  children(module: Module, options?: ChildrenOptions): ModuleTree;
  versions(module: Module, options?: RequestOptions): Promise<ModuleVersion[]>;
  update(module: Module, changes: ComponentChanges, options?: RequestOptions): Promise<UpdatedComponent>;
  build(module: Module, options?: BuildOptions): Promise<Deployment>;
  publish(module: Module, options?: RequestOptions): Promise<void>;
  unpublish(module: Module, options?: RequestOptions): Promise<void>;
  delete(module: Module, options?: DeleteModuleOptions): Promise<DeletedModule>;
}

/** The data of a {@link Module}, read from XML. Times are as the server writes them. */
export interface ModuleWire {
  /** The last segment of the path. */
  name: string;
  /** What the module is. */
  type: ModuleType;
  /** The number of the version. */
  version: number;
  /** The path without the version. */
  path: string;
  /** When the first version was created. */
  created: string | null;
  /** When this version was saved. */
  modified: string | null;
  /** What the module is for. */
  description: string | null;
  /** The address of a picture. */
  logoLink: string | null;
  /** A name of the version. */
  customVersion: string | null;
  /** Whether this is the latest version. */
  isLatestVersion: boolean | null;
  /** Whether this version is deleted. */
  isDeleted: boolean | null;
  /** When this version was published. */
  published: string | null;
  /** Whether this version is in the app store. */
  isPublished: boolean;
  /** The name of the user who owns it. */
  owner: string | null;
  /** The name of the user who saved this version. */
  author: string | null;
  /** The reason for the change that made this version. */
  comment: string | null;
  /** The clouds on which it can run. */
  clouds: string[];
  /** Whether a component refers to images of clouds. */
  isBase: boolean | null;
  /** The path of the component on which a component is based. */
  reference: string | null;
  /** The user of the operating system of a component. */
  loginUser: string | null;
  /** The operating system of a component. */
  platform: string | null;
  /** The script that runs before the packages of a component are installed. */
  preRecipe: string | null;
  /** The script that runs after the packages of a component were installed. */
  recipe: string | null;
  /** The parameters. */
  parameters: ModuleParameter[];
  /** The image of a component on each cloud. */
  imageIdentifiers: CloudImageIdentifier[];
  /** The nodes of an application. */
  nodes: ApplicationNode[];
}

export const moduleShape = defineLegacyShape<ModuleWire>()({
  noun: "module",
  key: "path",
  dates: ["created", "modified", "published"],
  fields: {
    name: z.string(),
    type: openString<ModuleType>(),
    version: wholeNumber(),
    path: z.string(),
    created: nullableString,
    modified: nullableString,
    description: nullableString,
    logoLink: nullableString,
    customVersion: nullableString,
    isLatestVersion: nullableBoolean,
    isDeleted: nullableBoolean,
    published: nullableString,
    isPublished: z.boolean(),
    owner: nullableString,
    author: nullableString,
    comment: nullableString,
    clouds: z.array(z.string()),
    isBase: nullableBoolean,
    reference: nullableString,
    loginUser: nullableString,
    platform: nullableString,
    preRecipe: nullableString,
    recipe: nullableString,
    parameters: arrayOf(moduleParameter),
    imageIdentifiers: arrayOf(cloudImageIdentifier),
    nodes: arrayOf(applicationNode),
  },
});
