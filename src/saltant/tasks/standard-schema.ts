import { pathText } from "../../core/issues.js";

/**
 * A schema with the interface that zod, valibot, arktype and others share: Standard Schema, version 1
 * (https://standardschema.dev).
 */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    /** The library that made the schema. */
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    /** There for the compiler only. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** What a schema makes of a value. */
export type StandardResult<Output> =
  { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly StandardIssue[] };

/** Something that a schema objects to. */
export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What a schema takes. */
export type InputOf<Schema extends StandardSchema> = NonNullable<Schema["~standard"]["types"]>["input"];

/** What a schema makes of it. */
export type OutputOf<Schema extends StandardSchema> = NonNullable<Schema["~standard"]["types"]>["output"];

/** The place and the words of an issue: `sample: expected a string`. */
export function issueText({ path = [], message }: StandardIssue): string {
  const place = pathText(path.map(keyOf));
  return place === "" ? message : `${place}: ${message}`;
}

/** The name of the property that an issue is about; `undefined` if it is about the whole. */
export function propertyOf({ path = [] }: StandardIssue): string | undefined {
  const [first] = path;
  return first === undefined ? undefined : String(keyOf(first));
}

function keyOf(segment: PropertyKey | { readonly key: PropertyKey }): PropertyKey {
  return typeof segment === "object" ? segment.key : segment;
}
