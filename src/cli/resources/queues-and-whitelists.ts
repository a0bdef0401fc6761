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
    { name: "private", option: "private", kind: "flag", description: "only the owner may launch on the queue" },
    { name: "active", option: "active", kind: "flag", description: "the queue accepts task instances" },
    {
      name: "runsExecutableTasks",
      option: "runs-executable-tasks",
      kind: "flag",
      description: "the workers run executable tasks",
    },
    {
      name: "runsDockerContainerTasks",
      option: "runs-docker-container-tasks",
      kind: "flag",
      description: "the workers run Docker containers",
    },
    {
      name: "runsSingularityContainerTasks",
      option: "runs-singularity-container-tasks",
      kind: "flag",
      description: "the workers run Singularity containers",
    },
    {
      name: "whitelists",
      option: "whitelist",
      kind: "whitelists",
      description: "whitelist of task types that the queue may run",
    },
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
      description: "container task type that may run",
    },
    {
      name: "whitelistedExecutableTaskTypes",
      option: "executable-task-type",
      kind: "executable types",
      description: "executable task type that may run",
    },
  ],
  ...patchableCalls((client) => client.taskWhitelists),
};
