import type { Clock } from "./clock.js";

/**
 * Waits for `promise`, but no longer than until the signal aborts: then rejects with its reason, and what the promise comes to
 * is nobody's business any more. Leaves no listener on the signal.
 */
export async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    const onAbort = (): void => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort);
    stop = () => {
      signal.removeEventListener("abort", onAbort);
    };
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    stop?.();
    // Whichever side lost the race may still reject; it has been dealt with.
    promise.catch(ignore);
    aborted.catch(ignore);
  }
}

/** Pauses for `delayMs` milliseconds; an abort ends the pause at once with the signal's reason. Leaves no timer and no listener. */
export async function pause(clock: Clock, delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  let cancel: (() => void) | undefined;
  const elapsed = new Promise<void>((resolve) => {
    cancel = clock.setTimer(resolve, delayMs);
  });
  try {
    await untilAborted(elapsed, signal);
  } finally {
    cancel?.();
  }
}

/** A signal of our own that follows a caller's. `end()` takes the listener back and must be called once the work is over. */
export interface FollowingSignal {
  readonly signal: AbortSignal;
  readonly abort: (reason?: unknown) => void;
  readonly end: () => void;
}

/** Makes a signal that aborts when `caller` does, with the same reason, or when told to. */
export function followSignal(caller: AbortSignal | undefined): FollowingSignal {
  const controller = new AbortController();
  const follow = (): void => {
    controller.abort(caller?.reason);
  };
  if (caller?.aborted === true) follow();
  else caller?.addEventListener("abort", follow);
  return {
    signal: controller.signal,
    abort: (reason) => {
      controller.abort(reason);
    },
    end: () => {
      caller?.removeEventListener("abort", follow);
    },
  };
}

/** A signal that follows a caller's and has a deadline besides. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Whether it was the deadline that aborted the signal. */
  readonly passed: boolean;
  /** Takes the timer and the listener back; must be called once the work is over. */
  readonly end: () => void;
}

/** Starts a deadline `delayMs` milliseconds from now, or none at all with `Infinity`. */
export function startDeadline(clock: Clock, delayMs: number, caller: AbortSignal | undefined): Deadline {
  const { signal, abort, end } = followSignal(caller);
  let passed = false;
  const cancel = Number.isFinite(delayMs)
    ? clock.setTimer(() => {
        passed = !signal.aborted;
        abort(new DOMException("The deadline passed.", "TimeoutError"));
      }, delayMs)
    : ignore;
  return {
    signal,
    get passed() {
      return passed;
    },
    end: () => {
      cancel();
      end();
    },
  };
}

function ignore(): void {
  // On purpose: the value or error has no taker.
}
