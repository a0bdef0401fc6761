import { NamedModel, type NamedApi } from "./named-model.js";
import * as z from "zod/mini";
import {
  datetime,
  id,
  jsonObject,
  names,
  nullableText,
  oneOf,
  optional,
  optionalText,
  requiredText,
  texts,
} from "../django/field-schemas.js";
import { type ContainerType, containerTypes } from "../../../generated/saltant/filters.js";
import { defineInput } from "../../core/data/input.js";
import { defineShape } from "../../core/data/shape.js";
import type { Schemas, Wire } from "../contract.js";

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

/** A container task type as the API writes it. */
export interface ContainerTaskTypeWire extends Wire<"ContainerTaskType"> {}

export const containerTaskTypeShape = defineShape<ContainerTaskTypeWire>()({
  ...taskTypeTraits,
  noun: "container task type",
  fields: {
    ...taskTypeFields,
    logs_path: nullableText,
    results_path: nullableText,
    container_image: z.string(),
    container_type: oneOf(containerTypes),
  },
});

export const containerTaskTypeInput = defineInput<Schemas["ContainerTaskTypeCreate"]>()({
  ...taskTypeInputFields,
  logs_path: optional(z.nullable(optionalText(400))),
  results_path: optional(z.nullable(optionalText(400))),
  container_image: requiredText(200),
  container_type: oneOf(containerTypes),
});

/** What a new container task type may be given. In a PUT, what is left out keeps its value. */
export interface ContainerTaskTypeInput extends TaskTypeInput {
  /** The image, as the container's run time names it: `ubuntu:22.04`, or `docker://alpine:3` for Singularity. 1 to 200 characters. */
  containerImage: string;
  /** What runs the container. */
  containerType: ContainerType;
  /** The directory in the container where the command leaves its logs, at most 400 characters. Default null: none. */
  logsPath?: string | null | undefined;
  /** The directory in the container where the command leaves its results, at most 400 characters. Default null: none. */
  resultsPath?: string | null | undefined;
}

/** A task that runs in a container. */
export class ContainerTaskType extends TaskType<ContainerTaskTypeWire, ContainerTaskTypeInput> {
  /** The directory in the container where the command leaves its logs; null if none. */
  declare logsPath: string | null;
  /** The directory in the container where the command leaves its results; null if none. */
  declare resultsPath: string | null;
  /** The image, as the container's run time names it. */
  declare containerImage: string;
  /** What runs the container. */
  declare containerType: ContainerType;

  /** @internal Models are made by their managers. */
  constructor(manager: NamedApi<ContainerTaskTypeWire, ContainerTaskTypeInput>, wire: ContainerTaskTypeWire) {
    super(containerTaskTypeShape, manager, wire);
  }
}

/** An executable task type as the API writes it. */
export interface ExecutableTaskTypeWire extends Wire<"ExecutableTaskType"> {}

export const executableTaskTypeShape = defineShape<ExecutableTaskTypeWire>()({
  ...taskTypeTraits,
  noun: "executable task type",
  fields: { ...taskTypeFields, json_file_option: nullableText },
});

export const executableTaskTypeInput = defineInput<Schemas["ExecutableTaskTypeCreate"]>()({
  ...taskTypeInputFields,
  json_file_option: optional(z.nullable(optionalText(50))),
});

/** What a new executable task type may be given. In a PUT, what is left out keeps its value. */
export interface ExecutableTaskTypeInput extends TaskTypeInput {
  /**
   * The command's option that takes the path of a JSON file, such as `--json-file`, at most 50 characters. Default null: the
   * arguments come as JSON text at the end of the command.
   */
  jsonFileOption?: string | null | undefined;
}

/** A task that runs a command on the worker itself. */
export class ExecutableTaskType extends TaskType<ExecutableTaskTypeWire, ExecutableTaskTypeInput> {
  /** The command's option that takes the arguments as the path of a JSON file; null if they come as JSON text. */
  declare jsonFileOption: string | null;

  /** @internal Models are made by their managers. */
  constructor(manager: NamedApi<ExecutableTaskTypeWire, ExecutableTaskTypeInput>, wire: ExecutableTaskTypeWire) {
    super(executableTaskTypeShape, manager, wire);
  }
}
