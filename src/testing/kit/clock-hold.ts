import { sleep } from "../../core/async/abort.js";
import type { Clock } from "../../core/async/clock.js";
import { aborted } from "./response.js";
import type { VirtualClock } from "./virtual-clock.js";

/** Stops a virtual clock while a request is processed, and releases it while the request waits for it. */
export class ClockHold {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  #release: () => void = () => undefined;

  constructor(clock: Clock, signal: AbortSignal) {
    this.#clock = clock;
    this.#signal = signal;
    this.#hold();
  }

  /** Waits for `ms` milliseconds, unless the request is aborted. */
  async sleep(ms: number): Promise<void> {
    if (ms <= 0) return;
    const sleeping = sleep(this.#clock, ms, this.#signal);
    // Release only after the timer is set, or the clock might jump past it.
    this.release();
    await sleeping;
    this.#hold();
  }

  /** Waits until the request is aborted. */
  waitForAbort(): Promise<never> {
    this.release();
    return aborted(this.#signal);
  }

  /** Releases the clock at the end of the work. A second call does nothing. */
  release(): void {
    this.#release();
  }

  #hold(): void {
    if (canBeHeld(this.#clock)) this.#release = this.#clock.hold();
  }
}

/** Whether it is a virtual clock, of this copy of the package or of another copy that a test runner has loaded. */
function canBeHeld(clock: Clock): clock is Clock & Pick<VirtualClock, "hold"> {
  return "hold" in clock && typeof clock.hold === "function";
}
