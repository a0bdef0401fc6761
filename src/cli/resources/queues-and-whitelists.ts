import {
  taskQueueFilters,
  taskWhitelistFilters,
  type RequestOptions,
  type SaltantClient,
  type TaskQueue,
  type TaskQueueInput,
  type TaskWhitelist,
  type TaskWhitelistInput,
} from "saltant";
import { idOrName, isId } from "./id-or-name.js";
import type { Field } from "./fields.js";
import type { PatchableResource } from "./resource.js";

const nameField: Field = { name: "name", option: "name", kind: "text", description: "its name", isRequired: true };
const descriptionField: Field = {
  name: "description",
  option: "description",
  kind: "text",
  description: "what it is for",
};

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
    nameField,
    descriptionField,
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
  list: (client, filters, options) => client.taskQueues.list(filters, options),
  get: (client, key, options) => client.taskQueues.get(idOrName(key), options),
  create(client: SaltantClient, input: TaskQueueInput, options: RequestOptions) {
    return client.taskQueues.create(input, options);
  },
  async put(client, key, values, options) {
    return Object.assign(await client.taskQueues.get(idOrName(key), options), values).put(options);
  },
  async patch(client, key, values, options) {
    return client.taskQueues.patch(
      isId(key) ? Number(key) : (await taskQueues.get(client, key, options)).id,
      values,
      options,
    );
  },
};

export const taskWhitelists: PatchableResource<TaskWhitelist> = {
  name: "task-whitelists",
  alias: "whitelists",
  noun: "task whitelist",
  key: "id or name",
  columns: ["id", "name", "whitelistedContainerTaskTypes", "whitelistedExecutableTaskTypes", "user", "description"],
  filters: taskWhitelistFilters,
  fields: [
    nameField,
    descriptionField,
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
  list: (client, filters, options) => client.taskWhitelists.list(filters, options),
  get: (client, key, options) => client.taskWhitelists.get(idOrName(key), options),
  create(client: SaltantClient, input: TaskWhitelistInput, options: RequestOptions) {
    return client.taskWhitelists.create(input, options);
  },
  async put(client, key, values, options) {
    return Object.assign(await client.taskWhitelists.get(idOrName(key), options), values).put(options);
  },
  async patch(client, key, values, options) {
    const id = isId(key) ? Number(key) : (await taskWhitelists.get(client, key, options)).id;
    return client.taskWhitelists.patch(id, values, options);
  },
};
