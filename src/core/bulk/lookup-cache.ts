import { SharedWork } from "../async/concurrency.js";

/** Caches what is found by name, and shares lookups in flight. A failed lookup is not cached. */
export class LookupCache<T> {
  readonly #find: (name: string, signal: AbortSignal) => Promise<T>;
  readonly #lookups = new Map<string, Lookup<T>>();

  /** @param find - Gets a signal that aborts once no caller waits for the result. */
  constructor(find: (name: string, signal: AbortSignal) => Promise<T>) {
    this.#find = find;
  }

  /** An abort ends the wait of one caller, and leaves the others alone. */
  get(name: string, signal: AbortSignal | undefined): Promise<T> {
    const lookup = this.#lookups.get(name) ?? { work: new SharedWork(), found: undefined };
    this.#lookups.set(name, lookup);
    return lookup.work.run((end) => (lookup.found ??= this.#start(name, lookup, end)), signal);
  }

  /** Removes what was found, so that the next call looks it up again. */
  forget(name: string): void {
    this.#lookups.delete(name);
  }

  async #start(name: string, lookup: Lookup<T>, end: AbortSignal): Promise<T> {
    try {
      return await this.#find(name, end);
    } catch (error) {
      lookup.found = undefined;
      throw error;
    }
  }
}

/** A lookup that has a result, or is in flight. */
interface Lookup<T> {
  readonly work: SharedWork;
  found: Promise<T> | undefined;
}
