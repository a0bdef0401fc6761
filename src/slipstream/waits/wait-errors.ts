import { ApiError } from "../../core/errors/index.js";
import { truncate } from "../../core/text.js";
import { ResourceWaitTimeoutError } from "../../core/waits/wait-timeout-error.js";
import type { Deployment } from "../models/deployment.js";

/** A wait's deadline passed. What it waited for may still happen: wait again. */
export class WaitTimeoutError extends ResourceWaitTimeoutError<Deployment> {
  static override readonly errorService: string = "slipstream";
}

/** A deployment was aborted or has ended, so that what the wait was for cannot happen. */
export class DeploymentFailedError extends ApiError {
  static override readonly errorName: string = "DeploymentFailedError";
  static override readonly errorService: string = "slipstream";
  /** Always `"DEPLOYMENT_FAILED"`. */
  readonly code = "DEPLOYMENT_FAILED";
  /** The deployment as last seen. */
  readonly deployment: Deployment;
  /** Why the deployment was aborted, in its own words; null if it ended without. */
  readonly abort: string | null;

  /** @internal Errors are made by the library. */
  constructor(deployment: Deployment, goal: string) {
    const { abort, state } = deployment;
    const what = abort === null ? `is ${state} and can no longer be ${goal}` : `was aborted: ${truncate(abort, 300)}`;
    super(`${deployment.toString()} ${what}`);
    this.deployment = deployment;
    this.abort = abort;
  }
}
