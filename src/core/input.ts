import * as z from "zod/mini";
import { pathText, type Schema } from "./decode.js";
import { InvalidInputError } from "./errors/input-errors.js";
import { checkJson } from "./json.js";
import { snakeCase, type Agreement, type FieldSchemas } from "./shape.js";

/** Turns what a caller passes into a body for the wire. */
export interface InputShape<Wire extends object> {
  /** The names it knows, as callers write them. */
  readonly schema: Schema<Wire>;
  readonly wireNames: ReadonlySet<string>;
}

/**
 * Describes what may be written; the first call says as which type of the contract, which the schemas are held against.
 */
export function defineInput<Wire extends object>() {
  return <const Fields extends FieldSchemas>(fields: Fields & Agreement<Wire, Fields>): InputShape<Wire> => ({
    // The agreement says so; the compiler cannot compare through a type parameter.
    schema: z.object(fields) as unknown as Schema<Wire>,
    wireNames: new Set(Object.keys(fields)),
  });
}

/**
 * Checks what a caller passed and gives it the wire's names. A property that is `undefined` counts as left out.
 *
 * @param what - What the messages begin with: `task queue`.
 * @throws {@link InvalidInputError} for an unknown property and for each value that cannot be sent, in the server's words.
 */
export function encodeInput<Wire extends object>(shape: InputShape<Wire>, input: object, what: string): Wire {
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input) as [string, unknown][]) {
    if (value === undefined) continue;
    const wireName = snakeCase(name);
    if (!shape.wireNames.has(wireName)) {
      throw new InvalidInputError(`${what}: unknown property ${name}; there are ${[...shape.wireNames].join(", ")}`);
    }
    body[wireName] = value;
  }
  const result = z.safeParse(shape.schema, body);
  if (!result.success) {
    const issues = result.error.issues.map(({ path, message }) => `${pathText(path)}: ${message}`);
    throw new InvalidInputError(`${what}: ${issues.join("; ")}`);
  }
  checkJson(result.data, what);
  return result.data;
}
