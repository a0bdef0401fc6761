import { untilAborted } from "./abort.js";

/** Has work with the same key done one after another, and work with different keys side by side. */
export class Turns {
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
  async take<T>(key: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    const ahead = this.#last.get(key) ?? Promise.resolve();
    let finish: () => void = () => undefined;
    const mine = new Promise<void>((resolve) => (finish = resolve));
    // Whoever is next waits for those ahead as well: this one may break off while they are still at it.
    const done = Promise.all([ahead, mine]).then(() => {
      if (this.#last.get(key) === done) this.#last.delete(key);
    });
    this.#last.set(key, done);
    try {
      await untilAborted(ahead, signal);
      return await work();
    } finally {
      finish();
    }
  }
}
