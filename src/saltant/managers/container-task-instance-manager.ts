import { containerTaskInstanceFilters, type ContainerTaskInstanceFilters } from "../../../generated/saltant/filters.js";
import type { Transport } from "../../core/transport.js";
import type { ActionPath, DetailPath, ListPath } from "../contract.js";
import {
  ContainerTaskInstance,
  containerTaskInstanceShape,
  type ContainerTaskInstanceWire,
} from "../models/container-task-instance.js";
import { ContainerTaskType } from "../models/container-task-type.js";
import { TaskInstanceManager } from "./task-instance-manager.js";

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
      listUrl: "/containertaskinstances/" satisfies ListPath<ContainerTaskInstanceWire>,
      detailUrl: "/containertaskinstances/{uuid}/" satisfies DetailPath<ContainerTaskInstanceWire>,
      cloneUrl: "/containertaskinstances/{uuid}/clone/" satisfies ActionPath<201, ContainerTaskInstanceWire>,
      terminateUrl: "/containertaskinstances/{uuid}/terminate/" satisfies ActionPath<202, ContainerTaskInstanceWire>,
    });
  }

  protected override make(wire: ContainerTaskInstanceWire): ContainerTaskInstance {
    return new ContainerTaskInstance(this, wire);
  }
}
