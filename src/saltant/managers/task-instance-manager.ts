import { selfOf } from "../../core/self.js";
import {
  containerTaskInstanceFilters,
  type ContainerTaskInstanceFilters,
  executableTaskInstanceFilters,
  type ExecutableTaskInstanceFilters,
  type TaskInstanceState,
} from "../../../generated/saltant/filters.js";
import { Semaphore } from "../../core/async/concurrency.js";
import { type BulkOptions, inBulk } from "../../core/bulk/bulk.js";
import { requireArray, requireBoolean, requireObject, requireString } from "../../core/data/checks.js";
import { defineInput, encodeInput } from "../../core/data/input.js";
import { checkSendable } from "../../core/data/json.js";
import { sameDigits } from "../../core/data/lossless-json.js";
import { Model, type ModelClass } from "../../core/data/model.js";
import type { InputShape } from "../../core/data/shape.js";
import * as z from "../../core/data/zod.js";
import { InvalidInputError } from "../../core/errors/index.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import type { Keyset } from "../../core/lists/pages.js";
import { describeValue } from "../../core/text.js";
import type { Watch, WatchOptions } from "../../core/waits/shared-polls.js";
import { type FinishedInstances, waitForMany } from "../../core/waits/wait-for-many.js";
import type { ActionPath, DetailPath, ListPath, StatePath } from "../contract.js";
import { jsonObject, maxLength, optional, pageOf, reference } from "../django/field-schemas.js";
import {
  ContainerTaskInstance,
  containerTaskInstanceShape,
  type ContainerTaskInstanceWire,
  ExecutableTaskInstance,
  executableTaskInstanceShape,
  type ExecutableTaskInstanceWire,
  type ObservedTaskInstanceState,
  TaskInstance,
  type TaskInstanceApi,
  type TaskInstanceWire,
} from "../models/task-instance.js";
import { requireArguments, type TaskInstanceInput } from "../models/task-instance-input.js";
import { TaskQueue } from "../models/task-queue.js";
import { type ArgumentRules, ContainerTaskType, ExecutableTaskType } from "../models/task-type.js";
import { type LaunchBody, OnceLauncher } from "../once-launcher.js";
import { InstancePolls } from "../waits/instance-polls.js";
import { checkWaitOptions, type WaitAllOptions, type WaitOptions } from "../waits/wait-options.js";
import { waitUntilFinished } from "../waits/wait-until-finished.js";
import { Manager, type ManagerDefinition } from "./manager.js";
import { orNotFound } from "./missing-instance.js";

/** A page of a list with unchecked rows: most of them may be instances that are not waited for. */
const rawPage = pageOf(z.array(z.unknown()));

/**
 * The API of the instances of one class of task types: launches, gets, lists, clones and terminates them, and waits for them.
 *
 * Its lists are exact: an instance that matches the filters all the time is listed exactly once, even if others are launched,
 * finish and fail between two pages.
 */
export abstract class TaskInstanceManager<
  Instance extends TaskInstance,
  Type extends ArgumentRules,
  Filters extends object,
