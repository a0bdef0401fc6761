import { defineShape } from "../../core/define-shape.js";
import type { Wire } from "../contract.js";
import { TaskInstance, type TaskInstanceSource } from "./task-instance.js";
import { taskInstanceFields, taskInstanceTraits } from "./task-instance-fields.js";

/** A container task instance as the API writes it. */
export interface ContainerTaskInstanceWire extends Wire<"ContainerTaskInstance"> {}

export const containerTaskInstanceShape = defineShape<ContainerTaskInstanceWire>()({
  ...taskInstanceTraits,
  noun: "container task instance",
  fields: taskInstanceFields,
});

/** One run of a container task type on a queue. */
export class ContainerTaskInstance extends TaskInstance {
  /** The class of its type. */
  readonly taskClass = "container";

  /** @internal Models are made by their managers. */
  constructor(manager: TaskInstanceSource<TaskInstance>, wire: ContainerTaskInstanceWire) {
    super(containerTaskInstanceShape, manager, wire);
  }
}
