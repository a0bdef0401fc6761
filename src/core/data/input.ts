import { checkSendable, copyJson } from "./json.js";
import { requireObject } from "./checks.js";
import { type Agreement, camelCase, type FieldSchemas } from "./shape.js";
import { InvalidInputError } from "../errors/api-error.js";
import { issuesText, issueWords, type Schema } from "./schema.js";
import { hasDigits, originalOf } from "./lossless-json.js";
import { truncate } from "../text.js";
import * as z from "zod/mini";

/** What a caller may pass, and how it becomes a body for the wire. */
export interface InputShape<Wire extends object> {
  readonly schema: Schema<Wire>;
  /** The names that callers use, each with its name on the wire. */
  readonly wireNames: ReadonlyMap<string, string>;
}

/**
 * The fields of a body, those of them that came from the server and were not changed as they came.
 *
 * @throws {@link InvalidInputError} for a value that cannot be sent as it is.
 */
export function sendable<Body extends object>(body: Body, placeOf: (name: string) => string): Body {
  const fields = Object.entries(body).map(([name, value]): [string, unknown] => {
    const exact = originalOf(value);
    // A copy, so that what is checked is what is sent, also if the caller changes the original.
    return [name, hasDigits(exact) ? exact : copyJson(exact)];
  });
  for (const [name, value] of fields) checkSendable(value, placeOf(name));
  return Object.fromEntries(fields) as Body; // The same fields, which say the same.
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
        `${what}: unknown property ${truncate(name, 80)}; there are ${[...shape.wireNames.keys()].join(", ")}`,
      );
    }
    body[wireName] = value;
  }
  const result = shape.schema.safeParse(body, { error: issueWords });
  if (!result.success) {
    const issues = result.error.issues.map((issue) => {
      const [field, ...inner] = issue.path;
      return { ...issue, path: [camelCase(String(field)), ...inner] };
    });
    throw new InvalidInputError(`${what}: ${issuesText(issues)}`);
  }
  return sendable(result.data, (wireName) => `${what}: ${camelCase(wireName)}`);
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
