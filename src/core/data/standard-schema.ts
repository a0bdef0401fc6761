import { pathText } from "./schema.js";

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

/** What a schema says of the properties of an object. */
export interface SchemaTraits {
  /** The properties that must be given. */
  readonly required: ReadonlySet<string>;
  /** The values of properties that may be left out, as far as is known. */
  readonly defaults: ReadonlyMap<string, unknown>;
}

/**
 * Finds out what a schema demands and fills in. Some tell it as JSON Schema; of the others it shows in what they object to in
 * an empty object, and in what they have made of a value.
 *
 * @param given - A value that the schema has accepted.
 * @param made - What it has made of it.
 */
export async function traitsOf(schema: StandardSchema, given: object, made: object): Promise<SchemaTraits> {
  const told = jsonSchemaOf(schema);
  if (told !== null) {
    const properties = Object.entries(told.properties ?? {});
    const defaults = properties.flatMap(([name, { default: value }]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    return { required: new Set(told.required), defaults: new Map(defaults) };
  }
  const { issues = [] } = await schema["~standard"].validate({});
  const names = issues.map(propertyOf).filter((name) => name !== undefined);
  const filledIn = Object.entries(made).filter(([name]) => !Object.hasOwn(given, name));
  return { required: new Set(names), defaults: new Map(filledIn) };
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, { readonly default?: unknown }>>;
  readonly required?: readonly string[];
}

/** The JSON Schema of what a schema takes, if it tells (https://standardschema.dev/json-schema) and JSON Schema can say it. */
function jsonSchemaOf(schema: StandardSchema): ObjectSchema | null {
  const traits: object = schema["~standard"];
  if (!("jsonSchema" in traits)) return null;
  // As the interface promises; whoever breaks it is asked in the other way.
  const { jsonSchema } = traits as { readonly jsonSchema: { input(options: { target: string }): ObjectSchema } };
  try {
    const told = jsonSchema.input({ target: "draft-2020-12" });
    return typeof told.properties === "object" ? told : null;
  } catch {
    return null;
  }
}
