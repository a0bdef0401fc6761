import { containerTaskTypeFilters, type ContainerTaskTypeFilters } from "../../../generated/saltant/filters.js";
import type { Transport } from "../../core/transport.js";
import type { DetailPath, ListPath, Schemas } from "../contract.js";
import {
  ContainerTaskType,
  containerTaskTypeInput,
  containerTaskTypeShape,
  type ContainerTaskTypeInput,
} from "../models/container-task-type.js";
import { NamedManager } from "./named-manager.js";

type Wire = Schemas["ContainerTaskType"];

/** The container task types: `client.containerTaskTypes`. */
export class ContainerTaskTypeManager extends NamedManager<
  ContainerTaskType,
  Wire,
  ContainerTaskTypeInput,
  ContainerTaskTypeFilters
> {
  readonly model: typeof ContainerTaskType = ContainerTaskType;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, {
      shape: containerTaskTypeShape,
      input: containerTaskTypeInput,
      filters: containerTaskTypeFilters,
      listUrl: "/containertasktypes/" satisfies ListPath<Wire>,
      detailUrl: "/containertasktypes/{id}/" satisfies DetailPath<Wire>,
    });
  }

  protected override make(wire: Wire): ContainerTaskType {
    return new ContainerTaskType(this, wire);
  }
}
