import { taskInstanceStates } from "../../../generated/saltant/filters.js";

const knownStates: ReadonlySet<string> = new Set(taskInstanceStates);
const finishedStates: ReadonlySet<string> = new Set(["successful", "failed", "terminated"]);

/** Whether this version knows the state. The server accepts any string as a state. */
export function isKnownState(state: string): boolean {
  return knownStates.has(state);
}

/** Whether nothing more happens to an instance in this state. A state that this version does not know is not an end. */
export function isFinished(state: string): boolean {
  return finishedStates.has(state);
}
