import { digitsAt, isSameItem, originalOf, writeJson } from "../../core/data/lossless-json.js";
import { describeValue } from "../../core/text.js";
import type { SchemaTraits } from "../../core/data/standard-schema.js";
import { ApiError, errorName } from "../../core/errors/index.js";

/** What a task type on the server says of its arguments. */
export interface TaskTypeTraits {
  readonly requiredArguments: readonly string[];
  readonly requiredArgumentsDefaultValues: Readonly<Record<string, unknown>>;
}

/**
 * Lists where a definition and the server's task type differ in a way that makes launches fail or go wrong. That a definition has
 * further optional arguments is no difference, as the server keeps those, and neither is that it demands what the server would
 * fill in.
 */
export function differences(
  { required, defaults }: SchemaTraits,
  { requiredArguments, requiredArgumentsDefaultValues: serverDefaults }: TaskTypeTraits,
): string[] {
  const missing = requiredArguments
    .filter((name) => !required.has(name) && !defaults.has(name) && !Object.hasOwn(serverDefaults, name))
    .map((name) => `the task type requires ${name}, the definition does not`);
  const unknown = [...required]
    .filter((name) => !requiredArguments.includes(name))
    .map((name) => `the definition requires ${name}, the task type does not`);
  const exact = originalOf(serverDefaults) as typeof serverDefaults; // Says the same, with all its digits.
  const other = [...defaults]
    .filter(([name, value]) => Object.hasOwn(exact, name) && !isSameItem(value, exact, name))
    .map(([name, value]) => {
      const there = digitsAt(exact, name, exact[name]) ?? text(exact[name]);
      return `the default of ${name} is ${there} for the task type, ${text(value)} in the definition`;
    });
  return [...missing, ...unknown, ...other];
}

/** A value as JSON where that is short. */
function text(value: unknown): string {
  const json = writeJson(value);
  return json !== undefined && json.length <= 80 ? json : describeValue(value);
}

/** A task that was defined here is not what the server has under that name. Nothing was launched. */
export class DefinitionMismatchError extends ApiError {
  static override readonly [errorName]: string = "DefinitionMismatchError";
  readonly code = "DEFINITION_MISMATCH";
  /** What the task type is called on the server. */
  readonly taskType: string;
  /** What differs, one line each; at least one. */
  readonly differences: readonly string[];

  /** @internal Errors are made by the library. */
  constructor(taskType: string, differences: readonly string[]) {
    super(`the definition of ${taskType} is not what the server has: ${differences.join("; ")}`);
    this.taskType = taskType;
    this.differences = differences;
  }
}
