import { type Deadline, sleep } from "../core/async/abort.js";
import type { Clock } from "../core/async/clock.js";
import { AmbiguousOutcomeError, BadFetchError, ServerError, TimeoutError } from "../core/errors/index.js";
import { asAmbiguousOutcome, timeoutError } from "../core/http/error-factories.js";
import { isError } from "../core/platform.js";
import { appendSentence, messageOf } from "../core/text.js";
import type { RequestOptions } from "../core/http/request.js";
import { backoffMs, type RetryPolicy } from "../core/http/retry.js";
import { brokeDown } from "./django/error-factory.js";

/** How to launch something of which there is to be one. */
export interface LaunchSteps<T> {
  /** Looks whether it is there. */
  readonly look: (request: RequestOptions) => Promise<T | undefined>;
  /** Launches it. An unknown outcome is an {@link AmbiguousOutcomeError}. */
  readonly launch: (request: RequestOptions) => Promise<T>;
}

/** What looks, launches and pauses have in common. */
export interface LaunchBounds {
  /** What each request gets. The signal is the caller's. */
  readonly request: RequestOptions;
  /** The end of the whole, and how long after the start that is, in milliseconds. */
  readonly total: Deadline;
  readonly totalTimeoutMs: number;
  readonly startMs: number;
  readonly policy: RetryPolicy;
  /** Takes a retry from what a whole client has; false if there is none left. */
  readonly takeRetry: () => boolean;
  readonly clock: Clock;
  readonly random: () => number;
}

/**
 * Gives what is there, or else launches it. After a launch whose outcome is unknown it looks again, and launches again what is
 * not there, unless that may still come.
 *
 * @throws What the first look or a launch fails with; an {@link AmbiguousOutcomeError} if it stays unknown whether it was launched.
 */
export async function launchOnce<T>(steps: LaunchSteps<T>, bounds: LaunchBounds): Promise<T> {
  const { request, total, totalTimeoutMs, startMs, policy, clock, random } = bounds;
  const look = (): Promise<T | undefined> => steps.look({ ...request, signal: total.signal, totalTimeoutMs: Infinity });
  let found = await look();
  for (let sent = 0, round = 1; found === undefined; round += 1) {
    const leftMs = Math.max(1, totalTimeoutMs - (clock.now() - startMs));
    const retry = { ...policy, limit: policy.limit - sent };
    let unknown: AmbiguousOutcomeError;
    try {
      // With a deadline of its own, as only who sends it can tell whether one that passes leaves the outcome open.
      return await steps.launch({ ...request, totalTimeoutMs: leftMs, retry });
    } catch (error) {
      const failure = spanning(error, leftMs, totalTimeoutMs);
      if (!(failure instanceof AmbiguousOutcomeError)) throw failure;
      unknown = failure;
    }
    sent += unknown.attempts;
    try {
      // Never at once: what is being carried out may take a moment to show.
      await sleep(clock, Math.max(1, backoffMs(round, policy) * (0.5 + random() / 2)), total.signal);
      found = await look();
    } catch (error) {
      request.signal?.throwIfAborted();
      const why = total.passed
        ? "there was no time left to look for it"
        : `looking for it failed, too (${messageOf(error)})`;
      throw stillUnknown(unknown, sent, why);
    }
    if (found === undefined && (mayStillCome(unknown.cause) || sent > policy.limit || !bounds.takeRetry())) {
      throw stillUnknown(unknown, sent, "it was not there when looked for");
    }
  }
  return found;
}

/** A launch's error; if it is about what was left of the total deadline, then about the whole of that. */
function spanning(error: unknown, leftMs: number, totalTimeoutMs: number): unknown {
  const late = error instanceof AmbiguousOutcomeError ? error.cause : error;
  if (!(late instanceof TimeoutError) || late.timeoutMs !== leftMs) return error;
  const whole = timeoutError(late, "totalTimeoutMs", totalTimeoutMs);
  return late === error ? whole : asAmbiguousOutcome(whole);
}

/** Whether the server may still be at work on a launch: a deadline, ours or a gateway's, ended nothing but the wait for it. */
function mayStillCome(cause: unknown): boolean {
  // After a fetch that gives no response, another launch would tell no more.
  if (cause instanceof BadFetchError) return true;
  return (
    cause instanceof TimeoutError ||
    (cause instanceof ServerError && ![502, 503].includes(cause.status) && !brokeDown(cause))
  );
}

function stillUnknown(error: AmbiguousOutcomeError, sent: number, why: string): AmbiguousOutcomeError {
  const { cause, method, path, url } = error;
  const what = isError(cause) ? cause.message : error.message;
  const message = appendSentence(what, `${why}: run the same create again later, which is safe with once`);
  return new AmbiguousOutcomeError(message, { method, path, url, attempts: sent }, { cause });
}
