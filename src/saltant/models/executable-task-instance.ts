import { defineShape } from "../../core/define-shape.js";
import type { Wire } from "../contract.js";
import { TaskInstance, type TaskInstanceSource } from "./task-instance.js";
import { taskInstanceFields, taskInstanceTraits } from "./task-instance-fields.js";

/** An executable task instance as the API writes it. */
export interface ExecutableTaskInstanceWire extends Wire<"ExecutableTaskInstance"> {}

export const executableTaskInstanceShape = defineShape<ExecutableTaskInstanceWire>()({
  ...taskInstanceTraits,
  noun: "executable task instance",
  fields: taskInstanceFields,
});

/** One run of an executable task type on a queue. */
export class ExecutableTaskInstance extends TaskInstance {
  /** The class of its type. */
  readonly taskClass = "executable";

  /** @internal Models are made by their managers. */
  constructor(manager: TaskInstanceSource<TaskInstance>, wire: ExecutableTaskInstanceWire) {
    super(executableTaskInstanceShape, manager, wire);
  }
}
