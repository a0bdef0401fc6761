const knownStates: ReadonlySet<string> = new Set([
  ...["initializing", "provisioning", "executing", "sendingreports", "ready", "finalizing"],
  ...["done", "cancelled", "aborted", "unknown"],
]);
const finishedStates: ReadonlySet<string> = new Set(["done", "cancelled", "aborted"]);

/** Whether this version knows the state of a deployment. */
export function isKnownState(state: string): boolean {
  return knownStates.has(state);
}

/** Whether a deployment in this state has ended. A state that this version does not know is not an end. */
export function isFinished(state: string): boolean {
  return finishedStates.has(state);
}
