import type { TaskQueue } from "./models/task-queue.js";

/** What every launch says. */
interface Launch<Type> {
  /** The task type to run: its id, or the model. With the model, a missing argument is found out before anything is sent. */
  taskType: number | Type;
  /** The queue to run it on: its id, or the model. */
  taskQueue: number | TaskQueue;
  /** Its arguments: JSON values by name. Arguments that the type does not require are kept. Default none. */
  arguments?: Readonly<Record<string, unknown>> | undefined;
}

/** What to launch each time it is asked for. */
export interface LaunchInput<Type> extends Launch<Type> {
  /** A name to find it by, at most 200 characters, not unique. Default `""`. */
  name?: string | undefined;
  /** Whether to launch it only if it is not there yet, see {@link LaunchOnceInput}. Default false. */
  once?: false | undefined;
}

/**
 * What to launch unless it is there already: an instance of this type, on this queue, by this user, with this name, in any
 * state. One that has failed counts as well: for another run, take another name. Other arguments make no other instance.
 *
 * The client must know the user name: give it `username` besides a token. Two processes at the same instant can still launch
 * two, as the server knows no uniqueness.
 */
export interface LaunchOnceInput<Type> extends Launch<Type> {
  /** The name that there is to be one of. At most 200 characters; white space at its ends does not count. */
  name: string;
  /** Looks first, and again after a launch whose outcome is unknown. */
  once: true;
}

// The commonest way stands last, as the compiler speaks of the last one when none fits.
/** What to launch: a task type, on a queue, with arguments. */
export type TaskInstanceInput<Type> = LaunchOnceInput<Type> | LaunchInput<Type>;
