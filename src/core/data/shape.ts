import * as z from "zod/mini";
import { isDate } from "../platform.js";
import { copyJson } from "./json.js";
import { hasDigits } from "./lossless-json.js";
import type { Schema } from "./schema.js";

/** The data of one kind of resource: what they look like on the wire, and how they become the properties of a model. */
export interface Shape<Wire extends object> {
  /** The name of the resource in messages: `book`. */
  readonly noun: string;
  /** The field that identifies a resource. Its name is the same on the wire and in the model: `id`. */
  readonly key: string & keyof Wire;
  /** Checks data from the wire. Unknown fields pass. */
  readonly schema: Schema<Wire>;
  readonly fields: readonly Field[];
}

/** One field of a resource. */
interface Field {
  /** The name on the wire, such as `datetime_created`. */
  readonly wireName: string;
  /** The name of the property, such as `datetimeCreated`. */
  readonly name: string;
  readonly kind: "plain" | "datetime" | "json";
  /** Whether only the server sets it. */
  readonly isReadOnly: boolean;
}

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
      // The agreement says so; the compiler cannot compare through a type parameter.
      schema: z.looseObject(fields) as unknown as Schema<Wire>,
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

/** Converts a field's value from the wire to the model's property. */
export function fromWireValue(value: unknown, { kind }: Field): unknown {
  if (kind === "datetime" && typeof value === "string") return new Date(value);
  // A field that callers should not change needs no copy, unless it holds numbers whose digits a change would falsify.
  return kind === "json" || hasDigits(value) ? copyJson(value) : value;
}

/**
 * Converts a property's value to the wire.
 *
 * @param before - The value that the server sent. It stays if the `Date` still says the same: a `Date` has milliseconds, the wire
 *   has microseconds.
 */
export function toWireValue(value: unknown, before: unknown): unknown {
  if (!isDate(value)) return value;
  return typeof before === "string" && Date.parse(before) === value.getTime() ? before : value.toISOString();
}

/** `datetime_created` as `datetimeCreated`. */
export function camelCase(wireName: string): string {
  return wireName.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
