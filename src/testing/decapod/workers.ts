import type { Clock } from "../../core/async/clock.js";
import type { Controller } from "./controller.js";
import { completeDiscovery, type DiscoveryRequest } from "./discovery.js";
import { describeExecution, type EmbeddedExecution } from "./executions.js";
import { plannedSteps, writeLog } from "./run-output.js";
import {
  checkDiscoveryBehavior,
  checkExecutionBehavior,
  type DiscoveryBehavior,
  type DiscoveryRun,
  type DiscoveryTarget,
  type ExecutionBehavior,
  type ExecutionRun,
  type ExecutionTarget,
  Scripts,
} from "./scripts.js";
import { makeCinderIntegration } from "./seed/cinder.js";
import type { Version } from "./store/collection.js";
import type { Database } from "./store/database.js";
import type { ExecutionData, StepData } from "./store/models.js";

/** The jobs that the API passes to the controller's processes. */
export interface JobQueue {
  discover(request: DiscoveryRequest): void;
  execute(execution: Version<ExecutionData>): void;
  /** Cancels an execution whose state is already `canceling` or `canceled`. */
  cancel(executionId: string): void;
}

/** The controller's processes: they discover servers and run executions, with timers of the given clock. */
export class Workers implements JobQueue {
  readonly executionScripts = new Scripts<EmbeddedExecution, ExecutionRun>(
    ({ playbook }, target) => playbook === target,
    checkExecutionBehavior,
  );
  readonly discoveryScripts = new Scripts<DiscoveryRequest, DiscoveryRun>(
    ({ id, host }, target) => target === id || target === host,
    checkDiscoveryBehavior,
  );
  readonly #clock: Clock;
  readonly #database: Database;
  readonly #controller: Controller;
  readonly #isOn: boolean;
  /** Functions that cancel the timers, by job. */
  readonly #timers = new Map<string, Set<() => void>>();

  constructor(clock: Clock, database: Database, controller: Controller, isOn: boolean) {
    this.#clock = clock;
    this.#database = database;
    this.#controller = controller;
    this.#isOn = isOn;
  }

  script(target: ExecutionTarget, behavior: ExecutionBehavior): () => void {
    return this.executionScripts.add(target, behavior);
  }

  scriptDiscovery(target: DiscoveryTarget, behavior: DiscoveryBehavior): () => void {
    return this.discoveryScripts.add(target, behavior);
  }

  discover(request: DiscoveryRequest): void {
    if (!this.#isOn) return;
    const { durationMs = 1000, outcome = "found", ...found } = this.discoveryScripts.of(request);
    if (outcome === "never") return;
    this.#after(durationMs, `discovery ${request.id}`, () => {
      completeDiscovery(this.#database, request, found);
    });
  }

  execute(execution: Version<ExecutionData>): void {
    if (!this.#isOn) return;
    const { id } = execution;
    const run = this.executionScripts.of(describeExecution(this.#database, execution));
    this.#after(run.queuedMs ?? 100, id, () => {
      this.#start(id, run);
    });
  }

  cancel(executionId: string): void {
    const execution = this.#database.executions.latest(executionId);
    // An execution that has not started stays in the queue, and runs nevertheless.
    if (!this.#isOn || execution?.data.state !== "canceling") return;
    const { cancelMs = 50 } = this.executionScripts.of(describeExecution(this.#database, execution));
    this.#after(cancelMs, executionId, () => {
      this.#finish(executionId, "canceled", {});
    });
  }

  /** Stops the work on a job, which keeps its state. */
  abandon(executionId: string): void {
    for (const cancel of this.#timers.get(executionId) ?? []) cancel();
    this.#timers.delete(executionId);
  }

  abandonAll(): void {
    for (const name of [...this.#timers.keys()]) this.abandon(name);
  }

  #start(id: string, run: ExecutionRun): void {
    const execution = this.#database.executions.latest(id);
    if (execution === undefined) return;
    if (execution.data.state === "canceled" && run.afterEarlyCancel === "drop") return;
    if (!this.#controller.start(id)) {
      this.#after(lockedMs, id, () => {
        this.#start(id, run);
      });
      return;
    }
    if (this.#database.executions.latest(id)?.data.state !== "started") return;
    const { durationMs = 900, outcome = "completed" } = run;
    const steps = plannedSteps(this.#database, this.#controller, execution, run);
    for (const [index, step] of steps.entries()) {
      const [startMs, endMs] = [index, index + 1].map((count) => (durationMs * count) / (steps.length + 1));
      const startedAt = this.#database.now() + Math.floor((startMs ?? 0) / 1000);
      this.#after(endMs ?? 0, id, () => {
        this.#addStep({ ...step, time_started: startedAt, time_finished: this.#database.now() });
      });
    }
    if (outcome === "hang") return;
    this.#after(durationMs, id, () => {
      this.#finish(id, outcome, run);
    });
  }

  #addStep(step: StepData): void {
    this.#controller.addStep(step);
  }

  #finish(id: string, end: "completed" | "failed" | "canceled", { log }: ExecutionRun): void {
    this.abandon(id);
    const execution = this.#database.executions.latest(id);
    if (execution === undefined) return;
    this.#controller.finish(id, end, log ?? writeLog(this.#database, id));
    if (end !== "completed" || execution.data.playbook !== "cinder_integration") return;
    const { cluster_id } = this.#controller.configurationOf(execution).data;
    this.#database.cinderIntegrations.set(cluster_id, makeCinderIntegration(cluster_id));
  }

  #after(delayMs: number, name: string, work: () => void): void {
    const timers = this.#timers.get(name) ?? new Set();
    this.#timers.set(name, timers);
    const cancel = this.#clock.setTimer(() => {
      timers.delete(cancel);
      work();
    }, delayMs);
    timers.add(cancel);
  }
}

/** How long an execution waits, in milliseconds, before it checks again whether its servers are unlocked. */
const lockedMs = 1000;
