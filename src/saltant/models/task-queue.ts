import { defineShape } from "../../core/data/define-shape.js";
import { defineInput } from "../../core/data/input.js";
import { arrayOf } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import type { Schemas, Wire } from "../contract.js";
import { id, matching, nullableString, optional, reference, requiredString } from "../django/field-schemas.js";
import { PatchableModel } from "./named-model.js";
import { TaskWhitelist } from "./task-whitelist.js";

/** A queue on which task instances wait for the workers that an administrator bound to it. */
export class TaskQueue extends PatchableModel<TaskQueueWire, TaskQueueInput> {
  /** Whether only its owner may launch on it. */
  declare private: boolean;
  /** Whether it runs executable tasks. */
  declare runsExecutableTasks: boolean;
  /** Whether it runs tasks in Docker containers. */
  declare runsDockerContainerTasks: boolean;
  /** Whether it runs tasks in Singularity containers. */
  declare runsSingularityContainerTasks: boolean;
  /** Whether it takes new instances. While it does not, the state of its instances cannot change either. */
  declare active: boolean;
  /** The ids of the whitelists that say what it may run. */
  declare whitelists: number[];
}

/** A task queue as the API writes it. */
export interface TaskQueueWire extends Wire<"TaskQueue"> {}

/** The properties of a new queue. In a PUT, a property that is left out keeps its value. */
export interface TaskQueueInput {
  /** Unique on the server: 1 to 50 letters, digits and characters of `@+-_`. */
  name: string;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** Whether only its owner may launch on it. Default false. */
  private?: boolean | undefined;
  /** Whether it runs executable tasks. Default true. */
  runsExecutableTasks?: boolean | undefined;
  /** Whether it runs tasks in Docker containers. Default true. */
  runsDockerContainerTasks?: boolean | undefined;
  /** Whether it runs tasks in Singularity containers. Default true. */
  runsSingularityContainerTasks?: boolean | undefined;
  /** Whether it takes new instances. Default true. */
  active?: boolean | undefined;
  /** The whitelists that say what it may run, as ids or models. Default none: then it runs nothing. */
  whitelists?: readonly (number | TaskWhitelist)[] | undefined;
}

export const taskQueueShape = defineShape<TaskQueueWire>()({
  noun: "task queue",
  key: "id",
  fields: {
    id,
    user: nullableString,
    name: z.string(),
    description: z.string(),
    private: z.boolean(),
    runs_executable_tasks: z.boolean(),
    runs_docker_container_tasks: z.boolean(),
    runs_singularity_container_tasks: z.boolean(),
    active: z.boolean(),
    whitelists: arrayOf(id),
  },
  readOnly: ["id", "user"],
  json: ["whitelists"],
});

// The server's own rule, as the name becomes that of a Celery queue.
const name = requiredString(50).check(matching(/^\s*[\p{L}\p{N}_@+-]+\s*$/u, "letters, digits and @/+/-/_ only"));
const optionalFields = {
  description: optional(z.string()),
  private: optional(z.boolean()),
  runs_executable_tasks: optional(z.boolean()),
  runs_docker_container_tasks: optional(z.boolean()),
  runs_singularity_container_tasks: optional(z.boolean()),
  active: optional(z.boolean()),
  whitelists: optional(z.array(reference(TaskWhitelist))),
};

export const taskQueueInput = defineInput<Schemas["TaskQueueCreate"]>()({ name, ...optionalFields });
export const taskQueueChanges = defineInput<Schemas["TaskQueuePatch"]>()({ name: optional(name), ...optionalFields });
