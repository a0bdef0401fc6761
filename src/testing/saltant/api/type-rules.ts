import { dictThroughJsonb, throughJsonb } from "../django/postgres/jsonb.js";
import type { TaskTypeRow } from "../database/rows.js";
import { ModelError, ServerFault } from "../django/errors.js";
import type { PythonDict, PythonValue } from "../django/python/values.js";
import { interpretJson, mustBeDict, mustBeList } from "./model-json.js";

/** The columns that hold JSON. */
export interface JsonColumns {
  readonly environment_variables: PythonValue[];
  readonly required_arguments: PythonValue[];
  readonly required_arguments_default_values: PythonDict;
}

/**
 * Checks the JSON of a type; whatever is left out counts as empty. A serializer looks at what was sent, a model at the whole.
 *
 * @throws ModelError that says what does not hold; the order of the checks is the real server's.
 */
export function checkType(type: Partial<TaskTypeRow>): JsonColumns {
  const read = (value: PythonValue | undefined, empty: PythonValue): PythonValue =>
    interpretJson(value ?? empty, (text) => `'${text}' is not valid JSON!`);
  const variables = read(type.environment_variables, []);
  const required = read(type.required_arguments, []);
  const defaults = read(type.required_arguments_default_values, new Map());
  const columns = {
    environment_variables: mustBeList(variables),
    required_arguments: mustBeList(required),
    required_arguments_default_values: mustBeDict(defaults),
  };
  mustBeSubset(columns.required_arguments_default_values, columns.required_arguments);
  return columns;
}

function mustBeSubset(defaults: PythonDict, required: readonly PythonValue[]): void {
  if (required.some((name) => name !== null && typeof name === "object")) {
    throw new ServerFault("Python cannot put a list or a dict into a set.");
  }
  if ([...defaults.keys()].some((name) => !required.includes(name))) {
    throw new ModelError("default arguments not a subset of required arguments");
  }
}

/** What the columns hold once the database has taken them in. */
export function storedJson(columns: JsonColumns): JsonColumns {
  return {
    environment_variables: columns.environment_variables.map(throughJsonb),
    required_arguments: columns.required_arguments.map(throughJsonb),
    required_arguments_default_values: dictThroughJsonb(columns.required_arguments_default_values),
  };
}
