import { executableTaskTypeFilters, type ExecutableTaskTypeFilters } from "../../../generated/saltant/filters.js";
import type { Transport } from "../../core/transport.js";
import type { DetailPath, ListPath, Schemas } from "../contract.js";
import type { ExecutableTaskInstance } from "../models/executable-task-instance.js";
import {
  ExecutableTaskType,
  executableTaskTypeInput,
  executableTaskTypeShape,
  type ExecutableTaskTypeInput,
} from "../models/executable-task-type.js";
import { TaskTypeManager, type LaunchSource } from "./task-type-manager.js";

type Wire = Schemas["ExecutableTaskType"];

/** The executable task types: `client.executableTaskTypes`. */
export class ExecutableTaskTypeManager extends TaskTypeManager<
  ExecutableTaskType,
  Wire,
  ExecutableTaskTypeInput,
  ExecutableTaskTypeFilters,
  ExecutableTaskInstance
> {
  readonly model: typeof ExecutableTaskType = ExecutableTaskType;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport, source: LaunchSource<ExecutableTaskInstance, ExecutableTaskType>) {
    super(
      transport,
      {
        shape: executableTaskTypeShape,
        input: executableTaskTypeInput,
        filters: executableTaskTypeFilters,
        listUrl: "/executabletasktypes/" satisfies ListPath<Wire>,
        detailUrl: "/executabletasktypes/{id}/" satisfies DetailPath<Wire>,
      },
      source,
    );
  }

  protected override make(wire: Wire): ExecutableTaskType {
    return new ExecutableTaskType(this, wire);
  }
}
