import * as z from "../../core/data/zod.js";
import { Model } from "../../core/data/model.js";
import { openString, wholeNumber } from "../../core/data/zod-schemas.js";
import type { Shape } from "../../core/data/shape.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Listing } from "../../core/lists/listing.js";
import { selfOf } from "../../core/self.js";
import type { ExecutionStepFilters, ExecutionStepSortBy } from "../../../generated/decapod/filters.js";
import type { Schemas, VersionedWire, Wire } from "../contract.js";
import type { ExecutionLog, LogOptions } from "../execution-log.js";
import type { SortedListOptions } from "../list-options.js";
import { isFinished } from "../waits/states.js";
import {
  checkWaitOptions,
  type ExecutionWaitOptions as AnyExecutionWaitOptions,
  type WaitOptions,
} from "../waits/wait-options.js";
import { anyObject, checkedAs, nullableString } from "./fields.js";
import { type VersionedApi, VersionedModel } from "./versioned-model.js";
import { defineVersionedShape } from "./versioned-shape.js";

/** One run of a playbook configuration. */
export class Execution extends VersionedModel<ExecutionWire> {
  /** The state at the server's last response; editors offer the known ones. */
  declare readonly state: Schemas["ExecutionState"] | (string & {});
  /** What is executed: the id and version of the playbook configuration. Its `playbook_name` is the id of the playbook. */
  declare readonly playbookConfiguration: ExecutionWire["data"]["playbook_configuration"];
  readonly #manager: ExecutionApi;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<ExecutionWire>, manager: ExecutionApi, wire: ExecutionWire) {
    super(shape, manager, wire);
    this.#manager = manager;
  }

  /** The id of the playbook that is executed. */
  get playbookId(): Schemas["PlaybookId"] | (string & {}) {
    return this.playbookConfiguration.playbook_name;
  }

  /** Whether it was completed, failed or canceled at the server's last response. One that was canceled before its start may still start. */
  get isFinished(): boolean {
    return isFinished(this.state);
  }

  /** Whether it was completed at the server's last response. */
  get isSuccessful(): boolean {
    return this.state === "completed";
  }

  /**
   * Cancels the execution, updates this object from the response, and returns it. A started one is `canceling` until its process has
   * stopped; see {@link waitUntilCanceled}. One that has ended stays as it is.
   */
  async cancel(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.cancel(this.id, options));
  }

  /**
   * Waits until the execution is completed, failed or canceled, updates this object, and returns it.
   *
   * @throws A `WaitTimeoutError` at the deadline; with `throwOnFailure`, an `ExecutionFailedError` or `ExecutionCanceledError`.
   *
   * @example
   * ```ts
   * await run.waitUntilFinished({ onStep: (step) => console.log(step.role, step.name, step.result), throwOnFailure: true });
   * ```
   */
  async waitUntilFinished(options: ExecutionWaitOptions<this> = {}): Promise<this> {
    checkWaitOptions(options);
    const { onUpdate, ...rest } = options;
    const waitOptions: ExecutionWaitOptions = {
      ...rest,
      ...(onUpdate !== undefined && {
        onUpdate: (update) => onUpdate({ ...update, instance: this.assignFrom(update.instance) }),
      }),
    };
    return this.assignFrom(await selfOf(this).#manager.waitUntilFinished(this.id, waitOptions));
  }

  /**
   * Waits until the execution is canceled, updates this object, and returns it.
   *
   * @throws A `CancelTooLateError` if it was completed or failed before the cancellation took effect.
   */
  async waitUntilCanceled(options?: WaitOptions<Execution>): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.waitUntilCanceled(this.id, options));
  }

  /** The steps of the execution, those that ended last first. They appear while it runs. */
  steps(filters?: ExecutionStepFilters, options?: SortedListOptions<ExecutionStepSortBy>): Listing<ExecutionStep> {
    return selfOf(this).#manager.steps(this.id, filters, options);
  }

  /** The log, which the server stores when the execution ends. Nothing is sent until it is read. */
  log(options?: LogOptions): ExecutionLog {
    return selfOf(this).#manager.log(this.id, options);
  }

  /** The states, steps and log lines of the execution as they appear, until it has ended and all is yielded. See `executions.follow`. */
  follow(options?: ExecutionWaitOptions): AsyncGenerator<FollowEvent, void, undefined> {
    return selfOf(this).#manager.follow(this.id, options);
  }
}

