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
import { NamedManager, type WriteOptions } from "./named-manager.js";

type Wire = Schemas["TaskQueue"];

/** The task queues: `client.taskQueues`. */
export class TaskQueueManager extends NamedManager<TaskQueue, Wire, TaskQueueInput, TaskQueueFilters> {
  readonly model: typeof TaskQueue = TaskQueue;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, {
      shape: taskQueueShape,
      input: taskQueueInput,
      filters: taskQueueFilters,
      listUrl: "/taskqueues/" satisfies ListPath<Wire>,
      detailUrl: "/taskqueues/{id}/" satisfies DetailPath<Wire>,
    });
  }

  /**
   * Changes some properties on the server and leaves the others.
   *
   * @throws As `put` does.
   */
  async patch(id: number, changes: Partial<TaskQueueInput>, options?: WriteOptions): Promise<TaskQueue> {
    return this.write("PATCH", id, this.encode(taskQueueChanges, changes, options), options);
  }

  protected override make(wire: Wire): TaskQueue {
    return new TaskQueue(this, wire);
  }
}
