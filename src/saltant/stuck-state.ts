import type { TaskInstance } from "./models/task-instance.js";
import { isFinished } from "./states.js";

/** When a poll was sent and when it was answered, on the client's clock. */
interface PollTimes {
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * Finds out that an instance has ended although its state says otherwise. The server stores the reports of a worker as they
 * arrive: a late "running" replaces "successful" and leaves `datetimeFinished` as it is. One poll may see this between two
 * reports, so it must last for a period.
 */
export class StuckState {
  readonly #periodMs: number;
  #first: { readonly state: string; readonly finishedMs: number; readonly seenMs: number } | null = null;

  /** @param periodMs - How long it must last, in milliseconds. */
  constructor(periodMs: number) {
    this.#periodMs = periodMs;
  }

  /**
   * Takes in what a poll saw.
   *
   * @returns Whether the same was seen in a poll that was answered at least a period before this one was sent, and in all polls
   *   in between.
   */
  update({ state, datetimeFinished }: TaskInstance, { startMs, endMs }: PollTimes): boolean {
    if (isFinished(state) || datetimeFinished === null) {
      this.#first = null;
      return false;
    }
    const finishedMs = datetimeFinished.getTime();
    const first = this.#first;
    // The machine's clock may have been set back since.
    if (first?.state === state && first.finishedMs === finishedMs && first.seenMs <= startMs) {
      return startMs - first.seenMs >= this.#periodMs;
    }
    this.#first = { state, finishedMs, seenMs: endMs };
    return false;
  }
}
