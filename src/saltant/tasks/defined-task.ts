import type { BulkOptions } from "../../core/bulk/bulk.js";
import type { LookupCache } from "../../core/bulk/lookup-cache.js";
import { requireArray } from "../../core/data/checks.js";
import { issueText, type StandardSchema, traitsOf } from "../../core/data/standard-schema.js";
import { BulkError, InvalidInputError } from "../../core/errors/index.js";
import type { RequestOptions } from "../../core/http/request.js";
import { isPlain } from "../../core/platform.js";
import { keepSelf, selfOf } from "../../core/self.js";
import { BadRequestError } from "../errors.js";
import type { TaskInstance } from "../models/task-instance.js";
import type { TaskInstanceInput } from "../models/task-instance-input.js";
import type { TaskQueue } from "../models/task-queue.js";
import type { ArgumentRules } from "../models/task-type.js";
import { DefinitionMismatchError, differences } from "./definition-check.js";
import {
  checkLaunchManyOptions,
  checkLaunchOptions,
  type LaunchManyOptions,
  type LaunchOptions,
} from "./launch-options.js";

/**
 * A task type that is called like a function: a schema defines its arguments, for the compiler and for a check before anything is
 * sent. Made by `define`.
 *
 * The first launch looks the task type up and validates the definition against it. The type and the queues are looked up once.
 */
export class DefinedTask<Input, Args extends object, Instance extends TaskInstance, Type extends ArgumentRules> {
  /** The name of the task type on the server. */
  readonly name: string;
  readonly #api: TaskApi<Instance, Type>;
  readonly #schema: StandardSchema<Input, Args>;
  /** The task type that the definition matches. */
  #matching: Type | undefined;

  /** @internal Made by `define`. */
  constructor(api: TaskApi<Instance, Type>, name: string, schema: StandardSchema<Input, Args>) {
    keepSelf(this);
    this.name = name;
    this.#api = api;
    this.#schema = schema;
  }

  /**
   * Launches an instance.
   *
   * @param args - Its arguments: the schema's input.
   * @throws An `InvalidInputError` if the schema rejects the arguments, a `NotFoundError` if the type or the queue does not exist, a
   *   {@link DefinitionMismatchError} if the server's task type has other arguments, and what `create` throws.
   */
  async launch(args: Input, options: LaunchOptions): Promise<Launched<Instance, Args>> {
    const self = selfOf(this);
    checkLaunchOptions(options);
    const { taskQueue, name, once, ...request } = options;
    const made = await self.#validate(args, self.name);
    const place = await self.#place(taskQueue, request.signal, { args, made });
    // The options are of one of the two kinds, and so is the input.
    const input = { ...place, arguments: record(made), name, once } as TaskInstanceInput<Type>;
    try {
      return launched<Instance, Args>(await self.#api.instances.create(input, request));
    } catch (error) {
      self.#forgetIfGone(error, taskQueue);
      throw error;
    }
  }

  /**
   * Launches many, a few at a time, and returns them in the order of the arguments. All arguments are checked before the first
   * launch.
   *
   * @throws What {@link launch} throws before it launches; then a `BulkError` if any could not be launched.
   */
  async launchMany(
    all: readonly Input[],
    options: LaunchManyOptions<Args, Launched<Instance, Args>>,
  ): Promise<Launched<Instance, Args>[]> {
    const self = selfOf(this);
    requireArray("what to launch", all);
    checkLaunchManyOptions(options);
    const { taskQueue, name = "", once = false, ...bulk } = options;
    const made: Args[] = [];
    for (const [index, args] of all.entries()) made.push(await self.#validate(args, `${self.name}[${index}]`));
    const [example] = made.map((each, index) => ({ args: all[index], made: each }));
    if (example === undefined) return [];
    const place = await self.#place(taskQueue, bulk.signal, example);
    const inputs = made.map((args, index) => {
      const own = typeof name === "string" ? name : name(args, index);
      return { ...place, arguments: record(args), name: own, once } as const;
    });
    try {
      // Each instance that `onResult` gets is a launched one, as those below are.
      return (await self.#api.instances.createMany(inputs, bulk as BulkOptions<Instance>)).map(
        launched<Instance, Args>,
      );
    } catch (error) {
      if (error instanceof BulkError) for (const failure of error.failed) self.#forgetIfGone(failure.error, taskQueue);
      throw error;
    }
  }

  /** Validates arguments, and returns the schema's output. */
  async #validate(args: Input, what: string): Promise<Args> {
    const result = await this.#schema["~standard"].validate(args);
    if (result.issues === undefined) return result.value;
    throw new InvalidInputError(`${what}: ${result.issues.map(issueText).join("; ")}`);
  }

  /** Looks up the type and the queue, and checks once that the definition matches the type. */
  async #place(
    taskQueue: LaunchOptions["taskQueue"],
    signal: AbortSignal | undefined,
    example: { readonly args: unknown; readonly made: Args },
  ): Promise<{ readonly taskType: Type; readonly taskQueue: number | TaskQueue }> {
    const { types, queues } = this.#api;
    const [taskType, queue] = await Promise.all([
      types.get(this.name, signal),
      typeof taskQueue === "string" ? queues.get(taskQueue, signal) : taskQueue,
    ]);
    if (taskType !== this.#matching) {
      const given = typeof example.args === "object" && example.args !== null ? example.args : {};
      const found = differences(await traitsOf(this.#schema, given, example.made), taskType);
      if (found.length > 0) {
        // It may be corrected on the server.
        types.forget(this.name);
        throw new DefinitionMismatchError(this.name, found);
      }
      this.#matching = taskType;
    }
    return { taskType, taskQueue: queue };
  }

  /** Makes the next launch look up a type or a queue again if the server says that it does not exist. */
  #forgetIfGone(error: unknown, taskQueue: LaunchOptions["taskQueue"]): void {
    if (!(error instanceof BadRequestError)) return;
    if (error.fieldErrors.task_type !== undefined) this.#api.types.forget(this.name);
    if (error.fieldErrors.task_queue !== undefined && typeof taskQueue === "string") {
      this.#api.queues.forget(taskQueue);
    }
  }
}

/** The part of the client that a defined task calls. */
export interface TaskApi<Instance, Type> {
  readonly types: LookupCache<Type>;
  readonly queues: LookupCache<TaskQueue>;
  readonly instances: {
    create(input: TaskInstanceInput<Type>, options: RequestOptions): Promise<Instance>;
    createMany(inputs: readonly TaskInstanceInput<Type>[], options: BulkOptions<Instance>): Promise<Instance[]>;
  };
}

/** An instance whose arguments have a type. */
export type Launched<Instance, Args> = Instance & {
  /** Its arguments: the schema's output. */
  readonly arguments: Readonly<Args>;
};

function launched<Instance, Args>(instance: Instance): Launched<Instance, Args> {
  return instance as Launched<Instance, Args>; // The server keeps the arguments as they were sent.
}

/** The arguments as a plain object. `create` checks that JSON can hold them. */
function record(args: object): Readonly<Record<string, unknown>> {
  return isPlain(args) ? (args as Readonly<Record<string, unknown>>) : { ...args }; // A plain object is a record.
}
