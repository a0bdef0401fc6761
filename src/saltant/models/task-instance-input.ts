import { InvalidInputError } from "../../core/errors/index.js";
import type { TaskQueue } from "./task-queue.js";
import type { ArgumentRules } from "./task-type.js";

// LaunchInput stands last, as the compiler's error is about the last one when none fits.
/** What to launch: a task type, on a queue, with arguments. */
export type TaskInstanceInput<Type> = LaunchOnceInput<Type> | LaunchInput<Type>;

/** What to launch at each call. */
export interface LaunchInput<Type> extends Launch<Type> {
  /** A name to find it by, at most 200 characters, not unique. Default `""`. */
  name?: string | undefined;
  /** Whether to launch it only if it does not exist yet, see {@link LaunchOnceInput}. Default false. */
  once?: false | undefined;
}

/**
 * What to launch unless it exists: an instance of this type, on this queue, by this user, with this name, in any state. One that
 * has failed counts as well: for another run, take another name. The arguments are not compared.
 *
 * The client must know the user name: give it `username` besides a token. Two processes at the same instant can still launch
 * two, as the server does not enforce unique names.
 */
export interface LaunchOnceInput<Type> extends Launch<Type> {
  /** The name that identifies it. At most 200 characters; white space at its ends does not count. */
  name: string;
  /** Looks for it first, and again after a launch whose outcome is unknown. */
  once: true;
}

/** What every launch needs. */
interface Launch<Type> {
  /** The task type to run: its id, or the model. With the model, a missing argument is detected before anything is sent. */
  taskType: number | Type;
  /** The queue to run it on: its id, or the model. */
  taskQueue: number | TaskQueue;
  /** Its arguments: JSON values by name. Arguments that the type does not require are kept. Default none. */
  arguments?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Checks what the server would: each required argument must be given, or have a default.
 *
 * @throws {@link InvalidInputError} with the first argument that is missing.
 */
export function requireArguments(
  type: ArgumentRules & { toString(): string },
  given: Readonly<Record<string, unknown>>,
): void {
  for (const name of type.requiredArguments) {
    if (Object.hasOwn(given, name) || Object.hasOwn(type.requiredArgumentsDefaultValues, name)) continue;
    throw new InvalidInputError(`${type.toString()}: required argument '${name}' not provided!`);
  }
}
