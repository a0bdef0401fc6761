import { type Checks, checkOptions, requireBoolean, requirePlainObject } from "../core/data/checks.js";
import { childOf, childrenOf, escapeXml, parseXml } from "../core/data/xml.js";
import { XmlPatch } from "../core/data/xml-patch.js";
import { InvalidInputError } from "../core/errors/index.js";
import { requireFilledXmlString, requireXmlString } from "./xml/strings.js";
import { modulePath, type ModulePathParts, moduleUri } from "./module-path.js";

/** What can be changed of a component. What is left out stays as it is. */
export interface ComponentChanges {
  /** What the component is for. */
  readonly description?: string | undefined;
  /** The address of a picture. */
  readonly logoLink?: string | undefined;
  /**
   * The component on which this one is to be based: its path or a model; null for none. It then has no images of its own, unless
   * `keepsOthers` is true.
   */
  readonly reference?: string | ModulePathParts | null | undefined;
  /**
   * The ids of images by cloud, to be added or replaced; null or an empty id removes the cloud's. The component is then not based on
   * another one, unless `keepsOthers` is true.
   */
  readonly imageIds?: Readonly<Record<string, string | null>> | undefined;
  /** Whether the reference and the images that are not in the changes stay as they are, and `isBase` too. Default false. */
  readonly keepsOthers?: boolean | undefined;
}

const checks: Checks<ComponentChanges> = {
  description: requireXmlString,
  logoLink: requireXmlString,
  reference: (name, value) => {
    if (value !== null) requireXmlString(name, moduleUri(modulePath(value)));
  },
  imageIds: (name, value) => {
    requirePlainObject(name, value);
    for (const [cloud, id] of Object.entries(value)) {
      requireFilledXmlString(`${name}: the name of a cloud`, cloud);
      if (id !== null) requireXmlString(`${name}.${cloud}`, id);
    }
  },
  keepsOthers: requireBoolean,
};

/** @throws An `InvalidInputError` for changes that cannot be made. */
export function checkComponentChanges(changes: unknown): asserts changes is ComponentChanges {
  requirePlainObject("changes", changes);
  for (const name of Object.keys(changes)) {
    if (Object.hasOwn(checks, name)) continue;
    throw new InvalidInputError(
      `changes: unknown property ${name}; the properties are ${Object.keys(checks).join(", ")}`,
    );
  }
  checkOptions("changes", changes, checks);
  const { keepsOthers, ...others } = changes;
  const given = Object.values(others).filter((value) => value !== undefined);
  if (given.length === 0)
    throw new InvalidInputError("changes must have something to change: each update makes a version");
  if (keepsOthers !== true && others.reference !== undefined && others.imageIds !== undefined) {
    throw new InvalidInputError(
      "changes: reference and imageIds replace each other; pass keepsOthers: true to set both",
    );
  }
}

/** Changes a component's document, and nothing else in it. */
export function patchComponent(xml: string, changes: ComponentChanges): string {
  const { description, logoLink, reference, imageIds, keepsOthers = false } = changes;
  const root = parseXml(xml);
  const patch = new XmlPatch(xml);
  const images = childOf(root, "cloudImageIdentifiers");
  if (description !== undefined) patch.setAttribute(root, "description", description);
  if (logoLink !== undefined) patch.setAttribute(root, "logoLink", logoLink);
  if (reference !== undefined) {
    patch.setAttribute(root, "moduleReferenceUri", reference === null ? "" : moduleUri(modulePath(reference)));
    if (!keepsOthers) {
      patch.setAttribute(root, "isBase", "false");
      if (images !== undefined) patch.setContent(images, "");
    }
  }
  if (imageIds === undefined) return patch.toString();
  let added = "";
  for (const [cloud, id] of Object.entries(imageIds)) {
    const found = childrenOf(images, "cloudImageIdentifier").filter(
      ({ attributes }) => attributes.cloudServiceName === cloud,
    );
    for (const image of found) {
      if (id === null || id === "") patch.remove(image);
      else patch.setAttribute(image, "cloudImageIdentifier", id);
    }
    if (id !== null && id !== "" && found.length === 0) added += imageElement(cloud, id);
  }
  if (images !== undefined) patch.append(images, added);
  else if (added !== "") patch.append(root, `<cloudImageIdentifiers>${added}</cloudImageIdentifiers>`);
  if (!keepsOthers) {
    patch.setAttribute(root, "moduleReferenceUri", "");
    patch.setAttribute(root, "isBase", "true");
  }
  return patch.toString();
}

function imageElement(cloud: string, id: string): string {
  return `<cloudImageIdentifier cloudServiceName="${escapeXml(cloud)}" cloudImageIdentifier="${escapeXml(id)}"/>`;
}
