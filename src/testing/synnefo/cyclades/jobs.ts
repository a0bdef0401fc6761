import type { Clock } from "../../../core/async/clock.js";

/** The asynchronous work of the cloud: each job ends at its due time, or earlier when `tick` ends all. */
export class Jobs {
  readonly #clock: Clock;
  readonly #isStepped: boolean;
  /** The pending jobs, in the order in which they were started, each with the function that cancels its timer. */
  readonly #pending = new Map<Job, () => void>();

  /** @param isStepped Whether jobs wait for `tick` instead of for the clock. */
  constructor(clock: Clock, isStepped: boolean) {
    this.#clock = clock;
    this.#isStepped = isStepped;
  }

  /**
   * Starts a job.
   *
   * @param durationMs How long it takes; with `Infinity` it never ends, not even with `tick`.
   * @returns A function that abandons the job.
   */
  start(durationMs: number, end: () => void): () => void {
    if (durationMs === Infinity) return () => undefined;
    const job: Job = { end };
    const cancelTimer = this.#isStepped
      ? () => undefined
      : this.#clock.setTimer(() => {
          this.#pending.delete(job);
          end();
        }, durationMs);
    const abandon = () => {
      cancelTimer();
      this.#pending.delete(job);
    };
    this.#pending.set(job, abandon);
    return abandon;
  }

  /**
   * Does something after a time, unless the jobs are stepped: a part of a job, which `tick` does not do early.
   *
   * @returns A function that prevents it.
   */
  startLater(delayMs: number, work: () => void): () => void {
    return this.#isStepped || delayMs === Infinity ? () => undefined : this.#clock.setTimer(work, delayMs);
  }

  /** Ends all pending jobs now, in the order in which they were started. Jobs that they start stay pending. */
  tick(): void {
    for (const [job, abandon] of [...this.#pending]) {
      // A job may have abandoned a later one.
      if (!this.#pending.has(job)) continue;
      abandon();
      job.end();
    }
  }

  /** Abandons all pending jobs. */
  stop(): void {
    for (const abandon of [...this.#pending.values()]) abandon();
  }
}

interface Job {
  readonly end: () => void;
}
