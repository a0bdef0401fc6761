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

/** Whether elements are nested too deep: the parser calls itself for each level. What is not well-formed is left to the parser. */
function isTooDeep(text: string): boolean {
  let level = 0;
  for (let start = text.indexOf("<"); start >= 0;) {
    const section = sections.find(([begin]) => text.startsWith(begin, start));
    const end = section === undefined ? endOfTag(text, start) : text.indexOf(section[1], start + section[0].length);
    if (end < 0) return false;
    if (section === undefined) {
      if (text[start + 1] === "/") level -= 1;
      else if (text[end - 1] !== "/") level += 1;
      if (level > mostLevels) return true;
    }
    start = text.indexOf("<", end);
  }
  return false;
}

/** What is no tag: how it begins, and how it ends. */
const sections: readonly (readonly [string, string])[] = [
  ["<![CDATA[", "]]>"],
  ["<!--", "-->"],
  ["<?", "?>"],
  ["<!", ">"],
];

/** The index of the bracket that ends a tag; brackets in quotes do not count. */
function endOfTag(text: string, start: number): number {
  let quote = "";
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== "") quote = character === quote ? "" : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === ">") return at;
  }
  return -1;
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
