import { defineShape } from "../../core/define-shape.js";
import type { Schemas } from "../contract.js";
import { TaskInstance, type TaskInstanceSource } from "./task-instance.js";

import { taskInstanceFields, taskInstanceTraits } from "./task-instance-fields.js";
type Wire = Schemas["ContainerTaskInstance"];

export const containerTaskInstanceShape = defineShape<Wire>()({
  ...taskInstanceTraits,
  noun: "container task instance",
  fields: taskInstanceFields,
});

/** One run of a container task type on a queue. */
export class ContainerTaskInstance extends TaskInstance {
  /** The class of its type. */
  readonly taskClass = "container";

  /** @internal Models are made by their managers. */
  constructor(manager: TaskInstanceSource<TaskInstance>, wire: Wire) {
    super(containerTaskInstanceShape, manager, wire);
  }
}
