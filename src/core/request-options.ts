/** When a request is sent again, and how long to pause before. Every field has a default; `false` in its place means never. */
export interface RetryOptions {
  /** How often a request may be sent again after the first time. Default 2. */
  readonly limit?: number | undefined;
  /** The first pause's upper bound, in milliseconds; it doubles with each attempt. Default 500. */
  readonly baseDelayMs?: number | undefined;
  /** No pause of our own is longer than this, in milliseconds. Default 8,000. */
  readonly maxDelayMs?: number | undefined;
  /** A `Retry-After` longer than this, in milliseconds, is not waited for: the answer becomes the error. Default 60,000. */
  readonly maxRetryAfterMs?: number | undefined;
}

/** What every call takes as its last argument. */
export interface RequestOptions {
  /**
   * Ends the call at once, with the signal's own reason, in whatever phase it is. How far a request came that was under way
   * nobody knows: a create may have been carried out.
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * The deadline of one attempt, from sending to the last byte of the answer, in milliseconds. Default: the client's, 90,000. A
   * login that the call must wait for has the client's own deadlines; `totalTimeoutMs` bounds that wait too.
   */
  readonly timeoutMs?: number | undefined;
  /** The deadline of the whole call, all attempts and pauses included, in milliseconds. Default: the client's, none. */
  readonly totalTimeoutMs?: number | undefined;
  /** Further headers to send. They go before the client's own of the same name. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** When to try again; `false` for never. Default: the client's. */
  readonly retry?: RetryOptions | false | undefined;
}
