import { raceAbort } from "./abort.js";

/** Why work is broken off that nobody waits for any more. */
const abandoned = new DOMException("Nobody waits for this any more.", "AbortError");

/**
 * Work that many wait for, such as a login: it goes on for as long as one of them does. Once the last has been aborted, it is
 * broken off, so that nothing is sent that nobody asks for and no connection is left to keep a process alive.
 */
export class SingleFlight {
  #waiting = 0;
  #end = new AbortController();

  /**
   * Begins work or joins in it, and waits for what it comes to, but no longer than until the signal aborts.
   *
   * @param work - Gets a signal that aborts when nobody waits any more.
   */
  async run<T>(work: (end: AbortSignal) => T | Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    try {
      return await this.#once(work, signal);
    } catch (error) {
      if (error !== abandoned) throw error;
      // It was being broken off just when this one joined in.
      return this.#once(work, signal);
    }
  }

  async #once<T>(work: (end: AbortSignal) => T | Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    signal?.throwIfAborted();
    this.#waiting += 1;
    try {
      return await raceAbort(Promise.resolve(work(this.#end.signal)), signal);
    } finally {
      this.#waiting -= 1;
      if (this.#waiting === 0 && signal?.aborted === true) {
        this.#end.abort(abandoned);
        this.#end = new AbortController();
      }
    }
  }
}

/** Has work with the same key done one after another, and work with different keys side by side. */
export class KeyedMutex {
  /** When the last in line is done, and all ahead of it, for each key that somebody works on or waits for. */
  readonly #last = new Map<string, Promise<void>>();

  /** How many keys somebody works on or waits for. */
  get size(): number {
    return this.#last.size;
  }

  /**
   * Does `work` once all those ahead with the same key are done, whether they succeeded or failed.
   *
   * @param signal - Ends the wait for the others with its reason, and leaves them alone. The work sees to its own end.
   */
  async run<T>(key: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    const ahead = this.#last.get(key) ?? Promise.resolve();
    let finish: () => void = () => undefined;
    const mine = new Promise<void>((resolve) => (finish = resolve));
    // Whoever is next waits for those ahead as well: this one may break off while they are still at it.
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

/** Lets a few pieces of work go on at a time, and the others wait for their turn. */
export class Semaphore {
  #free: number;
  readonly #queue = new Set<() => void>();

  constructor(count: number) {
    this.#free = count;
  }

  /** Does the work once there is a slot for it, unless the signal aborts before. */
  async run<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    signal?.throwIfAborted();
    if (this.#free > 0) this.#free -= 1;
    else await this.#granted(signal);
    try {
      return await work();
    } finally {
      this.#release();
    }
  }

  async #granted(signal: AbortSignal | undefined): Promise<void> {
    let grant = (): void => undefined;
    const granted = new Promise<void>((resolve) => {
      grant = resolve;
    });
    this.#queue.add(grant);
    try {
      await raceAbort(granted, signal);
    } catch (error) {
      // A slot that came together with the abort is the next one's.
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
