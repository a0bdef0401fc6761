import type { Clock } from "./clock.js";
import { nextMicrotask } from "./microtask.js";
import { abortError } from "../platform.js";

/** What to call when a signal aborts, for each signal that has callbacks. */
const listenersOf = new WeakMap<AbortSignal, { readonly callbacks: Set<() => void>; readonly callAll: () => void }>();

/**
 * Calls `callback` when `signal` aborts, or immediately if it has. All callbacks of a signal share one listener, as Node warns of
 * a leak at more than ten; the listener is removed with the last of them.
 *
 * @returns A function that removes the callback.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  if (signal.aborted) {
    callback();
    return ignore;
  }
  let listeners = listenersOf.get(signal);
  if (listeners === undefined) {
    const callbacks = new Set<() => void>();
    const callAll = (): void => {
      for (const each of [...callbacks]) each();
    };
    listeners = { callbacks, callAll };
    listenersOf.set(signal, listeners);
  }
  const { callbacks, callAll } = listeners;
  // A callback of its own for each caller, so that taking one back leaves the others.
  const own = (): void => {
    callback();
  };
  if (callbacks.size === 0) signal.addEventListener("abort", callAll);
  callbacks.add(own);
  return () => {
    callbacks.delete(own);
    if (callbacks.size === 0) signal.removeEventListener("abort", callAll);
  };
}

/**
 * Waits for `promise`, but no longer than until the signal aborts: then rejects with its reason and ignores the promise. Leaves no
 * listener on the signal.
 */
export function raceAbort<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    let stopListening = ignore;
    promise.then(
      (value) => {
        stopListening();
        resolve(value);
      },
      (error: unknown) => {
        stopListening();
        // It need not be an error.
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
        reject(error);
      },
    );
    stopListening = onAbort(signal, () => {
      stopListening();
      // A value that has already arrived goes first: it would be lost.
      nextMicrotask(() => {
        reject(signal.reason as Error);
      });
    });
  });
}

/** Sleeps for `delayMs` milliseconds; an abort ends it immediately with the signal's reason. Leaves no timer and no listener. */
export async function sleep(clock: Clock, delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  let cancel: (() => void) | undefined;
  const elapsed = new Promise<void>((resolve) => {
    cancel = clock.setTimer(resolve, delayMs);
  });
  try {
    await raceAbort(elapsed, signal);
  } finally {
    cancel?.();
  }
}

/** A signal that follows a caller's. `end()` removes the listener and must be called once the work is over. */
export interface LinkedSignal {
  readonly signal: AbortSignal;
  readonly abort: (reason?: unknown) => void;
  readonly end: () => void;
}

/** Makes a signal that aborts when `caller` does, with the same reason, or by its own `abort`. */
export function linkSignal(caller: AbortSignal | undefined): LinkedSignal {
  const controller = new AbortController();
  const abort = (reason?: unknown): void => {
    controller.abort(reason);
  };
  const end =
    caller === undefined
      ? ignore
      : onAbort(caller, () => {
          abort(caller.reason);
        });
  return { signal: controller.signal, abort, end };
}

/** A signal that follows a caller's and has a deadline besides. */
export interface Deadline {
  /** Aborts with the caller's or when the deadline passes; there is none if neither can be. */
  readonly signal: AbortSignal | undefined;
  /** Whether it was the deadline that aborted the signal. */
  readonly passed: boolean;
  /** Waits for `promise` as {@link raceAbort} does with the signal, for one promise at a time. */
  race<T>(promise: Promise<T>): Promise<T>;
  /**
   * Throws the signal's reason if it has aborted. A deadline is a moment: one whose time has come passes now, even if its timer
   * has not fired, as timers stop while a machine sleeps.
   */
  throwIfOver(): void;
  /** Removes the timer and the listener; must be called once the work is over. */
  end(): void;
}

/**
 * Starts a deadline `delayMs` milliseconds from now, or none with `Infinity`, with a signal of its own. The platform's `fetch` leaves
 * listeners on the signal that it is given: on a caller's they would stay.
 */
export function createDeadline(
  clock: Clock,
  delayMs: number,
  caller: AbortSignal | undefined,
): Deadline & { readonly signal: AbortSignal } {
  return new SignalDeadline(clock, delayMs, caller);
}

/** The same, but with the caller's signal where `delayMs` is `Infinity`: a new signal is among the most expensive parts of a call. */
export function createOptionalDeadline(clock: Clock, delayMs: number, caller: AbortSignal | undefined): Deadline {
  if (delayMs !== Infinity) return createDeadline(clock, delayMs, caller);
  return {
    signal: caller,
    passed: false,
    race: (promise) => raceAbort(promise, caller),
    throwIfOver: () => caller?.throwIfAborted(),
    end: ignore,
  };
}

class SignalDeadline implements Deadline {
  readonly #controller = new AbortController();
  readonly #clock: Clock;
  readonly #endMs: number;
  readonly #stopTimer: () => void;
  readonly #stopListening: () => void;
  /** Rejects the current race. A listener on the signal would do the same, but costs more. */
  #interrupt = ignore;
  passed = false;

  constructor(clock: Clock, delayMs: number, caller: AbortSignal | undefined) {
    this.#clock = clock;
    this.#endMs = clock.now() + delayMs;
    const pass = (): void => {
      this.#pass();
    };
    this.#stopTimer = delayMs === Infinity ? ignore : clock.setTimer(pass, delayMs);
    this.#stopListening =
      caller === undefined
        ? ignore
        : onAbort(caller, () => {
            this.#abort(caller.reason);
          });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  race<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#interrupt = () => {
        reject(this.signal.reason as Error);
      };
      promise.then(resolve, reject);
      if (this.signal.aborted) nextMicrotask(this.#interrupt);
    });
  }

  throwIfOver(): void {
    if (this.#clock.now() >= this.#endMs) this.#pass();
    this.signal.throwIfAborted();
  }

  end(): void {
    this.#stopTimer();
    this.#stopListening();
  }

  #pass(): void {
    if (this.signal.aborted) return;
    this.passed = true;
    this.#abort(abortError("The deadline passed.", "TimeoutError"));
  }

  #abort(reason: unknown): void {
    this.#controller.abort(reason);
    // A value that has already arrived goes first: it would be lost.
    nextMicrotask(this.#interrupt);
  }
}

/** Ignores a value or an error. */
export function ignore(): void {
  // On purpose.
}
