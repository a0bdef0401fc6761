import type { PollTimes } from "../../core/waits/wait.js";
import type { TaskInstance } from "../models/task-instance.js";
import { isFinished } from "./states.js";

/**
 * Detects that an instance has ended although its state says otherwise. The server stores the reports of a worker as they
 * arrive: a late "running" replaces "successful" and leaves `datetimeFinished` as it is. One poll may see this between two
 * reports, so it must last for a period.
 */
export class StuckState {
  #first: { readonly state: string; readonly finishedMs: number; readonly seenMs: number } | null = null;

  /**
   * Records what a poll saw.
   *
   * @returns Whether the same was seen in a poll that ended at least a period before this one began, and in all polls in
   *   between.
   */
  update({ state, datetimeFinished }: TaskInstance, { startMs, endMs, periodMs }: PollTimes): boolean {
    if (isFinished(state) || datetimeFinished === null) {
      this.#first = null;
      return false;
    }
    const finishedMs = datetimeFinished.getTime();
    const first = this.#first;
    // The machine's clock may have been set back since.
    if (first?.state === state && first.finishedMs === finishedMs && first.seenMs <= startMs) {
      return startMs - first.seenMs >= periodMs;
    }
    this.#first = { state, finishedMs, seenMs: endMs };
    return false;
  }
}
