import { taskQueueFilters, taskWhitelistFilters, type TaskQueue, type TaskWhitelist } from "saltant";
import { namingFields } from "./fields.js";
import { patchableCalls } from "./named-calls.js";
import type { PatchableResource } from "./resource.js";

export const taskQueues: PatchableResource<TaskQueue> = {
  name: "task-queues",
  alias: "queues",
  noun: "task queue",
  key: "id or name",
  columns: [
    "id",
    "name",
    "active",
    "private",
    "runsExecutableTasks",
    "runsDockerContainerTasks",
    "runsSingularityContainerTasks",
    "user",
    "description",
  ],
  filters: taskQueueFilters,
  fields: [
    ...namingFields,
    { name: "private", option: "private", kind: "flag", description: "only its owner may launch on it" },
    { name: "active", option: "active", kind: "flag", description: "it takes instances" },
    {
      name: "runsExecutableTasks",
      option: "runs-executable-tasks",
      kind: "flag",
      description: "its workers run executables",
    },
    {
      name: "runsDockerContainerTasks",
      option: "runs-docker-container-tasks",
      kind: "flag",
      description: "its workers have Docker",
    },
    {
      name: "runsSingularityContainerTasks",
      option: "runs-singularity-container-tasks",
      kind: "flag",
      description: "its workers have Singularity",
    },
    { name: "whitelists", option: "whitelist", kind: "whitelists", description: "a whitelist of what it may run" },
  ],
  ...patchableCalls((client) => client.taskQueues),
};

export const taskWhitelists: PatchableResource<TaskWhitelist> = {
  name: "task-whitelists",
  alias: "whitelists",
  noun: "task whitelist",
  key: "id or name",
  columns: ["id", "name", "whitelistedContainerTaskTypes", "whitelistedExecutableTaskTypes", "user", "description"],
  filters: taskWhitelistFilters,
  fields: [
    ...namingFields,
    {
      name: "whitelistedContainerTaskTypes",
      option: "container-task-type",
      kind: "container types",
      description: "a container task type that may run",
    },
    {
      name: "whitelistedExecutableTaskTypes",
      option: "executable-task-type",
      kind: "executable types",
      description: "an executable task type that may run",
    },
  ],
  ...patchableCalls((client) => client.taskWhitelists),
};
