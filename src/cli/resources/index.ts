import { taskQueues, taskWhitelists } from "./queues-and-whitelists.js";
import type { PatchableResource, Resource, WritableResource } from "./resource.js";
import { containerTaskInstances, executableTaskInstances, type InstanceResource } from "./task-instances.js";
import { containerTaskTypes, executableTaskTypes } from "./task-types.js";
import { users } from "./users.js";

/** The two classes of task instances. */
export const instanceResources: readonly InstanceResource[] = [containerTaskInstances, executableTaskInstances];

/** The resources that can only be replaced as a whole. */
export const typeResources: readonly WritableResource[] = [containerTaskTypes, executableTaskTypes];

/** The resources that can also be updated in parts. */
export const patchableResources: readonly PatchableResource[] = [taskQueues, taskWhitelists];

/** The read-only resources. */
export const readOnlyResources: readonly Resource[] = [users];

/** All seven resources, in the order of the help. */
export const resources: readonly Resource[] = [
  ...instanceResources,
  ...typeResources,
  ...patchableResources,
  ...readOnlyResources,
];
