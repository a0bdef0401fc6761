import * as z from "zod/mini";
import { arrayOf } from "../../core/data/schema.js";
import { defineInput } from "../../core/data/input.js";
import { defineShape } from "../../core/data/shape.js";
import type { Schemas, Wire } from "../contract.js";
import {
  id,
  matching,
  nullableText,
  optional,
  optionalText,
  reference,
  requiredText,
} from "../django/field-schemas.js";
import { PatchableModel, type PatchableApi } from "./named-model.js";
import { TaskWhitelist } from "./task-whitelist.js";

/** A task queue as the API writes it. */
export interface TaskQueueWire extends Wire<"TaskQueue"> {}

export const taskQueueShape = defineShape<TaskQueueWire>()({
  noun: "task queue",
  key: "id",
  fields: {
    id,
    user: nullableText,
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

// The server's own rule: the name becomes that of a Celery queue.
const name = requiredText(50).check(matching(/^\s*[\p{L}\p{N}_@+-]+\s*$/u, "letters, digits and @/+/-/_ only"));
const others = {
  description: optional(optionalText(Infinity)),
  private: optional(z.boolean()),
  runs_executable_tasks: optional(z.boolean()),
  runs_docker_container_tasks: optional(z.boolean()),
  runs_singularity_container_tasks: optional(z.boolean()),
  active: optional(z.boolean()),
  whitelists: optional(z.array(reference(TaskWhitelist))),
};

export const taskQueueInput = defineInput<Schemas["TaskQueueCreate"]>()({ name, ...others });
export const taskQueueChanges = defineInput<Schemas["TaskQueuePatch"]>()({ name: optional(name), ...others });

/** What a new queue may be given. In a PUT, what is left out keeps its value. */
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

/** Where task instances wait for the workers that an administrator bound to it. */
export class TaskQueue extends PatchableModel<TaskQueueWire, TaskQueueInput> {
  /** Whether only its owner may launch on it. */
  declare private: boolean;
  /** Whether it runs executable tasks. */
  declare runsExecutableTasks: boolean;
  /** Whether it runs tasks in Docker containers. */
  declare runsDockerContainerTasks: boolean;
  /** Whether it runs tasks in Singularity containers. */
  declare runsSingularityContainerTasks: boolean;
  /** Whether it takes new instances. While it does not, those it has cannot change their state either. */
  declare active: boolean;
  /** The ids of the whitelists that say what it may run. */
  declare whitelists: number[];

  /** @internal Models are made by their managers. */
  constructor(manager: PatchableApi<TaskQueueWire, TaskQueueInput>, wire: TaskQueueWire) {
    super(taskQueueShape, manager, wire);
  }
}
