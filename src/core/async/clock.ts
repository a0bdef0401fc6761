/**
 * Where the library takes its time from: deadlines, pauses between attempts and polls all go through one clock, so that a
 * test can stand in for it (such as the embedded server's `VirtualClock`) and nothing ever waits for the wall.
 */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC, as `Date.now()` counts them. */
  now(): number;
  /**
   * Calls `callback` once, `delayMs` milliseconds from now.
   *
   * @returns A function that takes the timer back; calling it late or twice does nothing.
   */
  setTimer(callback: () => void, delayMs: number): () => void;
}

/** The longest delay `setTimeout` can hold; a longer one would fire at once. */
const longestTimeoutMs = 2 ** 31 - 1;

/** The clock of the machine. The default everywhere but in tests. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer(callback, delayMs) {
    let timer: ReturnType<typeof setTimeout>;
    const arm = (leftMs: number): void => {
      const stepMs = Math.min(leftMs, longestTimeoutMs);
      timer = setTimeout(() => {
        if (leftMs > stepMs) arm(leftMs - stepMs);
        else callback();
      }, stepMs);
    };
    arm(delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};
