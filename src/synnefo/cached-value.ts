import type { Clock } from "../core/async/clock.js";
import { SharedWork } from "../core/async/concurrency.js";
import { Renewal } from "../core/sessions/renewal.js";

/** How old a value from a cache may be. */
export interface CacheOptions {
  /** The age in milliseconds from which a value is requested again. 0 requests it in any case. Default 300,000, 5 minutes. */
  readonly maxAgeMs?: number | undefined;
}

/** The default of `maxAgeMs`. */
export const defaultMaxAgeMs = 300_000;

/** A value that is requested when it is needed, once for all calls that wait for it, and kept for a while. */
export class CachedValue<T> {
  readonly #clock: Clock;
  #current = newState<T>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Returns the value.
   *
   * @param obtain - Requests it. Gets a signal that aborts once no caller waits for it.
   * @param signal - Ends the wait of this caller.
   */
  async get(obtain: (canceled: AbortSignal) => Promise<T>, maxAgeMs: number, signal?: AbortSignal): Promise<T> {
    // After `forget`, a request in progress fills a state that is not used any more.
    const state = this.#current;
    const { known } = state;
    if (known !== undefined && this.#clock.now() - known.atMs < maxAgeMs) return known.value;
    return state.work.run(
      (canceled) =>
        state.requests.run(async () => {
          const atMs = this.#clock.now();
          const value = await obtain(canceled);
          state.known = { value, atMs };
          return value;
        }),
      signal,
    );
  }

  /** Sets the value, which was part of a response. */
  set(value: T): void {
    this.#current.known = { value, atMs: this.#clock.now() };
  }

  /** Removes the value, so that the next call requests it. */
  forget(): void {
    this.#current = newState();
  }
}

interface State<T> {
  readonly work: SharedWork;
  readonly requests: Renewal<T>;
  known: { readonly value: T; readonly atMs: number } | undefined;
}

function newState<T>(): State<T> {
  return { work: new SharedWork(), requests: new Renewal(), known: undefined };
}
