import { containerTaskTypeFilters, type ContainerTaskTypeFilters } from "../../../generated/saltant/filters.js";
import type { Transport } from "../../core/transport.js";
import type { DetailPath, ListPath, Schemas } from "../contract.js";
import type { ContainerTaskInstance } from "../models/container-task-instance.js";
import {
  ContainerTaskType,
  containerTaskTypeInput,
  containerTaskTypeShape,
  type ContainerTaskTypeInput,
} from "../models/container-task-type.js";
import { TaskTypeManager, type LaunchSource } from "./task-type-manager.js";

type Wire = Schemas["ContainerTaskType"];

/** The container task types: `client.containerTaskTypes`. */
export class ContainerTaskTypeManager extends TaskTypeManager<
  ContainerTaskType,
  Wire,
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
        listUrl: "/containertasktypes/" satisfies ListPath<Wire>,
        detailUrl: "/containertasktypes/{id}/" satisfies DetailPath<Wire>,
      },
      source,
    );
  }

  protected override make(wire: Wire): ContainerTaskType {
    return new ContainerTaskType(this, wire);
  }
}
