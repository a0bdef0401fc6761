import { ApiError } from "../../core/errors/index.js";
import { describeDuration, sanitize } from "../../core/text.js";
import type { TaskInstance } from "../models/task-instance.js";

/** A wait's deadline passed before the instance finished. Unless `datetimeFinished` is set, it goes on: wait again, or terminate it. */
export class WaitTimeoutError extends ApiError {
  static override readonly errorName: string = "WaitTimeoutError";
  static override readonly errorService = "saltant";
  readonly code = "WAIT_TIMEOUT";
  /** The instance as last seen; null if no poll succeeded. */
  readonly instance: TaskInstance | null;
  /** The instance's uuid. */
  readonly uuid: string;
  /** The states it was seen in, in order, each once in a row. */
  readonly states: readonly string[];
  /** How many polls there were. */
  readonly polls: number;
  /** The deadline that passed, in milliseconds. */
  readonly timeoutMs: number;

  /** @internal Errors are made by the library. */
  constructor(wait: {
    readonly uuid: string;
    readonly instance: TaskInstance | null;
    readonly states: readonly string[];
    readonly polls: number;
    readonly timeoutMs: number;
  }) {
    const seen = wait.states.length === 0 ? "never seen" : `seen ${wait.states.join(", ")}`;
    const polls = wait.polls === 1 ? "1 poll" : `${wait.polls} polls`;
    const finishedAt = wait.instance === null ? null : finishedAtOf(wait.instance);
    super(
      `task instance ${wait.uuid} was not finished after ${describeDuration(wait.timeoutMs)} and ${polls} (${seen}): ` +
        (finishedAt === null ? "it may still finish" : `it finished at ${finishedAt}: look at its logs`),
    );
    this.instance = wait.instance;
    this.uuid = wait.uuid;
    this.states = wait.states;
    this.polls = wait.polls;
    this.timeoutMs = wait.timeoutMs;
  }
}

/** When an instance finished, as the server writes it; null if the server has no time for that. */
function finishedAtOf(instance: TaskInstance): string | null {
  const { datetime_finished: finishedAt } = instance.toJSON();
  return finishedAt === null ? null : sanitize(finishedAt, 40);
}

abstract class TaskEndError extends ApiError {
  /** The instance as it ended. */
  readonly instance: TaskInstance;

  /** @internal Errors are made by the library. */
  constructor(message: string, instance: TaskInstance) {
    super(message);
    this.instance = instance;
  }
}

/** An instance ended as failed, and the wait for it had `throwOnFailure`. */
export class TaskFailedError extends TaskEndError {
  static override readonly errorName: string = "TaskFailedError";
  static override readonly errorService = "saltant";
  readonly code = "TASK_FAILED";

  /** @internal Errors are made by the library. */
  constructor(instance: TaskInstance) {
    super(`${instance.toString()} failed: its logs say why`, instance);
  }
}

/** An instance was terminated, and the wait for it had `throwOnFailure`. */
export class TaskTerminatedError extends TaskEndError {
  static override readonly errorName: string = "TaskTerminatedError";
  static override readonly errorService = "saltant";
  readonly code = "TASK_TERMINATED";

  /** @internal Errors are made by the library. */
  constructor(instance: TaskInstance) {
    super(`${instance.toString()} was terminated before it ended by itself`, instance);
  }
}

/**
 * An instance has ended, and it is not known how: `datetimeFinished` is set while its state is an unfinished one, and this has
 * lasted for a period of the wait. Its worker's reports reached the server out of order, and no further report will correct the
 * state. Thrown with or without `throwOnFailure`. The logs or the results of the task show whether it succeeded.
 */
export class TaskStateUnknownError extends TaskEndError {
  static override readonly errorName: string = "TaskStateUnknownError";
  static override readonly errorService = "saltant";
  readonly code = "TASK_STATE_UNKNOWN";

  /** @internal Errors are made by the library. */
  constructor(instance: TaskInstance) {
    super(
      `${instance.toString()} finished at ${finishedAtOf(instance)}, but the server still says ${sanitize(instance.state, 40)}: ` +
        "its reports arrived out of order; its logs say how it ended",
      instance,
    );
  }
}
