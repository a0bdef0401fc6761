import { requireObject } from "./check-options.js";
import * as z from "zod/mini";
import type { Schema } from "./decode.js";
import { InvalidInputError } from "./errors/input-errors.js";
import { issuesText, issueWords } from "./issues.js";
import { checkJson } from "./json.js";
import { cut } from "./printable.js";
import { camelCase, type Agreement, type FieldSchemas } from "./shape.js";

/** What a caller may pass, and how it becomes a body for the wire. */
export interface InputShape<Wire extends object> {
  readonly schema: Schema<Wire>;
  /** The names that callers use, each with its name on the wire. */
  readonly wireNames: ReadonlyMap<string, string>;
}

/**
 * Describes what may be written; the first call says as which type of the contract, which the schemas are held against.
 */
export function defineInput<Wire extends object>() {
  return <const Fields extends FieldSchemas>(fields: Fields & Agreement<Wire, Fields>): InputShape<Wire> => ({
    // The agreement says so; the compiler cannot compare through a type parameter.
    schema: z.object(fields) as unknown as Schema<Wire>,
    wireNames: new Map(Object.keys(fields).map((wireName) => [camelCase(wireName), wireName])),
  });
}

/**
 * Checks what a caller passed and gives it the wire's names. A property that is `undefined` counts as left out.
 *
 * @param what - What the messages begin with: `book`.
 * @throws {@link InvalidInputError} for an unknown property and for each value that cannot be sent, in the server's words.
 */
export function encodeInput<Wire extends object>(shape: InputShape<Wire>, input: object, what: string): Wire {
  requireObject(`${what}: the input`, input);
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input) as [string, unknown][]) {
    if (value === undefined) continue;
    const wireName = shape.wireNames.get(name);
    if (wireName === undefined) {
      throw new InvalidInputError(
        `${what}: unknown property ${cut(name, 80)}; there are ${[...shape.wireNames.keys()].join(", ")}`,
      );
    }
    body[wireName] = value;
  }
  const result = z.safeParse(shape.schema, body, { error: issueWords });
  if (!result.success) {
    const issues = result.error.issues.map((issue) => {
      const [field, ...inner] = issue.path;
      return { ...issue, path: [camelCase(String(field)), ...inner] };
    });
    throw new InvalidInputError(`${what}: ${issuesText(issues)}`);
  }
  for (const [wireName, value] of Object.entries(result.data)) checkJson(value, `${what}: ${camelCase(wireName)}`);
  return result.data;
}
