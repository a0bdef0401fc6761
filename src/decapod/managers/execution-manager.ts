import {
  type ExecutionFilters,
  executionFilters,
  type ExecutionSortBy,
  executionSortFields,
  type ExecutionStepFilters,
  executionStepFilters,
  type ExecutionStepSortBy,
  executionStepSortFields,
} from "../../../generated/decapod/filters.js";
import { Pacer } from "../../core/async/pacer.js";
import { checkOptions, requireCount, requireObject, requirePlainObject } from "../../core/data/checks.js";
import { requestChecks, type RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { Listing } from "../../core/lists/listing.js";
import type { PageReader } from "../../core/lists/pages.js";
import { selfOf } from "../../core/self.js";
import { ExecutionLog, type LogOptions } from "../execution-log.js";
import { encodeSort } from "../filters.js";
import type { SortedListOptions } from "../list-options.js";
import {
  Execution,
  executionShape,
  ExecutionStep,
  executionStepShape,
  type ExecutionStepWire,
  type ExecutionWaitOptions,
  type ExecutionWire,
  type FollowEvent,
} from "../models/execution.js";
import { idOf } from "../models/fields.js";
import { PlaybookConfiguration } from "../models/playbook-configuration.js";
import { followExecution } from "../waits/follow.js";
import { CancelTooLateError } from "../waits/wait-errors.js";
import { checkWaitOptions, type WaitOptions } from "../waits/wait-options.js";
import { waitForExecution } from "../waits/wait-for-execution.js";
import { pageSchema, readPages, VersionedManager } from "./versioned-manager.js";

/** The executions: `decapod.executions`. */
export class ExecutionManager extends VersionedManager<Execution, ExecutionWire, ExecutionFilters, ExecutionSortBy> {
  readonly model = Execution;
  readonly #pacer: Pacer;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, {
      shape: executionShape,
      path: "/v1/execution/",
      list: "executions",
      filters: executionFilters,
      sortFields: executionSortFields,
    });
    this.#pacer = new Pacer(transport.settings.clock);
  }

  protected override make(wire: ExecutionWire): Execution {
    return new Execution(this.shape, this, wire);
  }

  /**
   * Executes a version of a playbook configuration. The execution starts once its servers are not locked by another one.
   *
   * @param configuration - A playbook configuration, of which the model's own version is executed; or its id and version.
   * @throws A `PermissionDeniedError` if the role of the user lacks `create_execution` or the permission for the playbook; a
   *   `BadRequestError` if there is no such version; a `ConflictError` if the cluster is deleted; an `AmbiguousOutcomeError` if it is
   *   not known whether the execution was created: `list({ playbookConfigurationId })` shows it then.
   *
   * @example
   * ```ts
   * const run = await decapod.executions.create(config);
   * ```
   */
  async create(configuration: PlaybookConfiguration | VersionReference, options?: RequestOptions): Promise<Execution> {
    const self = selfOf(this);
    requireObject("execution: the playbook configuration", configuration);
    const { version } = configuration;
    const id = idOf(configuration.id, PlaybookConfiguration, "playbook configuration");
    requireCount("execution: version", version, 1, false);
    const body = { playbook_configuration: { id, version } };
    return self.requestOne({ method: "POST", path: self.listPath, body, changes: true, options });
  }

  /**
   * Cancels an execution. A started one is `canceling` until its process has stopped: {@link waitUntilCanceled} waits for that. One that
   * has ended stays as it is. An execution that is canceled before its start may still start.
   */
  async cancel(execution: string | Execution, options?: RequestOptions): Promise<Execution> {
    const self = selfOf(this);
    const pathParams = { id: self.idOf(execution) };
    // The server leaves an execution as it is that is canceled already.
    return self.requestOne({ method: "DELETE", path: self.path, pathParams, idempotent: true, options });
  }

  /** The steps of an execution, by default those that ended last first. They appear while it runs. */
  steps(
    execution: string | Execution,
    filters: ExecutionStepFilters = {},
    options: SortedListOptions<ExecutionStepSortBy> = {},
  ): Listing<ExecutionStep> {
    const self = selfOf(this);
    requirePlainObject("filters", filters);
    checkOptions("options", options, requestChecks);
    const { sortBy, ...listOptions } = options;
    const sort = encodeSort(executionStepSortFields, sortBy, stepList.list);
    const pathParams = { id: self.idOf(execution) };
    const readWires = readPages(self.transport, stepList, filters, sort, stepPage, pathParams);
    const read: PageReader<ExecutionStep> = async (page, request) => {
      const { items, count } = await readWires(page, request);
      return { items: items.map((wire) => new ExecutionStep(executionStepShape, wire)), count };
    };
    return new Listing(read, listOptions, { idOf: ({ id }) => id }, { hasWholePage: true });
  }

  /** The log of an execution, which the server stores when the execution ends. Nothing is sent until it is read. */
  log(execution: string | Execution, options: LogOptions = {}): ExecutionLog {
    const self = selfOf(this);
    return new ExecutionLog(self.transport, self.idOf(execution), options);
  }

  /**
   * Waits until an execution is completed, failed or canceled. One that was canceled before its start is watched for another 5 seconds, or
   * for `refreshPeriodMs` if that is longer, as it may still start.
   *
   * @throws A `WaitTimeoutError` at the deadline; with `throwOnFailure`, an `ExecutionFailedError` or `ExecutionCanceledError`.
   */
  async waitUntilFinished(execution: string | Execution, options: ExecutionWaitOptions = {}): Promise<Execution> {
    return selfOf(this).#wait(execution, options);
  }

  /**
   * Waits until an execution is canceled, after {@link cancel}.
   *
   * @throws A `CancelTooLateError` if it was completed or failed before the cancellation took effect; a `WaitTimeoutError` at the
   *   deadline.
   */
  async waitUntilCanceled(execution: string | Execution, options: WaitOptions<Execution> = {}): Promise<Execution> {
    const ended = await selfOf(this).#wait(execution, options);
    if (ended.state !== "canceled") throw new CancelTooLateError(ended);
    return ended;
  }

  /**
   * Yields the states and steps of an execution as they are seen, and the lines of its log once it has ended, until all is yielded. An
   * execution that has ended already yields the same. Leaving the loop ends the wait, and the execution goes on.
   *
   * @throws What {@link waitUntilFinished} throws.
   *
   * @example
   * ```ts
   * for await (const event of decapod.executions.follow(run)) {
   *   if (event.type === "step") console.log(event.step.name, event.step.result);
   *   if (event.type === "log") console.log(event.line);
   * }
   * ```
   */
  async *follow(
    execution: string | Execution,
    options: ExecutionWaitOptions = {},
  ): AsyncGenerator<FollowEvent, void, undefined> {
    const self = selfOf(this);
    checkWaitOptions(options);
    const id = self.idOf(execution);
    const { onStep, signal, refreshPeriodMs = 5_000, request } = options;
    yield* followExecution({
      clock: self.transport.settings.clock,
      signal,
      periodMs: refreshPeriodMs,
      wait: (inner, tell) => {
        let state: string | null = null;
        const onSeen = (seen: Execution): void => {
          if (seen.state !== state) tell({ type: "state", execution: seen });
          state = seen.state;
        };
        const tellStep = async (step: ExecutionStep): Promise<void> => {
          tell({ type: "step", step });
          await onStep?.(step);
        };
        return self.#wait(id, { ...options, signal: inner, onStep: tellStep }, onSeen);
      },
      log: (inner) => self.log(id, { ...request, signal: inner }),
    });
  }

  async #wait(
    execution: string | Execution,
    options: ExecutionWaitOptions,
    onSeen?: (seen: Execution) => void,
  ): Promise<Execution> {
    checkWaitOptions(options);
    const id = this.idOf(execution);
    return waitForExecution(
      {
        id,
        transport: this.transport,
        pacer: this.#pacer,
        get: (request) => this.get(id, request),
        listSteps: (filters, request) => this.steps(id, filters, { ...request, sortBy: { timeFinished: "asc" } }),
        ...(onSeen !== undefined && { onSeen }),
      },
      options,
    );
  }
}

/** A version of a playbook configuration. */
export interface VersionReference {
  /** The id of the playbook configuration. */
  readonly id: string;
  /** The number of the version, from 1. */
  readonly version: number;
}

const stepList = {
  path: "/v1/execution/{id}/steps/",
  list: "the steps",
  filters: executionStepFilters,
} as const;

const stepPage = pageSchema<ExecutionStepWire>(executionStepShape.schema);
