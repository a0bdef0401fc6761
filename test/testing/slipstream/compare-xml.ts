import { parseXml, type XmlDocument, XmlElement, XmlText } from "@rgrove/parse-xml";
import { compareText, type ShapeComparison } from "./compare-text.js";

/**
 * Compares XML by its structure: names, attributes in any order, children in order, and texts without space around them. Some lists have
 * no order. The documents of modules, runs and users may have more attributes and elements than were recorded.
 */
export function compareXml(expected: string, received: string, shapes: ShapeComparison): string[] {
  const [left, right] = [parse(expected), parse(received)];
  if (left === undefined) return compareText(expected.trim(), received.trim(), shapes);
  return right === undefined ? ["the body is no XML"] : compareElements(left, right, left.name, shapes);
}

/** Elements that may have more attributes and elements than were recorded: recordings show a few of them. */
const openElements = [
  ...["imageModule", "deploymentModule", "projectModule", "run", "user"],
  ...["parameters", "parameter", "runtimeParameters", "node"],
];

/** Elements whose children have no order. */
const unorderedElements = ["list", "versionList", "children", "nodes"];

function parse(text: string): XmlElement | undefined {
  try {
    const document: XmlDocument = parseXml(text);
    return document.root ?? undefined;
  } catch {
    return undefined;
  }
}

function compareElements(expected: XmlElement, received: XmlElement, path: string, shapes: ShapeComparison): string[] {
  if (expected.name !== received.name) return [`${path} is <${received.name}>`];
  const children = childrenOf(expected);
  const others = inOrderOf(children, expected.name, childrenOf(received));
  const counts =
    children.length === others.length ? [] : [`${path} has ${others.length} children, not ${children.length}`];
  return [
    ...compareAttributes(expected, received, path, shapes),
    ...compareText(textOf(expected), textOf(received), shapes).map((difference) => `${path}: ${difference}`),
    ...counts,
    ...children.flatMap((child, index) => {
      const other = others[index];
      return other === undefined ? [] : compareElements(child, other, `${path}/${child.name}[${index}]`, shapes);
    }),
  ];
}

/** The received children in the order of the recorded ones; of an open element only those that were recorded. */
function inOrderOf(expected: readonly XmlElement[], parent: string, received: readonly XmlElement[]): XmlElement[] {
  const isOpen = openElements.includes(parent);
  if (!isOpen && !unorderedElements.includes(parent)) return [...received];
  const left = [...received];
  const found = expected.flatMap((child) => {
    const index = left.findIndex((other) => keyOf(other) === keyOf(child));
    return index < 0 ? [] : left.splice(index, 1);
  });
  return isOpen ? found : [...found, ...left];
}

/** What identifies an element among those beside it. */
function keyOf(element: XmlElement): string {
  const { resourceUri = "", name = "", version = "" } = element.attributes;
  const key = childrenOf(element).find((child) => child.name === "string");
  return [element.name, resourceUri, name, version, key === undefined ? "" : textOf(key)].join(" ");
}

function compareAttributes(
  { attributes: expected, name: element }: XmlElement,
  { attributes: received }: XmlElement,
  path: string,
  shapes: ShapeComparison,
): string[] {
  const differences = Object.entries(expected).flatMap(([name, value]) => {
    const other = received[name];
    if (other === undefined) return [`${path}/@${name} is missing`];
    // Descriptions of parameters were not recorded.
    if (name === "description" && value === "d") return [];
    return compareText(value, other, shapes).map((difference) => `${path}/@${name}: ${difference}`);
  });
  const isOpen = openElements.includes(element);
  const unexpected = Object.keys(received).filter((name) => !isOpen && expected[name] === undefined);
  return [...differences, ...unexpected.map((name) => `${path}/@${name} was not expected`)];
}

function childrenOf({ children }: XmlElement): XmlElement[] {
  return children.filter((child) => child instanceof XmlElement);
}

function textOf({ children }: XmlElement): string {
  return children
    .filter((child) => child instanceof XmlText)
    .map(({ text }) => text)
    .join("")
    .trim();
}
