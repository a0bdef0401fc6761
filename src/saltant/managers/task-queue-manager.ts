import { taskQueueFilters, type TaskQueueFilters } from "../../../generated/saltant/filters.js";
import type { Transport } from "../../core/transport.js";
import type { DetailPath, ListPath, Schemas } from "../contract.js";
import {
  TaskQueue,
  taskQueueChanges,
  taskQueueInput,
  taskQueueShape,
  type TaskQueueInput,
} from "../models/task-queue.js";
import { PatchableManager } from "./patchable-manager.js";

type Wire = Schemas["TaskQueue"];

/** The task queues: `client.taskQueues`. */
export class TaskQueueManager extends PatchableManager<TaskQueue, Wire, TaskQueueInput, TaskQueueFilters> {
  readonly model: typeof TaskQueue = TaskQueue;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, {
      shape: taskQueueShape,
      input: taskQueueInput,
      changes: taskQueueChanges,
      filters: taskQueueFilters,
      listUrl: "/taskqueues/" satisfies ListPath<Wire>,
      detailUrl: "/taskqueues/{id}/" satisfies DetailPath<Wire>,
    });
  }

  protected override make(wire: Wire): TaskQueue {
    return new TaskQueue(this, wire);
  }
}
