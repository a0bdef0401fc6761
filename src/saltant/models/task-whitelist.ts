import { defineShape } from "../../core/data/define-shape.js";
import { defineInput } from "../../core/data/input.js";
import { arrayOf } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import type { Schemas, Wire } from "../contract.js";
import { id, nullableString, optional, reference, requiredString } from "../django/field-schemas.js";
import { PatchableModel } from "./named-model.js";
import { ContainerTaskType, ExecutableTaskType } from "./task-type.js";

/** The task types that the queues with this whitelist may run. */
export class TaskWhitelist extends PatchableModel<TaskWhitelistWire, TaskWhitelistInput> {
  /** The ids of the container task types that it allows. */
  declare whitelistedContainerTaskTypes: number[];
  /** The ids of the executable task types that it allows. */
  declare whitelistedExecutableTaskTypes: number[];
}

/** A whitelist as the API writes it. */
export interface TaskWhitelistWire extends Wire<"TaskWhitelist"> {}

/** The properties of a new whitelist. In a PUT, a property that is left out keeps its value. */
export interface TaskWhitelistInput {
  /** Unique on the server, 1 to 50 characters. */
  name: string;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** The container task types that it allows, as ids or models. Default none. */
  whitelistedContainerTaskTypes?: readonly (number | ContainerTaskType)[] | undefined;
  /** The executable task types that it allows, as ids or models. Default none. */
  whitelistedExecutableTaskTypes?: readonly (number | ExecutableTaskType)[] | undefined;
}

export const taskWhitelistShape = defineShape<TaskWhitelistWire>()({
  noun: "task whitelist",
  key: "id",
  fields: {
    id,
    user: nullableString,
    name: z.string(),
    description: z.string(),
    whitelisted_container_task_types: arrayOf(id),
    whitelisted_executable_task_types: arrayOf(id),
  },
  readOnly: ["id", "user"],
  json: ["whitelisted_container_task_types", "whitelisted_executable_task_types"],
});

const name = requiredString(50);
const optionalFields = {
  description: optional(z.string()),
  whitelisted_container_task_types: optional(z.array(reference(ContainerTaskType))),
  whitelisted_executable_task_types: optional(z.array(reference(ExecutableTaskType))),
};

export const taskWhitelistInput = defineInput<Schemas["TaskWhitelistCreate"]>()({ name, ...optionalFields });
export const taskWhitelistChanges = defineInput<Schemas["TaskWhitelistPatch"]>()({
  name: optional(name),
  ...optionalFields,
});
