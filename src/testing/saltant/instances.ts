import type { TaskClass, TaskClassName } from "./database/database.js";
import type { TaskInstanceRow } from "./database/rows.js";
import { toMilliseconds } from "./django/datetime.js";
import { toJavaScript } from "./django/python/values.js";

/** A task instance as tests see it, at the moment of asking. */
export interface EmbeddedInstance {
  /** Which of the two classes it belongs to. */
  readonly taskClass: TaskClassName;
  /** What the API finds it by. */
  readonly uuid: string;
  /** The name of the user who launched it. */
  readonly user: string;
  /** The name given at launch; `""` if none. */
  readonly name: string;
  /** One of saltant's states, or a string that a test has set. */
  readonly state: string;
  /** When it was launched, on the server's clock. */
  readonly createdAt: Date;
  /** When it ended, successful or failed; `null` until then, and for good if it was terminated. */
  readonly finishedAt: Date | null;
  /** Its arguments by name, with the defaults of its type filled in. */
  readonly arguments: Readonly<Record<string, unknown>>;
  /** The number of its queue. */
  readonly taskQueue: number;
  /** The number of its type. */
  readonly taskType: number;
  /** The name of its type. */
  readonly taskTypeName: string;
}

/** An instance as it is now. */
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
