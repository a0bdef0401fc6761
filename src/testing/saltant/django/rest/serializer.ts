import { nonFieldError, Refusal, validationError } from "../errors.js";
import { QueryDict } from "../query-dict.js";
import { isDict, type PythonDict, typeName } from "../python/values.js";
import type { Body } from "./body.js";
import type { Field, Scope } from "./fields/field.js";

/** A row as it is shown, field by field. */
export function represent<Row>(fields: readonly Field<Row>[], row: Row): PythonDict {
  return new Map(fields.map((field) => [field.name, field.represent(row)]));
}

/**
 * What a request's body says of a row's columns.
 *
 * @throws ErrorReply 400 that names everything wrong with the fields, in their order.
 */
export function accept<Row>(fields: readonly Field<Row>[], body: Body, scope: Scope<Row>): Partial<Row> {
  if (body === null) throw nonFieldError("No data provided");
  if (!(body instanceof QueryDict) && !isDict(body)) {
    throw nonFieldError(`Invalid data. Expected a dictionary, but got ${typeName(body)}.`);
  }
  const draft: Partial<Row> = {};
  const refusals = new Map<string, readonly string[]>();
  for (const field of fields) {
    try {
      field.accept?.(body, draft, scope);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.set(field.name, error.messages);
    }
  }
  if (refusals.size > 0) throw validationError(refusals);
  return draft;
}
