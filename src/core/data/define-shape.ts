import { camelCase, type Shape } from "./shape.js";
import { agreedSchema } from "./zod-schemas.js";
import * as z from "./zod.js";

// Not in shape.ts: its declarations are published, and a program that compiles against them need not have zod.

/**
 * Describes a resource. The first call names the contract's type; the compiler checks the schemas of the fields against it.
 *
 * `readOnly` are the fields that only the server sets (default: all of them); `datetimes` become a `Date`; `json` are objects and
 * arrays that a caller may change in place, so the model copies them.
 */
export function defineShape<Wire extends object>() {
  return <const Fields extends FieldSchemas>(
    definition: {
      readonly noun: string;
      readonly key: string & keyof Wire;
      readonly fields: Fields;
      readonly readOnly?: readonly (keyof Wire)[];
      readonly datetimes?: readonly (keyof Wire)[];
      readonly json?: readonly (keyof Wire)[];
    } & Agreement<Wire, Fields>,
  ): Shape<Wire> => {
    const { noun, key, fields } = definition;
    const readOnly = new Set<PropertyKey>(definition.readOnly ?? Object.keys(fields));
    const datetimes = new Set<PropertyKey>(definition.datetimes);
    const json = new Set<PropertyKey>(definition.json);
    return {
      noun,
      key,
      schema: agreedSchema<Wire>(z.looseObject(fields)),
      fields: Object.keys(fields).map((wireName) => ({
        wireName,
        name: camelCase(wireName),
        kind: datetimes.has(wireName) ? "datetime" : json.has(wireName) ? "json" : "plain",
        isReadOnly: readOnly.has(wireName),
      })),
    };
  };
}

/** A zod schema for each field of an object. */
export type FieldSchemas = Readonly<Record<string, z.ZodMiniType>>;

/**
 * No requirement if the schemas of the fields read just what the contract says. Else a property that no object has, so that the
 * compiler's error names the fields that differ.
 */
export type Agreement<Wire, Fields extends FieldSchemas> = [Differing<Wire, Read<Fields>>] extends [never]
  ? unknown
  : { readonly "These fields are not what the contract says": Differing<Wire, Read<Fields>> };

/** The object that the schemas of the fields read. */
type Read<Fields extends FieldSchemas> = z.infer<z.ZodMiniObject<Fields>>;

/** The keys that only one of two objects has, or whose values have different types. */
type Differing<A, B> = Exclude<keyof A, keyof B> | Exclude<keyof B, keyof A> | DifferingValues<A, B>;

type DifferingValues<A, B> = {
  [K in keyof A & keyof B]-?: [A[K], B[K]] extends [B[K], A[K]] ? never : K;
}[keyof A & keyof B];
