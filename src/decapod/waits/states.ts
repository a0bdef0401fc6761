import { executionStates } from "../../../generated/decapod/filters.js";

const knownStates: ReadonlySet<string> = new Set(executionStates);
const finishedStates: ReadonlySet<string> = new Set(["completed", "failed", "canceled"]);

/** Whether this version knows the state of an execution. */
export function isKnownState(state: string): boolean {
  return knownStates.has(state);
}

/** Whether an execution in this state has ended. A state that this version does not know is not an end. */
export function isFinished(state: string): boolean {
  return finishedStates.has(state);
}
