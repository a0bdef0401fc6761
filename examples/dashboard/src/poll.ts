/**
 * Runs a function periodically, with a delay after each run. Never runs it twice at the same time, or while the page is hidden.
 */
export class Poll {
  readonly #refresh: (signal: AbortSignal) => Promise<void>;
  readonly #periodMs: number;
  readonly #ended: AbortSignal;
  #current = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param refresh - Must not reject. Its signal is aborted when a new run replaces it.
   * @param ended - Stops polling.
   */
  constructor(refresh: (signal: AbortSignal) => Promise<void>, periodMs: number, ended: AbortSignal) {
    this.#refresh = refresh;
    this.#periodMs = periodMs;
    this.#ended = ended;
    document.addEventListener("visibilitychange", () => this.now(), { signal: ended });
    window.addEventListener("online", () => this.now(), { signal: ended });
    ended.addEventListener("abort", () => this.now());
  }

  /** Runs it immediately. A run in progress is replaced, because its response would be out of date. */
  now(): void {
    clearTimeout(this.#timer);
    this.#current.abort();
    this.#current = new AbortController();
    if (!this.#ended.aborted && !document.hidden) void this.#run(this.#current.signal);
  }

  async #run(signal: AbortSignal): Promise<void> {
    await this.#refresh(signal);
    if (!signal.aborted) this.#timer = setTimeout(() => this.now(), this.#periodMs);
  }
}
