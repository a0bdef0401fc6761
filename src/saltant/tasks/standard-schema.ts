import { pathText } from "../../core/issues.js";

/**
 * A schema with the interface that zod, valibot, arktype and others share: Standard Schema, version 1
 * (https://standardschema.dev).
 */
export interface StandardSchema<Input = unknown, Output = Input> {
  /** What the libraries have agreed on. */
  readonly "~standard": {
    /** The version of the interface. */
    readonly version: 1;
    /** The library that made the schema. */
    readonly vendor: string;
    /** Checks a value, and gives what the schema makes of it. */
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    /** There for the compiler only. */
    readonly types?:
      | {
          /** What the schema takes. */
          readonly input: Input;
          /** What it makes of it. */
          readonly output: Output;
        }
      | undefined;
  };
}

/** What a schema makes of a value. */
export type StandardResult<Output> =
  | {
      /** What the schema has made of it. */
      readonly value: Output;
      readonly issues?: undefined;
    }
  | {
      /** What it objects to, at least one thing. */
      readonly issues: readonly StandardIssue[];
    };

/** Something that a schema objects to. */
export interface StandardIssue {
  /** What is wrong, in words. */
  readonly message: string;
  /** The properties that lead to the place. Default: the whole. */
  readonly path?: readonly (PropertyKey | StandardPathSegment)[] | undefined;
}

/** A property on the way to what a schema objects to, as some libraries name it. */
export interface StandardPathSegment {
  /** The property's name or index. */
  readonly key: PropertyKey;
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

function keyOf(segment: PropertyKey | StandardPathSegment): PropertyKey {
  return typeof segment === "object" ? segment.key : segment;
}
