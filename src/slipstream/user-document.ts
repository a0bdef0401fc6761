import { childOf, childrenOf, escapeXml, parseXml } from "../core/data/xml.js";
import { XmlPatch } from "../core/data/xml-patch.js";
import type { UserValues } from "./user-input.js";

/** A parameter that the server adds to each document, and that cannot be set. */
const readOnlyParameter = "General.orchestrator.publicsshkey";

/** The document of a new user. */
export function newUserDocument({ attributes, parameters }: Pick<UserValues, "attributes" | "parameters">): string {
  const written = [...attributes].map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join("");
  const entries = [...parameters].map(([name, value]) => entryElement(name, value)).join("");
  return `<user${written}><parameters>${entries}</parameters></user>`;
}

/**
 * Changes a user's document, and nothing else in it but what the server would refuse.
 *
 * @param keepsRoles - Whether the roles stay in the document: the server refuses them from all but superusers.
 */
export function patchUser(
  xml: string,
  { attributes, parameters }: Pick<UserValues, "attributes" | "parameters">,
  keepsRoles: boolean,
): string {
  const root = parseXml(xml);
  const patch = new XmlPatch(xml);
  for (const [name, value] of attributes) patch.setAttribute(root, name, value);
  if (!keepsRoles) patch.removeAttribute(root, "roles");
  const profile = childOf(root, "parameters");
  const missing = new Map(parameters);
  for (const entry of childrenOf(profile, "entry")) {
    for (const parameter of childrenOf(entry, "parameter")) {
      const { name = "" } = parameter.attributes;
      if (name === readOnlyParameter) patch.remove(entry);
      const value = parameters.get(name);
      if (value === undefined) continue;
      missing.delete(name);
      const element = childOf(parameter, "value");
      if (element === undefined) patch.append(parameter, `<value>${escapeXml(value)}</value>`);
      else patch.setContent(element, escapeXml(value));
    }
  }
  const added = [...missing].map(([name, value]) => entryElement(name, value)).join("");
  if (profile !== undefined) patch.append(profile, added);
  else if (added !== "") patch.append(root, `<parameters>${added}</parameters>`);
  return patch.toString();
}

/** A parameter of the profile. Its category is what stands before the first dot. */
function entryElement(name: string, value: string): string {
  const key = escapeXml(name);
  const [category = ""] = name.split(".");
  const parameter = `<parameter name="${key}" category="${escapeXml(category)}"><value>${escapeXml(value)}</value></parameter>`;
  return `<entry><string>${key}</string>${parameter}</entry>`;
}
