import {
  containerTaskTypeFilters,
  containerTypes,
  executableTaskTypeFilters,
  type ContainerTaskType,
  type ExecutableTaskType,
} from "saltant";
import { namingFields, type Field } from "./fields.js";
import { namedCalls } from "./named-calls.js";
import type { WritableResource } from "./resource.js";

/** The fields that both classes of task types have. */
const commonFields: readonly Field[] = [
  ...namingFields,
  {
    name: "commandToRun",
    option: "command-to-run",
    kind: "string",
    description: "command that the worker runs",
    isRequired: true,
  },
  {
    name: "environmentVariables",
    option: "environment-variable",
    kind: "strings",
    description: "environment variable that the worker passes to the task",
  },
  {
    name: "requiredArguments",
    option: "required-argument",
    kind: "strings",
    description: "argument that the task requires",
  },
  {
    name: "requiredArgumentsDefaultValues",
    option: "default",
    kind: "values",
    description: "default value of an argument",
  },
];

const containerFields: readonly Field[] = [
  ...commonFields,
  {
    name: "containerImage",
    option: "container-image",
    kind: "string",
    description: "container image, such as ubuntu:22.04",
    isRequired: true,
  },
  {
    name: "containerType",
    option: "container-type",
    kind: "string",
    description: "container runtime",
    isRequired: true,
    choices: containerTypes,
  },
  {
    name: "logsPath",
    option: "logs-path",
    kind: "nullable string",
    description: "path to which the container writes logs",
  },
  {
    name: "resultsPath",
    option: "results-path",
    kind: "nullable string",
    description: "path to which the container writes results",
  },
];

const executableFields: readonly Field[] = [
  ...commonFields,
  {
    name: "jsonFileOption",
    option: "json-file-option",
    kind: "nullable string",
    description: "option with which the command takes its arguments as a JSON file",
  },
];

export const containerTaskTypes: WritableResource<ContainerTaskType> = {
  name: "container-task-types",
  alias: "ctt",
  noun: "container task type",
  key: "id or name",
  columns: ["id", "name", "containerImage", "containerType", "requiredArguments", "user", "description"],
  filters: containerTaskTypeFilters,
  fields: containerFields,
  ...namedCalls((client) => client.containerTaskTypes),
};

export const executableTaskTypes: WritableResource<ExecutableTaskType> = {
  name: "executable-task-types",
  alias: "ett",
  noun: "executable task type",
  key: "id or name",
  columns: ["id", "name", "commandToRun", "requiredArguments", "user", "description"],
  filters: executableTaskTypeFilters,
  fields: executableFields,
  ...namedCalls((client) => client.executableTaskTypes),
};
