import type { Clock } from "../../core/async/clock.js";
import { checkChoice, checkNames, checkNumber, checkType } from "../kit/checks.js";
import type { TaskClass } from "./database/database.js";
import { isFinished, type TaskInstanceRow } from "./database/rows.js";
import { UncaughtException } from "./django/errors.js";
import { describeInstance, type EmbeddedInstance } from "./instances.js";
import type { WorkerPool } from "./launcher.js";

/** The workers of all queues. They advance each instance through its states, on the given clock. */
export class Workers implements WorkerPool {
  readonly #clock: Clock;
  readonly #report: Report;
  readonly #isOn: boolean;
  readonly #scripts: { target: TaskTarget; behavior: TaskBehavior }[] = [];
  /** The next step of each instance in progress, by UUID. */
  readonly #steps = new Map<string, Step>();

  constructor(clock: Clock, report: Report, isOn: boolean) {
    this.#clock = clock;
    this.#report = report;
    this.#isOn = isOn;
  }

  /** @returns A function that removes the script. */
  script(target: TaskTarget, behavior: TaskBehavior): () => void {
    checkType("A script's target", target, "string", "function");
    if (typeof behavior !== "function") checkRun(behavior);
    const script = { target, behavior };
    this.#scripts.push(script);
    return () => {
      const index = this.#scripts.indexOf(script);
      if (index >= 0) this.#scripts.splice(index, 1);
    };
  }

  start(taskClass: TaskClass, instance: TaskInstanceRow): void {
    if (!this.#isOn) return;
    const { queuedMs = 100, durationMs = 900, outcome = "successful" } = this.#runOf(taskClass, instance);
    this.#schedule(instance, queuedMs, () => {
      this.#reportState(taskClass, instance, "running");
      if (outcome === "hang") return;
      this.#schedule(instance, durationMs, () => {
        this.#reportState(taskClass, instance, outcome);
      });
    });
  }

  stop(taskClass: TaskClass, instance: TaskInstanceRow): void {
    if (!this.#isOn || isFinished(instance.state)) return;
    // A second request does not restart the delay of the first one.
    if (this.#steps.get(instance.uuid)?.isTermination === true) return;
    const end = (): void => {
      this.#reportState(taskClass, instance, "terminated");
    };
    this.#schedule(instance, terminationMs, end, true);
  }

  /** Stops the work on an instance, which then keeps its state. */
  abandon(uuid: string): void {
    this.#steps.get(uuid)?.cancel();
    this.#steps.delete(uuid);
  }

  /** Stops the work on all instances. */
  abandonAll(): void {
    for (const uuid of [...this.#steps.keys()]) this.abandon(uuid);
  }

  /** The script for an instance. If several match, the latest applies. */
  #runOf(taskClass: TaskClass, row: TaskInstanceRow): TaskRun {
    const instance = describeInstance(taskClass, row);
    const script = this.#scripts.findLast(({ target }) =>
      typeof target === "string" ? target === instance.taskTypeName : target(instance),
    );
    const behavior = script?.behavior ?? {};
    if (typeof behavior !== "function") return behavior;
    const run = behavior(instance);
    checkRun(run);
    return run;
  }

  /** Sets the next step of an instance. It replaces a previous one. */
  #schedule({ uuid }: TaskInstanceRow, delayMs: number, step: () => void, isTermination = false): void {
    this.abandon(uuid);
    const cancel = this.#clock.setTimer(() => {
      this.#steps.delete(uuid);
      step();
    }, delayMs);
    this.#steps.set(uuid, { isTermination, cancel });
  }

  /** Reports a state. If the server rejects the report, the instance keeps its state permanently. */
  #reportState(taskClass: TaskClass, instance: TaskInstanceRow, state: string): void {
    try {
      this.#report(taskClass, instance, state);
    } catch (error) {
      if (!(error instanceof UncaughtException)) throw error;
    }
  }
}

/** What happens to an instance after it has been published. */
export interface TaskRun {
  /** The time on its queue, in milliseconds. Default: 100. */
  readonly queuedMs?: number;
  /** The runtime, in milliseconds. Default: 900. */
  readonly durationMs?: number;
  /** The outcome. With `"hang"`, it runs until it is terminated. Default: `"successful"`. */
  readonly outcome?: "successful" | "failed" | "hang";
}

/** The behavior of tasks: always the same, or a function of the instance. */
export type TaskBehavior = TaskRun | ((instance: EmbeddedInstance) => TaskRun);

/** The instances that a script applies to: the name of a task type, or a predicate. */
export type TaskTarget = string | ((instance: EmbeddedInstance) => boolean);

/** Receives the report of a worker about a state. */
type Report = (taskClass: TaskClass, instance: TaskInstanceRow, state: string) => void;

/** The next step of a worker with an instance. */
interface Step {
  readonly isTermination: boolean;
  readonly cancel: () => void;
}

/** The time that a worker takes to terminate a task, in milliseconds. */
const terminationMs = 50;

/** @throws TypeError or RangeError for an invalid behavior. */
function checkRun(run: TaskRun): void {
  checkType("The behavior of a task", run, "object");
  checkNames("The behavior of a task", run, ["queuedMs", "durationMs", "outcome"]);
  const { queuedMs = 0, durationMs = 0, outcome = "hang" } = run;
  checkNumber("queuedMs", queuedMs, 0);
  checkNumber("durationMs", durationMs, 0);
  checkChoice("outcome", outcome, ["successful", "failed", "hang"]);
}
