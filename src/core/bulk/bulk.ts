import { ignore, raceAbort, sleep } from "../async/abort.js";
import type { Clock } from "../async/clock.js";
import { Pacer, workPerTurn } from "../async/pacer.js";
import {
  checkOptions,
  type Checks,
  count,
  milliseconds,
  requireArray,
  requireBoolean,
  requireFunction,
} from "../data/checks.js";
import { BulkError, type BulkFailure } from "../errors/bulk-error.js";
import { ConnectionError, RequestError } from "../errors/request-errors.js";
import { appendSentence, messageOf } from "../text.js";
import { requestChecks, type RequestOptions } from "../http/request.js";

/** The progress of bulk work. */
export interface BulkProgress {
  /** How many calls have ended, the failed ones included. */
  readonly done: number;
  /** How many of those failed. */
  readonly failed: number;
  /** How many there are in all. */
  readonly total: number;
  /** Since the start, in milliseconds. */
  readonly elapsedMs: number;
  /**
   * An estimate of the remaining time, in milliseconds, at the pace so far; 0 after the last call. Calls in flight count as half
   * done where a few run at a time. Where all run at once, as waits do, the others are assumed to end as often as those so far.
   */
  readonly remainingMs: number;
}

/** The result of one call of many. */
export type BulkResult<T> = BulkSuccess<T> | (BulkFailure & { readonly value?: undefined });

/** One success among many: the index of the input, and what the call returned. */
export interface BulkSuccess<T> {
  /** The index in the inputs. */
  readonly index: number;
  /** What the call returned. */
  readonly value: T;
  readonly error?: undefined;
}

/** The options of bulk work. */
export interface BulkOptions<T = unknown> {
  /** How many calls run at a time. Default 4. */
  readonly concurrency?: number | undefined;
  /** Called after each call. It may return a promise, which is awaited. If it throws or rejects, no further call is started. */
  readonly onProgress?: ((progress: BulkProgress) => unknown) | undefined;
  /**
   * Called with each result as it comes, before `onProgress`: to keep a record that survives a crash of the program. It may return a
   * promise, which is awaited. If it throws or rejects, no further call is started.
   */
  readonly onResult?: ((result: BulkResult<T>) => unknown) | undefined;
  /**
   * Ends the work with a `BulkError`: starts no further call and aborts those in flight, which the server may have executed.
   */
  readonly signal?: AbortSignal | undefined;
  /** Whether to start no further call once one has failed. Default false. */
  readonly stopOnError?: boolean | undefined;
  /**
   * How long calls wait for a server that cannot be reached any more, in milliseconds, such as one that restarts. Default 30,000; 0
   * for not at all. Only calls of which no byte was sent (`neverSent`) are made again, and only if another one had reached the server.
   * The time is that of all calls together, from the first that does not reach it: after it, each remaining call is made once and
   * fails, unless the server is back.
   */
  readonly unreachableTimeoutMs?: number | undefined;
  /** The options of each call, besides the signal. */
  readonly request?: Omit<RequestOptions, "signal"> | undefined;
}

/** The checks of {@link BulkOptions}. */
export const bulkChecks: Checks<BulkOptions> = {
  concurrency: count(1),
  onProgress: requireFunction,
  onResult: requireFunction,
  signal: requestChecks.signal,
  stopOnError: requireBoolean,
  unreachableTimeoutMs: milliseconds(0),
  request: (name, value) => checkOptions(name, value, requestChecks),
};

/**
 * Calls `work` for each of many items, a few at a time, and returns the results in the order of the items.
 *
 * @param context - `onStop` is called when a callback of the options fails, while calls are in progress. `pacer` spreads the begins of
 *   calls over turns of the event loop.
 * @throws An `InvalidInputError` for invalid options, before any call starts.
 * @throws {@link BulkError} if any call fails, the signal aborts or a callback fails (either is then the `cause`). It carries
 *   the results of the calls that succeeded.
 */
