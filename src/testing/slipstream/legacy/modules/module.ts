import { isTruthy } from "../java.js";
import { childOf, childrenOf, copyElement, element, mapValues, textOf, type XmlElement } from "../xml/element.js";
import { newAuthz } from "./authz.js";

/** The categories of modules: components, applications and projects. */
export type ModuleCategory = "Image" | "Deployment" | "Project";

/** The name of the root element of each category's documents. */
export const rootNames: Readonly<Record<ModuleCategory, string>> = {
  Image: "imageModule",
  Deployment: "deploymentModule",
  Project: "projectModule",
};

export function isCategory(text: string | undefined): text is ModuleCategory {
  return text !== undefined && Object.hasOwn(rootNames, text);
}

/** One version of a module. Its document keeps everything that was sent. */
export class ModuleVersion {
  readonly path: string;
  readonly version: number;
  readonly category: ModuleCategory;
  readonly document: XmlElement;
  readonly createdMs: number;
  modifiedMs: number;
  isDeleted = false;
  /** When it was published; undefined if it is not. */
  publishedMs: number | undefined;

  constructor(path: string, version: number, category: ModuleCategory, document: XmlElement, nowMs: number) {
    this.path = path;
    this.version = version;
    this.category = category;
    this.document = document;
    this.createdMs = nowMs;
    this.modifiedMs = nowMs;
  }

  /** `module/apps/x/10`. */
  get resourceUri(): string {
    return `module/${this.path}/${this.version}`;
  }

  /** The last part of the path. */
  get shortName(): string {
    return this.path.slice(this.path.lastIndexOf("/") + 1);
  }

  /** `module/apps`; `module/` for a module that is in no project. */
  get parentUri(): string {
    return `module/${parentPath(this.path)}`;
  }

  get authz(): XmlElement {
    return childOf(this.document, "authz") ?? newAuthz("Unknown");
  }

  /** An attribute of the document; undefined if it is missing or empty. */
  attribute(name: string): string | undefined {
    const value = this.document.attributes.get(name);
    return value === "" ? undefined : value;
  }

  get parameters(): readonly ModuleParameter[] {
    return readParameters(this.document);
  }

  /** Whether a component is a native image of a cloud, with ids of its own. */
  get isBase(): boolean {
    return isTruthy(this.attribute("isBase"));
  }

  /** The image of a cloud; undefined if there is none. */
  imageId(cloud: string): string | undefined {
    return this.#imageIds()
      .find(({ attributes }) => attributes.get("cloudServiceName") === cloud)
      ?.attributes.get("cloudImageIdentifier");
  }

  setImageId(cloud: string, id: string): void {
    const ids = childOf(this.document, "cloudImageIdentifiers") ?? element("cloudImageIdentifiers");
    if (!this.document.children.includes(ids)) this.document.children.push(ids);
    const found = this.#imageIds().find(({ attributes }) => attributes.get("cloudServiceName") === cloud);
    if (found !== undefined) found.attributes.set("cloudImageIdentifier", id);
    else ids.children.push(element("cloudImageIdentifier", { cloudServiceName: cloud, cloudImageIdentifier: id }));
  }

  /** Whether there is something to build: packages, a pre-recipe or a recipe. */
  get hasRecipes(): boolean {
    const texts = ["prerecipe", "recipe"].map((name) => childOf(this.document, name));
    const packages = childOf(this.document, "packages");
    return (
      texts.some((each) => each !== undefined && textOf(each) !== "") || childrenOfAny(packages, "package").length > 0
    );
  }

  /** The nodes of an application. */
  get nodes(): readonly ModuleNode[] {
    return mapValues(this.document, "nodes", "node").map((node) => ({
      name: node.attributes.get("name") ?? "",
      imageUri: node.attributes.get("imageUri") ?? "",
      cloud: node.attributes.get("cloudService") ?? "default",
      multiplicity: node.attributes.get("multiplicity") ?? "1",
      maxProvisioningFailures: node.attributes.get("maxProvisioningFailures") ?? "0",
      parameters: readParameters(node),
      mappings: mapValues(node, "parameterMappings", "parameter").map(readParameter),
    }));
  }

  /** The document of a copy. */
  copyDocument(): XmlElement {
    return copyElement(this.document);
  }

  #imageIds(): readonly XmlElement[] {
    return childrenOfAny(childOf(this.document, "cloudImageIdentifiers"), "cloudImageIdentifier");
  }
}

/** A parameter of a component or a node. */
export interface ModuleParameter {
  readonly name: string;
  readonly category: string;
  readonly description: string;
  readonly type: string;
  /** Empty if it is not set. */
  readonly value: string;
}

/** A node of an application. */
export interface ModuleNode {
  readonly name: string;
  /** The component of its instances, with or without a version. */
  readonly imageUri: string;
  readonly cloud: string;
  readonly multiplicity: string;
  readonly maxProvisioningFailures: string;
  readonly parameters: readonly ModuleParameter[];
  /** Parameters whose value is `'text'`, or the parameter of another node: `node:name`. */
  readonly mappings: readonly ModuleParameter[];
}

/** The path of the project in which a module is; empty for the root. */
export function parentPath(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function readParameters(parent: XmlElement): ModuleParameter[] {
  return mapValues(parent, "parameters", "parameter").map(readParameter);
}

function readParameter(parameter: XmlElement): ModuleParameter {
  const attribute = (name: string): string => parameter.attributes.get(name) ?? "";
  const value = childOf(parameter, "value");
  return {
    name: attribute("name"),
    category: attribute("category"),
    description: attribute("description"),
    type: attribute("type") === "" ? "String" : attribute("type"),
    value: value === undefined ? "" : textOf(value),
  };
}

function childrenOfAny(parent: XmlElement | undefined, name: string): readonly XmlElement[] {
  return parent === undefined ? [] : childrenOf(parent, name);
}
