import { parseXml, type XmlElement } from "../data/xml.js";
import type { ResponseFormat } from "./formats.js";

/**
 * A document of XML.
 *
 * @param read - Takes out of it what the schema checks. Gets the root, and the text in which its elements have their offsets.
 */
export function xmlFormat(read: (root: XmlElement, text: string) => unknown): ResponseFormat {
  return {
    accept: "application/xml",
    name: "XML",
    read: ({ text }) => {
      const root = parseOrNull(text);
      return root === null ? undefined : { body: read(root, text) };
    },
  };
}

/** The root of a document; null if it is not well-formed, or exceeds a limit. */
export function parseOrNull(text: string): XmlElement | null {
  try {
    return parseXml(text);
  } catch {
    return null;
  }
}
