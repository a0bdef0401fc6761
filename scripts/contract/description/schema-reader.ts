import { asArray, asObject, asString, type JsonObject } from "../../generate/contract.js";
import type { Source } from "./raw-operations.js";
import {
  anything,
  both,
  either,
  isLimitName,
  type LimitName,
  type Presence,
  type Property,
  type Scalar,
  type Shape,
} from "./shape.js";

/** The direction of a value: in a request or in a response. */
export type Direction = "request" | "response";

/** The maximum depth for schemas that refer to themselves. */
const MAX_DEPTH = 40;

/** Reads schemas of one document, in the dialects of Swagger 2.0, OpenAPI 3.0 and 3.1 alike. */
export class SchemaReader {
  readonly #source: Source;
  readonly #sent: ReadonlySet<unknown>;

  /** @param bodies - The schemas of all request bodies. */
  constructor(source: Source, bodies: readonly unknown[]) {
    this.#source = source;
    this.#sent = allWithin(source, bodies);
  }

  /** Reads a schema. Throws a ContractError if it is invalid. */
  read(schema: unknown, direction: Direction): Shape {
    return this.#read(schema, direction, 0);
  }

  #read(schema: unknown, direction: Direction, depth: number): Shape {
    if (schema === undefined || schema === true || depth > MAX_DEPTH) return anything;
    if (schema === false) return { ...anything, types: new Set(), isNullable: false };
    const own = asObject(schema, "a schema");
    let shape = readOwn(own, { direction, isSent: this.#sent.has(schema) });
    const parts = [...asArray(own.allOf ?? [], "allOf")];
    if (own.$ref !== undefined) parts.push(this.#source.resolve({ $ref: own.$ref }, "a schema"));
    for (const part of parts) shape = both(shape, this.#read(part, direction, depth + 1));
    for (const choice of [own.anyOf, own.oneOf]) {
      const choices = asArray(choice ?? [], "anyOf or oneOf").map((part) => this.#read(part, direction, depth + 1));
      if (choices.length > 0) shape = both(shape, choices.reduce(either));
    }
    return this.#withNull(own, shape);
  }

  /** `nullable` beside `$ref` or `allOf` is meant to allow null, though by the specification it does not. */
  #withNull(schema: JsonObject, shape: Shape): Shape {
    return isMarkedNullable(schema) ? { ...shape, isNullable: true } : shape;
  }
}

interface Context {
  readonly direction: Direction;
  /**
   * Whether requests use the schema, too. Frameworks generate one schema of a serializer for both directions. Its
   * `required` then applies to requests only: a response has every field.
   */
  readonly isSent: boolean;
}

/** The schema's own keywords, without `$ref`, `allOf`, `anyOf` and `oneOf`. */
function readOwn(schema: JsonObject, context: Context): Shape {
  const listed = schema.const === undefined ? schema.enum : [schema.const];
  const values = listed === undefined ? undefined : asArray(listed, "enum");
  const { types, isNullable } = readTypes(schema, values);
  return {
    types,
    isNullable,
    values: values?.filter(isScalar),
    isOpen: false,
    format: readFormat(schema.format),
    limits: readLimits(schema),
    properties: readProperties(schema, context),
    required: context.direction === "response" && context.isSent ? new Set() : requiredNames(schema),
    others: schema.additionalProperties ?? true,
    items: schema.items,
  };
}

function readTypes(schema: JsonObject, values: readonly unknown[] | undefined): Pick<Shape, "types" | "isNullable"> {
  const { type } = schema;
  if (type === undefined) {
    const guessed = guessTypes(schema, values);
    // Without a type null is allowed, unless other keywords imply another type.
    return { types: guessed, isNullable: guessed === undefined || values?.includes(null) === true };
  }
  const named = Array.isArray(type) ? type.map((each) => asString(each, "type")) : [asString(type, "type")];
  const types = new Set(named.map((each) => (each === "file" ? "string" : each)));
  const isNullable = types.delete("null") || isMarkedNullable(schema);
  return { types, isNullable };
}

function guessTypes(schema: JsonObject, values: readonly unknown[] | undefined): Set<string> | undefined {
  if (values) return new Set(values.filter(isScalar).map(typeOf));
  if (schema.properties !== undefined || schema.additionalProperties !== undefined) return new Set(["object"]);
  return schema.items === undefined ? undefined : new Set(["array"]);
}

function typeOf(value: Scalar): string {
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

function isMarkedNullable(schema: JsonObject): boolean {
  return schema.nullable === true || schema["x-nullable"] === true;
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** Formats that describe how a value is shown or stored, and do not restrict it. */
const NO_FORMATS = new Set<unknown>(["password", "int32", "int64", "float", "double", "binary"]);

function readFormat(format: unknown): string | undefined {
  return typeof format === "string" && !NO_FORMATS.has(format) ? format : undefined;
}

function readLimits(schema: JsonObject): Map<LimitName, Scalar> {
  const limits = new Map<LimitName, Scalar>();
  for (const [name, value] of Object.entries(schema)) {
    if (isLimitName(name) && isScalar(value) && value !== false) limits.set(name, value);
  }
  // Before 3.1, `exclusiveMinimum: true` changed the meaning of `minimum`.
  for (const [own, exclusive] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ] as const) {
    const value = limits.get(own);
    if (limits.get(exclusive) !== true) continue;
    limits.delete(exclusive);
    limits.delete(own);
    if (value !== undefined) limits.set(exclusive, value);
  }
  // These limits have no effect.
  for (const name of ["minLength", "minItems", "minProperties"] as const) {
    if (limits.get(name) === 0) limits.delete(name);
  }
  return limits;
}

/** The names that a schema requires; in a parameter, `required` is not a list. */
function requiredNames({ required }: JsonObject): Set<string> {
  return new Set(Array.isArray(required) ? required.filter((name): name is string => typeof name === "string") : []);
}

function readProperties(schema: JsonObject, { direction, isSent }: Context): Map<string, Property> {
  const required = requiredNames(schema);
  const hidden = direction === "request" ? "readOnly" : "writeOnly";
  const listed = asObject(schema.properties ?? {}, "properties");
  const presence = (name: string): Presence => {
    if (direction === "response" && isSent) return "unknown";
    return required.has(name) ? "always" : "sometimes";
  };
  const properties = new Map<string, Property>();
  for (const [name, value] of Object.entries(listed)) {
    if (typeof value === "object" && asObject(value, `property ${name}`)[hidden] === true) continue;
    properties.set(name, { schema: value, presence: presence(name) });
  }
  return properties;
}

/** Every object and array within some values, including the targets of `$ref`s. */
function allWithin({ resolve }: Source, values: readonly unknown[]): Set<unknown> {
  const found = new Set<unknown>();
  const waiting = [...values];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== "object" || value === null || found.has(value)) continue;
    found.add(value);
    if ("$ref" in value && typeof value.$ref === "string") waiting.push(resolve({ $ref: value.$ref }, "a schema"));
    waiting.push(...Object.values<unknown>({ ...value }));
  }
  return found;
}
