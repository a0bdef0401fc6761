import { checkChoice, checkNumber, checkType } from "../kit/checks.js";
import type { DiscoveryFinding, DiscoveryRequest } from "./discovery.js";
import type { EmbeddedExecution } from "./executions.js";
import type { JsonObject } from "./json.js";
import { type StepResult, stepResults } from "./store/models.js";

/** What becomes of an execution. */
export interface ExecutionRun {
  /** How long it waits before it starts, in milliseconds. Default: 100. */
  readonly queuedMs?: number;
  /** How long it runs, in milliseconds. Default: 900. */
  readonly durationMs?: number;
  /** How it ends; one that hangs runs until it is canceled. Default: `"completed"`. */
  readonly outcome?: "completed" | "failed" | "hang";
  /**
   * The steps that it takes, evenly spread over the time that it runs. Default: some for each server, the last of which is an error if the
   * execution fails.
   */
  readonly steps?: readonly ExecutionStep[];
  /** What the last of the default steps says if the execution fails. Default: `{ msg: "non-zero return code", rc: 1 }`. */
  readonly error?: JsonObject;
  /** What Ansible writes; Decapod appends how the process ended. Default: a line for each step. */
  readonly log?: string;
  /** How long a cancel takes once it runs, in milliseconds. If it ends before, it has won the race. Default: 50. */
  readonly cancelMs?: number;
  /**
   * What becomes of it if it is canceled before it starts. As in a real server it starts nevertheless, so that its states are created,
   * canceled, started and so on. Default: `"start"`.
   */
  readonly afterEarlyCancel?: "start" | "drop";
}

/** A step that an execution takes. */
export interface ExecutionStep {
  /** What the step does. */
  readonly name: string;
  /** Ansible's role: `ceph-mon`. Default: none (`""`). */
  readonly role?: string;
  /** Default: `"ok"`. */
  readonly result?: StepResult;
  /** What Ansible says of an error. Default: `{}`. */
  readonly error?: JsonObject;
  /** The id of the server. Default: the first server of the execution. */
  readonly serverId?: string | null;
}

/** What executions do: always the same, or something that depends on the execution. */
export type ExecutionBehaviour = ExecutionRun | ((execution: EmbeddedExecution) => ExecutionRun);

/** Whose behaviour it is: the id of a playbook, or a test of the execution. */
export type ExecutionTarget = string | ((execution: EmbeddedExecution) => boolean);

/** What becomes of a request to discover a server. */
export interface DiscoveryRun extends DiscoveryFinding {
  /** How long it takes, in milliseconds. Default: 1000. */
  readonly durationMs?: number;
  /** Whether the server is found. Default: `"found"`. */
  readonly outcome?: "found" | "never";
}

/** What discoveries find: always the same, or something that depends on the request. */
export type DiscoveryBehaviour = DiscoveryRun | ((request: DiscoveryRequest) => DiscoveryRun);

/** Which discoveries are meant: the id or host of a server, or a test of the request. */
export type DiscoveryTarget = string | ((request: DiscoveryRequest) => boolean);

/** The scripts for one kind of jobs. Of several that fit, the latest counts. */
export class Scripts<Job, Run extends object> {
  readonly #isNamed: (job: Job, target: string) => boolean;
  readonly #check: (run: Run) => void;
  readonly #scripts: { target: string | ((job: Job) => boolean); behaviour: Run | ((job: Job) => Run) }[] = [];

  constructor(isNamed: (job: Job, target: string) => boolean, check: (run: Run) => void) {
    this.#isNamed = isNamed;
    this.#check = check;
  }

  /** @returns A function that removes the script. */
  add(target: string | ((job: Job) => boolean), behaviour: Run | ((job: Job) => Run)): () => void {
    checkType("A script's target", target, "string", "function");
    if (typeof behaviour !== "function") this.#check(behaviour);
    const script = { target, behaviour };
    this.#scripts.push(script);
    return () => {
      const index = this.#scripts.indexOf(script);
      if (index >= 0) this.#scripts.splice(index, 1);
    };
  }

  /** What becomes of a job; nothing particular without a script. */
  of(job: Job): Run | Partial<Run> {
    const script = this.#scripts.findLast(({ target }) =>
      typeof target === "string" ? this.#isNamed(job, target) : target(job),
    );
    const { behaviour } = script ?? { behaviour: {} };
    if (typeof behaviour !== "function") return behaviour;
    // A run is an object, so this is the function of a job.
    const run = (behaviour as (job: Job) => Run)(job);
    this.#check(run);
    return run;
  }
}

/** @throws TypeError or RangeError for what an execution cannot do. */
export function checkExecutionBehaviour(run: ExecutionRun): void {
  checkType("What an execution does", run, "object");
  const { queuedMs = 0, durationMs = 0, cancelMs = 0, outcome = "hang", afterEarlyCancel = "start", log = "" } = run;
  checkNumber("queuedMs", queuedMs, 0);
  checkNumber("durationMs", durationMs, 0);
  checkNumber("cancelMs", cancelMs, 0);
  checkChoice("outcome", outcome, ["completed", "failed", "hang"]);
  checkChoice("afterEarlyCancel", afterEarlyCancel, ["start", "drop"]);
  checkType("A log", log, "string");
  for (const { name, result = "ok" } of run.steps ?? []) {
    checkType("The name of a step", name, "string");
    checkChoice("The result of a step", result, stepResults);
  }
}

/** @throws TypeError or RangeError for what a discovery cannot do. */
export function checkDiscoveryBehaviour(run: DiscoveryRun): void {
  checkType("What a discovery does", run, "object");
  const { durationMs = 0, outcome = "found", name = "", fqdn = "", ip = "", facts = {} } = run;
  checkNumber("durationMs", durationMs, 0);
  checkChoice("outcome", outcome, ["found", "never"]);
  for (const [what, text] of Object.entries({ name, fqdn, ip })) checkType(what, text, "string");
  checkType("facts", facts, "object");
}
