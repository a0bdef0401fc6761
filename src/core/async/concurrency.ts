import { ignore, onAbort, raceAbort } from "./abort.js";
import { abortError } from "../platform.js";

/** The reason of an abort of work that no caller waits for. */
const abandoned = abortError("No caller waits for this any more.", "AbortError");

/**
 * Work that many callers wait for, such as a login. It continues for as long as one of them waits. Once the last has left, work that
 * has not ended is canceled, so that nothing more is sent and no connection keeps a process alive.
 *
 * It starts the work of each caller: the work itself must see to it that it is done once, as only it knows what it has already.
 */
export class SharedWork {
  readonly #callers = new Set<object>();
  /** How many promises of the work are not settled. */
  #unsettled = 0;
  #canceled = new AbortController();

  /**
   * Waits for the work, but no longer than until the signal aborts.
   *
   * @param work - Starts the work, or returns the promise of the work in progress. Gets a signal that aborts when no caller waits.
   */
  async run<T>(work: (canceled: AbortSignal) => T | Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    try {
      return await this.#join(work, signal);
    } catch (error) {
      if (error !== abandoned) throw error;
      // It was being canceled when this caller joined.
      return this.#join(work, signal);
    }
  }

  async #join<T>(work: (canceled: AbortSignal) => T | Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    signal?.throwIfAborted();
    const caller = {};
    this.#callers.add(caller);
    const leave = (): void => {
      if (!this.#callers.delete(caller) || this.#callers.size > 0 || this.#unsettled === 0) return;
      this.#canceled.abort(abandoned);
      this.#canceled = new AbortController();
    };
    // As soon as the signal aborts, and not only when this rejects: a caller that comes in between must not join canceled work.
    const stopListening = signal === undefined ? ignore : onAbort(signal, leave);
    try {
      return await raceAbort(this.#start(work), signal);
    } finally {
      stopListening();
      leave();
    }
  }

  async #start<T>(work: (canceled: AbortSignal) => T | Promise<T>): Promise<T> {
    // Counted before it starts: a hook that it calls may abort the signal.
    this.#unsettled += 1;
    try {
      return await work(this.#canceled.signal);
    } finally {
      this.#unsettled -= 1;
    }
  }
}

/** Runs work with the same key one after another, and work with different keys in parallel. */
export class KeyedMutex {
  /** For each key in use: when the last work in its queue is done, and all before it. */
  readonly #last = new Map<string, Promise<void>>();

  /** How many keys are in use. */
  get size(): number {
    return this.#last.size;
  }

  /**
   * Runs `work` once all earlier work with the same key is done, whether it succeeded or failed.
   *
   * @param signal - Ends the wait for the others with its reason; the others continue. It does not end `work`.
   */
  async run<T>(key: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    const ahead = this.#last.get(key) ?? Promise.resolve();
    let finish: () => void = () => undefined;
    const mine = new Promise<void>((resolve) => (finish = resolve));
    // The next one waits for those ahead, too: this one may be aborted while they are still running.
    const done = Promise.all([ahead, mine]).then(() => {
      if (this.#last.get(key) === done) this.#last.delete(key);
    });
    this.#last.set(key, done);
    try {
      await raceAbort(ahead, signal);
      return await work();
    } finally {
      finish();
    }
  }
}

/** Runs a few pieces of work at a time; the others wait. */
export class Semaphore {
  #free: number;
  readonly #queue = new Set<() => void>();

  constructor(count: number) {
    this.#free = count;
  }

  /** Runs the work once there is a permit for it, unless the signal aborts before. */
  async run<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    signal?.throwIfAborted();
    if (this.#free > 0) this.#free -= 1;
    else await this.#acquire(signal);
    try {
      return await work();
    } finally {
      this.#release();
    }
  }

  async #acquire(signal: AbortSignal | undefined): Promise<void> {
    let grant = (): void => undefined;
    const granted = new Promise<void>((resolve) => {
      grant = resolve;
    });
    this.#queue.add(grant);
    try {
      await raceAbort(granted, signal);
    } catch (error) {
      // A permit that was granted together with the abort goes to the next one.
      if (!this.#queue.delete(grant)) this.#release();
      throw error;
    }
  }

  #release(): void {
    const [grant] = this.#queue;
    if (grant === undefined) {
      this.#free += 1;
      return;
    }
    this.#queue.delete(grant);
    grant();
  }
}
