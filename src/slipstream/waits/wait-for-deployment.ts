import type { Pacer } from "../../core/async/pacer.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { waitForState } from "../../core/waits/wait-for-state.js";
import type { Deployment } from "../models/deployment.js";
import { isKnownState } from "./states.js";
import { DeploymentFailedError, WaitTimeoutError } from "./wait-errors.js";
import type { WaitOptions } from "./wait-options.js";

/** What a wait for a deployment needs. */
export interface DeploymentWaitContext {
  readonly transport: Transport;
  readonly pacer: Pacer;
  readonly id: string;
  readonly get: (options: RequestOptions) => Promise<Deployment>;
  /** What the deployment is to be, for messages. */
  readonly goal: string;
  readonly isReached: (deployment: Deployment) => boolean;
  /** Whether an end of the deployment, or its abort, makes the goal impossible. */
  readonly failsEarly: boolean;
}

/**
 * Polls a deployment until it is what the caller waits for.
 *
 * @throws A `DeploymentFailedError` as soon as it cannot be that any more; a `WaitTimeoutError` at the deadline.
 */
export async function waitForDeployment(
  { transport, pacer, id, get, goal, isReached, failsEarly }: DeploymentWaitContext,
  options: WaitOptions<Deployment>,
): Promise<Deployment> {
  const isOver = (deployment: Deployment): boolean =>
    isReached(deployment) || (failsEarly && (deployment.abort !== null || deployment.isFinished));
  const deployment = await waitForState<Deployment>(
    {
      ...{ transport, pacer, noun: "deployment", goal, id, poll: get, isKnownState, isOver },
      stateOf: ({ state }) => state,
      timeoutError: (wait) => new WaitTimeoutError(wait),
    },
    options,
  );
  if (!isReached(deployment)) throw new DeploymentFailedError(deployment, goal);
  return deployment;
}

/** Whether a deployment is ready, or was and has ended by itself. */
export function isReady({ state, abort }: Deployment): boolean {
  return abort === null && (state === "ready" || state === "finalizing" || state === "done");
}

/** States of an instance that is being added or removed. */
const scaling: ReadonlySet<string> = new Set(["creating", "created", "removing"]);

/** Whether a deployment is ready, and no instance is being added or removed. */
export function isScaled({ state, abort, parameters }: Deployment): boolean {
  if (abort !== null || state !== "ready") return false;
  return Object.entries(parameters ?? {}).every(
    ([key, value]) => !key.endsWith(":scale.state") || !scaling.has(value ?? ""),
  );
}
