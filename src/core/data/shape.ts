import { copyJson } from "./json.js";
import { hasDigits } from "./lossless-json.js";
import { isDate } from "../platform.js";
import type { Schema } from "./schema.js";
import * as z from "zod/mini";

/** How one field of a resource is kept: under which name, and as what. */
interface Field {
  /** The name on the wire, such as `datetime_created`. */
  readonly wireName: string;
  /** The name of the property, such as `datetimeCreated`. */
  readonly name: string;
  readonly kind: "plain" | "datetime" | "json";
  /** Whether the server leaves it alone, whatever is written. */
  readonly isReadOnly: boolean;
}

/** What a resource's data look like on the wire, and how they become properties. One for each kind of resource. */
export interface Shape<Wire extends object> {
  /** What the resource is called in messages: `book`. */
  readonly noun: string;
  /** The field that tells one from another, named alike on both sides: `id`. */
  readonly key: string & keyof Wire;
  /** Checks the wire's form. What it does not know it lets through. */
  readonly schema: Schema<Wire>;
  readonly fields: readonly Field[];
}

/** A field's value as a property has it. */
export function fromWireValue(value: unknown, { kind }: Field): unknown {
  if (kind === "datetime" && typeof value === "string") return new Date(value);
  // What callers are not to change costs no copy, but where it holds digits that a change would have to take along.
  return kind === "json" || hasDigits(value) ? copyJson(value) : value;
}

/**
 * A property's value as the wire has it.
 *
 * @param before - What the wire had. A `Date` holds milliseconds and the wire microseconds, so the text stays where the
 *   property still says the same.
 */
export function toWireValue(value: unknown, before: unknown): unknown {
  if (!isDate(value)) return value;
  return typeof before === "string" && Date.parse(before) === value.getTime() ? before : value.toISOString();
}

/** A zod schema for each field of an object. */
export type FieldSchemas = Readonly<Record<string, z.ZodMiniType>>;

/** The object that a schema for each field reads. */
type Read<Fields extends FieldSchemas> = z.infer<z.ZodMiniObject<Fields>>;

/**
 * Nothing if a schema for each field reads just what the contract says. Else a property that nobody has, so that the compiler
 * names the fields that differ.
 */
export type Agreement<Wire, Fields extends FieldSchemas> = [Differing<Wire, Read<Fields>>] extends [never]
  ? unknown
  : { readonly "These fields are not what the contract says": Differing<Wire, Read<Fields>> };

/** The keys that only one of two objects has, or whose values one of them would not take from the other. */
type Differing<A, B> = Exclude<keyof A, keyof B> | Exclude<keyof B, keyof A> | DifferingValues<A, B>;
type DifferingValues<A, B> = {
  [K in keyof A & keyof B]-?: [A[K], B[K]] extends [B[K], A[K]] ? never : K;
}[keyof A & keyof B];

/**
 * Describes a resource; the first call says as which type of the contract, which the schemas of the fields are held against.
 *
 * `readOnly` are the fields that only the server sets (default: all of them); `datetimes` those that become a `Date`; `json`
 * those that a caller may change in place, and that are copied for it.
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

/** `datetime_created` as `datetimeCreated`. */
export function camelCase(wireName: string): string {
  return wireName.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
