import { ApiError } from "../../core/errors/index.js";
import { joinClauses, truncate } from "../../core/text.js";
import { ResourceWaitTimeoutError } from "../../core/waits/wait-timeout-error.js";
import type { VersionedResource } from "../contract.js";
import type { Execution, ExecutionStep } from "../models/execution.js";

/** A wait's deadline passed. What it waited for may still happen: wait again. */
export class WaitTimeoutError extends ResourceWaitTimeoutError<VersionedResource> {
  static override readonly errorService: string = "decapod";
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
