import { createOptionalDeadline } from "../core/async/abort.js";
import type { Clock } from "../core/async/clock.js";
import type { Logger } from "../core/http/hooks.js";
import type { RequestOptions } from "../core/http/request.js";
import { messageOf } from "../core/text.js";
import type { TaskInstance } from "./models/task-instance.js";
import { isTransient } from "../core/http/retry.js";
import type { Watch, WatchOptions } from "./polls/shared-polls.js";
import { isFinished, isKnownState } from "./states.js";
import { StuckState } from "./stuck-state.js";
import { TaskFailedError, TaskStateUnknownError, TaskTerminatedError, WaitTimeoutError } from "./wait-errors.js";

/** What a wait reports after each poll. */
export interface WaitUpdate<Instance> {
  /** The instance, as the server has just described it. */
  readonly instance: Instance;
  /** Since the wait began, in milliseconds. */
  readonly elapsedMs: number;
  /** How often the server was asked so far. */
  readonly polls: number;
}

/** How to wait for an instance. */
export interface WaitOptions<Instance> {
  /**
   * The pause between two polls, in milliseconds. Default 5,000. Where others are polled, too, it may be cut short by half at
   * most, so that all share their requests. An instance that has ended, but stays in an unfinished state for this long, ends the
   * wait with a `TaskStateUnknownError`.
   */
  readonly refreshPeriodMs?: number | undefined;
  /**
   * The deadline of the wait, in milliseconds. A lost worker leaves its instance unfinished for good, so every wait needs an end:
   * the default is seven days. `Infinity` waits without one.
   */
  readonly timeoutMs?: number | undefined;
  /** Ends the wait at once with the signal's own reason. The instance goes on. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each poll. What it throws ends the wait. */
  readonly onUpdate?: ((update: WaitUpdate<Instance>) => void) | undefined;
  /** Whether an instance that failed or was terminated is an error. Default false. One of which that is not known always is. */
  readonly throwOnFailure?: boolean | undefined;
  /** Whether an abort terminates the instance, without waiting for that. Default false. */
  readonly terminateOnAbort?: boolean | undefined;
  /** What each poll gets besides the signal. Waits share requests with those that have the same here. */
  readonly request?: Omit<RequestOptions, "signal"> | undefined;
}

const defaultPeriodMs = 5_000;
const defaultTimeoutMs = 7 * 24 * 3_600_000;

/** How many failed polls in a row a wait rides out: each has been tried several times already. */
const maxConsecutiveFailures = 4;

/** Failed polls that were told of. Several waits may share one, which is told of once. */
const reportedFailures = new WeakSet<Error>();

/** The reason of an abort that only means that nobody listens any more, as when a loop is left. */
export const waitCancelled = new DOMException("Nobody waits any more.", "AbortError");

/** What a wait works with. */
export interface WaitContext<Instance> {
  readonly uuid: string;
  readonly clock: Clock;
  readonly logger: Logger | undefined;
  /** Polls the instance, together with those of others. */
  readonly watch: (options: WatchOptions) => Watch<Instance>;
  /** Tells the instance to stop, for `terminateOnAbort`. */
  readonly terminate: () => Promise<unknown>;
}

/**
 * Polls an instance until it is finished.
 *
 * A poll that fails for what may pass (5xx, a deadline, the connection) is ridden out, a few in a row; refused credentials, a
 * missing permission or instance end the wait. So does an instance that has ended but stays in an unfinished state.
 *
 * @param options - Checked already.
 */
export async function waitUntilFinished<Instance extends TaskInstance>(
  context: WaitContext<Instance>,
  options: WaitOptions<Instance>,
): Promise<Instance> {
  const { refreshPeriodMs = defaultPeriodMs, timeoutMs = defaultTimeoutMs, signal, terminateOnAbort = false } = options;
  const deadline = createOptionalDeadline(context.clock, timeoutMs, signal);
  const progress: Progress<Instance> = { polls: 0, failures: 0, instance: null, states: [] };
  let ended: Instance;
  try {
    ended = await pollUntilEnded(context, { ...options, refreshPeriodMs, signal: deadline.signal }, progress);
  } catch (error) {
    if (signal?.aborted === true) {
      // Whoever aborts waits for nothing more; whether the instance could be terminated shows in the log only.
      if (terminateOnAbort && signal.reason !== waitCancelled) {
        const what = `the wait for task instance ${context.uuid} was aborted, but it could not be terminated`;
        context.terminate().catch((failure: unknown) => context.logger?.warn(`${what}: ${messageOf(failure)}`));
      }
      throw signal.reason;
    }
    if (deadline.passed) throw new WaitTimeoutError({ ...progress, uuid: context.uuid, timeoutMs });
    throw error;
  } finally {
    deadline.end();
  }
  if (!isFinished(ended.state)) throw new TaskStateUnknownError(ended);
  if (options.throwOnFailure === true && ended.state === "failed") throw new TaskFailedError(ended);
  if (options.throwOnFailure === true && ended.state === "terminated") throw new TaskTerminatedError(ended);
  return ended;
}

interface Progress<Instance> {
  polls: number;
  failures: number;
  instance: Instance | null;
  readonly states: string[];
}

/** @returns The instance as it ended: finished, or with no further state to come. */
async function pollUntilEnded<Instance extends TaskInstance>(
  { clock, logger, watch: startWatch }: WaitContext<Instance>,
  { refreshPeriodMs, signal, onUpdate, request }: WaitOptions<Instance> & { readonly refreshPeriodMs: number },
  progress: Progress<Instance>,
): Promise<Instance> {
  const startMs = clock.now();
  const stuckState = new StuckState(refreshPeriodMs);
  let pollStartMs = startMs;
  const onPoll = (): void => {
    progress.polls += 1;
    pollStartMs = clock.now();
  };
  const watch = startWatch({ periodMs: refreshPeriodMs, signal, request, onPoll });
  try {
    for (;;) {
      try {
        const instance = await watch.next();
        const { state } = instance;
        progress.failures = 0;
        progress.instance = instance;
        if (progress.states.at(-1) !== state) {
          if (!isKnownState(state) && !progress.states.includes(state)) {
            logger?.warn(`${instance.toString()} is in a state that this version does not know: ${state}; waiting on`);
          }
          progress.states.push(state);
        }
      } catch (error) {
        if (signal?.aborted === true || !isTransient(error)) throw error;
        progress.failures += 1;
        if (progress.failures > maxConsecutiveFailures) throw error;
        if (!reportedFailures.has(error)) logger?.warn(`a poll failed, waiting on: ${error.message}`);
        reportedFailures.add(error);
        continue;
      }
      const isStuck = stuckState.update(progress.instance, { startMs: pollStartMs, endMs: clock.now() });
      onUpdate?.({ instance: progress.instance, elapsedMs: clock.now() - startMs, polls: progress.polls });
      if (isStuck || isFinished(progress.instance.state)) return progress.instance;
    }
  } finally {
    watch.end();
  }
}
