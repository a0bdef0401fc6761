import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { asArray, asObject, type JsonObject } from "../../generate/contract.js";
import type { Source } from "../description/raw-operations.js";

/** A deviation of a response from the contract. */
export interface Deviation {
  /** `differs` from the contract, or is `new`: not in the contract, but accepted by the client. */
  readonly verdict: "differs" | "new";
  /** The place in the body: `$.results[*].name`. */
  readonly path: string;
  readonly expected: string;
  readonly got: string;
}

/** Validates responses against the schemas of a contract. */
export class ResponseValidator {
  readonly #source: Source;
  readonly #ajv = new Ajv2020({
    allErrors: true,
    // Errors then have the value and the schema.
    verbose: true,
    // A schema may have OpenAPI's own keywords.
    strict: false,
    logger: false,
    unicodeRegExp: false,
    formats: fullFormats,
  });
  readonly #validators = new Map<unknown, ValidateFunction>();

  constructor(source: Source) {
    this.#source = source;
  }

  /** The deviations of a body from a schema of the contract; equal deviations of an array's items are reported once. */
  validate(schema: unknown, body: unknown): Deviation[] {
    const validate = this.#validatorOf(schema);
    const found = validate(body) ? [] : deviationsOf(validate.errors ?? []);
    return unique([...found, ...this.#unknown(schema, body, "$", 0)]);
  }

  #validatorOf(schema: unknown): ValidateFunction {
    const known = this.#validators.get(schema);
    if (known) return known;
    // A schema refers to others by their place in the contract, which here becomes their place in the schema.
    const validate = this.#ajv.compile({ ...asObject(schema, "a schema"), components: this.#source.root.components });
    this.#validators.set(schema, validate);
    return validate;
  }

  /** The fields, and the values of an open choice, that the contract does not know. */
  #unknown(schema: unknown, value: unknown, path: string, depth: number): Deviation[] {
    if (typeof schema !== "object" || schema === null || depth > 30) return [];
    const { properties, items, anyOf } = this.#source.resolve(schema, path);
    if (Array.isArray(value)) return value.flatMap((each) => this.#unknown(items, each, `${path}[*]`, depth + 1));
    if (typeof value === "string" && anyOf !== undefined) return this.#unknownWord(asArray(anyOf, path), value, path);
    if (typeof value !== "object" || value === null || properties === undefined) return [];
    const known = asObject(properties, path);
    return Object.entries(value).flatMap(([name, each]): Deviation[] => {
      const at = pathOf(path, name);
      if (Object.hasOwn(known, name)) return this.#unknown(known[name], each, at, depth + 1);
      return [{ verdict: "new", path: at, expected: "no such field", got: typeText(each) }];
    });
  }

  #unknownWord(choices: readonly unknown[], word: string, path: string): Deviation[] {
    const schemas = choices.map((choice) => this.#source.resolve(choice, path));
    if (!schemas.some((schema) => schema["x-any-other-text"] === true)) return [];
    const words = schemas.flatMap((schema) => asArray(schema.enum ?? [], path));
    if (words.includes(word)) return [];
    return [{ verdict: "new", path, expected: `one of ${listText(words)}`, got: valueText(word) }];
  }
}

function deviationsOf(errors: readonly ErrorObject[]): Deviation[] {
  const choices = errors.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf");
  const isWithinChoice = (error: ErrorObject): boolean =>
    choices.some(
      (choice) =>
        choice !== error &&
        (error.instancePath === choice.instancePath || error.instancePath.startsWith(`${choice.instancePath}/`)),
    );
  // If a value matches none of several alternatives, the errors of each alternative are of no use.
  return errors.filter((error) => !isWithinChoice(error)).map(deviationOf);
}

function deviationOf({ keyword, instancePath, params, message, data, parentSchema }: ErrorObject): Deviation {
  const path = instancePath.split("/").slice(1).reduce(pathTo, "$");
  const given = params as JsonObject;
  switch (keyword) {
    case "required": {
      const at = pathOf(path, String(given.missingProperty));
      return { verdict: "differs", path: at, expected: "a value (required)", got: "nothing" };
    }
    case "type":
      return { verdict: "differs", path, expected: [given.type].flat().map(String).join(" or "), got: typeText(data) };
    case "enum":
      return {
        verdict: "differs",
        path,
        expected: `one of ${listText(asArray(given.allowedValues, path))}`,
        got: valueText(data),
      };
    case "format":
      return { verdict: "differs", path, expected: `format ${String(given.format)}`, got: valueText(data) };
    case "anyOf":
    case "oneOf": {
      const forms = asArray(asObject(parentSchema, path)[keyword], path).map(formText).join(", or ");
      return { verdict: "differs", path, expected: forms, got: typeText(data) };
    }
    default:
      return { verdict: "differs", path, expected: message ?? keyword, got: valueText(data) };
  }
}

/** One segment of a JSON pointer; all items of an array have the same one. */
function pathTo(path: string, step: string): string {
  const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
  return /^\d+$/.test(name) ? `${path}[*]` : pathOf(path, name);
}

function pathOf(path: string, name: string): string {
  return /^\w+$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}

function formText(schema: unknown): string {
  const { $ref, type } = asObject(schema, "a schema");
  if (typeof $ref === "string") return $ref.slice($ref.lastIndexOf("/") + 1);
  return type === undefined ? "something else" : [type].flat().map(String).join(" or ");
}

/** The type of a value, without the value itself, which may be private. */
export function typeText(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

/** The value itself, for errors in which it matters. */
function valueText(value: unknown): string {
  if (typeof value === "object") return typeText(value);
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function listText(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(", ");
}

function unique(deviations: readonly Deviation[]): Deviation[] {
  return [...new Map(deviations.map((each) => [JSON.stringify(each), each])).values()];
}
