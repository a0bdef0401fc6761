import {
  executableTaskInstanceFilters,
  type ExecutableTaskInstanceFilters,
} from "../../../generated/saltant/filters.js";
import type { Transport } from "../../core/transport.js";
import type { ActionPath, DetailPath, ListPath, Schemas } from "../contract.js";
import { ExecutableTaskInstance, executableTaskInstanceShape } from "../models/executable-task-instance.js";
import { ExecutableTaskType } from "../models/executable-task-type.js";
import { TaskInstanceManager } from "./task-instance-manager.js";

type Wire = Schemas["ExecutableTaskInstance"];

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
      listUrl: "/executabletaskinstances/" satisfies ListPath<Wire>,
      detailUrl: "/executabletaskinstances/{uuid}/" satisfies DetailPath<Wire>,
      cloneUrl: "/executabletaskinstances/{uuid}/clone/" satisfies ActionPath<201, Wire>,
      terminateUrl: "/executabletaskinstances/{uuid}/terminate/" satisfies ActionPath<202, Wire>,
    });
  }

  protected override make(wire: Wire): ExecutableTaskInstance {
    return new ExecutableTaskInstance(this, wire);
  }
}
