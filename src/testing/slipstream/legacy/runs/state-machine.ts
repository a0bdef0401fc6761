import type { Clock } from "../../../../core/async/clock.js";
import type { RunEvent } from "../../run-event.js";
import { LegacyError } from "../errors.js";
import { orchestratorCloud, type Run } from "./run.js";
import { isTerminal, type RunState } from "./states.js";

/** Moves runs from state to state, and records what happens to them. */
export class StateMachine {
  readonly #clock: Clock;
  readonly #record: (event: RunEvent) => void;
  readonly #listeners = new Set<(run: Run) => void>();

  constructor(clock: Clock, record: (event: RunEvent) => void) {
    this.#clock = clock;
    this.#record = record;
  }

  /** Calls `listener` whenever a run enters a state. */
  onEnter(listener: (run: Run) => void): void {
    this.#listeners.add(listener);
  }

  /** Records the start of a run. */
  start(run: Run): void {
    this.recordState(run, run.state);
    this.#notify(run);
  }

  /** Enters a state, and from Ready the next one if the run does not stay ready. */
  enter(run: Run, state: RunState): void {
    if (run.state !== state) {
      run.state = state;
      run.lastStateChangeMs = this.#clock.now();
      this.recordState(run, state);
    }
    for (const instance of run.instances) run.parameters.set(`${instance}:complete`, "false");
    if (isTerminal(state)) run.endMs ??= this.#clock.now();
    if (state === "Ready" && !staysReady(run)) this.enter(run, "Finalizing");
    else this.#notify(run);
  }

  /** Enters the next state. */
  advance(run: Run): void {
    const next = nextState(run);
    if (next !== undefined) this.enter(run, next);
  }

  /** Completes the current state of an instance. When all are complete, the run enters the next state. */
  complete(run: Run, instance: string): void {
    if (isTerminal(run.state)) throw new LegacyError(409, "Cannot advance from a terminal state.");
    if (!run.instances.includes(instance)) throw new LegacyError(409, `Failed to find nodename: ${instance}`);
    run.parameters.set(`${instance}:complete`, "true");
    const isComplete = (each: string): boolean => run.parameters.value(`${each}:complete`) === "true";
    if (awaitedInstances(run).every(isComplete)) this.advance(run);
  }

  /** Ends a run: a ready one is finalized, any other is canceled. One that has ended stays as it is. */
  terminate(run: Run): void {
    if (isTerminal(run.state)) return;
    if (run.state === "Ready") {
      this.enter(run, "Finalizing");
      this.advance(run);
    } else this.enter(run, "Cancelled");
    this.recordState(run, "Terminated");
  }

  /** Raises the abort flag, unless it is raised already: the first message stays. */
  abort(run: Run, origin: string, message: string): void {
    this.#recordEvent(run, "high", `Abort from '${origin}', message:${message}`);
    if (run.abort !== "") return;
    run.parameters.set("ss:abort", message);
    run.parameters.set(`${origin}:abort`, message);
    if (run.state === "Provisioning") this.#setRecoveryMode(run, "true");
  }

  /** Clears the abort flag of a run and of the instance that raised it. */
  clearAbort(run: Run, origin: string): void {
    run.parameters.set("ss:abort", "");
    run.parameters.set(`${origin}:abort`, "");
    this.#setRecoveryMode(run, "false");
  }

  /** Records an event of medium severity. */
  recordState(run: Run, state: string): void {
    this.#recordEvent(run, "medium", state);
  }

  #setRecoveryMode(run: Run, value: string): void {
    run.parameters.set("ss:recovery.mode", value);
    this.#recordEvent(run, "high", `Recovery mode set to '${value}'`);
  }

  #recordEvent({ uuid, owner }: Run, severity: RunEvent["severity"], state: string): void {
    this.#record({ runUuid: uuid, owner, type: "state", severity, state });
  }

  #notify(run: Run): void {
    for (const listener of this.#listeners) listener(run);
  }
}

/** The state after the current one; undefined after the last. */
function nextState(run: Run): RunState | undefined {
  switch (run.state) {
    case "Initializing":
      return "Provisioning";
    case "Provisioning":
      return "Executing";
    case "Executing":
      return "SendingReports";
    case "SendingReports":
      return "Ready";
    case "Ready":
      return staysReady(run) ? "Ready" : "Finalizing";
    case "Finalizing":
      return run.abort === "" ? "Done" : "Aborted";
    case "Done":
    case "Aborted":
    case "Cancelled":
    case "Unknown":
      return undefined;
  }
}

/** Whether a run stays ready until it is terminated. */
function staysReady({ type, isMutable, keepRunning, abort }: Run): boolean {
  if (type === "Run" || isMutable) return true;
  if (type === "Machine") return false;
  return keepRunning === "always" || keepRunning === (abort === "" ? "on-success" : "on-error");
}

/** The instances that must complete a state. In the recovery mode and at the end these are the orchestrators only. */
function awaitedInstances({ instances, parameters, state }: Run): string[] {
  const isRecovering = !["", "false"].includes(parameters.value("ss:recovery.mode"));
  const isOrchestrator = (instance: string): boolean => orchestratorCloud(instance) !== undefined;
  if (isRecovering || state === "Finalizing") return instances.filter(isOrchestrator);
  return instances.filter((instance) => !["removed", "gone"].includes(parameters.value(`${instance}:scale.state`)));
}
