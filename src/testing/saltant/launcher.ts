import { randomUuid } from "../kit/random-uuid.js";
import type { Database, TaskClass } from "./database/database.js";
import { checkInstance, type InstanceParts } from "./database/model-validation.js";
import type { TaskInstanceRow } from "./database/rows.js";
import { DataError } from "./django/errors.js";
import { dictThroughJsonb } from "./django/postgres/jsonb.js";
import { findLoneSurrogate, length } from "./django/python/text.js";
import { type PythonValue, str } from "./django/python/values.js";

/** Launches and terminates instances, and takes reports on them. */
export class Launcher {
  readonly #database: Database;
  readonly #workers: WorkerPool;

  constructor(database: Database, workers: WorkerPool) {
    this.#database = database;
    this.#workers = workers;
  }

  /**
   * Creates an instance, which is published at once.
   *
   * @returns The instance as the response shows it: still `created`, its arguments as they were sent.
   * @throws ModelError if it may not run there.
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
   * Takes a report of an instance's state. The checks of its launch must still pass.
   *
   * @param state Any value; what is not a string is stored as Python writes it.
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

/** The workers, as far as a launcher needs them. */
export interface WorkerPool {
  /** An instance has been published on its queue. */
  start(taskClass: TaskClass, instance: TaskInstanceRow): void;
  /** An instance is to be terminated. */
  stop(taskClass: TaskClass, instance: TaskInstanceRow): void;
}

/** How many characters the state's column holds. */
const maxStateLength = 10;

function storedState(state: PythonValue): string {
  const text = str(state);
  if (state === null || text.includes("\0") || findLoneSurrogate(text) !== undefined) {
    throw new DataError("Not text for PostgreSQL.");
  }
  if (length(text) <= maxStateLength) return text;
  // PostgreSQL drops what is too long, if it is only spaces.
  const kept = Array.from(text).slice(0, maxStateLength).join("");
  if (/[^ ]/.test(text.slice(kept.length))) throw new DataError("value too long for type character varying(10)");
  return kept;
}
