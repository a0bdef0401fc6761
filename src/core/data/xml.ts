import { parseXml as parse, XmlElement } from "@rgrove/parse-xml";
import { InvalidInputError } from "../errors/api-error.js";

export { XmlElement };

/** The largest document that is parsed, in characters: parsing blocks the event loop for about a second per 4 million. */
const longestDocument = 4 * 1024 * 1024;

/** How deep elements may be nested: the parser calls itself for each level. */
const deepestNesting = 250;

/**
 * Parses an XML document. Its elements have their offsets in the text. Nothing is loaded or expanded: entities that the document
 * defines are refused.
 *
 * @throws An `Error` for a document that is not well-formed, too large, or nested too deeply.
 */
export function parseXml(text: string): XmlElement {
  if (text.length > longestDocument) throw new Error(`the document is longer than ${longestDocument} characters`);
  if (depthOf(text) > deepestNesting) throw new Error(`elements are nested more than ${deepestNesting} levels deep`);
  const { root } = parse(text, { includeOffsets: true, preserveCdata: true });
  if (root === null) throw new Error("the document has no root element");
  return root;
}

/** The first child with this name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0];
}

/** The children with this name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  const elements = element?.children.filter((child) => child instanceof XmlElement) ?? [];
  return elements.filter((child) => child.name === name);
}

/** The start tag of an element, as it stands in the document. */
export function startTagOf(document: string, { start }: XmlElement): string {
  tagPattern.lastIndex = start;
  return tagPattern.exec(document)?.[0] ?? "";
}

/**
 * Escapes text for the content of an element and for an attribute in double quotes.
 *
 * @throws An `InvalidInputError` for a character that no XML document can contain.
 */
export function escapeXml(text: string): string {
  const [forbidden] = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(text) ?? [];
  if (forbidden !== undefined) {
    throw new InvalidInputError(`XML cannot contain the character ${JSON.stringify(forbidden)}`);
  }
  // Line breaks and tabs of an attribute would become spaces.
  return text.replace(/[&<>"\t\n\r]/g, (character) => entities[character] ?? `&#${character.charCodeAt(0)};`);
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** How deep the elements of a document are nested, up to the first place that is not well-formed: there the parser stops. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at)) {
    const opaque = opaqueMarkup.find(([start]) => text.startsWith(start, at));
    if (opaque !== undefined) {
      at = text.indexOf(opaque[1], at + opaque[0].length);
      if (at === -1) return deepest;
      continue;
    }
    tagPattern.lastIndex = at;
    const tag = tagPattern.exec(text)?.[0];
    if (tag === undefined) return deepest;
    at += tag.length;
    if (tag.startsWith("<!") || tag.endsWith("/>")) continue;
    depth += tag.startsWith("</") ? -1 : 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** The starts and ends of markup in which tags have no meaning. */
const opaqueMarkup = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
] as const;

/** A tag, whose attributes may contain `>`, or a declaration of a document type. */
const tagPattern = /<(?:[^"'<>]|"[^"]*"|'[^']*')+>|<!DOCTYPE[^<>[]*\[/y;
