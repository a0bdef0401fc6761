import { childOf, childrenOf, type XmlElement } from "../../core/data/xml.js";
import {
  attribute,
  booleanAttribute,
  childText,
  documentFormat,
  filledAttribute,
  mapValues,
  numberAttribute,
  strings,
} from "./elements.js";

/** The names of the root of a module's document. */
const moduleRoots = ["imageModule", "deploymentModule", "projectModule"];

/** A module, with the items of a project as `children` and the document as `xml`. */
export const moduleDocument = documentFormat(moduleRoots, (root, xml) => ({
  module: readModule(root),
  children: readChildren(root),
  xml,
}));

/** A list of modules: the app store, or the root. */
export const moduleList = documentFormat(["list"], (root) => ({
  children: childrenOf(root, "item").map((item) => readItem(item, pathOfUri(attribute(item, "resourceUri")))),
}));

/** A project's items. */
export const projectDocument = documentFormat(moduleRoots, (root) => ({ children: readChildren(root) }));

/** The versions of a module. */
export const versionList = documentFormat(["versionList"], (root) => ({
  versions: childrenOf(root, "item").map((item) => ({
    name: attribute(item, "name"),
    type: readType(item),
    version: numberAttribute(item, "version"),
    path: pathOfUri(attribute(item, "resourceUri")),
    modified: attribute(item, "lastModified"),
  })),
}));

/** The record of a module's document, with the names of the model's properties. */
export function readModule(root: XmlElement): object {
  const published = childOf(root, "published");
  const commit = childOf(root, "commit");
  return {
    name: attribute(root, "shortName"),
    type: readType(root),
    version: numberAttribute(root, "version"),
    path: ownPath(root),
    created: attribute(root, "creation"),
    modified: attribute(root, "lastModified"),
    description: attribute(root, "description"),
    logoLink: filledAttribute(root, "logoLink"),
    customVersion: filledAttribute(root, "customVersion"),
    isLatestVersion: booleanAttribute(root, "isLatestVersion"),
    isDeleted: booleanAttribute(root, "deleted"),
    published: attribute(published, "publicationDate"),
    isPublished: published !== undefined,
    owner: attribute(childOf(root, "authz"), "owner"),
    author: attribute(commit, "author"),
    comment: childText(commit, "comment"),
    clouds: strings(childOf(root, "cloudNames")),
    isBase: booleanAttribute(root, "isBase"),
    reference: withoutModule(filledAttribute(root, "moduleReferenceUri")),
    loginUser: filledAttribute(root, "loginUser"),
    platform: filledAttribute(root, "platform"),
    preRecipe: childText(root, "prerecipe"),
    recipe: childText(root, "recipe"),
    parameters: mapValues(childOf(root, "parameters"), "parameter").map(readParameter),
    imageIdentifiers: childrenOf(childOf(root, "cloudImageIdentifiers"), "cloudImageIdentifier").map((image) => ({
      cloud: attribute(image, "cloudServiceName"),
      identifier: attribute(image, "cloudImageIdentifier"),
    })),
    nodes: mapValues(childOf(root, "nodes"), "node").map(readNode),
  };
}

/** The items of a project. They have no path: it is that of the project and their own name. */
function readChildren(root: XmlElement): object[] {
  const path = ownPath(root);
  // Only these: a module's runs are items, too.
  return childrenOf(childOf(root, "children"), "item").map((item) => {
    const name = attribute(item, "name");
    return readItem(item, path === null || name === null ? null : `${path}/${name}`);
  });
}

function readItem(item: XmlElement, path: string | null): object {
  return {
    name: attribute(item, "name"),
    type: readType(item),
    version: numberAttribute(item, "version"),
    path,
    description: attribute(item, "description"),
    customVersion: filledAttribute(item, "customVersion"),
    isPublished: booleanAttribute(item, "published"),
    logoLink: filledAttribute(item, "logoLink"),
  };
}

function readParameter(parameter: XmlElement): object {
  return {
    name: attribute(parameter, "name"),
    value: childText(parameter, "value") ?? "",
    defaultValue: childText(parameter, "defaultValue") ?? "",
    category: attribute(parameter, "category"),
    description: attribute(parameter, "description"),
    isSet: booleanAttribute(parameter, "isSet"),
    mandatory: booleanAttribute(parameter, "mandatory"),
    readonly: booleanAttribute(parameter, "readonly"),
    type: attribute(parameter, "type"),
    instructions: childText(parameter, "instructions") ?? "",
    choices: strings(childOf(parameter, "enumValues")),
  };
}

function readNode(node: XmlElement): object {
  return {
    name: attribute(node, "name"),
    path: withoutModule(attribute(node, "imageUri")),
    cloud: attribute(node, "cloudService"),
    multiplicity: numberAttribute(node, "multiplicity"),
    maxProvisioningFailures: numberAttribute(node, "maxProvisioningFailures"),
    network: attribute(node, "network"),
    cpu: attribute(node, "cpu"),
    ram: attribute(node, "ram"),
    disk: attribute(node, "disk"),
    extraDiskVolatile: attribute(node, "extraDiskVolatile"),
  };
}

/** The types by the server's categories. */
const types: ReadonlyMap<string | null, string> = new Map([
  ["Image", "component"],
  ["Deployment", "application"],
  ["Project", "project"],
]);

function readType(element: XmlElement): string | null {
  const category = attribute(element, "category");
  return types.get(category) ?? category;
}

/** The path of a document: that of its project and its own name. The server writes `module/` for the root. */
function ownPath(root: XmlElement): string | null {
  const parent = withoutModule(attribute(root, "parentUri"));
  const name = attribute(root, "shortName");
  if (parent === null || name === null) return null;
  return parent === "" ? name : `${parent}/${name}`;
}

/** `module/apps/x/12` as `apps/x`. */
function pathOfUri(uri: string | null): string | null {
  return withoutModule(uri)?.replace(/\/\d+$/, "") ?? null;
}

/** `module/apps/x/12` as `apps/x/12`. */
function withoutModule(uri: string | null): string | null {
  return uri?.replace(/^\/?module(\/|$)/, "").replace(/\/+$/, "") ?? null;
}
