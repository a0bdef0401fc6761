import {
  containerTaskInstanceFilters,
  executableTaskInstanceFilters,
  type BulkOptions,
  type SaltantClient,
  type TaskInstance,
  type TaskInstanceInput,
  type WaitAllOptions,
} from "saltant";
import type { Resource, WritableResource } from "./resource.js";
import { containerTaskTypes, executableTaskTypes } from "./task-types.js";

/** What the command uses of a manager of task instances, whatever their class. */
export interface InstanceManager {
  createMany(inputs: readonly TaskInstanceInput<number>[], options: BulkOptions): Promise<TaskInstance[]>;
  cloneMany(uuids: readonly string[], options: BulkOptions): Promise<TaskInstance[]>;
  terminateMany(uuids: readonly string[], options: BulkOptions): Promise<TaskInstance[]>;
  waitUntilAllFinished(uuids: readonly string[], options: WaitAllOptions<TaskInstance>): AsyncIterable<TaskInstance>;
}

/** A class of task instances. */
export interface InstanceResource extends Resource<TaskInstance> {
  readonly types: WritableResource;
  manager(client: SaltantClient): InstanceManager;
}

const columns = ["uuid", "name", "state", "taskType", "taskQueue", "user", "datetimeCreated", "datetimeFinished"];

export const containerTaskInstances: InstanceResource = {
  name: "container-task-instances",
  alias: "cti",
  noun: "container task instance",
  key: "uuid",
  columns,
  filters: containerTaskInstanceFilters,
  types: containerTaskTypes,
  manager: (client) => client.containerTaskInstances,
  list: (client, filters, options) => client.containerTaskInstances.list(filters, options),
  get: (client, uuid, options) => client.containerTaskInstances.get(uuid, options),
};

export const executableTaskInstances: InstanceResource = {
  name: "executable-task-instances",
  alias: "eti",
  noun: "executable task instance",
  key: "uuid",
  columns,
  filters: executableTaskInstanceFilters,
  types: executableTaskTypes,
  manager: (client) => client.executableTaskInstances,
  list: (client, filters, options) => client.executableTaskInstances.list(filters, options),
  get: (client, uuid, options) => client.executableTaskInstances.get(uuid, options),
};
