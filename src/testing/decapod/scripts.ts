import { checkArray, checkChoice, checkNames, checkNumber, checkType } from "../kit/checks.js";
import { checkFinding, type DiscoveryFinding, type DiscoveryRequest, findingNames } from "./discovery.js";
import type { EmbeddedExecution } from "./executions.js";
import type { JsonObject } from "./json.js";
import { type StepData, type StepResult, stepResults } from "./store/models.js";

/** How an execution runs. */
export interface ExecutionRun {
  /** How long it waits before it starts, in milliseconds. Default: 100. */
  readonly queuedMs?: number;
  /** How long it runs, in milliseconds. Default: 900. */
  readonly durationMs?: number;
  /** How it ends; `"hang"` runs until it is canceled. Default: `"completed"`. */
  readonly outcome?: "completed" | "failed" | "hang";
  /**
   * Its steps, evenly distributed over `durationMs`. Default: some for each server; if the execution fails, the result of the last is
   * `error`.
   */
  readonly steps?: readonly ExecutionStep[];
  /** The error of the last default step if the execution fails. Default: `{ msg: "non-zero return code", rc: 1 }`. */
  readonly error?: JsonObject;
  /** The output of Ansible; Decapod appends how the process ended. Default: a line for each step. */
  readonly log?: string;
  /** How long it takes to cancel it while it runs, in milliseconds. If it ends earlier, it is not canceled. Default: 50. */
  readonly cancelMs?: number;
  /**
   * What happens if it is canceled before it starts. With `"start"` it starts nevertheless, as in a real server: its states are created,
   * canceled, started and so on. With `"drop"` it stays canceled. Default: `"start"`.
   */
  readonly afterEarlyCancel?: "start" | "drop";
}

/** A step of an execution. */
export interface ExecutionStep {
  /** What the step does. */
  readonly name: string;
  /** Ansible's role: `ceph-mon`. Default: none (`""`). */
  readonly role?: string;
  /** Default: `"ok"`. */
  readonly result?: StepResult;
  /** Ansible's result if the step failed. Default: `{}`. */
  readonly error?: JsonObject;
  /** The id of the server. Default: the first server of the execution. */
  readonly serverId?: string | null;
}

/** How executions run: always the same, or a function of the execution. */
export type ExecutionBehavior = ExecutionRun | ((execution: EmbeddedExecution) => ExecutionRun);

/** The executions that a script applies to: the id of a playbook, or a predicate. */
export type ExecutionTarget = string | ((execution: EmbeddedExecution) => boolean);

/** How a request to discover a server ends. */
export interface DiscoveryRun extends DiscoveryFinding {
  /** How long it takes, in milliseconds. Default: 1000. */
  readonly durationMs?: number;
  /** Whether the server is found. Default: `"found"`. */
  readonly outcome?: "found" | "never";
}

/** How discoveries end: always the same, or a function of the request. */
export type DiscoveryBehavior = DiscoveryRun | ((request: DiscoveryRequest) => DiscoveryRun);

/** The discoveries that a script applies to: the id or host of a server, or a predicate. */
export type DiscoveryTarget = string | ((request: DiscoveryRequest) => boolean);

/** The scripts for one kind of jobs. Of several that match, the latest applies. */
export class Scripts<Job, Run extends object> {
  readonly #isNamed: (job: Job, target: string) => boolean;
  readonly #check: (run: Run) => void;
  readonly #scripts: { target: string | ((job: Job) => boolean); behavior: Run | ((job: Job) => Run) }[] = [];

  constructor(isNamed: (job: Job, target: string) => boolean, check: (run: Run) => void) {
    this.#isNamed = isNamed;
    this.#check = check;
  }

  /** @returns A function that removes the script. */
  add(target: string | ((job: Job) => boolean), behavior: Run | ((job: Job) => Run)): () => void {
    checkType("A script's target", target, "string", "function");
    if (typeof behavior !== "function") this.#check(behavior);
    const script = { target, behavior };
    this.#scripts.push(script);
    return () => {
      const index = this.#scripts.indexOf(script);
      if (index >= 0) this.#scripts.splice(index, 1);
    };
  }

  /** The run of a job; empty without a script. */
  of(job: Job): Run | Partial<Run> {
    const script = this.#scripts.findLast(({ target }) =>
      typeof target === "string" ? this.#isNamed(job, target) : target(job),
    );
    const { behavior } = script ?? { behavior: {} };
    if (typeof behavior !== "function") return behavior;
    // A run is an object, so this is the function of a job.
    const run = (behavior as (job: Job) => Run)(job);
    this.#check(run);
    return run;
  }
}

/** @throws TypeError or RangeError for an invalid run. */
export function checkExecutionBehavior(run: ExecutionRun): void {
  checkType("What an execution does", run, "object");
  checkNames("What an execution does", run, runNames);
  const { queuedMs = 0, durationMs = 0, cancelMs = 0, outcome = "hang", afterEarlyCancel = "start", log = "" } = run;
  const { error = {}, steps = [] } = run;
  checkNumber("queuedMs", queuedMs, 0);
  checkNumber("durationMs", durationMs, 0);
  checkNumber("cancelMs", cancelMs, 0);
  checkChoice("outcome", outcome, ["completed", "failed", "hang"]);
  checkChoice("afterEarlyCancel", afterEarlyCancel, ["start", "drop"]);
  checkType("A log", log, "string");
  checkType("The error of an execution", error, "object");
  checkArray("The steps of an execution", steps);
  for (const step of steps) {
    checkType("A step", step, "object");
    checkNames("A step", step, ["name", "role", "result", "error", "serverId"]);
    const { name, role = "", result = "ok", error: stepError = {}, serverId = null } = step;
    checkStep({ name, role, result, error: stepError, server_id: serverId });
  }
}

const runNames = [...["queuedMs", "durationMs", "outcome", "steps", "error", "log", "cancelMs", "afterEarlyCancel"]];

/** @throws TypeError for an invalid step. */
export function checkStep(step: Pick<StepData, "name" | "role" | "result" | "error" | "server_id">): void {
  checkType("The name of a step", step.name, "string");
  checkType("The role of a step", step.role, "string");
  checkChoice("The result of a step", step.result, stepResults);
  checkType("The error of a step", step.error, "object");
  if (step.server_id !== null) checkType("The server of a step", step.server_id, "string");
}

/** @throws TypeError or RangeError for an invalid run. */
export function checkDiscoveryBehavior(run: DiscoveryRun): void {
  checkType("What a discovery does", run, "object");
  checkNames("What a discovery does", run, ["durationMs", "outcome", ...findingNames]);
  const { durationMs = 0, outcome = "found" } = run;
  checkNumber("durationMs", durationMs, 0);
  checkChoice("outcome", outcome, ["found", "never"]);
  checkFinding(run);
}
