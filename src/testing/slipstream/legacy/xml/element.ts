/** An element of an XML document, in a form that is easy to build, change and write. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: XmlNode[];
}

/** What an element contains: elements and text. */
export type XmlNode = XmlElement | XmlText;

/** Character data. */
export interface XmlText {
  readonly text: string;
  /** Whether it is written as a CDATA section. */
  readonly isCdata: boolean;
}

/** The attributes of a new element, in their order; undefined ones are left out. */
export type XmlAttributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Creates an element. */
export function element(name: string, attributes: XmlAttributes = {}, children: readonly XmlNode[] = []): XmlElement {
  const entries = Object.entries(attributes).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[key, String(value)]],
  );
  return { name, attributes: new Map(entries), children: [...children] };
}

/** An element that contains text; empty if the text is. */
export function textElement(name: string, text: string): XmlElement {
  return element(name, {}, text === "" ? [] : [{ text, isCdata: false }]);
}

/** Text as a CDATA section. */
export function cdata(text: string): XmlText {
  return { text, isCdata: true };
}

export function isElement(node: XmlNode): node is XmlElement {
  return "name" in node;
}

/** The child elements of that name. */
export function childrenOf(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter(isElement).filter((child) => child.name === name);
}

/** The first child element of that name. */
export function childOf(parent: XmlElement, name: string): XmlElement | undefined {
  return childrenOf(parent, name)[0];
}

/** The text of an element and of the elements in it. */
export function textOf(node: XmlNode): string {
  return isElement(node) ? node.children.map(textOf).join("") : node.text;
}

/** Puts an element in the place of the first one of its name, else at the end. */
export function setChild(parent: XmlElement, child: XmlElement): void {
  const index = parent.children.findIndex((node) => isElement(node) && node.name === child.name);
  parent.children.splice(index < 0 ? parent.children.length : index, index < 0 ? 0 : 1, child);
}

/** Removes the child elements of that name. */
export function removeChildren(parent: XmlElement, name: string): void {
  const kept = parent.children.filter((node) => !isElement(node) || node.name !== name);
  parent.children.splice(0, parent.children.length, ...kept);
}

/** A copy that shares nothing with the original. */
export function copyElement({ name, attributes, children }: XmlElement): XmlElement {
  return {
    name,
    attributes: new Map(attributes),
    children: children.map((node) => (isElement(node) ? copyElement(node) : node)),
  };
}

/** The elements of a map: `<name><entry><string>KEY</string>VALUE</entry>…</name>`. */
export function mapElement(name: string, entries: readonly (readonly [string, XmlElement])[]): XmlElement {
  return element(
    name,
    {},
    entries.map(([key, value]) => element("entry", {}, [textElement("string", key), value])),
  );
}

/** The values of a map, whose elements have the given name. */
export function mapValues(parent: XmlElement, mapName: string, valueName: string): XmlElement[] {
  const map = childOf(parent, mapName);
  return map === undefined ? [] : childrenOf(map, "entry").flatMap((entry) => childrenOf(entry, valueName));
}

/** An array of strings: `<name length="1"><string>a</string></name>`. */
export function arrayElement(name: string, strings: readonly string[]): XmlElement {
  return element(
    name,
    { length: strings.length },
    strings.map((each) => textElement("string", each)),
  );
}
