import { executableTaskTypeFilters, type ExecutableTaskTypeFilters } from "../../../generated/saltant/filters.js";
import type { Transport } from "../../core/transport.js";
import type { DetailPath, ListPath, Schemas } from "../contract.js";
import {
  ExecutableTaskType,
  executableTaskTypeInput,
  executableTaskTypeShape,
  type ExecutableTaskTypeInput,
} from "../models/executable-task-type.js";
import { NamedManager } from "./named-manager.js";

type Wire = Schemas["ExecutableTaskType"];

/** The executable task types: `client.executableTaskTypes`. */
export class ExecutableTaskTypeManager extends NamedManager<
  ExecutableTaskType,
  Wire,
  ExecutableTaskTypeInput,
  ExecutableTaskTypeFilters
> {
  readonly model: typeof ExecutableTaskType = ExecutableTaskType;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, {
      shape: executableTaskTypeShape,
      input: executableTaskTypeInput,
      filters: executableTaskTypeFilters,
      listUrl: "/executabletasktypes/" satisfies ListPath<Wire>,
      detailUrl: "/executabletasktypes/{id}/" satisfies DetailPath<Wire>,
    });
  }

  protected override make(wire: Wire): ExecutableTaskType {
    return new ExecutableTaskType(this, wire);
  }
}
