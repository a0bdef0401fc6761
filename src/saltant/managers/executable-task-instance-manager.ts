import {
  executableTaskInstanceFilters,
  type ExecutableTaskInstanceFilters,
} from "../../../generated/saltant/filters.js";
import type { Transport } from "../../core/transport.js";
import type { ActionPath, DetailPath, ListPath } from "../contract.js";
import {
  ExecutableTaskInstance,
  executableTaskInstanceShape,
  type ExecutableTaskInstanceWire,
} from "../models/executable-task-instance.js";
import { ExecutableTaskType } from "../models/executable-task-type.js";
import { TaskInstanceManager } from "./task-instance-manager.js";

/** The instances of executable task types: `client.executableTaskInstances`. */
export class ExecutableTaskInstanceManager extends TaskInstanceManager<
  ExecutableTaskInstance,
  ExecutableTaskType,
  ExecutableTaskInstanceFilters
> {
  readonly model: typeof ExecutableTaskInstance = ExecutableTaskInstance;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport, username: string | undefined) {
    super(transport, {
      username,
      taskTypeModel: ExecutableTaskType,
      shape: executableTaskInstanceShape,
      filters: executableTaskInstanceFilters,
      listUrl: "/executabletaskinstances/" satisfies ListPath<ExecutableTaskInstanceWire>,
      detailUrl: "/executabletaskinstances/{uuid}/" satisfies DetailPath<ExecutableTaskInstanceWire>,
      cloneUrl: "/executabletaskinstances/{uuid}/clone/" satisfies ActionPath<201, ExecutableTaskInstanceWire>,
      terminateUrl: "/executabletaskinstances/{uuid}/terminate/" satisfies ActionPath<202, ExecutableTaskInstanceWire>,
    });
  }

  protected override make(wire: ExecutableTaskInstanceWire): ExecutableTaskInstance {
    return new ExecutableTaskInstance(this, wire);
  }
}
