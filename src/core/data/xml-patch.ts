import { escapeXml, startTagOf, type XmlElement } from "./xml.js";

/** Changes an XML document in its own text, so that every character stays that is not meant. */
export class XmlPatch {
  readonly #text: string;
  readonly #changes = new Map<XmlElement, ElementChange>();

  /** @param text - The document, from which the elements were parsed. */
  constructor(text: string) {
    this.#text = text;
  }

  /** Sets an attribute. */
  setAttribute(element: XmlElement, name: string, value: string): void {
    this.#change(element).attributes.set(name, value);
  }

  /** Removes an attribute. */
  removeAttribute(element: XmlElement, name: string): void {
    this.#change(element).attributes.set(name, null);
  }

  /** Replaces all that an element contains. */
  setContent(element: XmlElement, xml: string): void {
    const change = this.#change(element);
    change.keepsContent = false;
    change.appended = xml;
  }

  /** Adds to the end of what an element contains. */
  append(element: XmlElement, xml: string): void {
    this.#change(element).appended += xml;
  }

  /** Removes an element with all that it contains. */
  remove(element: XmlElement): void {
    this.#change(element).isRemoved = true;
  }

  /** The changed document. */
  toString(): string {
    // Outer elements first: of the edits that start at the same place, the others are inside of the first.
    const changes = [...this.#changes].sort(([a], [b]) => a.start - b.start);
    const edits = changes.flatMap(([element, change]) => editsOf(this.#text, element, change));
    edits.sort((a, b) => a.start - b.start || b.end - a.end);
    let text = "";
    let at = 0;
    for (const { start, end, replacement } of edits) {
      // Inside of what has been replaced.
      if (start < at) continue;
      text += this.#text.slice(at, start) + replacement;
      at = end;
    }
    return text + this.#text.slice(at);
  }

  #change(element: XmlElement): ElementChange {
    const known = this.#changes.get(element);
    if (known !== undefined) return known;
    const change: ElementChange = { attributes: new Map(), keepsContent: true, appended: "", isRemoved: false };
    this.#changes.set(element, change);
    return change;
  }
}

/** How an element is to be changed. */
interface ElementChange {
  /** The new values of attributes; null to remove them. */
  readonly attributes: Map<string, string | null>;
  keepsContent: boolean;
  appended: string;
  isRemoved: boolean;
}

/** A piece of text to be replaced. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

function editsOf(text: string, element: XmlElement, change: ElementChange): Edit[] {
  const { start } = element;
  // The parser gives no end for the root of a document with characters of two code units.
  const end = Math.min(element.end, text.length);
  if (change.isRemoved) return [{ start, end, replacement: "" }];
  const tag = startTagOf(text, element);
  const isEmpty = tag.endsWith("/>");
  const opened = withAttributes(tag, change.attributes);
  const hasContent = change.appended !== "" || !change.keepsContent;
  if (isEmpty && hasContent) {
    const replacement = `${opened.replace(/\s*\/>$/, "")}>${change.appended}</${element.name}>`;
    return [{ start, end: start + tag.length, replacement }];
  }
  const edits = [{ start, end: start + tag.length, replacement: opened }];
  if (!hasContent) return edits;
  const endTag = text.lastIndexOf("</", end - 1);
  const from = change.keepsContent ? endTag : start + tag.length;
  return [...edits, { start: from, end: endTag, replacement: change.appended }];
}

/** Changes the attributes of a start tag. */
function withAttributes(tag: string, attributes: ReadonlyMap<string, string | null>): string {
  const missing = new Map(attributes);
  const changed = tag.replace(attributePattern, (original, before: string, name: string) => {
    const value = missing.get(name);
    missing.delete(name);
    if (value === undefined) return original;
    return value === null ? "" : `${before}"${escapeXml(value)}"`;
  });
  const added = [...missing].flatMap(([name, value]) => (value === null ? [] : [` ${name}="${escapeXml(value)}"`]));
  return changed.replace(/\s*\/?>$/, (end) => added.join("") + end);
}

/** An attribute: what stands before its value, and in that its name. */
const attributePattern = /(\s+([^\s=<>"'/]+)\s*=\s*)(?:"[^"]*"|'[^']*')/g;
