import * as z from "zod/mini";
import { camelCase, type Agreement, type FieldSchemas } from "./define-shape.js";
import type { InputShape } from "./input.js";
import type { Schema } from "./schema.js";

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
