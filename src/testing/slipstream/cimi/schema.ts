import { isArray, isObject, type Json, type JsonObject, property } from "../json.js";
import { invalidSchema } from "./errors.js";
import { parseTimestamp } from "./store/dates.js";

/** Whether a value is valid. */
export type Check = (value: Json | undefined) => boolean;

/** What an object must and may have. */
export interface Shape {
  readonly required: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
  /** Whether other attributes are allowed. Default: `false`. */
  readonly isOpen?: boolean;
}

/** @throws CimiError that names the attributes that are missing, invalid or unknown. */
export function requireShape(value: Json | undefined, shape: Shape): void {
  const faults = faultsOf(value, shape);
  if (faults.length > 0) throw invalidSchema(faults.map((fault) => `${fault}\n`).join(""));
}

/** A check of an object. */
export function shaped(shape: Shape): Check {
  return (value) => faultsOf(value, shape).length === 0;
}

function faultsOf(value: Json | undefined, { required, optional = {}, isOpen = false }: Shape): string[] {
  if (!isObject(value)) return ["val fails predicate: map?"];
  const faults: string[] = [];
  for (const [name, check] of Object.entries(required)) {
    if (!Object.hasOwn(value, name)) faults.push(`val fails predicate: (contains? % :${name})`);
    else if (!check(value[name])) faults.push(`In: [:${name}] val fails spec`);
  }
  for (const [name, check] of Object.entries(optional)) {
    if (Object.hasOwn(value, name) && !check(value[name])) faults.push(`In: [:${name}] val fails spec`);
  }
  if (isOpen) return faults;
  const known = new Set([...Object.keys(required), ...Object.keys(optional)]);
  const unknown = Object.keys(value).filter((name) => !known.has(name));
  return [...faults, ...unknown.map((name) => `In: [:${name}] val fails predicate: known key`)];
}

export const isText: Check = (value) => typeof value === "string";

export const isNonBlank: Check = (value) => typeof value === "string" && value.trim() !== "";

export const isAnything: Check = () => true;

export const isTimestamp: Check = (value) => typeof value === "string" && !Number.isNaN(parseTimestamp(value));

/** A reference to a resource: its type and, after a slash, the rest of its id. */
export const isHref: Check = (value) =>
  typeof value === "string" && /^[a-z]([a-z-]*[a-z])?(\/[a-zA-Z0-9]([\w-]*[a-zA-Z0-9])?)?$/.test(value);

export function oneOf(...values: readonly Json[]): Check {
  return (value) => values.some((each) => each === value);
}

const isProperties: Check = (value) => isObject(value) && Object.values(value).every((item) => isText(item));

const grantee = { principal: isNonBlank, type: oneOf("USER", "ROLE") };

const isRule = shaped({ required: { ...grantee, right: oneOf("VIEW", "MODIFY", "ALL") } });

/** A list of rights. */
export const isAcl = shaped({
  required: { owner: shaped({ required: grantee }) },
  optional: { rules: (value) => isArray(value) && value.length > 0 && value.every((rule) => isRule(rule)) },
});

/** The attributes that each resource has. */
export const commonAttributes: Shape = {
  required: { id: isNonBlank, resourceURI: isNonBlank, created: isTimestamp, updated: isTimestamp, acl: isAcl },
  optional: { name: isNonBlank, description: isNonBlank, properties: isProperties, operations: isAnything },
};

/** The shape of a resource with some attributes of its own. */
export function resourceShape({ required, optional = {}, isOpen = false }: Shape): Shape {
  return {
    required: { ...commonAttributes.required, ...required },
    optional: { ...commonAttributes.optional, ...optional },
    isOpen,
  };
}

/** An object without some of its attributes. */
export function without(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

/** The string value of an attribute; undefined if it has none. */
export function textOf(object: Json | undefined, name: string): string | undefined {
  const value = property(object, name);
  return typeof value === "string" ? value : undefined;
}
