import { isArray, isEqual, isObject, type Json, repr } from "../json.js";

/** The part of JSON Schema (draft 4) with which Decapod validates bodies. */
export interface Schema {
  readonly type?: "array" | "boolean" | "integer" | "null" | "number" | "object" | "string";
  readonly enum?: readonly Json[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: "email" | "hostname" | "ipv4" | "ipv6";
  readonly minimum?: number;
  readonly multipleOf?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: false;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** The errors of a value, with the messages of Python's jsonschema; empty if it is valid. */
export function validate(value: Json, schema: Schema): string[] {
  return [
    ...checkType(value, schema),
    ...checkText(value, schema),
    ...checkNumber(value, schema),
    ...checkItems(value, schema),
    ...checkProperties(value, schema),
    ...checkAlternatives(value, schema),
  ];
}

function checkType(value: Json, { type, enum: choices }: Schema): string[] {
  const messages: string[] = [];
  if (type !== undefined && !types[type](value)) messages.push(`${repr(value)} is not of type ${repr(type)}`);
  if (choices !== undefined && !choices.some((choice) => isEqual(choice, value))) {
    messages.push(`${repr(value)} is not one of ${repr(choices)}`);
  }
  return messages;
}

const types: Readonly<Record<NonNullable<Schema["type"]>, (value: Json) => boolean>> = {
  array: (value) => isArray(value),
  boolean: (value) => typeof value === "boolean",
  integer: (value) => Number.isInteger(value),
  null: (value) => value === null,
  number: (value) => typeof value === "number",
  object: (value) => isObject(value),
  string: (value) => typeof value === "string",
};

function checkText(value: Json, { minLength = 0, maxLength = Infinity, pattern, format }: Schema): string[] {
  if (typeof value !== "string") return [];
  const messages: string[] = [];
  const length = Array.from(value).length;
  if (length < minLength) messages.push(`${repr(value)} is too short`);
  if (length > maxLength) messages.push(`${repr(value)} is too long`);
  if (format !== undefined && !formats[format](value)) messages.push(`${repr(value)} is not a ${repr(format)}`);
  if (pattern !== undefined && !pythonPattern(pattern).test(value)) {
    messages.push(`${repr(value)} does not match ${repr(pattern)}`);
  }
  return messages;
}

/** In Python, `$` also matches before a line break at the end. */
function pythonPattern(pattern: string): RegExp {
  return new RegExp(pattern.replace(/\$$/, "\\n?$"));
}

const formats: Readonly<Record<NonNullable<Schema["format"]>, (value: string) => boolean>> = {
  email: (value) => value.includes("@"),
  hostname: (value) =>
    /^[A-Za-z0-9][A-Za-z0-9.-]{1,255}$/.test(value) && value.split(".").every((part) => part.length <= 63),
  ipv4: (value) => /^\d{1,3}(\.\d{1,3}){3}$/.test(value) && value.split(".").every((part) => Number(part) <= 255),
  ipv6: isIpv6,
};

function isIpv6(value: string): boolean {
  const lastIsIpv4 = /(^|:)\d{1,3}(\.\d{1,3}){3}$/.test(value);
  if (lastIsIpv4 && !formats.ipv4(value.slice(value.lastIndexOf(":") + 1))) return false;
  // The dotted quad is two groups of 16 bits.
  const groups = lastIsIpv4 ? value.replace(/[^:]*$/, "0:0") : value;
  const halves = groups.split("::");
  const parts = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  if (!parts.every((part) => /^[0-9a-fA-F]{1,4}$/.test(part))) return false;
  return halves.length === 2 ? parts.length < 8 : halves.length === 1 && parts.length === 8;
}

function checkNumber(value: Json, { minimum = -Infinity, multipleOf }: Schema): string[] {
  if (typeof value !== "number") return [];
  const messages: string[] = [];
  if (value < minimum) messages.push(`${value} is less than the minimum of ${minimum}`);
  if (multipleOf !== undefined && value % multipleOf !== 0)
    messages.push(`${value} is not a multiple of ${multipleOf}`);
  return messages;
}

function checkItems(value: Json, { items }: Schema): string[] {
  return isArray(value) && items !== undefined ? value.flatMap((item) => validate(item, items)) : [];
}

function checkProperties(value: Json, { properties = {}, additionalProperties, required = [] }: Schema): string[] {
  if (!isObject(value)) return [];
  const messages = Object.entries(properties).flatMap(([name, schema]) => {
    const member = Object.hasOwn(value, name) ? value[name] : undefined;
    return member === undefined ? [] : validate(member, schema);
  });
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(properties, name));
  if (additionalProperties === false && unknown.length > 0) {
    const verb = unknown.length === 1 ? "was" : "were";
    messages.push(`Additional properties are not allowed (${unknown.map(repr).join(", ")} ${verb} unexpected)`);
  }
  const missing = required.filter((name) => !Object.hasOwn(value, name));
  return [...messages, ...missing.map((name) => `${repr(name)} is a required property`)];
}

function checkAlternatives(value: Json, { anyOf, oneOf }: Schema): string[] {
  const messages: string[] = [];
  const matching = (schemas: readonly Schema[]): number =>
    schemas.filter((schema) => validate(value, schema).length === 0).length;
  const none = `${repr(value)} is not valid under any of the given schemas`;
  if (anyOf !== undefined && matching(anyOf) === 0) messages.push(none);
  if (oneOf !== undefined) {
    const count = matching(oneOf);
    if (count === 0) messages.push(none);
    if (count > 1) messages.push(`${repr(value)} is valid under each of ${count} of the given schemas`);
  }
  return messages;
}
