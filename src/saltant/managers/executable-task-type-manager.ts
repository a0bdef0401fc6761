import { executableTaskTypeFilters, type ExecutableTaskTypeFilters } from "../../../generated/saltant/filters.js";
import type { Transport } from "../../core/transport.js";
import type { DetailPath, ListPath } from "../contract.js";
import type { ExecutableTaskInstance } from "../models/executable-task-instance.js";
import {
  ExecutableTaskType,
  executableTaskTypeInput,
  executableTaskTypeShape,
  type ExecutableTaskTypeInput,
  type ExecutableTaskTypeWire,
} from "../models/executable-task-type.js";
import { TaskTypeManager, type LaunchSource } from "./task-type-manager.js";

/** The executable task types: `client.executableTaskTypes`. */
export class ExecutableTaskTypeManager extends TaskTypeManager<
  ExecutableTaskType,
  ExecutableTaskTypeWire,
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
        listUrl: "/executabletasktypes/" satisfies ListPath<ExecutableTaskTypeWire>,
        detailUrl: "/executabletasktypes/{id}/" satisfies DetailPath<ExecutableTaskTypeWire>,
      },
      source,
    );
  }

  protected override make(wire: ExecutableTaskTypeWire): ExecutableTaskType {
    return new ExecutableTaskType(this, wire);
  }
}
