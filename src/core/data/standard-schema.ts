import { requireMethods } from "./checks.js";
import { pathText } from "./schema.js";

/**
 * A schema with the interface that zod, valibot, arktype and others share: Standard Schema, version 1
 * (https://standardschema.dev).
 */
export interface StandardSchema<Input = unknown, Output = Input> {
  /** What all libraries have in common. */
  readonly "~standard": {
    /** The version of the interface. */
    readonly version: 1;
    /** The library that made the schema. */
    readonly vendor: string;
    /** Checks a value and returns the schema's output. */
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    /** For the compiler only. */
    readonly types?:
      | {
          /** The type of the schema's input. */
          readonly input: Input;
          /** The type of the schema's output. */
          readonly output: Output;
        }
      | undefined;
  };
}

/** The result of a validation. */
export type StandardResult<Output> =
  | {
      /** The schema's output. */
      readonly value: Output;
      readonly issues?: undefined;
    }
  | {
      /** What is invalid; at least one issue. */
      readonly issues: readonly StandardIssue[];
    };

/** Something in a value that is invalid. */
export interface StandardIssue {
  /** What is wrong, in words. */
  readonly message: string;
  /** The properties that lead to the place. Default: the whole value. */
  readonly path?: readonly (PropertyKey | StandardPathSegment)[] | undefined;
}

/** A property in an issue's path, as some libraries write it. */
export interface StandardPathSegment {
  /** The property's name or index. */
  readonly key: PropertyKey;
}

/** The type of a schema's input. */
export type InputOf<Schema extends StandardSchema> = NonNullable<Schema["~standard"]["types"]>["input"];

/** The type of a schema's output. */
export type OutputOf<Schema extends StandardSchema> = NonNullable<Schema["~standard"]["types"]>["output"];

/** Checks that a caller passed a schema. It may be a function, as those of arktype are. */
export function requireSchema(name: string, schema: unknown): void {
  const isSchema = (typeof schema === "object" && schema !== null) || typeof schema === "function";
  requireMethods(
    `${name} must be a schema of zod, valibot or the like: its ~standard`,
    isSchema && Reflect.get(schema, "~standard"),
    "validate",
  );
}

/** The place and the message of an issue: `sample: expected a string`. */
export function issueText({ path = [], message }: StandardIssue): string {
  const place = pathText(path.map(keyOf));
  return place === "" ? message : `${place}: ${message}`;
}

/** The name of the property that an issue is about; `undefined` if it is about the whole value. */
function propertyOf({ path = [] }: StandardIssue): string | undefined {
  const [first] = path;
  return first === undefined ? undefined : String(keyOf(first));
}

function keyOf(segment: PropertyKey | StandardPathSegment): PropertyKey {
  return typeof segment === "object" ? segment.key : segment;
}

/** The properties of an object, according to its schema. */
export interface SchemaTraits {
  /** The names of the properties that must be given. */
  readonly required: ReadonlySet<string>;
  /** The default values of properties that may be left out, as far as they are known. */
  readonly defaults: ReadonlyMap<string, unknown>;
}

/**
 * Finds out which properties a schema requires and which defaults it fills in. Some schemas convert to JSON Schema. For the others,
 * the required properties are those missed in an empty object, and the defaults those added to an example.
 *
 * @param given - An input that the schema has accepted.
 * @param made - Its output for this input.
 */
export async function traitsOf(schema: StandardSchema, given: object, made: object): Promise<SchemaTraits> {
  const jsonSchema = jsonSchemaOf(schema);
  if (jsonSchema !== null) {
    const properties = Object.entries(jsonSchema.properties ?? {});
    const defaults = properties.flatMap(([name, { default: value }]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    return { required: new Set(jsonSchema.required), defaults: new Map(defaults) };
  }
  const { issues = [] } = await schema["~standard"].validate({});
  const names = issues.map(propertyOf).filter((name) => name !== undefined);
  const filledIn = Object.entries(made).filter(([name]) => !Object.hasOwn(given, name));
  return { required: new Set(names), defaults: new Map(filledIn) };
}

/** The parts of a JSON Schema that are used here. */
interface ObjectSchema {
  readonly properties?: Readonly<Record<string, { readonly default?: unknown }>>;
  readonly required?: readonly string[];
}

/**
 * The JSON Schema of a schema's input; null if the library does not convert (https://standardschema.dev/json-schema), or JSON
 * Schema cannot express it.
 */
function jsonSchemaOf(schema: StandardSchema): ObjectSchema | null {
  const traits: object = schema["~standard"];
  if (!("jsonSchema" in traits)) return null;
  // As the interface says. If a library breaks it, the call below throws and the other way is used.
  const { jsonSchema } = traits as { readonly jsonSchema: { input(options: { target: string }): ObjectSchema } };
  try {
    const converted = jsonSchema.input({ target: "draft-2020-12" });
    return typeof converted.properties === "object" ? converted : null;
  } catch {
    return null;
  }
}