/** What happens in an execution. */
export type FollowEvent =
  | {
      /** The execution is in another state than before, or was seen for the first time. */
      readonly type: "state";
      /** The execution in that state. */
      readonly execution: Execution;
    }
  | {
      /** A step has ended. */
      readonly type: "step";
      /** The step. */
      readonly step: ExecutionStep;
    }
  | {
      /** A line of the log, which the server stores when the execution ends. */
      readonly type: "log";
      /** The line, without its end. */
      readonly line: string;
    };

/** How to wait for an execution. */
export interface ExecutionWaitOptions<Instance = Execution> extends AnyExecutionWaitOptions<Instance, ExecutionStep> {}

/** The part of its manager that an {@link Execution} calls. */
export interface ExecutionApi extends VersionedApi {
  cancel(id: string, options?: RequestOptions): Promise<Execution>;
  waitUntilFinished(id: string, options?: ExecutionWaitOptions): Promise<Execution>;
  waitUntilCanceled(id: string, options?: WaitOptions<Execution>): Promise<Execution>;
  steps(
    id: string,
    filters?: ExecutionStepFilters,
    options?: SortedListOptions<ExecutionStepSortBy>,
  ): Listing<ExecutionStep>;
  log(id: string, options?: LogOptions): ExecutionLog;
  follow(id: string, options?: ExecutionWaitOptions): AsyncGenerator<FollowEvent, void, undefined>;
}

/** An execution as the API writes it. */
export interface ExecutionWire extends Wire<"Execution"> {}

export const executionShape = defineVersionedShape<ExecutionWire>()({
  noun: "execution",
  fields: {
    state: openString<Schemas["ExecutionState"]>(),
    playbook_configuration: checkedAs<ExecutionWire["data"]["playbook_configuration"]>(
      z.looseObject({ id: z.string(), version: wholeNumber(1), playbook_name: z.string() }),
      "expected an object with id, version and playbook_name",
    ),
  },
});

/** A step of an execution: what one task of Ansible did on one server. */
export class ExecutionStep extends Model<ExecutionStepWire> {
  /** 24 hexadecimal digits. */
  declare readonly id: string;
  /** The id of the execution. */
  declare readonly executionId: string;
  /** The role of Ansible that it belongs to; `""` if none. */
  declare readonly role: string;
  /** The name of the task. */
  declare readonly name: string;
  /** How it ended; editors offer the known results. */
  declare readonly result: Schemas["StepResult"] | (string & {});
  /** What Ansible says of the failure if the result is `error`, otherwise an empty object. */
  declare readonly error: Readonly<Record<string, unknown>>;
  /** The id of the server; null if it is not known. */
  declare readonly serverId: string | null;
  /** When it started, to the second. */
  declare readonly timeStarted: Date;
  /** When it ended, to the second. */
  declare readonly timeFinished: Date;
}

/** A step as the API writes it. */
export interface ExecutionStepWire extends VersionedWire<Wire<"ExecutionStepData">> {}

export const executionStepShape = defineVersionedShape<ExecutionStepWire>()({
  noun: "execution step",
  fields: {
    execution_id: z.string(),
    role: z.string(),
    name: z.string(),
    result: openString<Schemas["StepResult"]>(),
    error: anyObject,
    server_id: nullableString,
    time_started: z.custom<number>(Number.isFinite, "expected a number"),
    time_finished: z.custom<number>(Number.isFinite, "expected a number"),
  },
  unixTimes: ["time_started", "time_finished"],
});
