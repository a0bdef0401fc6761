import { defineShape } from "../../core/shape.js";
import type { Schemas } from "../contract.js";
import type { ContainerTaskInstanceManager } from "../managers/container-task-instance-manager.js";
import { TaskInstance, taskInstanceFields, taskInstanceTraits } from "./task-instance.js";

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
  constructor(manager: ContainerTaskInstanceManager, wire: Wire) {
    super(containerTaskInstanceShape, manager, wire);
  }
}
