// Makes Symbol.asyncDispose known to whoever compiles against this, whatever their own libraries.
/// <reference lib="esnext.disposable" preserve="true" />
import { Model } from "../../core/data/model.js";
import type { RequestOptions } from "../../core/http/request.js";
import { defineShape, type Shape } from "../../core/data/shape.js";
import type { Schemas, Wire } from "../contract.js";
import { isFinished } from "../waits/states.js";
import { checkWaitOptions, type WaitOptions } from "../waits/wait-options.js";
import * as z from "zod/mini";
import { datetime, id, jsonObject, nullableText } from "../django/field-schemas.js";

/** A task instance as the API writes it: both classes of them look alike. */
export interface TaskInstanceWire extends Wire<"ContainerTaskInstance">, Wire<"ExecutableTaskInstance"> {}

/**
 * The state of an instance as the server tells it. The server does not check the states that workers report, so any text may
 * come; the editor offers the known ones.
 */
export type ObservedTaskInstanceState = Schemas["ObservedTaskInstanceState"];

/** What a {@link TaskInstance} needs of its manager. */
export interface TaskInstanceApi<Instance> {
  get(uuid: string, options?: RequestOptions): Promise<Instance>;
  clone(uuid: string, options?: RequestOptions): Promise<Instance>;
  terminate(uuid: string, options?: RequestOptions): Promise<Instance>;
  waitUntilFinished(instance: string | Instance, options?: WaitOptions<Instance>): Promise<Instance>;
}

/**
 * One run of a task type on a queue.
 *
 * With `await using`, an instance that is not finished when its scope ends is terminated:
 *
 * ```ts
 * {
 *   await using run = await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
 *   await doSomethingBeside(run);
 * } // a run that is still under way is told to terminate here
 * ```
 */
export abstract class TaskInstance extends Model<TaskInstanceWire> {
  /** Given by the server. */
  declare readonly uuid: string;
  /** The username of who launched it; null if that user is gone. */
  declare readonly user: string | null;
  /** The name given at launch; `""` if none. Not unique. */
  declare readonly name: string;
  /** How far it has come, when the server last answered. */
  declare readonly state: ObservedTaskInstanceState;
  /** When it was launched. */
  declare readonly datetimeCreated: Date;
  /**
   * When it ended, successful or failed; null until then, and null for good if it was terminated. If it is set while the state
   * is an unfinished one, the instance has ended, but its worker's reports reached the server out of order: whether it succeeded
   * is not known, and a wait for it ends with a `TaskStateUnknownError`.
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
  protected constructor(
    shape: Shape<TaskInstanceWire>,
    manager: TaskInstanceApi<TaskInstance>,
    wire: TaskInstanceWire,
  ) {
    super(shape, wire);
    this.#manager = manager;
  }

  /**
   * Whether it was over when the server last answered: successful, failed or terminated. This is about the state alone, so it
   * is false for an instance whose reports came out of order (see {@link datetimeFinished}).
   */
  get isFinished(): boolean {
    return isFinished(this.state);
  }

  /** Whether it had succeeded when the server last answered. */
  get isSuccessful(): boolean {
    return this.state === "successful";
  }

  /**
   * Brings this object up to date with the server, and returns it.
   *
   * @throws A `NotFoundError` if the instance is gone.
   */
  async sync(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await this.#manager.get(this.uuid, options));
  }

  /**
   * Launches the same again: a new instance with the same type, queue, name and arguments, which belongs to whoever cloned it.
   *
   * @returns The new instance; this one stays as it is.
   * @throws An `AmbiguousOutcomeError` if it is not known whether the clone was launched. The server also breaks down (405 or 500) when
   *   the queue would no longer take the instance; it launches nothing then, but its answer does not say so.
   */
  async clone(options?: RequestOptions): Promise<this> {
    // A manager makes instances of one class only: that of whatever it is asked about.
    return (await this.#manager.clone(this.uuid, options)) as this;
  }

  /**
   * Tells the instance to stop, and returns this object with the server's answer. The answer comes before the worker has
   * stopped, so the state usually is the old one still; wait for the end with {@link waitUntilFinished}. Does nothing to an
   * instance that is finished.
   */
  async terminate(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await this.#manager.terminate(this.uuid, options));
  }

  /**
   * Waits until the instance is successful, failed or terminated, and returns this object, brought up to date.
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
        onUpdate?.({ ...update, instance });
      },
    };
    return this.assignFrom(await this.#manager.waitUntilFinished(this, waitOptions));
  }

  /** Terminates the instance unless it is known to be finished: the end of `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    // Without a look first: to terminate what has finished meanwhile does nothing. The state alone counts: one that has ended in
    // an unfinished state is told to terminate, too, which stops nothing that runs.
    if (!this.isFinished) await this.terminate();
  }
}

/** The fields that both classes of instances have. */
export const taskInstanceFields = {
  uuid: z.string(),
  user: nullableText,
  name: z.string(),
  state: z.string(),
  datetime_created: datetime,
  datetime_finished: z.nullable(datetime),
  arguments: jsonObject,
  task_queue: id,
  task_type: id,
};

/** What a shape says of them besides. */
export const taskInstanceTraits = { key: "uuid", datetimes: ["datetime_created", "datetime_finished"] } as const;

/** A container task instance as the API writes it. */
export interface ContainerTaskInstanceWire extends Wire<"ContainerTaskInstance"> {}

export const containerTaskInstanceShape = defineShape<ContainerTaskInstanceWire>()({
  ...taskInstanceTraits,
  noun: "container task instance",
  fields: taskInstanceFields,
});

/** One run of a container task type on a queue. */
export class ContainerTaskInstance extends TaskInstance {
  /** The class of its type. */
  readonly taskClass = "container";

  /** @internal Models are made by their managers. */
  constructor(manager: TaskInstanceApi<TaskInstance>, wire: ContainerTaskInstanceWire) {
    super(containerTaskInstanceShape, manager, wire);
  }
}

/** An executable task instance as the API writes it. */
export interface ExecutableTaskInstanceWire extends Wire<"ExecutableTaskInstance"> {}

export const executableTaskInstanceShape = defineShape<ExecutableTaskInstanceWire>()({
  ...taskInstanceTraits,
  noun: "executable task instance",
  fields: taskInstanceFields,
});

/** One run of an executable task type on a queue. */
export class ExecutableTaskInstance extends TaskInstance {
  /** The class of its type. */
  readonly taskClass = "executable";

  /** @internal Models are made by their managers. */
  constructor(manager: TaskInstanceApi<TaskInstance>, wire: ExecutableTaskInstanceWire) {
    super(executableTaskInstanceShape, manager, wire);
  }
}
