import { ApiError } from "../../core/errors/index.js";
import { describeDuration, joinClauses, truncate } from "../../core/text.js";
import type { VersionedResource } from "../contract.js";
import type { Execution, ExecutionStep } from "../models/execution.js";

/** A wait's deadline passed. What it waited for may still happen: wait again. */
export class WaitTimeoutError extends ApiError {
  static override readonly errorName: string = "WaitTimeoutError";
  static override readonly errorService: string = "decapod";
  /** Always `"WAIT_TIMEOUT"`. */
  readonly code = "WAIT_TIMEOUT";
  /** The resource as last seen; null if no poll succeeded, or if it did not exist. */
  readonly resource: VersionedResource | null;
  /** The id of the resource. */
  readonly id: string;
  /** The states it was seen in, in order, each once in a row. */
  readonly states: readonly string[];
  /** How many polls there were. */
  readonly polls: number;
  /** The deadline that passed, in milliseconds. */
  readonly timeoutMs: number;

  /** @internal Errors are made by the library. */
  constructor(wait: {
    readonly noun: string;
    readonly goal: string;
    readonly id: string;
    readonly resource: VersionedResource | null;
    readonly states: readonly string[];
    readonly polls: number;
    readonly timeoutMs: number;
  }) {
    const { noun, goal, id, states, polls, timeoutMs } = wait;
    const seen = states.length === 0 ? "never seen" : `seen ${states.join(", ")}`;
    const pollCount = polls === 1 ? "1 poll" : `${polls} polls`;
    super(`${noun} ${id} was not ${goal} after ${describeDuration(timeoutMs)} and ${pollCount} (${seen})`);
    this.resource = wait.resource;
    this.id = id;
    this.states = states;
    this.polls = polls;
    this.timeoutMs = timeoutMs;
  }
}

abstract class ExecutionEndError extends ApiError {
  static override readonly errorService: string = "decapod";
  /** The execution as it ended. */
  readonly execution: Execution;

  /** @internal Errors are made by the library. */
  constructor(message: string, execution: Execution) {
    super(message);
    this.execution = execution;
  }
}

/** An execution failed, and the wait for it had `throwOnFailure`. */
export class ExecutionFailedError extends ExecutionEndError {
  static override readonly errorName: string = "ExecutionFailedError";
  /** Always `"EXECUTION_FAILED"`. */
  readonly code = "EXECUTION_FAILED";
  /** Up to ten of the steps that failed; empty if there are none, or if they could not be read. */
  readonly failedSteps: readonly ExecutionStep[];

  /** @internal Errors are made by the library. */
  constructor(execution: Execution, failedSteps: readonly ExecutionStep[]) {
    const [step] = failedSteps;
    const why = step === undefined ? "its log says why" : describeStep(step);
    super(joinClauses([`${execution.toString()} failed`, why]), execution);
    this.failedSteps = failedSteps;
  }
}

/** An execution was canceled, and the wait for it had `throwOnFailure`. */
export class ExecutionCanceledError extends ExecutionEndError {
  static override readonly errorName: string = "ExecutionCanceledError";
  /** Always `"EXECUTION_CANCELED"`. */
  readonly code = "EXECUTION_CANCELED";

  /** @internal Errors are made by the library. */
  constructor(execution: Execution) {
    super(`${execution.toString()} was canceled`, execution);
  }
}

/** A cancellation came too late: the execution was completed or failed before it took effect. */
export class CancelTooLateError extends ExecutionEndError {
  static override readonly errorName: string = "CancelTooLateError";
  /** Always `"CANCEL_TOO_LATE"`. */
  readonly code = "CANCEL_TOO_LATE";

  /** @internal Errors are made by the library. */
  constructor(execution: Execution) {
    super(
      `${execution.toString()} ${execution.state === "failed" ? "failed" : "was completed"} before it could be canceled`,
      execution,
    );
  }
}

/** The cluster or server that a wait was for has been deleted, so what the wait was for cannot happen. */
export class ResourceDeletedError extends ApiError {
  static override readonly errorName: string = "ResourceDeletedError";
  static override readonly errorService: string = "decapod";
  /** Always `"RESOURCE_DELETED"`. */
  readonly code = "RESOURCE_DELETED";
  /** The resource, in the version of its deletion. */
  readonly resource: VersionedResource;

  /** @internal Errors are made by the library. */
  constructor(resource: VersionedResource) {
    super(`${resource.toString()} has been deleted`);
    this.resource = resource;
  }
}

/** A failed step in words: its name, its server and what Ansible says of it. */
function describeStep({ role, name, result, serverId, error }: ExecutionStep): string {
  const task = role === "" ? name : `${role}: ${name}`;
  const where = serverId === null ? "" : ` on server ${serverId}`;
  const said = typeof error.msg === "string" ? ` (${truncate(error.msg, 200)})` : "";
  return `step "${truncate(task, 100)}"${where} ended as ${result}${said}`;
}
