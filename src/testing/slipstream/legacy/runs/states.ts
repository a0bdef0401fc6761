/** The states of a run. */
export type RunState =
  | "Initializing"
  | "Provisioning"
  | "Executing"
  | "SendingReports"
  | "Ready"
  | "Finalizing"
  | "Done"
  | "Aborted"
  | "Cancelled"
  | "Unknown";

export const runStates: readonly RunState[] = [
  ...(["Initializing", "Provisioning", "Executing", "SendingReports", "Ready", "Finalizing"] as const),
  ...(["Done", "Aborted", "Cancelled", "Unknown"] as const),
];

/** The states that a run never leaves. */
export function isTerminal(state: RunState): state is "Done" | "Aborted" | "Cancelled" {
  return state === "Done" || state === "Aborted" || state === "Cancelled";
}

/** Whether a list of active runs has it. A run whose state is unknown counts as completed. */
export function isActive(state: RunState): boolean {
  return !isTerminal(state) && state !== "Unknown";
}

/** The kinds of runs: of an application, of a component, and the build of a component. */
export type RunType = "Orchestration" | "Run" | "Machine";

export const runTypes: readonly RunType[] = ["Orchestration", "Run", "Machine"];
