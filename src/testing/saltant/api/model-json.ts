import { ModelError, ServerFault } from "../django/errors.js";
import { JsonError, readJson } from "../django/python/json-reader.js";
import { str } from "../django/python/repr.js";
import { isDict, type PythonDict, type PythonValue } from "../django/python/values.js";

/**
 * saltant's models take JSON as text, too.
 *
 * @param complain Words the message for text that is no JSON.
 * @throws ModelError with that message.
 */
export function interpretJson(value: PythonValue, complain: (text: string) => string): PythonValue {
  if (typeof value !== "string") return value;
  try {
    return readJson(value, false);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    // The model catches errors of the grammar only.
    throw error.isSyntax ? new ModelError(complain(value)) : new ServerFault(error.message);
  }
}

/** The value, if it is a list. */
export function mustBeList(value: PythonValue): PythonValue[] {
  if (!Array.isArray(value)) throw new ModelError(`'${str(value)}' is not a valid JSON array!`);
  return value;
}

/** The value, if it is a dict. */
export function mustBeDict(value: PythonValue): PythonDict {
  if (!isDict(value)) throw new ModelError(`'${str(value)}' is not a valid JSON dictionary!`);
  return value;
}
