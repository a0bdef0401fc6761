/** Something that happened to a run, and is stored as an event. */
export interface RunEvent {
  /** The UUID of the run. */
  readonly runUuid: string;
  /** The user who owns the run, and so the event. */
  readonly owner: string;
  readonly type: "state" | "alarm" | "action" | "system";
  readonly severity: "critical" | "high" | "medium" | "low";
  /** What happened: `Ready`, `Terminated`, `Abort from 'n.1', message:…`. */
  readonly state: string;
}
