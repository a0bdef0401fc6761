// Declares Symbol.asyncDispose for programs that compile against this, whichever `lib` they have.
/// <reference lib="esnext.disposable" preserve="true" />
import { selfOf } from "../../core/self.js";
import { defineShape } from "../../core/data/define-shape.js";
import { Model } from "../../core/data/model.js";
import type { Shape } from "../../core/data/shape.js";
import * as z from "../../core/data/zod.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Schemas, Wire } from "../contract.js";
import { datetime, id, jsonObject, nullableString } from "../django/field-schemas.js";
import { isFinished } from "../waits/states.js";
import { checkWaitOptions, type WaitOptions } from "../waits/wait-options.js";

/**
 * One run of a task type on a queue.
 *
 * With `await using`, an instance that is not finished when its scope ends is terminated:
 *
 * ```ts
 * {
 *   await using run = await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
 *   await doSomethingBeside(run);
 * } // a run that is not finished is terminated here
 * ```
 */
export abstract class TaskInstance extends Model<TaskInstanceWire> {
  /** Given by the server. */
  declare readonly uuid: string;
  /** The username of the user who launched it; null if that user is gone. */
  declare readonly user: string | null;
  /** The name given at launch; `""` if none. Not unique. */
  declare readonly name: string;
  /** Its state at the server's last response. */
  declare readonly state: ObservedTaskInstanceState;
  /** When it was launched. */
  declare readonly datetimeCreated: Date;
  /**
   * When it ended, successful or failed; null until then, and always null if it was terminated. If it is set while the state is
   * an unfinished one, the instance has ended, but its worker's reports reached the server out of order: it is not known whether
   * it succeeded, and a wait for it ends with a `TaskStateUnknownError`.
   */
  declare readonly datetimeFinished: Date | null;
  /** Its arguments by name, with the defaults of its type filled in. */
  declare readonly arguments: Readonly<Record<string, unknown>>;
  /** The id of the queue it was launched on. */
  declare readonly taskQueue: number;
  /** The id of the type it runs. */
  declare readonly taskType: number;
  readonly #manager: TaskInstanceApi<TaskInstance>;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<TaskInstanceWire>, manager: TaskInstanceApi<TaskInstance>, wire: TaskInstanceWire) {
    super(shape, wire);
    this.#manager = manager;
  }

  /**
   * Whether it was successful, failed or terminated at the server's last response. This depends on the state alone, so it is false
   * for an instance whose reports came out of order (see {@link datetimeFinished}).
   */
  get isFinished(): boolean {
    return isFinished(this.state);
  }

  /** Whether it was successful at the server's last response. */
  get isSuccessful(): boolean {
    return this.state === "successful";
  }

  /**
   * Updates this object from the server, and returns it.
   *
   * @throws A `NotFoundError` if the instance is gone.
   */
  async sync(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.get(this.uuid, options));
  }

  /**
   * Launches a new instance with the same type, queue, name and arguments. It belongs to the caller.
   *
   * @returns The new instance; this one stays as it is.
   * @throws An `AmbiguousOutcomeError` if it is not known whether the clone was launched. The server also fails (405 or 500) if the
   *   queue no longer takes the instance; it launches nothing then, but its response does not say so.
   */
  async clone(options?: RequestOptions): Promise<this> {
    // A manager makes instances of one class only, the class of this one.
    return (await selfOf(this).#manager.clone(this.uuid, options)) as this;
  }

  /**
   * Tells the instance to stop, updates this object from the response, and returns it. The response comes before the worker has
   * stopped, so it usually has the old state; wait for the end with {@link waitUntilFinished}. A finished instance stays as it is.
   */
  async terminate(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.terminate(this.uuid, options));
  }

  /**
   * Waits until the instance is successful, failed or terminated, updates this object, and returns it.
   *
   * @throws A `WaitTimeoutError` at the deadline; with `throwOnFailure`, a `TaskFailedError` or `TaskTerminatedError`. A
   *   `TaskStateUnknownError` if `datetimeFinished` is set and the state has remained an unfinished one for a period since.
   *
   * @example
   * ```ts
   * await run.waitUntilFinished({ timeoutMs: 3_600_000, onUpdate: ({ instance }) => console.log(instance.state) });
   * ```
   */
  async waitUntilFinished(options: WaitOptions<this> = {}): Promise<this> {
    checkWaitOptions(options);
    const { onUpdate, ...rest } = options;
    const waitOptions: WaitOptions<TaskInstance> = {
      ...rest,
      onUpdate: (update) => {
        const instance = this.assignFrom(update.instance);
        return onUpdate?.({ ...update, instance });
      },
    };
    return this.assignFrom(await selfOf(this).#manager.waitUntilFinished(this, waitOptions));
  }

  /** Terminates the instance unless it is known to be finished. `await using` calls it. */
  async [Symbol.asyncDispose](): Promise<void> {
    // Without a request for the current state: a finished instance stays as it is.
    if (!this.isFinished) await this.terminate();
  }
}

/** One run of a container task type on a queue. */
export class ContainerTaskInstance extends TaskInstance {
  /** The class of its type. */
  readonly taskClass = "container";
}

/** One run of an executable task type on a queue. */
export class ExecutableTaskInstance extends TaskInstance {
  /** The class of its type. */
  readonly taskClass = "executable";
}

/** The part of its manager that a {@link TaskInstance} calls. */
export interface TaskInstanceApi<Instance> {
  get(uuid: string, options?: RequestOptions): Promise<Instance>;
  clone(uuid: string, options?: RequestOptions): Promise<Instance>;
  terminate(uuid: string, options?: RequestOptions): Promise<Instance>;
  waitUntilFinished(instance: string | Instance, options?: WaitOptions<Instance>): Promise<Instance>;
}

/** A container task instance as the API writes it. */
export interface ContainerTaskInstanceWire extends Wire<"ContainerTaskInstance"> {}

/** An executable task instance as the API writes it. */
export interface ExecutableTaskInstanceWire extends Wire<"ExecutableTaskInstance"> {}

/** A task instance of either class as the API writes it: their fields are the same. */
export interface TaskInstanceWire extends Wire<"ContainerTaskInstance">, Wire<"ExecutableTaskInstance"> {}

/**
 * The state of an instance according to the server. The server does not check the states that workers report, so it may be any
 * string; editors offer the known ones.
 */
export type ObservedTaskInstanceState = Schemas["ObservedTaskInstanceState"];

/** What the shapes of both classes have in common. */
const commonShape = {
  key: "uuid",
  fields: {
    uuid: z.string(),
    user: nullableString,
    name: z.string(),
    state: z.string(),
    datetime_created: datetime,
    datetime_finished: z.nullable(datetime),
    arguments: jsonObject,
    task_queue: id,
    task_type: id,
  },
  datetimes: ["datetime_created", "datetime_finished"],
} as const;

export const containerTaskInstanceShape = defineShape<ContainerTaskInstanceWire>()({
  ...commonShape,
  noun: "container task instance",
});

export const executableTaskInstanceShape = defineShape<ExecutableTaskInstanceWire>()({
  ...commonShape,
  noun: "executable task instance",
});
