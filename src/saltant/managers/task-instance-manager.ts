import * as z from "zod/mini";
import {
  containerTaskInstanceFilters,
  type ContainerTaskInstanceFilters,
  executableTaskInstanceFilters,
  type ExecutableTaskInstanceFilters,
  type TaskInstanceState,
} from "../../../generated/saltant/filters.js";
import { type BulkOptions, inBulk } from "../../core/bulk/bulk.js";
import { AmbiguousOutcomeError, InvalidInputError, NotFoundError } from "../../core/errors/index.js";
import { requireArray, requireObject } from "../../core/data/checks.js";
import { defineInput, encodeInput, type InputShape } from "../../core/data/input.js";
import { checkSendable } from "../../core/data/json.js";
import { sameDigits } from "../../core/data/lossless-json.js";
import { Model } from "../../core/data/model.js";
import type { Keyset } from "../../core/lists/pages.js";
import type { RequestOptions } from "../../core/http/request.js";
import { describeValue } from "../../core/text.js";
import type { Transport } from "../../core/http/transport.js";
import { wholeNumber } from "../../core/data/schema.js";
import type { ActionPath, DetailPath, ListPath, StatePath } from "../contract.js";
import {
  ContainerTaskInstance,
  containerTaskInstanceShape,
  type ContainerTaskInstanceWire,
  ExecutableTaskInstance,
  executableTaskInstanceShape,
  type ExecutableTaskInstanceWire,
  type ObservedTaskInstanceState,
  TaskInstance,
  type TaskInstanceWire,
} from "../models/task-instance.js";
import { TaskQueue } from "../models/task-queue.js";
import { brokeDown } from "../django/error-factory.js";
import type { Watch, WatchOptions } from "../../core/waits/shared-polls.js";
import { type FinishedInstances, waitForMany } from "../../core/waits/wait-for-many.js";
import { type LaunchBody, OnceLauncher } from "../once-launcher.js";
import type { TaskInstanceInput } from "../task-instance-input.js";
import { InstancePolls } from "../waits/instance-polls.js";
import { checkWaitOptions, type WaitAllOptions, type WaitOptions } from "../waits/wait-options.js";
import { waitUntilFinished } from "../waits/wait-until-finished.js";
import { jsonObject, optional, optionalText, reference } from "../django/field-schemas.js";
import { Manager, type ManagerDefinition } from "./manager.js";
import { ContainerTaskType, ExecutableTaskType } from "../models/task-type.js";

/** What the server answers to a report of a state. */
export interface TaskInstanceStateReport {
  /** The uuid of the instance. */
  readonly uuid: string;
  /** The state that it has now. */
  readonly state: ObservedTaskInstanceState;
}

/** What a task type at hand says of the arguments of its instances. */
interface ArgumentsRequirer {
  readonly requiredArguments: readonly string[];
  readonly requiredArgumentsDefaultValues: Readonly<Record<string, unknown>>;
  toString(): string;
}

/** What tells one manager of task instances from the other. */
interface TaskInstanceManagerDefinition<Type, Filters extends object> extends ManagerDefinition<
  TaskInstanceWire,
  Filters
> {
  readonly taskTypeModel: abstract new (...args: never) => Type;
  readonly cloneUrl: string;
  readonly terminateUrl: string;
  /** Whose client it is, where that is known. */
  readonly username: string | undefined;
}

/** A page of a list, whatever its rows look like: most may be of others. */
const rawPage = z.looseObject({ count: wholeNumber(), results: z.array(z.unknown()) });

const stateReport = z.looseObject({ uuid: z.string(), state: z.string() });

/**
 * The instances of one class of task types: launches, finds, waits for, clones and terminates them.
 *
 * Its lists are exact: whatever matches the filters throughout comes just once, while instances are launched, finish and fail
 * between any two pages.
 */
export abstract class TaskInstanceManager<
  Instance extends TaskInstance,
  Type extends ArgumentsRequirer,
  Filters extends object,
