import { untilAborted } from "../../core/abort.js";

/**
 * Finds things by their names, each once for all who ask. What was not found is looked for again.
 */
export class FoundByName<T> {
  readonly #find: (name: string) => Promise<T>;
  readonly #found = new Map<string, Promise<T>>();

  constructor(find: (name: string) => Promise<T>) {
    this.#find = find;
  }

  /** Whoever aborts waits no longer; the others get what they wait for. */
  get(name: string, signal: AbortSignal | undefined): Promise<T> {
    let found = this.#found.get(name);
    if (found === undefined) {
      found = this.#find(name);
      this.#found.set(name, found);
      found.catch(() => {
        this.forget(name);
      });
    }
    return untilAborted(found, signal);
  }

  /** Makes the next one who asks look again: what was found is there no more. */
  forget(name: string): void {
    this.#found.delete(name);
  }
}
