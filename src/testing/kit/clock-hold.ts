import { sleep } from "../../core/async/abort.js";
import type { Clock } from "../../core/async/clock.js";
import { aborted } from "./response.js";
import type { VirtualClock } from "./virtual-clock.js";

/** The time that goes into one request: a virtual clock stands still while it is worked on, and moves while it waits. */
export class Worktime {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  #release: () => void = () => undefined;

  constructor(clock: Clock, signal: AbortSignal) {
    this.#clock = clock;
    this.#signal = signal;
    this.#resume();
  }

  /** Lets `ms` milliseconds go by, unless the request is aborted. */
  async pause(ms: number): Promise<void> {
    if (ms <= 0) return;
    const pausing = sleep(this.#clock, ms, this.#signal);
    // Not before the timer is set, or the clock might jump past it.
    this.end();
    await pausing;
    this.#resume();
  }

  /** Waits until the request is aborted. */
  forever(): Promise<never> {
    this.end();
    return aborted(this.#signal);
  }

  /** The work is done. */
  end(): void {
    this.#release();
  }

  #resume(): void {
    if (canBeHeld(this.#clock)) this.#release = this.#clock.hold();
  }
}

/** Whether it is a virtual clock: of this copy of the package, or of another that a test runner has loaded beside it. */
function canBeHeld(clock: Clock): clock is Clock & Pick<VirtualClock, "hold"> {
  return "hold" in clock && typeof clock.hold === "function";
}
