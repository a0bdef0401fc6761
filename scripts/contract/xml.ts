// Reads XML by the schemas of a contract, as OpenAPI's `xml` objects say.
import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { asArray, asObject, type Contract, type JsonObject } from "../generate/contract.js";

/**
 * The value that an XML document has by a schema. Attributes and elements that the schema lacks are in it with names of
 * their own, `@name` and `<name>`, so that a check of the value finds them. Throws if the text is not well-formed, or if its
 * root element is none of those of the schema.
 */
export function decodeXml(contract: Contract, schema: unknown, text: string): unknown {
  const { root } = parseXml(text);
  if (root === null) throw new Error("the document has no root element");
  const schemas = asArray(asObject(schema, "schema").anyOf ?? contract.resolve(schema, "schema").anyOf ?? [schema], "");
  const [found] = schemas.filter((each) => xmlOf(contract, each).name === root.name);
  if (found === undefined) throw new Error(`<${root.name}> is not a root element of the contract`);
  return decodeElement(contract, found, root);
}

interface XmlMarks {
  readonly name?: string;
  readonly attribute?: boolean;
  readonly wrapped?: boolean;
}

/** The `xml` object of a schema, of which that beside a `$ref` is a part. */
function xmlOf(contract: Contract, schema: unknown): XmlMarks {
  return {
    ...asObject(contract.resolve(schema, "xml").xml ?? {}, "xml"),
    ...asObject(asObject(schema, "").xml ?? {}, ""),
  };
}

function decodeElement(contract: Contract, schema: unknown, element: XmlElement): unknown {
  const resolved = contract.resolve(schema, element.name);
  if (resolved.type !== "object") return scalar(resolved, element.text);
  // An element that clients do not read.
  if (resolved.properties === undefined) return {};
  const properties = Object.entries(asObject(resolved.properties, element.name)).map(
    ([name, each]) => new Property(contract, name, asObject(each, name)),
  );
  const value: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(element.attributes)) {
    const property = properties.find((each) => each.marks.attribute === true && each.elementName === name);
    value[property?.name ?? `@${name}`] = property ? scalar(property.resolved, text) : text;
  }
  const text = properties.find(({ schema: each }) => each["x-xml-text"] === true);
  if (text) value[text.name] = element.text;
  for (const child of elementsOf(element)) {
    const property = properties.find((each) => each.marks.attribute !== true && each.elementName === child.name);
    if (property === undefined) value[`<${child.name}>`] = child.text;
    else
      value[property.name] = property.isRepeated ? property.append(value[property.name], child) : property.read(child);
  }
  return value;
}

/** A property of a schema, as an element or an attribute. */
class Property {
  readonly name: string;
  readonly schema: JsonObject;
  readonly resolved: JsonObject;
  readonly marks: XmlMarks;
  readonly #contract: Contract;

  constructor(contract: Contract, name: string, schema: JsonObject) {
    this.#contract = contract;
    this.name = name;
    this.schema = schema;
    this.resolved = contract.resolve(schema, name);
    this.marks = xmlOf(contract, schema);
  }

  /** Whether each of its items is an element by itself, without one around them. */
  get isRepeated(): boolean {
    return this.resolved.type === "array" && this.marks.wrapped !== true;
  }

  get elementName(): string {
    const { name } = this.isRepeated ? xmlOf(this.#contract, this.resolved.items) : this.marks;
    return name ?? this.name;
  }

  append(before: unknown, child: XmlElement): readonly unknown[] {
    return [...asArray(before ?? [], this.name), decodeElement(this.#contract, this.resolved.items, child)];
  }

  read(child: XmlElement): unknown {
    if (this.resolved.type !== "array") return decodeElement(this.#contract, this.schema, child);
    const { name } = xmlOf(this.#contract, this.resolved.items);
    return elementsOf(child).map((each) =>
      each.name === name ? decodeElement(this.#contract, this.resolved.items, each) : { [`<${each.name}>`]: each.text },
    );
  }
}

function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child instanceof XmlElement);
}

/** A text as its schema wants it; one that does not fit stays a text, which the check refuses. */
function scalar({ type }: JsonObject, text: string): unknown {
  if (type === "integer" && /^-?\d+$/.test(text)) return Number(text);
  if (type === "boolean" && /^(true|false)$/.test(text)) return text === "true";
  return text;
}
