import { type ContainerType, containerTypes } from "../../../generated/saltant/filters.js";
import { defineShape } from "../../core/data/define-shape.js";
import { defineInput } from "../../core/data/input.js";
import * as z from "../../core/data/zod.js";
import type { Schemas, Wire } from "../contract.js";
import {
  anyArray,
  datetime,
  id,
  jsonObject,
  maxLength,
  nullableString,
  oneOf,
  optional,
  requiredString,
} from "../django/field-schemas.js";
import { NamedModel } from "./named-model.js";

/** A task on the server: its command and its arguments. Instances of it are launched. */
export abstract class TaskType<Wire extends object, Input extends TaskTypeInput> extends NamedModel<Wire, Input> {
  /** When it was created. */
  declare readonly datetimeCreated: Date;
  /** The command that the worker runs. */
  declare commandToRun: string;
  /** The names of the worker's environment variables that are passed to the command. */
  declare environmentVariables: string[];
  /** The names of the arguments that an instance must have. */
  declare requiredArguments: string[];
  /** Default values for required arguments, by name. */
  declare requiredArgumentsDefaultValues: Record<string, unknown>;
}

/** The rules of a task type for the arguments of its instances. */
export interface ArgumentRules {
  readonly requiredArguments: readonly string[];
  readonly requiredArgumentsDefaultValues: Readonly<Record<string, unknown>>;
}

/** The properties of a new task type of either class. In a PUT, a property that is left out keeps its value. */
export interface TaskTypeInput {
  /** Unique among its class, 1 to 200 characters. */
  name: string;
  /** What it does. Default `""`. */
  description?: string | undefined;
  /** The command that the worker runs, 1 to 400 characters. No shell reads it: `|` and `&&` do not work. */
  commandToRun: string;
  /** The names of the worker's environment variables that are passed to the command. Default none. */
  environmentVariables?: readonly string[] | undefined;
  /** The names of the arguments that an instance must have. Default none. */
  requiredArguments?: readonly string[] | undefined;
  /** Default values for required arguments, by name. Default none. */
  requiredArgumentsDefaultValues?: Readonly<Record<string, unknown>> | undefined;
}

/** What the shapes of both classes have in common. */
const commonShape = {
  key: "id",
  fields: {
    id,
    user: nullableString,
    name: z.string(),
    description: z.string(),
    datetime_created: datetime,
    command_to_run: z.string(),
    environment_variables: anyArray,
    required_arguments: anyArray,
    required_arguments_default_values: jsonObject,
  },
  readOnly: ["id", "user", "datetime_created"],
  datetimes: ["datetime_created"],
  json: ["environment_variables", "required_arguments", "required_arguments_default_values"],
} as const;

/** What the inputs of both classes have in common. */
const commonInput = {
  name: requiredString(200),
  description: optional(z.string()),
  command_to_run: requiredString(400),
  environment_variables: optional(z.array(z.string())),
  required_arguments: optional(z.array(z.string())),
  required_arguments_default_values: optional(jsonObject),
};

/** A task that runs in a container. */
export class ContainerTaskType extends TaskType<ContainerTaskTypeWire, ContainerTaskTypeInput> {
  /** The directory in the container where the command leaves its logs; null if none. */
  declare logsPath: string | null;
  /** The directory in the container where the command leaves its results; null if none. */
  declare resultsPath: string | null;
  /** The image, as the container runtime names it. */
  declare containerImage: string;
  /** The container runtime. */
  declare containerType: ContainerType;
}

/** A container task type as the API writes it. */
export interface ContainerTaskTypeWire extends Wire<"ContainerTaskType"> {}

/** The properties of a new container task type. In a PUT, a property that is left out keeps its value. */
export interface ContainerTaskTypeInput extends TaskTypeInput {
  /** The image, as the container runtime names it: `ubuntu:22.04`, or `docker://alpine:3` for Singularity. 1 to 200 characters. */
  containerImage: string;
  /** The container runtime. */
  containerType: ContainerType;
  /** The directory in the container where the command leaves its logs, at most 400 characters. Default null: none. */
  logsPath?: string | null | undefined;
  /** The directory in the container where the command leaves its results, at most 400 characters. Default null: none. */
  resultsPath?: string | null | undefined;
}

export const containerTaskTypeShape = defineShape<ContainerTaskTypeWire>()({
  ...commonShape,
  noun: "container task type",
  fields: {
    ...commonShape.fields,
    logs_path: nullableString,
    results_path: nullableString,
    container_image: z.string(),
    container_type: oneOf(containerTypes),
  },
});

export const containerTaskTypeInput = defineInput<Schemas["ContainerTaskTypeCreate"]>()({
  ...commonInput,
  logs_path: optional(z.nullable(maxLength(400))),
  results_path: optional(z.nullable(maxLength(400))),
  container_image: requiredString(200),
  container_type: oneOf(containerTypes),
});

/** A task that runs a command on the worker itself. */
export class ExecutableTaskType extends TaskType<ExecutableTaskTypeWire, ExecutableTaskTypeInput> {
  /** The command's option for the path of a JSON file with the arguments; null if they are passed as a JSON string. */
  declare jsonFileOption: string | null;
}

/** An executable task type as the API writes it. */
export interface ExecutableTaskTypeWire extends Wire<"ExecutableTaskType"> {}

/** The properties of a new executable task type. In a PUT, a property that is left out keeps its value. */
export interface ExecutableTaskTypeInput extends TaskTypeInput {
  /**
   * The command's option for the path of a JSON file with the arguments, such as `--json-file`, at most 50 characters. Default
   * null: the arguments are passed as a JSON string at the end of the command.
   */
  jsonFileOption?: string | null | undefined;
}

export const executableTaskTypeShape = defineShape<ExecutableTaskTypeWire>()({
  ...commonShape,
  noun: "executable task type",
  fields: { ...commonShape.fields, json_file_option: nullableString },
});

export const executableTaskTypeInput = defineInput<Schemas["ExecutableTaskTypeCreate"]>()({
  ...commonInput,
  json_file_option: optional(z.nullable(maxLength(50))),
});
