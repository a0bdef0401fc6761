import { untilAborted } from "./abort.js";

/** Why work is broken off that nobody waits for any more. */
const abandoned = new DOMException("Nobody waits for this any more.", "AbortError");

/**
 * Work that many wait for, such as a login: it goes on for as long as one of them does. Once the last has been aborted, it is
 * broken off, so that nothing is sent that nobody asks for and no connection is left to keep a process alive.
 */
export class SharedWork {
  #waiting = 0;
  #end = new AbortController();

  /**
   * Begins work or joins in it, and waits for what it comes to, but no longer than until the signal aborts.
   *
   * @param work - Gets a signal that aborts when nobody waits any more.
   */
  async waitFor<T>(work: (end: AbortSignal) => T | Promise<T>, signal: AbortSignal | undefined): Promise<T> {
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
      return await untilAborted(Promise.resolve(work(this.#end.signal)), signal);
    } finally {
      this.#waiting -= 1;
      if (this.#waiting === 0 && signal?.aborted === true) {
        this.#end.abort(abandoned);
        this.#end = new AbortController();
      }
    }
  }
}
