import { SingleFlight } from "../async/concurrency.js";

/** Something that was looked for, or is. */
interface Search<T> {
  readonly work: SingleFlight;
  found: Promise<T> | undefined;
}

/**
 * Finds things by their names, each once for all who ask. What was not found is looked for again.
 */
export class LookupCache<T> {
  readonly #find: (name: string, signal: AbortSignal) => Promise<T>;
  readonly #searches = new Map<string, Search<T>>();

  /** @param find - Gets a signal that aborts once nobody waits any more. */
  constructor(find: (name: string, signal: AbortSignal) => Promise<T>) {
    this.#find = find;
  }

  /** Whoever aborts waits no longer; the others get what they wait for. */
  get(name: string, signal: AbortSignal | undefined): Promise<T> {
    const search = this.#searches.get(name) ?? { work: new SingleFlight(), found: undefined };
    this.#searches.set(name, search);
    return search.work.run((end) => (search.found ??= this.#begin(name, search, end)), signal);
  }

  /** Makes the next one who asks look again: what was found is there no more. */
  forget(name: string): void {
    this.#searches.delete(name);
  }

  async #begin(name: string, search: Search<T>, end: AbortSignal): Promise<T> {
    try {
      return await this.#find(name, end);
    } catch (error) {
      search.found = undefined;
      throw error;
    }
  }
}
