import type { Field, FieldKind, Shape } from "../../core/data/shape.js";
import { agreedSchema } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import type { Wire } from "../contract.js";
import { isoDate } from "./cimi-fields.js";

// Not in cimi-resource.ts: its declarations are published, and a program that compiles against them need not have zod.

const optionalString = z.exactOptional(z.string());

/** The attributes that each resource has. A search that selects others leaves them out. */
const commonFields: Readonly<Record<string, z.ZodMiniType>> = {
  id: z.string(),
  resourceURI: optionalString,
  created: optionalString,
  updated: optionalString,
  name: optionalString,
  description: optionalString,
  properties: z.exactOptional(object()),
  acl: z.exactOptional(object()),
  operations: z.exactOptional(z.array(z.looseObject({ rel: z.string(), href: z.nullable(z.string()) }))),
};

/** The names of the attributes that each resource has. */
export const commonNames: ReadonlySet<string> = new Set(Object.keys(commonFields));

const commonCodecs: Readonly<Record<string, FieldKind>> = { created: isoDate, updated: isoDate };

/**
 * Describes one kind of resource.
 *
 * @param fields - The schemas of its further attributes. All may be missing, as a search can leave them out.
 * @param codecs - How some of them become properties.
 */
export function defineCimiShape(
  noun: string,
  fields: Readonly<Record<string, z.ZodMiniType>> = {},
  codecs: Readonly<Record<string, FieldKind>> = {},
): Shape<Wire<"CimiResource">> {
  const all = { ...commonFields, ...fields };
  const kinds = { ...commonCodecs, ...codecs };
  return {
    noun,
    key: "id",
    schema: agreedSchema<Wire<"CimiResource">>(z.looseObject(all)),
    fields: Object.keys(all).map((name): Field => ({
      wireName: name,
      name,
      kind: kinds[name] ?? "plain",
      isReadOnly: true,
    })),
  };
}

/** An object of any contents. */
export function object() {
  return z.custom<Record<string, unknown>>(isObject, "expected an object");
}

/** An object with a link. */
export const link = z.looseObject({ href: z.string() });

/** Whether a value is an object and no array. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
