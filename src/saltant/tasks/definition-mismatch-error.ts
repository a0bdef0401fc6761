import { ApiError, errorName } from "../../core/errors/index.js";

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
