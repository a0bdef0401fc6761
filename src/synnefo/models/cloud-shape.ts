import type { Agreement, FieldSchemas } from "../../core/data/define-shape.js";
import type { FieldKind, Shape } from "../../core/data/shape.js";
import { agreedSchema } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";

// Not in fields.ts: its declarations are published, and a program that compiles against them need not have zod.

/**
 * Describes a resource of the cloud. The first call names the contract's type; the compiler checks the schemas of the fields against it.
 *
 * `kinds` says how fields become properties (see fields.ts). A property has the name of its field without the part before a colon, in
 * camel case: `SNF:task_state` is `taskState`; `names` has other names.
 */
export function defineCloudShape<Wire extends object>() {
  return <const Fields extends FieldSchemas>(
    definition: {
      readonly noun: string;
      readonly key: string & keyof Wire;
      readonly fields: Fields;
      readonly kinds?: Readonly<Partial<Record<keyof Wire, FieldKind>>>;
      readonly names?: Readonly<Partial<Record<keyof Wire, string>>>;
    } & Agreement<Wire, Fields>,
  ): Shape<Wire> => {
    const { noun, key, fields } = definition;
    const kinds: Readonly<Record<string, FieldKind | undefined>> = { ...definition.kinds };
    const names: Readonly<Record<string, string | undefined>> = { ...definition.names };
    return {
      noun,
      key,
      schema: agreedSchema<Wire>(z.looseObject(fields)),
      fields: Object.keys(fields).map((wireName) => ({
        wireName,
        name: names[wireName] ?? propertyName(wireName),
        kind: kinds[wireName] ?? "plain",
        isReadOnly: true,
      })),
    };
  };
}

/** For reading: an id, a number or a string. */
export const wireId = z.custom<number | string>(
  (value) => typeof value === "string" || Number.isSafeInteger(value),
  "expected an id",
);

/** For reading: a string, or null. */
export const nullableString = z.nullable(z.string());

/** For reading: an object whose values are strings. */
export const stringMap = z.custom<Record<string, string>>(
  (value: unknown) =>
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((each) => typeof each === "string"),
  "expected an object of strings",
);

/** For reading: an array of objects. What is in them is not checked. */
export function objects<Item extends object>() {
  return z.custom<Item[]>(
    (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === "object" && each !== null),
    "expected an array of objects",
  );
}

/** For reading: an id, or null. */
export const nullableId = z.nullable(wireId);

/** For reading: a number. */
export const number = z.custom<number>(
  (value) => typeof value === "number" && !Number.isNaN(value),
  "expected a number",
);

/** For reading: what is always null today. */
export const alwaysNull = z.custom<null>(
  (value: unknown) => value === null || typeof value === "string",
  "expected null or a string",
);

function propertyName(wireName: string): string {
  return wireName.replace(/^.*:/, "").replace(/[-_]+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