> extends Manager<Instance, TaskInstanceWire, never, Filters> {
  /** The path that clones, below the API's root, with `{uuid}` in it. */
  readonly cloneUrl: string;
  /** The path that terminates, below the API's root, with `{uuid}` in it. */
  readonly terminateUrl: string;
  readonly #taskTypeModel: abstract new (...args: never) => Type;
  readonly #input: InputShape<LaunchBody>;
  readonly #once: OnceLauncher;
  readonly #polls: InstancePolls<Instance>;

  /** @internal Managers are made by the client. */
  protected constructor(transport: Transport, definition: TaskInstanceManagerDefinition<Type, Filters>) {
    super(transport, definition);
    this.cloneUrl = definition.cloneUrl;
    this.terminateUrl = definition.terminateUrl;
    this.#taskTypeModel = definition.taskTypeModel;
    this.#once = new OnceLauncher(transport, {
      noun: definition.shape.noun,
      listUrl: definition.listUrl,
      page: this.pageSchema,
      username: definition.username,
      launch: (body, request) => this.#launch(body, request),
    });
    this.#input = defineInput<LaunchBody>()({
      name: optional(optionalText(200)),
      arguments: optional(jsonObject),
      task_queue: reference(TaskQueue),
      task_type: reference(definition.taskTypeModel),
    });
    this.#polls = new InstancePolls<Instance>(
      {
        get: (uuid, options) => this.get(uuid, options),
        page: (query, options) => transport.call({ method: "GET", path: this.listUrl, query, options }, rawPage),
        parse: (row) => {
          const { success, data } = this.shape.schema.safeParse(row);
          return success ? this.make(sameDigits(row, data)) : undefined;
        },
      },
      transport.settings.clock,
    );
  }

  /**
   * Gets one by its uuid.
   *
   * @throws A `NotFoundError` if there is none in this class.
   */
  async get(uuid: string, options?: RequestOptions): Promise<Instance> {
    return this.getOne({ uuid: this.#requireUuid(uuid) }, options);
  }

  /**
   * Launches an instance. It is `created` in the answer and `published` to the workers at once.
   *
   * With `once: true` the name is the key. An instance of that type, on that queue, by this user, with that name, in whatever
   * state, is looked for first and returned if it is there (the newest, if there are several). It is looked for again after a
   * launch whose outcome is unknown, and launched again if it is not there and no more to come. So a script may run as often as
   * you like and launches once; calls on one client wait for each other. Two processes at the same instant can still launch
   * two: the server knows no uniqueness. `signal` and `totalTimeoutMs` span all of it.
   *
   * @throws An `InvalidInputError` or a `BadRequestError` if it cannot be launched: the queue does not take it, an argument is
   *   missing. An `AmbiguousOutcomeError` if it is not known whether it was launched: look for it before you launch again, or
   *   do the same again later if it was with `once`.
   *
   * @example
   * ```ts
   * const run = await client.containerTaskInstances.create({ taskType: align, taskQueue: 1, arguments: { sample: "s1" } });
   * await run.waitUntilFinished();
   * ```
   */
  async create(input: TaskInstanceInput<Type>, options: RequestOptions = {}): Promise<Instance> {
    requireObject(`${this.shape.noun}: the input`, input);
    const { once = false, ...rest } = input;
    const body = encodeInput(this.#input, rest, this.shape.noun);
    if (input.taskType instanceof this.#taskTypeModel) requireArguments(input.taskType, input.arguments ?? {});
    if (typeof once !== "boolean") {
      throw new InvalidInputError(`${this.shape.noun}: once must be true or false, not ${describeValue(once)}`);
    }
    return this.make(await (once ? this.#once.run(body, options) : this.#launch(body, options)));
  }

  /**
   * Launches many, a few at a time, and returns them in the order asked for. Of several with `once` and the same name, each
   * gets the same instance, as an object of its own.
   *
   * @throws A `BulkError` if any could not be launched; those that were are in it.
   */
  async createMany(inputs: readonly TaskInstanceInput<Type>[], options: BulkOptions = {}): Promise<Instance[]> {
    return inBulk(inputs, (input, request) => this.create(input, request), options, this.transport.settings.clock);
  }

  /**
   * Launches the same again: a new instance with the same type, queue, name and arguments, which belongs to whoever cloned it.
   *
   * @param instance - The instance or its uuid.
   * @throws A `NotFoundError` if there is no such instance, an `AmbiguousOutcomeError` if it is not known whether the clone was
   *   launched. The server also breaks down (405 or 500) when the queue would no longer take the instance; it launches nothing then,
   *   but its answer does not say so.
   */
  async clone(instance: string | Instance, options?: RequestOptions): Promise<Instance> {
    return this.#act("clone", instance, options);
  }

  /** Clones many, a few at a time, and returns the clones in the order asked for. See {@link clone} and `createMany`. */
  async cloneMany(instances: readonly (string | Instance)[], options: BulkOptions = {}): Promise<Instance[]> {
    return inBulk(instances, (each, request) => this.clone(each, request), options, this.transport.settings.clock);
  }

  /**
   * Tells an instance to stop. The answer comes before the worker has stopped, so the state usually is the old one still. Does
   * nothing to an instance that is finished.
   *
   * @param instance - The instance or its uuid.
   * @returns The instance as the server describes it now.
   * @throws A `NotFoundError` if there is no such instance.
   */
  async terminate(instance: string | Instance, options?: RequestOptions): Promise<Instance> {
    return this.#act("terminate", instance, options);
  }

  /** Terminates many, a few at a time, and returns them in the order asked for. See {@link terminate} and `createMany`. */
  async terminateMany(instances: readonly (string | Instance)[], options: BulkOptions = {}): Promise<Instance[]> {
    return inBulk(instances, (each, request) => this.terminate(each, request), options, this.transport.settings.clock);
  }

  /**
   * Waits until an instance is successful, failed or terminated.
   *
   * @param instance - The instance, which stays as it is (its own method brings it up to date), or its uuid.
   * @returns The finished instance.
   * @throws A `WaitTimeoutError` at the deadline; with `throwOnFailure`, a `TaskFailedError` or `TaskTerminatedError`. A
   *   `TaskStateUnknownError` if `datetimeFinished` is set and the state has remained an unfinished one for a period since.
   */
  async waitUntilFinished(instance: string | Instance, options: WaitOptions<Instance> = {}): Promise<Instance> {
    checkWaitOptions(options);
    const uuid = this.#requireUuid(instance);
    const { clock, hooks } = this.transport.settings;
    const watch = (watchOptions: WatchOptions): Watch<Instance> => this.#polls.watch(instance, watchOptions);
    const terminate = (): Promise<Instance> => this.terminate(uuid, options.request);
    return waitUntilFinished({ uuid, clock, logger: hooks.logger, watch, terminate }, options);
  }

  /**
   * Waits for many at once. `await` it for all of them in the order given, or loop over it to get each as it ends.
   *
   * @param instances - Instances, which are brought up to date, or uuids.
   * @throws A `BulkError` if any wait failed, also with a `TaskStateUnknownError`; the instances that finished are in it.
   *
   * @example
   * ```ts
   * for await (const run of client.containerTaskInstances.waitUntilAllFinished(runs)) console.log(run.name, run.state);
   * ```
   */
  waitUntilAllFinished(
    instances: readonly (string | Instance)[],
    options: WaitAllOptions<Instance> = {},
  ): FinishedInstances<Instance> {
    const wait = (each: string | Instance, signal: AbortSignal): Promise<Instance> => {
      const own = { ...options, signal };
      return each instanceof this.model ? each.waitUntilFinished(own) : this.waitUntilFinished(each, own);
    };
    requireArray("the instances", instances);
    checkWaitOptions(options);
    return waitForMany(instances, wait, options, this.transport.settings.clock);
  }

  /**
   * Reports a state, as a worker does. Any user may, for any instance of either class.
   *
   * @param instance - The instance, which stays as it is, or its uuid.
   * @throws A `BadRequestError` if there is no such instance.
   */
  async updateState(
    instance: string | Instance,
    state: TaskInstanceState,
    options?: RequestOptions,
  ): Promise<TaskInstanceStateReport> {
    if (typeof state !== "string") {
      throw new InvalidInputError(`${this.shape.noun}: state must be a text, not ${describeValue(state)}`);
    }
    checkSendable(state, `${this.shape.noun}: state`);
    const path = "/updatetaskinstancestatus/{uuid}/" satisfies StatePath;
    // Instances of the other class, too, as its uuid is all that the server asks for.
    const uuid = this.#requireUuid(instance instanceof TaskInstance ? instance.uuid : instance);
    return this.transport.call({ method: "PATCH", path, pathParams: { uuid }, body: { state }, options }, stateReport);
  }

  /** Instances come newest first. Of what they can be filtered by, only how far they have come ever changes. */
  protected override keysetOf(filters: Filters): Keyset<Instance> & { readonly parameter: string } {
    const changing: Readonly<Record<string, unknown>> = { state: undefined, datetimeFinished: undefined, ...filters };
    return {
      parameter: "datetime_created__lte",
      idOf: ({ uuid }) => uuid,
      // The wire's own text, as it has microseconds, which a `Date` has not.
      keyOf: (instance) => instance.toJSON().datetime_created,
      isFixed: changing.state === undefined && changing.datetimeFinished === undefined,
    };
  }

  async #launch(body: LaunchBody, options: RequestOptions): Promise<TaskInstanceWire> {
    const call = { method: "POST", path: this.listUrl, body, creates: true, options } as const;
    return this.transport.call(call, this.shape.schema);
  }

  async #act(action: "clone" | "terminate", instance: string | Instance, options?: RequestOptions): Promise<Instance> {
    const uuid = this.#requireUuid(instance);
    const { clock, ...settings } = this.transport.settings;
    const startMs = clock.now();
    const path = action === "clone" ? this.cloneUrl : this.terminateUrl;
    const call = { method: "POST", path, pathParams: { uuid }, creates: action === "clone", options } as const;
    try {
      return this.make(await this.transport.call(call, this.shape.schema));
    } catch (error) {
      const cause = error instanceof AmbiguousOutcomeError ? error.cause : error;
      // To clone or terminate what does not exist, the server breaks down over it; a look tells.
      if (!brokeDown(cause)) throw error;
      const { totalTimeoutMs = settings.totalTimeoutMs } = options ?? {};
      const leftMs = startMs + totalTimeoutMs - clock.now();
      throw await this.#errorAfterLook(uuid, error, { ...options, totalTimeoutMs: leftMs });
    }
  }

  /** The error for an action that the server broke down over: that there is no such instance, if a look says so. */
  async #errorAfterLook(uuid: string, error: unknown, options: RequestOptions): Promise<unknown> {
    try {
      await this.get(uuid, options);
    } catch (lookError) {
      options.signal?.throwIfAborted();
      // Only the API itself can say so, and not a page for people.
      if (lookError instanceof NotFoundError && typeof lookError.body === "object" && lookError.body !== null)
        return lookError;
    }
    return error;
  }

  /** Refuses what can be no uuid, before it ends up in a URL. */
  #requireUuid(instance: unknown): string {
    const uuid: unknown = instance instanceof this.model ? instance.uuid : instance;
    if (typeof uuid === "string" && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(uuid)) return uuid;
    if (!(instance instanceof Model))
      throw new InvalidInputError(`${this.shape.noun}: ${describeValue(uuid)} is no uuid`);
    throw new InvalidInputError(`${instance.toString()} is no ${this.shape.noun}`);
  }
}

/** Finds out what the server would: each required argument must be given, or have a default. */
function requireArguments(type: ArgumentsRequirer, given: Readonly<Record<string, unknown>>): void {
  for (const name of type.requiredArguments) {
    if (Object.hasOwn(given, name) || Object.hasOwn(type.requiredArgumentsDefaultValues, name)) continue;
    throw new InvalidInputError(`${type.toString()}: required argument '${name}' not provided!`);
  }
}

/** The instances of container task types: `client.containerTaskInstances`. */
export class ContainerTaskInstanceManager extends TaskInstanceManager<
  ContainerTaskInstance,
  ContainerTaskType,
  ContainerTaskInstanceFilters
> {
  readonly model: typeof ContainerTaskInstance = ContainerTaskInstance;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport, username: string | undefined) {
    super(transport, {
      username,
      taskTypeModel: ContainerTaskType,
      shape: containerTaskInstanceShape,
      filters: containerTaskInstanceFilters,
      listUrl: "/containertaskinstances/" satisfies ListPath<ContainerTaskInstanceWire>,
      detailUrl: "/containertaskinstances/{uuid}/" satisfies DetailPath<ContainerTaskInstanceWire>,
      cloneUrl: "/containertaskinstances/{uuid}/clone/" satisfies ActionPath<201, ContainerTaskInstanceWire>,
      terminateUrl: "/containertaskinstances/{uuid}/terminate/" satisfies ActionPath<202, ContainerTaskInstanceWire>,
    });
  }

  protected override make(wire: ContainerTaskInstanceWire): ContainerTaskInstance {
    return new ContainerTaskInstance(this, wire);
  }
}

/** The instances of executable task types: `client.executableTaskInstances`. */
export class ExecutableTaskInstanceManager extends TaskInstanceManager<
  ExecutableTaskInstance,
  ExecutableTaskType,
  ExecutableTaskInstanceFilters
> {
  readonly model: typeof ExecutableTaskInstance = ExecutableTaskInstance;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport, username: string | undefined) {
    super(transport, {
      username,
      taskTypeModel: ExecutableTaskType,
      shape: executableTaskInstanceShape,
      filters: executableTaskInstanceFilters,
      listUrl: "/executabletaskinstances/" satisfies ListPath<ExecutableTaskInstanceWire>,
      detailUrl: "/executabletaskinstances/{uuid}/" satisfies DetailPath<ExecutableTaskInstanceWire>,
      cloneUrl: "/executabletaskinstances/{uuid}/clone/" satisfies ActionPath<201, ExecutableTaskInstanceWire>,
      terminateUrl: "/executabletaskinstances/{uuid}/terminate/" satisfies ActionPath<202, ExecutableTaskInstanceWire>,
    });
  }

  protected override make(wire: ExecutableTaskInstanceWire): ExecutableTaskInstance {
    return new ExecutableTaskInstance(this, wire);
  }
}
