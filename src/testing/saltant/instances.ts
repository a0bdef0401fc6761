import type { TaskClass, TaskClassName } from "./database/database.js";
import type { TaskInstanceRow } from "./database/rows.js";
import { toMilliseconds } from "./django/datetime.js";
import { toJavaScript } from "./django/python/values.js";

/** A snapshot of a task instance, for tests. */
export interface EmbeddedInstance {
  /** The class of the instance. */
  readonly taskClass: TaskClassName;
  /** The UUID, which identifies it in the API. */
  readonly uuid: string;
  /** The name of the user who launched it. */
  readonly user: string;
  /** The name from the launch; `""` if it has none. */
  readonly name: string;
  /** One of saltant's states, or a string that a test has set. */
  readonly state: string;
  /** The launch time, on the server's clock. */
  readonly createdAt: Date;
  /** The time when it became successful or failed; `null` before, and always if it was terminated. */
  readonly finishedAt: Date | null;
  /** Its arguments by name, including the defaults of its type. */
  readonly arguments: Readonly<Record<string, unknown>>;
  /** The id of its queue. */
  readonly taskQueue: number;
  /** The id of its type. */
  readonly taskType: number;
  /** The name of its type. */
  readonly taskTypeName: string;
}

/** Returns a snapshot of an instance. */
export function describeInstance(taskClass: TaskClass, row: TaskInstanceRow): EmbeddedInstance {
  const finished = row.datetime_finished;
  return {
    taskClass: taskClass.name,
    uuid: row.uuid,
    user: row.user.username,
    name: row.name,
    state: row.state,
    createdAt: new Date(toMilliseconds(row.datetime_created)),
    finishedAt: finished === null ? null : new Date(toMilliseconds(finished)),
    arguments: Object.fromEntries(Array.from(row.arguments, ([key, value]) => [key, toJavaScript(value)])),
    taskQueue: row.task_queue,
    taskType: row.task_type,
    taskTypeName: taskClass.types.get(row.task_type)?.name ?? "",
  };
}
