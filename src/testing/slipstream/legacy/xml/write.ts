import { isElement, type XmlElement, type XmlNode } from "./element.js";

/** The text of an element, without an XML declaration. */
export function writeXml({ name, attributes, children }: XmlElement): string {
  const start = `<${name}${[...attributes].map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join("")}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.map(writeNode).join("")}</${name}>`;
}

function writeNode(node: XmlNode): string {
  if (isElement(node)) return writeXml(node);
  return node.isCdata ? `<![CDATA[${node.text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>` : escapeXml(node.text);
}

/** Escapes text for an element or an attribute. Line breaks stay as they are. */
export function escapeXml(text: string): string {
  return text.replaceAll(notInXml, "�").replace(/[&<>"]/g, (character) => references[character] ?? character);
}

const references: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** The control characters and halves of pairs that XML cannot express. */
const notInXml = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
