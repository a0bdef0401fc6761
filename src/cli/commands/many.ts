import { BulkError, TaskInstance, type BulkOptions } from "saltant";
import type { Context } from "../context.js";
import { Interruption } from "../exit-codes.js";
import { bar } from "../output/progress.js";
import { FailureReport } from "../report.js";

/** What became of bulk work. */
export interface Outcome {
  /** What succeeded, in the order asked for. */
  readonly done: readonly TaskInstance[];
  /** The error, if anything failed. */
  readonly error: BulkError<unknown> | null;
}

/**
 * Does bulk work with a progress bar. A failure is told of with what it is about, and is no reason to lose what succeeded.
 *
 * @param labels - What each of the things is called in messages.
 * @throws The error itself, if there is one thing only and it failed.
 */
export async function doAll(
  labels: readonly string[],
  { progress, request }: Pick<Context, "progress" | "request">,
  work: (options: BulkOptions) => Promise<TaskInstance[]>,
): Promise<Outcome> {
  try {
    const onProgress: BulkOptions["onProgress"] = labels.length > 1 ? (now) => progress.say(bar(now)) : undefined;
    if (labels.length > 0) progress.say("asking the server");
    onProgress?.({ done: 0, failed: 0, total: labels.length, elapsedMs: 0, remainingMs: 0 });
    return { done: await work({ signal: request.signal, onProgress }), error: null };
  } catch (error) {
    if (!(error instanceof BulkError)) throw error;
    return tellFailures(labels, error, progress);
  }
}

/** Tells of each failure, but not of what an interruption has cut short. */
export function tellFailures(
  labels: readonly string[],
  error: BulkError<unknown>,
  progress: Context["progress"],
): Outcome {
  const [only] = error.failed;
  const isInterrupted = error.cause instanceof Interruption;
  if (labels.length === 1 && !isInterrupted && only !== undefined && error.succeeded.size === 0) throw only.error;
  const report = new FailureReport(progress.note);
  // Waits share their polls: what ended them all is one failure, which is told of once.
  for (const [failure, indexes] of indexesByFailure(error)) {
    const [index = 0, ...others] = indexes;
    const about = others.length === 0 ? labels[index] : `${indexes.length} of ${labels.length}`;
    report.tell(failure, about);
  }
  report.end();
  const done = [...error.succeeded.entries()].sort(([a], [b]) => a - b).map(([, item]) => item);
  return { done: done.filter((item) => item instanceof TaskInstance), error };
}

/** Which things each failure is about, without what an interruption has cut short. */
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
