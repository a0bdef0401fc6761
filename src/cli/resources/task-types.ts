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
    kind: "text",
    description: "the command that a worker runs",
    isRequired: true,
  },
  {
    name: "environmentVariables",
    option: "environment-variable",
    kind: "texts",
    description: "a variable that the worker passes on",
  },
  { name: "requiredArguments", option: "required-argument", kind: "texts", description: "an argument that it takes" },
  {
    name: "requiredArgumentsDefaultValues",
    option: "default",
    kind: "values",
    description: "what an argument is if none is given",
  },
];

const containerFields: readonly Field[] = [
  ...commonFields,
  {
    name: "containerImage",
    option: "container-image",
    kind: "text",
    description: "the image, such as ubuntu:22.04",
    isRequired: true,
  },
  {
    name: "containerType",
    option: "container-type",
    kind: "text",
    description: "what runs the container",
    isRequired: true,
    choices: containerTypes,
  },
  { name: "logsPath", option: "logs-path", kind: "nullable text", description: "where the container writes logs" },
  {
    name: "resultsPath",
    option: "results-path",
    kind: "nullable text",
    description: "where the container writes results",
  },
];

const executableFields: readonly Field[] = [
  ...commonFields,
  {
    name: "jsonFileOption",
    option: "json-file-option",
    kind: "nullable text",
    description: "the command's option that takes its arguments as a JSON file",
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
