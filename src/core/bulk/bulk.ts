import { BulkError, type BulkFailure } from "../errors/bulk-error.js";
import { raceAbort } from "../async/abort.js";
import type { Clock } from "../async/clock.js";
import { checkOptions, type Checks, count, requireArray, requireBoolean, requireFunction } from "../data/checks.js";
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

/** The options of bulk work. */
export interface BulkOptions {
  /** How many calls run at a time. Default 4, which the smallest server can serve. */
  readonly concurrency?: number | undefined;
  /** Called after each call. If it throws, no further call is started. */
  readonly onProgress?: ((progress: BulkProgress) => void) | undefined;
  /**
   * Ends the work with a `BulkError`: starts no further call and aborts those in flight, which the server may have carried out.
   */
  readonly signal?: AbortSignal | undefined;
  /** Whether to start no further call once one has failed. Default false. */
  readonly stopOnError?: boolean | undefined;
  /** The options of each call, besides the signal. */
  readonly request?: Omit<RequestOptions, "signal"> | undefined;
}

/** The checks of {@link BulkOptions}. */
export const bulkChecks: Checks<BulkOptions> = {
  concurrency: count(1),
  onProgress: requireFunction,
  signal: requestChecks.signal,
  stopOnError: requireBoolean,
  request: (name, value) => checkOptions(name, value, requestChecks),
};

/**
 * Calls `work` for each of many items, a few at a time, and returns the results in the order of the items.
 *
 * @throws An `InvalidInputError` for invalid options, before any call starts.
 * @throws {@link BulkError} if any call fails, the signal aborts or `onProgress` throws (either is then the `cause`). It carries
 *   the results of the calls that succeeded.
 */
export async function inBulk<I, T>(
  given: readonly I[],
  work: (item: I, options: RequestOptions) => Promise<T>,
  options: BulkOptions,
  clock: Clock,
): Promise<T[]> {
  requireArray("the items", given);
  checkOptions("options", options, bulkChecks);
  const { concurrency = 4, onProgress, signal, stopOnError = false } = options;
  // A copy, which the caller cannot change during the work and which has no holes.
  const items = Array.from(given);
  const succeeded = new Map<number, T>();
  const failed: BulkFailure[] = [];
  const startMs = clock.now();
  let next = 0;
  let stop: { readonly cause: unknown } | null = null;

  const report = (): void => {
    const done = succeeded.size + failed.length;
    const elapsedMs = clock.now() - startMs;
    const halfDone = Number.isFinite(concurrency) ? (next - done) / 2 : 0;
    const remainingMs = (elapsedMs / (done + halfDone)) * (items.length - done - halfDone);
    try {
      onProgress?.({ done, failed: failed.length, total: items.length, elapsedMs, remainingMs });
    } catch (cause) {
      // Ends the work, and keeps all results so far.
      stop ??= { cause };
    }
  };
  const worker = async (): Promise<void> => {
    for (let index = next; index < items.length; index = next) {
      if (signal?.aborted === true) stop ??= { cause: signal.reason };
      if (stop !== null || (stopOnError && failed.length > 0)) return;
      next = index + 1;
      const item = items[index] as I; // In range: index < items.length.
      try {
        succeeded.set(index, await raceAbort(work(item, { ...options.request, signal }), signal));
      } catch (error) {
        failed.push({ index, error });
      }
      report();
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, worker));

  if (signal?.aborted === true && succeeded.size < items.length) stop ??= { cause: signal.reason };
  if (succeeded.size === items.length && stop === null) {
    return items.map((_, index) => succeeded.get(index) as T); // Each has its result.
  }
  failed.sort((a, b) => a.index - b.index);
  const notStarted = items.map((_, index) => index).slice(next);
  throw bulkError(succeeded, failed, notStarted, stop);
}

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
