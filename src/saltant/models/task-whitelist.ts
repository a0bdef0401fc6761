import * as z from "zod/mini";
import { arrayOf } from "../../core/data/schema.js";
import { defineInput } from "../../core/data/input.js";
import { defineShape } from "../../core/data/shape.js";
import type { Schemas, Wire } from "../contract.js";
import { id, nullableText, optional, optionalText, reference, requiredText } from "../django/field-schemas.js";
import { ContainerTaskType, ExecutableTaskType } from "./task-type.js";
import { PatchableModel, type PatchableApi } from "./named-model.js";

/** A whitelist as the API writes it. */
export interface TaskWhitelistWire extends Wire<"TaskWhitelist"> {}

export const taskWhitelistShape = defineShape<TaskWhitelistWire>()({
  noun: "task whitelist",
  key: "id",
  fields: {
    id,
    user: nullableText,
    name: z.string(),
    description: z.string(),
    whitelisted_container_task_types: arrayOf(id),
    whitelisted_executable_task_types: arrayOf(id),
  },
  readOnly: ["id", "user"],
  json: ["whitelisted_container_task_types", "whitelisted_executable_task_types"],
});

const name = requiredText(50);
const others = {
  description: optional(optionalText(Infinity)),
  whitelisted_container_task_types: optional(z.array(reference(ContainerTaskType))),
  whitelisted_executable_task_types: optional(z.array(reference(ExecutableTaskType))),
};

export const taskWhitelistInput = defineInput<Schemas["TaskWhitelistCreate"]>()({ name, ...others });
export const taskWhitelistChanges = defineInput<Schemas["TaskWhitelistPatch"]>()({ name: optional(name), ...others });

/** What a new whitelist may be given. In a PUT, what is left out keeps its value. */
export interface TaskWhitelistInput {
  /** Unique on the server, 1 to 50 characters. */
  name: string;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** The container task types it lets through, as ids or models. Default none. */
  whitelistedContainerTaskTypes?: readonly (number | ContainerTaskType)[] | undefined;
  /** The executable task types it lets through, as ids or models. Default none. */
  whitelistedExecutableTaskTypes?: readonly (number | ExecutableTaskType)[] | undefined;
}

/** Which task types the queues that have this whitelist may run. */
export class TaskWhitelist extends PatchableModel<TaskWhitelistWire, TaskWhitelistInput> {
  /** The ids of the container task types it lets through. */
  declare whitelistedContainerTaskTypes: number[];
  /** The ids of the executable task types it lets through. */
  declare whitelistedExecutableTaskTypes: number[];

  /** @internal Models are made by their managers. */
  constructor(manager: PatchableApi<TaskWhitelistWire, TaskWhitelistInput>, wire: TaskWhitelistWire) {
    super(taskWhitelistShape, manager, wire);
  }
}
