import { defineShape } from "../../core/shape.js";
import type { Schemas } from "../contract.js";
import { TaskInstance, taskInstanceFields, taskInstanceTraits, type TaskInstanceSource } from "./task-instance.js";

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
