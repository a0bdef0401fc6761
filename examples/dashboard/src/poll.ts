/**
 * Does something periodically, with a pause after each time. Never twice at the same time, and never while the page is hidden.
 */
export class Poll {
  readonly #refresh: (signal: AbortSignal) => Promise<void>;
  readonly #periodMs: number;
  readonly #ended: AbortSignal;
  #current = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param refresh - Never rejects. When it is superseded, its signal is aborted.
   * @param ended - Ends it.
   */
  constructor(refresh: (signal: AbortSignal) => Promise<void>, periodMs: number, ended: AbortSignal) {
    this.#refresh = refresh;
    this.#periodMs = periodMs;
    this.#ended = ended;
    document.addEventListener("visibilitychange", () => this.now(), { signal: ended });
    window.addEventListener("online", () => this.now(), { signal: ended });
    ended.addEventListener("abort", () => this.now());
  }

  /** Does it at once. A run in progress is superseded: its response would be out of date. */
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
