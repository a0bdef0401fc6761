import { containerTaskTypeFilters, type ContainerTaskTypeFilters } from "../../../generated/saltant/filters.js";
import type { Transport } from "../../core/transport.js";
import type { DetailPath, ListPath } from "../contract.js";
import type { ContainerTaskInstance } from "../models/container-task-instance.js";
import {
  ContainerTaskType,
  containerTaskTypeInput,
  containerTaskTypeShape,
  type ContainerTaskTypeInput,
  type ContainerTaskTypeWire,
} from "../models/container-task-type.js";
import { TaskTypeManager, type LaunchSource } from "./task-type-manager.js";

/** The container task types: `client.containerTaskTypes`. */
export class ContainerTaskTypeManager extends TaskTypeManager<
  ContainerTaskType,
  ContainerTaskTypeWire,
  ContainerTaskTypeInput,
  ContainerTaskTypeFilters,
  ContainerTaskInstance
> {
  readonly model: typeof ContainerTaskType = ContainerTaskType;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport, source: LaunchSource<ContainerTaskInstance, ContainerTaskType>) {
    super(
      transport,
      {
        shape: containerTaskTypeShape,
        input: containerTaskTypeInput,
        filters: containerTaskTypeFilters,
        listUrl: "/containertasktypes/" satisfies ListPath<ContainerTaskTypeWire>,
        detailUrl: "/containertasktypes/{id}/" satisfies DetailPath<ContainerTaskTypeWire>,
      },
      source,
    );
  }

  protected override make(wire: ContainerTaskTypeWire): ContainerTaskType {
    return new ContainerTaskType(this, wire);
  }
}
