import { defineShape } from "../../core/define-shape.js";
import type { Schemas } from "../contract.js";
import { TaskInstance, type TaskInstanceSource } from "./task-instance.js";

import { taskInstanceFields, taskInstanceTraits } from "./task-instance-fields.js";
type Wire = Schemas["ExecutableTaskInstance"];

export const executableTaskInstanceShape = defineShape<Wire>()({
  ...taskInstanceTraits,
  noun: "executable task instance",
  fields: taskInstanceFields,
});

/** One run of an executable task type on a queue. */
export class ExecutableTaskInstance extends TaskInstance {
  /** The class of its type. */
  readonly taskClass = "executable";

  /** @internal Models are made by their managers. */
  constructor(manager: TaskInstanceSource<TaskInstance>, wire: Wire) {
    super(executableTaskInstanceShape, manager, wire);
  }
}
