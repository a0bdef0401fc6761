import { propertyOf, type StandardSchema } from "./standard-schema.js";

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
