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

/**
 * The longest delay that is given to `setTimeout`. It holds no more than 2³¹ − 1 ms, and it stops while the machine sleeps: by
 * steps, a timer whose time has come meanwhile is found soon after.
 */
const longestStepMs = 60_000;

/** The clock of the machine. The default everywhere but in tests. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer(callback, delayMs) {
    const dueMs = Date.now() + delayMs;
    let timer: ReturnType<typeof setTimeout>;
    const arm = (leftMs: number): void => {
      const stepMs = Math.min(leftMs, longestStepMs);
      timer = setTimeout(() => {
        // Not by the date alone, which may be set back.
        const nextMs = Math.min(leftMs - stepMs, dueMs - Date.now());
        if (nextMs > 0) arm(nextMs);
        else callback();
      }, stepMs);
    };
    arm(delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};
