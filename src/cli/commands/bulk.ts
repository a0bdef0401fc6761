import { BulkError, type BulkOptions, type BulkProgress, type BulkResult, TaskInstance } from "saltant";
import type { Context } from "../context.js";
import { Interruption } from "../exit-codes.js";
import { bar } from "../output/progress.js";
import { FailureReporter } from "../report.js";
import type { InstanceResource } from "../resources/task-instances.js";

/** The result of a bulk operation. */
export interface BulkOutcome {
  /** The instances that succeeded, in the order of the input. */
  readonly done: readonly TaskInstance[];
  /** The error, if anything failed. */
  readonly error: BulkError<unknown> | null;
}

/** The result of {@link runBulk}. */
export interface WrittenOutcome extends BulkOutcome {
  /** Whether the instances that succeeded have already been written. */
  readonly isWritten: boolean;
}

/**
 * Runs a bulk operation with a progress bar. Reports failures with their labels, and returns the instances that succeeded. In a
 * format with one line per instance, also writes each as soon as it succeeds: a killed process has then reported its work.
 *
 * @param labels - The name of each item in messages.
 * @param isFinal - Whether the command writes the result of this operation, and not that of a later wait.
 * @throws The error itself, if there is only one item and it failed.
 */
export async function runBulk(
  resource: InstanceResource,
  labels: readonly string[],
  { output, progress, request }: Pick<Context, "output" | "progress" | "request">,
  isFinal: boolean,
  work: (options: BulkOptions<TaskInstance>) => Promise<TaskInstance[]>,
): Promise<WrittenOutcome> {
  const isWritten = isFinal && output.isStreamed;
  try {
    const onProgress = labels.length > 1 ? (now: BulkProgress) => progress.update(bar(now)) : undefined;
    const onResult = async ({ value }: BulkResult<TaskInstance>): Promise<void> => {
      if (value !== undefined) await output.writeOne(resource, value);
    };
    if (labels.length > 0) progress.update("sending requests");
    onProgress?.({ done: 0, failed: 0, total: labels.length, elapsedMs: 0, remainingMs: 0 });
    const done = await work({ signal: request.signal, onProgress, onResult: isWritten ? onResult : undefined });
    return { done, error: null, isWritten };
  } catch (error) {
    if (!(error instanceof BulkError)) throw error;
    return { ...reportFailures(labels, error, progress), isWritten };
  }
}

/** Reports each failure, except those that an interruption caused. */
export function reportFailures(
  labels: readonly string[],
  error: BulkError<unknown>,
  progress: Context["progress"],
): BulkOutcome {
  const [only] = error.failed;
  const isInterrupted = error.cause instanceof Interruption;
  if (labels.length === 1 && !isInterrupted && only !== undefined && error.succeeded.size === 0) throw only.error;
  const reporter = new FailureReporter(progress.note);
  // Waits share their polls: a failed poll is one failure for all of them, reported once.
  for (const [failure, indexes] of indexesByFailure(error)) {
    const [index = 0, ...others] = indexes;
    const about = others.length === 0 ? labels[index] : `${indexes.length} of ${labels.length}`;
    reporter.report(failure, about);
  }
  reporter.finish();
  const done = [...error.succeeded.entries()].sort(([a], [b]) => a - b).map(([, item]) => item);
  return { done: done.filter((item) => item instanceof TaskInstance), error };
}

/** The indexes of the items of each failure, except those that an interruption caused. */
function indexesByFailure({ failed }: BulkError<unknown>): ReadonlyMap<unknown, readonly number[]> {
  const found = new Map<unknown, number[]>();
  for (const { index, error } of failed) {
    if (error instanceof Interruption) continue;
    const others = found.get(error);
    if (others === undefined) found.set(error, [index]);
    else others.push(index);
  }
  return found;
}
