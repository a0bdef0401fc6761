import { NamedModel } from "./named-model.js";

/** What a new task type of either class may be given. In a PUT, what is left out keeps its value. */
export interface TaskTypeInput {
  /** Unique among its class, 1 to 200 characters. */
  name: string;
  /** What it does. Default `""`. */
  description?: string | undefined;
  /** The command that the worker runs, 1 to 400 characters. No shell reads it: `|` and `&&` do not work. */
  commandToRun: string;
  /** The names of the worker's environment variables that the command gets to see. Default none. */
  environmentVariables?: readonly string[] | undefined;
  /** The names of the arguments that an instance must have. Default none. */
  requiredArguments?: readonly string[] | undefined;
  /** Values for required arguments that an instance leaves out, by name. Default none. */
  requiredArgumentsDefaultValues?: Readonly<Record<string, unknown>> | undefined;
}

/** What runs: the description of a task, of which instances are launched. */
export abstract class TaskType<Wire extends object, Input extends TaskTypeInput> extends NamedModel<Wire, Input> {
  /** When it was created. */
  declare readonly datetimeCreated: Date;
  /** The command that the worker runs. */
  declare commandToRun: string;
  /** The names of the worker's environment variables that the command gets to see. */
  declare environmentVariables: string[];
  /** The names of the arguments that an instance must have. */
  declare requiredArguments: string[];
  /** Values for required arguments that an instance leaves out, by name. */
  declare requiredArgumentsDefaultValues: Record<string, unknown>;
}
