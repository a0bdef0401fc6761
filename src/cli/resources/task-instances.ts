import {
  containerTaskInstanceFilters,
  executableTaskInstanceFilters,
  type BulkOptions,
  type Listing,
  type ListOptions,
  type RequestOptions,
  type SaltantClient,
  type TaskInstance,
  type TaskInstanceInput,
  type WaitAllOptions,
} from "saltant";
import type { Resource, WritableResource } from "./resource.js";
import { containerTaskTypes, executableTaskTypes } from "./task-types.js";

/** The methods of a manager of task instances, of either class, that the command uses. */
export interface InstanceManager {
  list(filters: object, options: ListOptions): Listing<TaskInstance>;
  get(uuid: string, options: RequestOptions): Promise<TaskInstance>;
  createMany(inputs: readonly TaskInstanceInput<number>[], options: BulkOptions<TaskInstance>): Promise<TaskInstance[]>;
  cloneMany(uuids: readonly string[], options: BulkOptions<TaskInstance>): Promise<TaskInstance[]>;
  terminateMany(uuids: readonly string[], options: BulkOptions<TaskInstance>): Promise<TaskInstance[]>;
  waitUntilAllFinished(uuids: readonly string[], options: WaitAllOptions<TaskInstance>): AsyncIterable<TaskInstance>;
}

/** A class of task instances. */
export interface InstanceResource extends Resource<TaskInstance> {
  readonly types: WritableResource;
  manager(client: SaltantClient): InstanceManager;
}

/** The functions of a resource that call its manager, and the manager itself. */
function instanceCalls(
  managerOf: (client: SaltantClient) => InstanceManager,
): Pick<InstanceResource, "manager" | "list" | "get"> {
  return {
    manager: managerOf,
    list: (client, filters, options) => managerOf(client).list(filters, options),
    get: (client, uuid, options) => managerOf(client).get(uuid, options),
  };
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
  ...instanceCalls((client) => client.containerTaskInstances),
};

export const executableTaskInstances: InstanceResource = {
  name: "executable-task-instances",
  alias: "eti",
  noun: "executable task instance",
  key: "uuid",
  columns,
  filters: executableTaskInstanceFilters,
  types: executableTaskTypes,
  ...instanceCalls((client) => client.executableTaskInstances),
};
