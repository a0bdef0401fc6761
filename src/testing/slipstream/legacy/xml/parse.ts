import { parseXml, type XmlElement as ParsedElement } from "../../../../core/data/xml.js";
import type { XmlElement, XmlNode } from "./element.js";

/**
 * Parses a document. Entities other than XML's own five are an error, so nothing is read from outside and nothing expands.
 *
 * @returns The root element; undefined if the text is not a well-formed document, is too long, or has elements that are nested too deep.
 */
export function parseDocument(text: string): XmlElement | undefined {
  try {
    return convert(parseXml(text));
  } catch {
    return undefined;
  }
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
