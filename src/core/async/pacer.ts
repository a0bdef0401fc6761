import { ignore } from "./abort.js";
import type { Clock } from "./clock.js";
import { nextMicrotask } from "./microtask.js";

/** How many pieces of work run in one turn of the event loop. */
export const workPerTurn = 256;

/**
 * Spreads many short pieces of work over turns of the event loop, so that thousands of them do not block it. A few run immediately.
 */
export class Pacer {
  readonly #clock: Clock;
  /** How many ran since the last turn that is known to have begun. */
  #count = 0;
  #isTurnScheduled = false;
  #isBusy = false;
  readonly #queue: (() => void)[] = [];
  readonly #idle: (() => void)[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves when the caller may run a piece of work, in the order of the calls. */
  next(): Promise<void> {
    if (this.#take()) return Promise.resolve();
    return new Promise((resolve) => {
      this.#queue.push(resolve);
    });
  }

  /** The same clock, but timers that are due together are spread over turns. */
  get clock(): Clock {
    return {
      now: () => this.#clock.now(),
      setTimer: (callback, delayMs) => {
        let run = callback;
        const cancel = this.#clock.setTimer(() => {
          if (this.#take()) run();
          else
            this.#queue.push(() => {
              run();
            });
        }, delayMs);
        return () => {
          run = ignore;
          cancel();
        };
      },
    };
  }

  /** Calls a function in the next microtask, but not before all work that waits for a turn has run. */
  whenIdle(callback: () => void): void {
    if (this.#isBusy) this.#idle.push(callback);
    else nextMicrotask(callback);
  }

  /** Whether a piece of work may run in this turn. If not, it must be queued. */
  #take(): boolean {
    this.#count += 1;
    // Only a scheduled turn starts the count again, and few pieces of work need none.
    if (this.#count > workPerTurn / 2) this.#scheduleTurn();
    this.#isBusy ||= this.#count > workPerTurn;
    return !this.#isBusy;
  }

  #scheduleTurn(): void {
    if (this.#isTurnScheduled) return;
    this.#isTurnScheduled = true;
    // By way of a timer that does nothing else: Node runs a timer that has become due meanwhile in the same turn.
    this.#clock.setTimer(() => {
      this.#clock.setTimer(() => {
        this.#beginTurn();
      }, 0);
    }, 0);
  }

  #beginTurn(): void {
    this.#isTurnScheduled = false;
    const now = this.#queue.splice(0, workPerTurn);
    this.#count = now.length;
    if (now.length > 0) this.#scheduleTurn();
    else {
      this.#isBusy = false;
      for (const callback of this.#idle.splice(0)) callback();
    }
    for (const work of now) work();
  }
}
