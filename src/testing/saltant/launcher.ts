import { randomUuid } from "../kit/random-uuid.js";
import type { Database, TaskClass } from "./database/database.js";
import { checkInstance, type InstanceParts } from "./database/model-validation.js";
import type { TaskInstanceRow } from "./database/rows.js";
import { DataError } from "./django/errors.js";
import { dictThroughJsonb } from "./django/postgres/jsonb.js";
import { findLoneSurrogate, length } from "./django/python/text.js";
import { type PythonValue, str } from "./django/python/values.js";

/** Launches and terminates instances, and receives reports about them. */
export class Launcher {
  readonly #database: Database;
  readonly #workers: WorkerPool;

  constructor(database: Database, workers: WorkerPool) {
    this.#database = database;
    this.#workers = workers;
  }

  /**
   * Creates an instance, and publishes it immediately.
   *
   * @returns The instance as in the response: still `created`, with its arguments as sent.
   * @throws ModelError if it may not run on the queue.
   */
  launch(taskClass: TaskClass, name: string, parts: InstanceParts): TaskInstanceRow {
    const created: TaskInstanceRow = {
      uuid: randomUuid(),
      user: parts.user,
      name,
      state: "created",
      datetime_created: this.#database.creationTime(),
      datetime_finished: null,
      arguments: checkInstance(this.#database, taskClass, parts),
      task_queue: parts.task_queue,
      task_type: parts.task_type,
    };
    const stored = { ...created, state: "published", arguments: dictThroughJsonb(created.arguments) };
    taskClass.instances.insert([stored]);
    this.#workers.start(taskClass, stored);
    return created;
  }

  terminate(taskClass: TaskClass, instance: TaskInstanceRow): void {
    this.#workers.stop(taskClass, instance);
  }

  /**
   * Receives a report of the state of an instance. The checks of its launch must still pass.
   *
   * @param state Any value. A value that is not a string is stored as Python prints it.
   * @throws UncaughtException if the instance may no longer run there, or its column cannot hold the state.
   */
  report(taskClass: TaskClass, instance: TaskInstanceRow, state: PythonValue): void {
    const text = storedState(state);
    const filled = dictThroughJsonb(checkInstance(this.#database, taskClass, instance));
    const isOver = state === "successful" || state === "failed";
    taskClass.instances.update(instance, {
      state: text,
      arguments: filled,
      ...(isOver && { datetime_finished: this.#database.now() }),
    });
  }
}

/** The methods of the workers that a launcher calls. */
export interface WorkerPool {
  /** Called when an instance has been published on its queue. */
  start(taskClass: TaskClass, instance: TaskInstanceRow): void;
  /** Called when the termination of an instance is requested. */
  stop(taskClass: TaskClass, instance: TaskInstanceRow): void;
}

/** The maximum length of the state column, in characters. */
const maxStateLength = 10;

function storedState(state: PythonValue): string {
  const text = str(state);
  if (state === null || text.includes("\0") || findLoneSurrogate(text) !== undefined) {
    throw new DataError("PostgreSQL cannot store this string.");
  }
  if (length(text) <= maxStateLength) return text;
  // PostgreSQL truncates a string that is too long only because of trailing spaces.
  const kept = Array.from(text).slice(0, maxStateLength).join("");
  if (/[^ ]/.test(text.slice(kept.length))) throw new DataError("value too long for type character varying(10)");
  return kept;
}
