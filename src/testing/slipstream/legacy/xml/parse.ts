import { parseXml, type XmlElement as ParsedElement } from "@rgrove/parse-xml";
import type { XmlElement, XmlNode } from "./element.js";

/**
 * Parses a document. Entities other than XML's own five are an error, so nothing is read from outside and nothing expands.
 *
 * @returns The root element; undefined if the text is not a well-formed document, is longer than 4 Mi characters, or has elements that
 * are nested more than 256 deep.
 */
export function parseDocument(text: string): XmlElement | undefined {
  if (text.length > mostCharacters || isTooDeep(text)) return undefined;
  try {
    const { root } = parseXml(text, { preserveCdata: true });
    return root === null ? undefined : convert(root);
  } catch {
    return undefined;
  }
}

const mostCharacters = 4 * 1024 * 1024;
const mostLevels = 256;

/** The parser calls itself for each level. */
function isTooDeep(text: string): boolean {
  const markup = text.replace(/<!\[CDATA\[[^]*?\]\]>|<!--[^]*?-->|<[?!][^>]*>/g, "");
  let level = 0;
  for (const [, close, empty] of markup.matchAll(/<(\/?)[^<>]*?(\/?)>/g)) {
    if (close === "/") level -= 1;
    else if (empty !== "/") level += 1;
    if (level > mostLevels) return true;
  }
  return false;
}

function convert(parsed: ParsedElement): XmlElement {
  return {
    name: parsed.name,
    attributes: new Map(Object.entries(parsed.attributes)),
    children: parsed.children.flatMap((child): XmlNode[] => {
      if (isParsedElement(child)) return [convert(child)];
      return "text" in child ? [{ text: child.text, isCdata: child.type === "cdata" }] : [];
    }),
  };
}

function isParsedElement(node: { readonly type: string }): node is ParsedElement {
  return node.type === "element";
}
