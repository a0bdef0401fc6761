import { untilAborted } from "./abort.js";

/** Lets a few pieces of work go on at a time, and the others wait for their turn. */
export class Slots {
  #free: number;
  readonly #queue = new Set<() => void>();

  constructor(count: number) {
    this.#free = count;
  }

  /** Does the work once there is a slot for it, unless the signal aborts before. */
  async use<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
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
      await untilAborted(granted, signal);
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
