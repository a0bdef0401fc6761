import { type StateWaitContext, waitForState as waitForAnyState } from "../../core/waits/wait-for-state.js";
import type { VersionedResource } from "../contract.js";
import { WaitTimeoutError } from "./wait-errors.js";
import type { WaitOptions } from "./wait-options.js";

/** Polls a resource, by requests that no other wait shares, until it is in a state. */
export function waitForState<Instance extends VersionedResource | null>(
  context: Omit<StateWaitContext<Instance>, "timeoutError">,
  options: WaitOptions<Instance>,
): Promise<Instance> {
  return waitForAnyState({ ...context, timeoutError: (wait) => new WaitTimeoutError(wait) }, options);
}