export async function inBulk<I, T>(
  given: readonly I[],
  work: (item: I, options: RequestOptions) => Promise<T>,
  options: BulkOptions<T>,
  clock: Clock,
  { onStop = ignore, pacer = new Pacer(clock) }: { readonly onStop?: () => void; readonly pacer?: Pacer } = {},
): Promise<T[]> {
  requireArray("the items", given);
  checkOptions("options", options, bulkChecks);
  const { concurrency = 4, onProgress, onResult, signal, stopOnError = false, unreachableTimeoutMs } = options;
  // A copy, which the caller cannot change during the work and which has no holes.
  const items = Array.from(given);
  const succeeded = new Map<number, T>();
  const failed: BulkFailure[] = [];
  const outage = new Outage(clock, unreachableTimeoutMs, signal);
  const startMs = clock.now();
  let next = 0;
  let stop: { readonly cause: unknown } | null = null;

  const progress = (): BulkProgress => {
    const done = succeeded.size + failed.length;
    const elapsedMs = clock.now() - startMs;
    const halfDone = Number.isFinite(concurrency) ? (next - done) / 2 : 0;
    const remainingMs = (elapsedMs / (done + halfDone)) * (items.length - done - halfDone);
    return { done, failed: failed.length, total: items.length, elapsedMs, remainingMs };
  };
  /** Awaits a callback of the caller's. Its failure ends the work, and keeps all results so far. */
  const tell = async (call: () => unknown): Promise<void> => {
    try {
      await raceAbort(Promise.resolve(call()), signal);
    } catch (cause) {
      stop ??= { cause };
      onStop();
    }
  };
  /** Makes one call, again after each pause of an outage. */
  const callOne = async (index: number): Promise<BulkResult<T>> => {
    const item = items[index] as I; // In range: index < items.length.
    for (;;) {
      try {
        const value = await raceAbort(work(item, { ...options.request, signal }), signal);
        outage.reached();
        return { index, value };
      } catch (error) {
        if (!(await outage.pause(error)) || stop !== null) return { index, error };
      }
    }
  };
  const worker = async (): Promise<void> => {
    for (let index = next; index < items.length; index = next) {
      if (signal?.aborted === true) stop ??= { cause: signal.reason };
      if (stop !== null || (stopOnError && failed.length > 0)) return;
      next = index + 1;
      const result = await callOne(index);
      if ("value" in result) succeeded.set(index, result.value as T);
      else failed.push(result);
      if (onResult !== undefined) await tell(() => onResult(result));
      if (onProgress !== undefined) await tell(() => onProgress(progress()));
    }
  };
  const workers: Promise<void>[] = [];
  while (workers.length < Math.min(concurrency, items.length)) {
    if (workers.length % workPerTurn === 0 && workers.length > 0) await pacer.next();
    workers.push(worker());
  }
  await Promise.all(workers);

  if (signal?.aborted === true && succeeded.size < items.length) stop ??= { cause: signal.reason };
  if (succeeded.size === items.length && stop === null) {
    return items.map((_, index) => succeeded.get(index) as T); // Each has its result.
  }
  failed.sort((a, b) => a.index - b.index);
  const notStarted = items.map((_, index) => index).slice(next);
  throw bulkError(succeeded, failed, notStarted, stop);
}

/** Tells how long the server cannot be reached, for all calls together. */
class Outage {
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  readonly #signal: AbortSignal | undefined;
  /** Since when; null while the server can be reached, undefined before it was. */
  #startMs: number | null | undefined;

  constructor(clock: Clock, timeoutMs = 30_000, signal: AbortSignal | undefined) {
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
    this.#signal = signal;
  }

  /** To be called when a call reached the server. */
  reached(): void {
    this.#startMs = null;
  }

  /**
   * Pauses before a call is made again: half as long as the outage has lasted, within bounds.
   *
   * @param error - Why the call failed.
   * @returns Whether to make it again. Not if it may have reached the server, nor once the outage has lasted too long.
   */
  async pause(error: unknown): Promise<boolean> {
    const isUnreachable = error instanceof ConnectionError && error.neverSent;
    if (!isUnreachable && error instanceof RequestError) this.reached();
    if (!isUnreachable || this.#startMs === undefined) return false;
    const nowMs = this.#clock.now();
    this.#startMs ??= nowMs;
    const lastedMs = nowMs - this.#startMs;
    if (lastedMs >= this.#timeoutMs) return false;
    const pauseMs = Math.min(Math.max(lastedMs / 2, shortestPauseMs), longestPauseMs, this.#timeoutMs - lastedMs);
    await sleep(this.#clock, pauseMs, this.#signal).catch(ignore);
    return this.#signal?.aborted !== true;
  }
}

const shortestPauseMs = 500;
const longestPauseMs = 5_000;

function bulkError<T>(
  succeeded: ReadonlyMap<number, T>,
  failed: readonly BulkFailure[],
  notStarted: readonly number[],
  stop: { readonly cause: unknown } | null,
): BulkError<T> {
  const total = succeeded.size + failed.length + notStarted.length;
  const first = failed[0];
  const left = notStarted.length > 0 ? `, ${notStarted.length} not begun` : "";
  const message = [
    `${failed.length} of ${total} failed${left}, ${succeeded.size} succeeded`,
    ...(first === undefined ? [] : [`the first, [${first.index}]: ${messageOf(first.error)}`]),
    ...(stop === null ? [] : [`stopped: ${messageOf(stop.cause)}`]),
  ].reduce(appendSentence);
  const { cause } = stop ?? { cause: first?.error };
  return new BulkError(message, { succeeded, failed, notStarted }, { cause });
}
