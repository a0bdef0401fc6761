import { childOf, childrenOf, type XmlElement } from "../../core/data/xml.js";
import type { ResponseFormat } from "../../core/http/formats.js";
import { xmlFormat } from "../../core/http/xml-format.js";

/**
 * A document of the legacy API.
 *
 * @param roots - The names that its root may have.
 * @param read - Makes a record of it, which a schema checks.
 */
export function documentFormat(
  roots: readonly string[],
  read: (root: XmlElement, text: string) => object,
): ResponseFormat {
  const format = xmlFormat((root, text) => (roots.includes(root.name) ? read(root, text) : undefined));
  return {
    ...format,
    read: (response) => {
      const found = format.read(response);
      return found?.body === undefined ? undefined : found;
    },
  };
}

/**
 * The response to a request that changes something. It has no body of interest; where what was made is stands in its headers.
 */
export const written: ResponseFormat = {
  accept: "application/xml",
  name: "XML",
  read: ({ status, headers, text }) => {
    // A page of another site, such as that of a single sign-on.
    const isPage =
      text !== "" && (/html/i.test(headers.get("Content-Type") ?? "") || /^\s*<(!doctype|html)/i.test(text));
    return isPage ? undefined : { body: { status, location: headers.get("Location") } };
  },
};

/** An attribute; null if it is missing. */
export function attribute(element: XmlElement | undefined, name: string): string | null {
  return element?.attributes[name] ?? null;
}

/** An attribute; null if it is missing or empty. */
export function filledAttribute(element: XmlElement | undefined, name: string): string | null {
  const value = attribute(element, name);
  return value === "" ? null : value;
}

/** A boolean attribute; null if it is missing. Another value stays as it is, for the schema to refuse. */
export function booleanAttribute(element: XmlElement | undefined, name: string): unknown {
  const value = attribute(element, name);
  if (value === null || !/^(true|false)$/i.test(value)) return value;
  return value.toLowerCase() === "true";
}

/** An attribute with a whole number; null if it is missing. Another value stays as it is, for the schema to refuse. */
export function numberAttribute(element: XmlElement | undefined, name: string): unknown {
  const value = attribute(element, name);
  return value !== null && /^-?\d+$/.test(value) ? Number(value) : value;
}

/** The text of the first child with this name; null if there is none. */
export function childText(element: XmlElement | undefined, name: string): string | null {
  return childOf(element, name)?.text ?? null;
}

/** The texts of a list such as `<cloudNames><string>a</string></cloudNames>`. */
export function strings(element: XmlElement | undefined): string[] {
  return childrenOf(element, "string").map(({ text }) => text);
}

/** The values of a map such as `<parameters><entry><string>KEY</string><parameter/></entry></parameters>`. */
export function mapValues(element: XmlElement | undefined, name: string): XmlElement[] {
  return childrenOf(element, "entry").flatMap((entry) => childrenOf(entry, name));
}
