import { InvalidInputError } from "../errors/api-error.js";
import { truncate } from "../text.js";
import { requireObject } from "./checks.js";
import type { Agreement, FieldSchemas } from "./define-shape.js";
import { checkSendable, copyJson } from "./json.js";
import { hasDigits, originalOf } from "./lossless-json.js";
import { issuesText } from "./schema.js";
import { camelCase, type InputShape } from "./shape.js";
import { agreedSchema, issueWords } from "./zod-schemas.js";
import * as z from "./zod.js";

/** Describes an input. The first call names the contract's type; the compiler checks the schemas of the fields against it. */
export function defineInput<Wire extends object>() {
  return <const Fields extends FieldSchemas>(fields: Fields & Agreement<Wire, Fields>): InputShape<Wire> => ({
    schema: agreedSchema<Wire>(z.object(fields)),
    wireNames: new Map(Object.keys(fields).map((wireName) => [camelCase(wireName), wireName])),
  });
}

/**
 * Checks an input and makes a request body of it, with the wire's names. A property that is `undefined` counts as left out.
 *
 * @param what - What messages begin with: `book`.
 * @throws {@link InvalidInputError} for an unknown property and for each invalid value.
 */
export function encodeInput<Wire extends object>(shape: InputShape<Wire>, input: object, what: string): Wire {
  requireObject(`${what}: the input`, input);
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input) as [string, unknown][]) {
    if (value === undefined) continue;
    const wireName = shape.wireNames.get(name);
    if (wireName === undefined) {
      throw new InvalidInputError(
        `${what}: unknown property ${truncate(name, 80)}; the properties are ${[...shape.wireNames.keys()].join(", ")}`,
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
 * A copy of a request body that can be sent. A field that the server sent and that was not changed keeps the server's own digits.
 *
 * @param placeOf - The place of a field in messages.
 * @throws {@link InvalidInputError} for a value that JSON would change or the server cannot store.
 */
export function sendable<Body extends object>(body: Body, placeOf: (name: string) => string): Body {
  const fields = Object.entries(body).map(([name, value]): [string, unknown] => {
    const exact = originalOf(value);
    // A copy, so that what is checked is what is sent, even if the caller changes the value later.
    return [name, hasDigits(exact) ? exact : copyJson(exact)];
  });
  for (const [name, value] of fields) checkSendable(value, placeOf(name));
  return Object.fromEntries(fields) as Body; // The same fields with equal values.
}
