import { taskQueueFilters, type TaskQueueFilters } from "../../../generated/saltant/filters.js";
import type { Transport } from "../../core/http/transport.js";
import type { DetailPath, ListPath } from "../contract.js";
import {
  TaskQueue,
  taskQueueChanges,
  taskQueueInput,
  type TaskQueueInput,
  taskQueueShape,
  type TaskQueueWire,
} from "../models/task-queue.js";
import { PatchableManager } from "./named-manager.js";

/** The task queues: `client.taskQueues`. */
export class TaskQueueManager extends PatchableManager<TaskQueue, TaskQueueWire, TaskQueueInput, TaskQueueFilters> {
  readonly model = TaskQueue;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, {
      shape: taskQueueShape,
      input: taskQueueInput,
      changes: taskQueueChanges,
      filters: taskQueueFilters,
      listUrl: "/taskqueues/" satisfies ListPath<TaskQueueWire>,
      detailUrl: "/taskqueues/{id}/" satisfies DetailPath<TaskQueueWire>,
    });
  }
}
