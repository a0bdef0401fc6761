import * as z from "zod/mini";
import { NamedModel } from "./named-model.js";
import { datetime, id, jsonObject, names, nullableText, optional, optionalText, requiredText, texts } from "../wire.js";

/** The fields that both classes of task types have, for reading. */
export const taskTypeFields = {
  id,
  user: nullableText,
  name: z.string(),
  description: z.string(),
  datetime_created: datetime,
  command_to_run: z.string(),
  environment_variables: names,
  required_arguments: names,
  required_arguments_default_values: jsonObject,
};

/** What a shape says of them besides. */
export const taskTypeTraits = {
  key: "id",
  readOnly: ["id", "user", "datetime_created"],
  datetimes: ["datetime_created"],
  json: ["environment_variables", "required_arguments", "required_arguments_default_values"],
} as const;

/** The fields that both classes of task types have, for writing. */
export const taskTypeInputFields = {
  name: requiredText(200),
  description: optional(optionalText(Infinity)),
  command_to_run: requiredText(400),
  environment_variables: optional(texts),
  required_arguments: optional(texts),
  required_arguments_default_values: optional(jsonObject),
};

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
