import type { BulkOptions } from "../../core/bulk/bulk.js";
import { requireArray } from "../../core/data/checks.js";
import { BadRequestError, BulkError, InvalidInputError } from "../../core/errors/index.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { TaskInstance } from "../models/task-instance.js";
import type { TaskQueue } from "../models/task-queue.js";
import type { TaskInstanceInput } from "../task-instance-input.js";
import { DefinitionMismatchError, differences, type TaskTypeTraits } from "./definition-check.js";
import type { LookupCache } from "../../core/bulk/lookup-cache.js";
import {
  checkLaunchManyOptions,
  checkLaunchOptions,
  type LaunchManyOptions,
  type LaunchOptions,
} from "./launch-options.js";
import { issueText, type StandardSchema, traitsOf } from "../../core/data/standard-schema.js";
import { isPlain } from "../../core/platform.js";

/** What a defined task needs of the client. */
export interface TaskApi<Instance, Type> {
  readonly types: LookupCache<Type>;
  readonly queues: LookupCache<TaskQueue>;
  readonly instances: {
    create(input: TaskInstanceInput<Type>, options: RequestOptions): Promise<Instance>;
    createMany(inputs: readonly TaskInstanceInput<Type>[], options: BulkOptions): Promise<Instance[]>;
  };
}

/** An instance of which the compiler knows the arguments. */
export type Launched<Instance, Args> = Instance & {
  /** Its arguments, as the schema makes them. */
  readonly arguments: Readonly<Args>;
};

/**
 * A task type that is called like a function: a schema says what its arguments are, for the compiler and before anything is
 * sent. Made by `define`.
 *
 * The first launch looks the task type up and holds the definition against it; the type and the queues are found once and
 * remembered.
 */
export class DefinedTask<Input, Args extends object, Instance extends TaskInstance, Type extends TaskTypeTraits> {
  /** What the task type is called on the server. */
  readonly name: string;
  readonly #source: TaskApi<Instance, Type>;
  readonly #schema: StandardSchema<Input, Args>;
  /** The task type that the definition was found to fit. */
  #fitting: Type | undefined;

  /** @internal Made by `define`. */
  constructor(source: TaskApi<Instance, Type>, name: string, schema: StandardSchema<Input, Args>) {
    this.name = name;
    this.#source = source;
    this.#schema = schema;
  }

  /**
   * Launches an instance.
   *
   * @param args - Its arguments, as the schema takes them.
   * @throws An `InvalidInputError` for what the schema objects to, a `NotFoundError` for a type or queue that is not there, a
   *   {@link DefinitionMismatchError} if the server's task type has other arguments, and what `create` throws.
   */
  async launch(args: Input, options: LaunchOptions): Promise<Launched<Instance, Args>> {
    checkLaunchOptions(options);
    const { taskQueue, name, once, ...request } = options;
    const made = await this.#accept(args, this.name);
    const place = await this.#place(taskQueue, request.signal, { args, made });
    const input = { ...place, arguments: record(made), name, once } as TaskInstanceInput<Type>; // One of both kinds of options.
    try {
      return launched<Instance, Args>(await this.#source.instances.create(input, request));
    } catch (error) {
      this.#forgetWhatIsGone(error, taskQueue);
      throw error;
    }
  }

  /**
   * Launches many, a few at a time, and returns them in the order asked for. All arguments are checked before the first launch.
   *
   * @throws What {@link launch} throws before anything is launched; then a `BulkError` if any could not be launched.
   */
  async launchMany(all: readonly Input[], options: LaunchManyOptions<Args>): Promise<Launched<Instance, Args>[]> {
    requireArray("what to launch", all);
    checkLaunchManyOptions(options);
    const { taskQueue, name = "", once = false, ...bulk } = options;
    const made: Args[] = [];
    for (const [index, args] of all.entries()) made.push(await this.#accept(args, `${this.name}[${index}]`));
    const [example] = made.map((each, index) => ({ args: all[index], made: each }));
    if (example === undefined) return [];
    const place = await this.#place(taskQueue, bulk.signal, example);
    const inputs = made.map((args, index) => {
      const own = typeof name === "string" ? name : name(args, index);
      return { ...place, arguments: record(args), name: own, once } as const;
    });
    try {
      return (await this.#source.instances.createMany(inputs, bulk)).map(launched<Instance, Args>);
    } catch (error) {
      if (error instanceof BulkError)
        for (const failure of error.failed) this.#forgetWhatIsGone(failure.error, taskQueue);
      throw error;
    }
  }

  /** Has the schema check arguments. Gives what it makes of them. */
  async #accept(args: Input, what: string): Promise<Args> {
    const result = await this.#schema["~standard"].validate(args);
    if (result.issues === undefined) return result.value;
    throw new InvalidInputError(`${what}: ${result.issues.map(issueText).join("; ")}`);
  }

  /** Finds the type and the queue, and holds the definition against the type unless that has been done. */
  async #place(
    taskQueue: LaunchOptions["taskQueue"],
    signal: AbortSignal | undefined,
    example: { readonly args: unknown; readonly made: Args },
  ): Promise<{ readonly taskType: Type; readonly taskQueue: number | TaskQueue }> {
    const { types, queues } = this.#source;
    const [taskType, queue] = await Promise.all([
      types.get(this.name, signal),
      typeof taskQueue === "string" ? queues.get(taskQueue, signal) : taskQueue,
    ]);
    if (taskType !== this.#fitting) {
      const given = typeof example.args === "object" && example.args !== null ? example.args : {};
      const found = differences(await traitsOf(this.#schema, given, example.made), taskType);
      if (found.length > 0) {
        // Somebody may mend it on the server.
        types.forget(this.name);
        throw new DefinitionMismatchError(this.name, found);
      }
      this.#fitting = taskType;
    }
    return { taskType, taskQueue: queue };
  }

  /** A type or queue that the server does not know any more is looked for anew next time. */
  #forgetWhatIsGone(error: unknown, taskQueue: LaunchOptions["taskQueue"]): void {
    if (!(error instanceof BadRequestError)) return;
    if (error.fieldErrors.task_type !== undefined) this.#source.types.forget(this.name);
    if (error.fieldErrors.task_queue !== undefined && typeof taskQueue === "string") {
      this.#source.queues.forget(taskQueue);
    }
  }
}

/** The arguments as `create` takes them, which checks that JSON can carry them. */
function record(args: object): Readonly<Record<string, unknown>> {
  return isPlain(args) ? (args as Readonly<Record<string, unknown>>) : { ...args }; // It has no class of its own.
}

/** The server keeps the arguments as they were sent. */
function launched<Instance, Args>(instance: Instance): Launched<Instance, Args> {
  return instance as Launched<Instance, Args>;
}
