import type { Clock } from "../../core/async/clock.js";
import { checkChoice, checkNames, checkNumber, checkType } from "../kit/checks.js";
import type { TaskClass } from "./database/database.js";
import { isFinished, type TaskInstanceRow } from "./database/rows.js";
import { UncaughtException } from "./django/errors.js";
import { describeInstance, type EmbeddedInstance } from "./instances.js";
import type { WorkerPool } from "./launcher.js";

/** The workers of all queues: they carry each instance through its states, on the clock they are given. */
export class Workers implements WorkerPool {
  readonly #clock: Clock;
  readonly #report: Report;
  readonly #isOn: boolean;
  readonly #scripts: { target: TaskTarget; behavior: TaskBehavior }[] = [];
  /** The next step of each instance that is being worked on, by uuid. */
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
    // A second request does not restart the time that the first one takes.
    if (this.#steps.get(instance.uuid)?.isTermination === true) return;
    const end = (): void => {
      this.#reportState(taskClass, instance, "terminated");
    };
    this.#schedule(instance, terminationMs, end, true);
  }

  /** Stops the work on an instance, which keeps its state. */
  abandon(uuid: string): void {
    this.#steps.get(uuid)?.cancel();
    this.#steps.delete(uuid);
  }

  /** Stops the work on all instances. */
  abandonAll(): void {
    for (const uuid of [...this.#steps.keys()]) this.abandon(uuid);
  }

  /** Of several scripts that match, the latest applies. */
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

  /** An instance has at most one next step: a new one replaces it. */
  #schedule({ uuid }: TaskInstanceRow, delayMs: number, step: () => void, isTermination = false): void {
    this.abandon(uuid);
    const cancel = this.#clock.setTimer(() => {
      this.#steps.delete(uuid);
      step();
    }, delayMs);
    this.#steps.set(uuid, { isTermination, cancel });
  }

  /** If the server rejects the report, the instance keeps its state for good. */
  #reportState(taskClass: TaskClass, instance: TaskInstanceRow, state: string): void {
    try {
      this.#report(taskClass, instance, state);
    } catch (error) {
      if (!(error instanceof UncaughtException)) throw error;
    }
  }
}

/** What becomes of an instance once it has been published. */
export interface TaskRun {
  /** How long it waits on its queue, in milliseconds. Default: 100. */
  readonly queuedMs?: number;
  /** How long it runs, in milliseconds. Default: 900. */
  readonly durationMs?: number;
  /** How it ends; one that hangs runs until it is terminated. Default: `"successful"`. */
  readonly outcome?: "successful" | "failed" | "hang";
}

/** What tasks do: always the same, or something that depends on the instance. */
export type TaskBehavior = TaskRun | ((instance: EmbeddedInstance) => TaskRun);

/** Whose behavior it is: the name of a task type, or a test of the instance. */
export type TaskTarget = string | ((instance: EmbeddedInstance) => boolean);

/** Takes a worker's report of a state. */
type Report = (taskClass: TaskClass, instance: TaskInstanceRow, state: string) => void;

/** What a worker does next with an instance. */
interface Step {
  readonly isTermination: boolean;
  readonly cancel: () => void;
}

/** How long a worker takes to terminate a task. */
const terminationMs = 50;

/** @throws TypeError or RangeError for what a task cannot do. */
function checkRun(run: TaskRun): void {
  checkType("What a task does", run, "object");
  checkNames("What a task does", run, ["queuedMs", "durationMs", "outcome"]);
  const { queuedMs = 0, durationMs = 0, outcome = "hang" } = run;
  checkNumber("queuedMs", queuedMs, 0);
  checkNumber("durationMs", durationMs, 0);
  checkChoice("outcome", outcome, ["successful", "failed", "hang"]);
}
