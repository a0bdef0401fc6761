import { containerTaskInstanceFilters, type ContainerTaskInstanceFilters } from "../../../generated/saltant/filters.js";
import type { Transport } from "../../core/transport.js";
import type { ActionPath, DetailPath, ListPath, Schemas } from "../contract.js";
import { ContainerTaskInstance, containerTaskInstanceShape } from "../models/container-task-instance.js";
import { ContainerTaskType } from "../models/container-task-type.js";
import { TaskInstanceManager } from "./task-instance-manager.js";

type Wire = Schemas["ContainerTaskInstance"];

/** The instances of container task types: `client.containerTaskInstances`. */
export class ContainerTaskInstanceManager extends TaskInstanceManager<
  ContainerTaskInstance,
  ContainerTaskType,
  ContainerTaskInstanceFilters
> {
  readonly model: typeof ContainerTaskInstance = ContainerTaskInstance;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport, username: string | undefined) {
    super(transport, {
      username,
      taskTypeModel: ContainerTaskType,
      shape: containerTaskInstanceShape,
      filters: containerTaskInstanceFilters,
      listUrl: "/containertaskinstances/" satisfies ListPath<Wire>,
      detailUrl: "/containertaskinstances/{uuid}/" satisfies DetailPath<Wire>,
      cloneUrl: "/containertaskinstances/{uuid}/clone/" satisfies ActionPath<201, Wire>,
      terminateUrl: "/containertaskinstances/{uuid}/terminate/" satisfies ActionPath<202, Wire>,
    });
  }

  protected override make(wire: Wire): ContainerTaskInstance {
    return new ContainerTaskInstance(this, wire);
  }
}
