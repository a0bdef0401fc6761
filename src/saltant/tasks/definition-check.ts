import { digitsAt, isSameItem, originalOf, writeJson } from "../../core/data/lossless-json.js";
import type { SchemaTraits } from "../../core/data/standard-schema.js";
import { ApiError } from "../../core/errors/index.js";
import { describeValue } from "../../core/text.js";
import type { ArgumentRules } from "../models/task-type.js";

/**
 * Lists the differences between a definition and the server's task type that make launches fail or have a wrong effect. Further
 * optional arguments in a definition are no difference, as the server keeps them. Neither are arguments that the definition
 * requires and the server would fill in.
 */
export function differences(
  { required, defaults }: SchemaTraits,
  { requiredArguments, requiredArgumentsDefaultValues: serverDefaults }: ArgumentRules,
): string[] {
  const missing = requiredArguments
    .filter((name) => !required.has(name) && !defaults.has(name) && !Object.hasOwn(serverDefaults, name))
    .map((name) => `the task type requires ${name}, the definition does not`);
  const unknown = [...required]
    .filter((name) => !requiredArguments.includes(name))
    .map((name) => `the definition requires ${name}, the task type does not`);
  const exact = originalOf(serverDefaults) as typeof serverDefaults; // The same values, with all their digits.
  const other = [...defaults]
    .filter(([name, value]) => Object.hasOwn(exact, name) && !isSameItem(value, exact, name))
    .map(([name, value]) => {
      const there = digitsAt(exact, name, exact[name]) ?? text(exact[name]);
      return `the default of ${name} is ${there} for the task type, ${text(value)} in the definition`;
    });
  return [...missing, ...unknown, ...other];
}

/** A value as JSON, if that is short. */
function text(value: unknown): string {
  const json = writeJson(value);
  return json !== undefined && json.length <= 80 ? json : describeValue(value);
}

/** A task's definition in the program does not match the task type on the server. Nothing was launched. */
export class DefinitionMismatchError extends ApiError {
  static override readonly errorName: string = "DefinitionMismatchError";
  static override readonly errorService = "saltant";
  readonly code = "DEFINITION_MISMATCH";
  /** The name of the task type on the server. */
  readonly taskType: string;
  /** The differences, one line each; at least one. */
  readonly differences: readonly string[];

  /** @internal Errors are made by the library. */
  constructor(taskType: string, differences: readonly string[]) {
    super(`the definition of ${taskType} is not what the server has: ${differences.join("; ")}`);
    this.taskType = taskType;
    this.differences = differences;
  }
}