> extends Manager<Instance, TaskInstanceWire, never, Filters> {
  abstract override readonly model: ModelClass<Instance, TaskInstanceWire, TaskInstanceApi<TaskInstance>>;
  /** The path that clones, below the API's root, with `{uuid}` in it. */
  readonly cloneUrl: string;
  /** The path that terminates, below the API's root, with `{uuid}` in it. */
  readonly terminateUrl: string;
  readonly #taskTypeModel: abstract new (...args: never) => Type;
  readonly #input: InputShape<LaunchBody>;
  readonly #once: OnceLauncher;
  readonly #polls: InstancePolls<Instance>;
  /** One abort may end thousands of waits with `terminateOnAbort`. */
  readonly #terminations = new Semaphore(4);

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
      name: optional(maxLength(200)),
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
    const self = selfOf(this);
    return self.getOne({ uuid: self.#requireUuid(uuid) }, options);
  }

  /**
   * Launches an instance. It is `created` in the response and `published` to the workers immediately.
   *
   * With `once: true` the name is the key. The client first looks for an instance of this type, on this queue, by this user, with
   * this name, in any state, and returns it if it exists (the newest, if there are several). It looks again after a launch whose
   * outcome is unknown, and launches again if the instance does not exist and can no longer appear. So a script may run any number
   * of times and launches once; calls on one client wait for each other. Two processes at the same instant can still launch two,
   * as the server does not enforce unique names. `signal` and `totalTimeoutMs` span all requests.
   *
   * @throws An `InvalidInputError` or a `BadRequestError` if it cannot be launched: the queue does not take it, an argument is
   *   missing. An `AmbiguousOutcomeError` if it is not known whether it was launched: look for it before you launch again, or
   *   repeat the call later if it was with `once`.
   *
   * @example
   * ```ts
   * const run = await client.containerTaskInstances.create({ taskType: align, taskQueue: 1, arguments: { sample: "s1" } });
   * await run.waitUntilFinished();
   * ```
   */
  async create(input: TaskInstanceInput<Type>, options: RequestOptions = {}): Promise<Instance> {
    const self = selfOf(this);
    requireObject(`${self.shape.noun}: the input`, input);
    const { once = false, ...rest } = input;
    const body = encodeInput(self.#input, rest, self.shape.noun);
    if (input.taskType instanceof self.#taskTypeModel) requireArguments(input.taskType, input.arguments ?? {});
    requireBoolean(`${self.shape.noun}: once`, once);
    return self.make(await (once ? self.#once.run(body, options) : self.#launch(body, options)));
  }

  /**
   * Launches many, a few at a time, and returns them in the order of the inputs. Several inputs with `once` and the same name get
   * the same instance, each as an object of its own.
   *
   * @throws A `BulkError` if any could not be launched. It contains those that were launched.
   */
  async createMany(
    inputs: readonly TaskInstanceInput<Type>[],
    options: BulkOptions<Instance> = {},
  ): Promise<Instance[]> {
    const self = selfOf(this);
    return inBulk(inputs, (input, request) => self.create(input, request), options, self.transport.settings.clock);
  }

  /**
   * Launches a new instance with the same type, queue, name and arguments. It belongs to the caller.
   *
   * @param instance - The instance or its uuid.
   * @throws A `NotFoundError` if there is no such instance, an `AmbiguousOutcomeError` if it is not known whether the clone was
   *   launched. The server also fails (405 or 500) if the queue no longer takes the instance; it launches nothing then, but its
   *   response does not say so.
   */
  async clone(instance: string | Instance, options?: RequestOptions): Promise<Instance> {
    return selfOf(this).#act("clone", instance, options);
  }

  /** Clones many, a few at a time, and returns the clones in the order of the instances. See {@link clone} and `createMany`. */
  async cloneMany(instances: readonly (string | Instance)[], options: BulkOptions<Instance> = {}): Promise<Instance[]> {
    const self = selfOf(this);
    return inBulk(instances, (each, request) => self.clone(each, request), options, self.transport.settings.clock);
  }

  /**
   * Tells an instance to stop. The response comes before the worker has stopped, so it usually has the old state. A finished
   * instance stays as it is.
   *
   * @param instance - The instance or its uuid.
   * @returns The instance according to the response.
   * @throws A `NotFoundError` if there is no such instance.
   */
  async terminate(instance: string | Instance, options?: RequestOptions): Promise<Instance> {
    return selfOf(this).#act("terminate", instance, options);
  }

  /** Terminates many, a few at a time, and returns them in the order given. See {@link terminate} and `createMany`. */
  async terminateMany(
    instances: readonly (string | Instance)[],
    options: BulkOptions<Instance> = {},
  ): Promise<Instance[]> {
    const self = selfOf(this);
    return inBulk(instances, (each, request) => self.terminate(each, request), options, self.transport.settings.clock);
  }

  /**
   * Waits until an instance is successful, failed or terminated.
   *
   * @param instance - The instance, which stays as it is (its own method updates it), or its uuid.
   * @returns The finished instance.
   * @throws A `WaitTimeoutError` at the deadline; with `throwOnFailure`, a `TaskFailedError` or `TaskTerminatedError`. A
   *   `TaskStateUnknownError` if `datetimeFinished` is set and the state has remained an unfinished one for a period since.
   */
  async waitUntilFinished(instance: string | Instance, options: WaitOptions<Instance> = {}): Promise<Instance> {
    const self = selfOf(this);
    checkWaitOptions(options);
    const uuid = self.#requireUuid(instance);
    const { logger } = self.transport.settings.hooks;
    const { pacer } = self.#polls;
    const watch = (watchOptions: WatchOptions): Watch<Instance> => self.#polls.watch(instance, watchOptions);
    const terminate = (): Promise<Instance> =>
      self.#terminations.run(() => self.terminate(uuid, options.request), undefined);
    return waitUntilFinished({ uuid, pacer, logger, watch, terminate }, options);
  }

  /**
   * Waits for many at once. `await` it for all of them in the order given, or loop over it to get each as it ends.
   *
   * @param instances - Instances, which are updated, or uuids.
   * @throws A `BulkError` if any wait failed, also with a `TaskStateUnknownError`. It contains the instances that finished.
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
    const self = selfOf(this);
    const wait = (each: string | Instance, signal: AbortSignal): Promise<Instance> => {
      const own = { ...options, signal };
      return each instanceof self.model ? each.waitUntilFinished(own) : self.waitUntilFinished(each, own);
    };
    requireArray("the instances", instances);
    checkWaitOptions(options);
    return waitForMany(instances, wait, options, self.#polls.pacer);
  }

  /**
   * Reports a state, as a worker does. Any user may report one, for any instance of either class.
   *
   * @param instance - The instance, which stays as it is, or its uuid.
   * @throws A `BadRequestError` if there is no such instance.
   */
  async updateState(
    instance: string | Instance,
    state: TaskInstanceState,
    options?: RequestOptions,
  ): Promise<TaskInstanceStateReport> {
    const self = selfOf(this);
    requireString(`${self.shape.noun}: state`, state);
    checkSendable(state, `${self.shape.noun}: state`);
    const path = "/updatetaskinstancestatus/{uuid}/" satisfies StatePath;
    // An instance of the other class will do, as the server needs the uuid only.
    const uuid = self.#requireUuid(instance instanceof TaskInstance ? instance.uuid : instance);
    return self.transport.call({ method: "PATCH", path, pathParams: { uuid }, body: { state }, options }, stateReport);
  }

  /** Lists have the newest instance first. Of the fields with a filter, only the state and the end of an instance change. */
  protected override keysetOf(filters: Filters): Keyset<Instance> & { readonly parameter: string } {
    const changing: Readonly<Record<string, unknown>> = { state: undefined, datetimeFinished: undefined, ...filters };
    return {
      parameter: "datetime_created__lte",
      idOf: ({ uuid }) => uuid,
      // The string from the wire, as it has microseconds, which a `Date` has not.
      keyOf: (instance) => instance.toJSON().datetime_created,
      isFixed: changing.state === undefined && changing.datetimeFinished === undefined,
    };
  }

  protected override make(wire: TaskInstanceWire): Instance {
    return new this.model(this.shape, this, wire);
  }

  async #launch(body: LaunchBody, options: RequestOptions): Promise<TaskInstanceWire> {
    const call = { method: "POST", path: this.listUrl, body, changes: true, options } as const;
    return this.transport.call(call, this.shape.schema);
  }

  async #act(action: "clone" | "terminate", instance: string | Instance, options?: RequestOptions): Promise<Instance> {
    const uuid = this.#requireUuid(instance);
    const path = action === "clone" ? this.cloneUrl : this.terminateUrl;
    const spec = { method: "POST", path, pathParams: { uuid }, changes: action === "clone", options } as const;
    const get = (getOptions: RequestOptions): Promise<Instance> => this.get(uuid, getOptions);
    return orNotFound(() => this.requestOne(spec), get, options, this.transport.settings);
  }

  /** Rejects an invalid uuid before it becomes part of a URL. */
  #requireUuid(instance: unknown): string {
    const uuid: unknown = instance instanceof this.model ? instance.uuid : instance;
    if (typeof uuid === "string" && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(uuid)) return uuid;
    if (!(instance instanceof Model))
      throw new InvalidInputError(`${this.shape.noun}: ${describeValue(uuid)} is not a valid UUID`);
    throw new InvalidInputError(`${instance.toString()} is not a ${this.shape.noun}`);
  }
}

/** The instances of container task types: `client.containerTaskInstances`. */
export class ContainerTaskInstanceManager extends TaskInstanceManager<
  ContainerTaskInstance,
  ContainerTaskType,
  ContainerTaskInstanceFilters
> {
  readonly model = ContainerTaskInstance;

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
}

/** The instances of executable task types: `client.executableTaskInstances`. */
export class ExecutableTaskInstanceManager extends TaskInstanceManager<
  ExecutableTaskInstance,
  ExecutableTaskType,
  ExecutableTaskInstanceFilters
> {
  readonly model = ExecutableTaskInstance;

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
}

/** What differs between the managers of the two classes. */
interface TaskInstanceManagerDefinition<Type, Filters extends object> extends ManagerDefinition<
  TaskInstanceWire,
  Filters
> {
  readonly taskTypeModel: abstract new (...args: never) => Type;
  readonly cloneUrl: string;
  readonly terminateUrl: string;
  /** The user of the client, if known. */
  readonly username: string | undefined;
}

/** The server's response to a report of a state. */
export interface TaskInstanceStateReport {
  /** The uuid of the instance. */
  readonly uuid: string;
  /** Its state now. */
  readonly state: ObservedTaskInstanceState;
}

const stateReport = z.looseObject({ uuid: z.string(), state: z.string() });
