import type { Agreement, FieldSchemas } from "../../core/data/define-shape.js";
import type { Shape } from "../../core/data/shape.js";
import { agreedSchema } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { legacyDate } from "./fields.js";

// Not in fields.ts: its declarations are published, and a program that compiles against them need not have zod.

/**
 * Describes a resource of the legacy API. Its data are records that a reader makes of XML, with the names of the model's properties.
 * The first call names the type of these records; the compiler checks the schemas of the fields against it.
 */
export function defineLegacyShape<Wire extends object>() {
  return <const Fields extends FieldSchemas>(
    definition: {
      readonly noun: string;
      readonly key: string & keyof Wire;
      readonly fields: Fields;
      /** The fields that are times. */
      readonly dates?: readonly (keyof Wire)[];
    } & Agreement<Wire, Fields>,
  ): Shape<Wire> => {
    const { noun, key, fields } = definition;
    const dates = new Set<PropertyKey>(definition.dates);
    return {
      noun,
      key,
      schema: agreedSchema<Wire>(z.looseObject(fields)),
      fields: Object.keys(fields).map((name) => ({
        wireName: name,
        name,
        kind: dates.has(name) ? legacyDate : "plain",
        isReadOnly: true,
      })),
    };
  };
}

export const nullableString = z.nullable(z.string());
export const nullableBoolean = z.nullable(z.boolean());
