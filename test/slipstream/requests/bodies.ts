import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { parse } from "./outcomes.js";

/**
 * A body in the form in which it is compared: JSON by its value, a form by its pairs in the order of their names, XML by its structure;
 * null for none.
 */
export function comparedBody(text: string | null, contentType: string | undefined): unknown {
  if (text === null || text === "") return null;
  if (contentType?.includes("form-urlencoded") === true) return sortedPairs([...new URLSearchParams(text)]);
  if (contentType?.includes("xml") === true) return comparedXml(text);
  return parse(text) ?? text;
}

/** Pairs in the order of their names. Those of one name stay in theirs. */
export function sortedPairs(pairs: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  return [...pairs].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
}

/** An element of XML. Where there are children, the blanks between them do not count. */
export interface ComparedElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly ComparedElement[];
}

function byKey(one: ComparedElement, other: ComparedElement): number {
  const keyOf = ({ children: [key] }: ComparedElement): string => key?.text ?? "";
  return keyOf(one) < keyOf(other) ? -1 : 1;
}

function comparedXml(text: string): ComparedElement | null {
  const { root } = parseXml(text);
  return root === null ? null : comparedElement(root);
}

function comparedElement({ name, attributes, children, text }: XmlElement): ComparedElement {
  const elements = children.filter((child) => child instanceof XmlElement).map(comparedElement);
  // A map has no order.
  if (elements.every((element) => element.name === "entry")) elements.sort(byKey);
  return { name, attributes: { ...attributes }, text: elements.length === 0 ? text : "", children: elements };
}
