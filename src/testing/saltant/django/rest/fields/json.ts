import { Refusal } from "../../errors.js";
import { JsonError, readJson } from "../../python/json-reader.js";
import { QueryDict } from "../../query-dict.js";
import { isDict, type PythonValue } from "../../python/values.js";
import { type Field, isGiven } from "./field.js";

/** Any JSON value. In a form it is JSON text, and there `null` is a value like any other. */
export function jsonField<Name extends string, Row extends Record<Name, PythonValue>>(name: Name): Field<Row> {
  return {
    name,
    represent: (row) => row[name],
    accept(input, draft, scope) {
      const value = input instanceof QueryDict ? readFormText(input.get(name)) : input.get(name);
      if (value === undefined) return;
      // A form's text is read when the value has been found to be neither null nor more than JSON can say.
      if (!(input instanceof QueryDict)) {
        isGiven(value, {}, scope.isPartial === true);
        if (!isFinite(value)) throw new Refusal("Value must be valid JSON.");
      }
      // What TypeScript cannot see of a generic row: a column of JSON holds any value.
      draft[name] = value as Row[Name];
    },
  };
}

function readFormText(text: string | undefined): PythonValue | undefined {
  if (text === undefined) return undefined;
  try {
    return readJson(text);
  } catch (error) {
    if (error instanceof JsonError) throw new Refusal("Value must be valid JSON.");
    throw error;
  }
}

/** Python reads 1e999 as infinity, which it will not write again. */
function isFinite(value: PythonValue): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isFinite);
  return value === null || !isDict(value) || [...value.values()].every(isFinite);
}
