import { BulkError, type BulkFailure } from "../errors/bulk-error.js";
import { raceAbort } from "../async/abort.js";
import type { Clock } from "../async/clock.js";
import { checkOptions, type Checks, count, requireArray, requireBoolean, requireFunction } from "../data/checks.js";
import { appendSentence, messageOf } from "../text.js";
import { requestChecks, type RequestOptions } from "../http/request.js";

/** How far bulk work has come: enough for a progress bar. */
export interface BulkProgress {
  /** How many calls are over, the failed ones included. */
  readonly done: number;
  /** How many of those failed. */
  readonly failed: number;
  /** How many there are in all. */
  readonly total: number;
  /** Since the start, in milliseconds. */
  readonly elapsedMs: number;
  /**
   * An estimate of what is left, in milliseconds, at the pace so far; 0 after the last call. Calls under way count as half done
   * where there are a few at a time. Where all run at once, as waits do, the others are taken to end as often as those so far.
   */
  readonly remainingMs: number;
}

/** How bulk work is done. */
export interface BulkOptions {
  /** How many calls are under way at a time. Default 4, which the smallest server bears. */
  readonly concurrency?: number | undefined;
  /** Called after each call. If it throws, no further call is begun. */
  readonly onProgress?: ((progress: BulkProgress) => void) | undefined;
  /**
   * Ends the work with a `BulkError`: begins no further call and aborts those under way, of which nobody knows how far they came.
   */
  readonly signal?: AbortSignal | undefined;
  /** Whether to begin no further call once one has failed. Default false. */
  readonly stopOnError?: boolean | undefined;
  /** What each call gets besides the signal. */
  readonly request?: Omit<RequestOptions, "signal"> | undefined;
}

/** What bulk work can be given. */
export const bulkChecks: Checks<BulkOptions> = {
  concurrency: count(1),
  onProgress: requireFunction,
  signal: requestChecks.signal,
  stopOnError: requireBoolean,
  request: (name, value) => checkOptions(name, value, requestChecks),
};

/**
 * Does the same with each of many things, a few at a time, and gives the results in the order of the things.
 *
 * @throws An `InvalidInputError` for options that cannot be, before anything is begun.
 * @throws {@link BulkError} if any fails, the signal aborts or `onProgress` throws (either is then the `cause`). It carries what
 *   succeeded.
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
  // A copy, which nobody changes during the work and which has no holes.
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
      // Whoever cannot follow the work gets no more of it, but all that it has brought.
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
