import { formatTime } from "../dates.js";
import {
  childOf,
  copyElement,
  element,
  removeChildren,
  setChild,
  arrayElement,
  type XmlAttributes,
  type XmlElement,
} from "../xml/element.js";
import type { ModuleVersion } from "./module.js";

/** An item of the root list. */
export function rootItem(module: ModuleVersion): XmlElement {
  return item(module, { resourceUri: module.resourceUri, ...summary(module), ...texts(module) });
}

/** An item of the app store. */
export function publishedItem(module: ModuleVersion): XmlElement {
  const { description, customVersion } = texts(module);
  const logoLink = module.attribute("logoLink");
  const attributes = { resourceUri: module.resourceUri, ...summary(module), published: true, logoLink };
  return item(module, { ...attributes, description, customVersion });
}

/** An item of a project, which does not say its URI. */
export function childItem(module: ModuleVersion): XmlElement {
  return item(module, { ...summary(module), ...texts(module) });
}

/** The versions of a module. */
export function versionList(path: string, versions: readonly ModuleVersion[]): XmlElement {
  const items = versions.map((module) => {
    const { resourceUri, shortName, modifiedMs, version, category } = module;
    const commit = childOf(module.document, "commit");
    const attributes = { resourceUri, name: shortName, lastModified: formatTime(modifiedMs), version, category };
    return element("item", { ...attributes, moduleName: path }, [
      module.authz,
      ...(commit === undefined ? [] : [commit]),
    ]);
  });
  return element("versionList", { moduleCategory: versions[0]?.category, moduleName: path }, items);
}

/** What the server adds to the document of a module. */
export interface ModuleContext {
  /** The number of the latest version that is not deleted. */
  readonly latestVersion: number | undefined;
  readonly cloudNames: readonly string[];
  /** The runs of this version that the caller sees; undefined if they are not shown. */
  readonly runs: XmlElement | undefined;
  /** The modules in a project. */
  readonly children: readonly ModuleVersion[];
}

/** The document of a module: what was sent, and what the server knows. */
export function moduleDocument(module: ModuleVersion, context: ModuleContext): XmlElement {
  const document = copyElement(module.document);
  const known: Readonly<Record<string, string | number | boolean>> = {
    category: module.category,
    creation: module.attribute("creation") ?? formatTime(module.createdMs),
    deleted: module.isDeleted,
    isLatestVersion: module.version === context.latestVersion,
    lastModified: formatTime(module.modifiedMs),
    parentUri: module.parentUri,
    shortName: module.shortName,
    version: module.version,
  };
  for (const [name, value] of Object.entries(known)) document.attributes.set(name, String(value));
  removeChildren(document, "published");
  const { publishedMs } = module;
  if (publishedMs !== undefined) setChild(document, element("published", { publicationDate: formatTime(publishedMs) }));
  setChild(document, arrayElement("cloudNames", context.cloudNames));
  if (context.runs !== undefined) setChild(document, context.runs);
  if (module.category === "Project") setChild(document, element("children", {}, context.children.map(childItem)));
  return document;
}

function item(module: ModuleVersion, attributes: XmlAttributes): XmlElement {
  return element("item", attributes, [module.authz]);
}

function summary({ category, version, shortName }: ModuleVersion): XmlAttributes {
  return { category, version, name: shortName };
}

function texts(module: ModuleVersion): { description: string | undefined; customVersion: string | undefined } {
  return { description: module.attribute("description"), customVersion: module.attribute("customVersion") };
}
