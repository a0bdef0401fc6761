import { createOptionalDeadline, type Deadline, raceAbort } from "../async/abort.js";
import type { Pacer } from "../async/pacer.js";
import { checkOptions, type Checks, milliseconds, requireFunction } from "../data/checks.js";
import type { Logger } from "../http/hooks.js";
import { requestChecks, type RequestOptions } from "../http/request.js";
import { abortError } from "../platform.js";
import type { Watch, WatchOptions } from "./shared-polls.js";
import { isTransientPollFailure } from "./transient-poll-failure.js";

/**
 * Polls an instance until the service says that the wait is over.
 *
 * A poll with a transient failure (5xx, a deadline, the connection) is tolerated, a few in a row. Refused credentials, a missing
 * permission and a missing instance end the wait.
 *
 * @param options - Checked already.
 * @returns The instance as last seen.
 */
export async function wait<Instance>(
  context: WaitContext<Instance>,
  options: PollingOptions<Instance>,
): Promise<Instance> {
  const { refreshPeriodMs = defaultPeriodMs, timeoutMs = defaultTimeoutMs, signal } = options;
  await context.pacer.next();
  const deadline = createOptionalDeadline(context.pacer.clock, timeoutMs, signal);
  const progress: Progress<Instance> = { timeoutMs, polls: 0, instance: null, states: [] };
  try {
    return await pollUntilOver(context, { ...options, refreshPeriodMs }, deadline, progress);
  } catch (error) {
    if (signal?.aborted === true) {
      if (signal.reason !== waitCancelled) context.onAbort();
      throw signal.reason;
    }
    throw deadline.passed ? context.timeoutError(progress) : error;
  } finally {
    deadline.end();
  }
}

const defaultPeriodMs = 5_000;
const defaultTimeoutMs = 7 * 24 * 3_600_000;

/** How many failed polls in a row a wait tolerates. The requests of each have been retried already. */
const maxConsecutiveFailures = 4;

/** Failures that were logged. Several waits may share a poll, whose failure is logged once. */
const reportedFailures = new WeakSet<Error>();

/** The reason of an abort that cancels a wait whose result is not wanted any more, as when a loop is left. */
export const waitCancelled = abortError("No caller waits any more.", "AbortError");

/** How an instance is polled until a wait for it is over. */
export interface PollingOptions<Instance> {
  /**
   * The pause between two polls, in milliseconds. Default 5,000. Where others are polled, too, it may be cut short by half at
   * most, so that all share their requests.
   */
  readonly refreshPeriodMs?: number | undefined;
  /**
   * The deadline of the wait, in milliseconds. An instance may never finish, as when its worker is lost, so every wait needs an
   * end: the default is seven days. `Infinity` waits without one.
   */
  readonly timeoutMs?: number | undefined;
  /** Ends the wait immediately with the signal's own reason. The instance continues. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each poll. It may return a promise, which is awaited. What it throws or rejects with ends the wait. */
  readonly onUpdate?: ((update: WaitUpdate<Instance>) => unknown) | undefined;
  /** What each poll gets besides the signal. Waits share requests with those that have the same here. */
  readonly request?: Omit<RequestOptions, "signal"> | undefined;
}

/** What a wait reports after each poll. */
export interface WaitUpdate<Instance> {
  /** The instance, as the server has just described it. */
  readonly instance: Instance;
  /** Since the wait began, in milliseconds. */
  readonly elapsedMs: number;
  /** How many polls there were so far. */
  readonly polls: number;
}

/** The checks of {@link PollingOptions}. */
export const pollingChecks: Checks<PollingOptions<unknown>> = {
  refreshPeriodMs: milliseconds(0),
  timeoutMs: milliseconds(0),
  signal: requestChecks.signal,
  onUpdate: requireFunction,
  request: (name, value) => checkOptions(name, value, requestChecks),
};

/** What a wait needs of its service. */
export interface WaitContext<Instance> {
  readonly pacer: Pacer;
  readonly logger: Logger | undefined;
  /** Polls the instance, together with those of other waits. */
  readonly watch: (options: WatchOptions) => Watch<Instance>;
  /** The instance's state, for the log and `timeoutError`. */
  readonly stateOf: (instance: Instance) => string;
  /** Whether this version of the client knows a state. The log has each unknown one once. */
  readonly isKnownState: (state: string) => boolean;
  /** Whether the wait is over. Called after each poll, with its times. */
  readonly isOver: (instance: Instance, poll: PollTimes) => boolean;
  /** Makes the error for a wait whose deadline passed. */
  readonly timeoutError: (progress: WaitProgress<Instance>) => Error;
  /** Called when the caller's signal ends the wait, but not for {@link waitCancelled}. */
  readonly onAbort: () => void;
}

/** When a poll began and ended, on the client's clock, and the pause between two polls, all in milliseconds. */
export interface PollTimes {
  readonly startMs: number;
  readonly endMs: number;
  readonly periodMs: number;
}

/** How far a wait has come. */
export interface WaitProgress<Instance> {
  readonly timeoutMs: number;
  readonly polls: number;
  /** The instance as last seen; null if no poll succeeded. */
  readonly instance: Instance | null;
  /** The states it was seen in, in order, each once in a row. */
  readonly states: readonly string[];
}

interface Progress<Instance> extends WaitProgress<Instance> {
  polls: number;
  instance: Instance | null;
  readonly states: string[];
}

async function pollUntilOver<Instance>(
  context: WaitContext<Instance>,
  options: PollingOptions<Instance> & { readonly refreshPeriodMs: number },
  deadline: Deadline,
  progress: Progress<Instance>,
): Promise<Instance> {
  const { logger } = context;
  const { clock } = context.pacer;
  const { refreshPeriodMs: periodMs, onUpdate, request } = options;
  const { signal } = deadline;
  const startMs = clock.now();
  let failures = 0;
  let pollStartMs = startMs;
  const onPoll = (): void => {
    progress.polls += 1;
    pollStartMs = clock.now();
  };
  const watch = context.watch({ periodMs, signal, request, onPoll });
  try {
    for (;;) {
      deadline.throwIfOver();
      let instance: Instance;
      try {
        instance = await watch.next();
      } catch (error) {
        if (signal?.aborted === true || !isTransientPollFailure(error)) throw error;
        failures += 1;
        if (failures > maxConsecutiveFailures) throw error;
        if (!reportedFailures.has(error)) logger?.warn(`a poll failed, the wait continues: ${error.message}`);
        reportedFailures.add(error);
        continue;
      }
      failures = 0;
      progress.instance = instance;
      recordState(context, instance, progress.states);
      const isOver = context.isOver(instance, { startMs: pollStartMs, endMs: clock.now(), periodMs });
      if (onUpdate !== undefined) {
        const update = { instance, elapsedMs: clock.now() - startMs, polls: progress.polls };
        await raceAbort(Promise.resolve(onUpdate(update)), signal);
      }
      if (isOver) return instance;
    }
  } finally {
    watch.end();
  }
}

function recordState<Instance>(context: WaitContext<Instance>, instance: Instance, states: string[]): void {
  const state = context.stateOf(instance);
  if (states.at(-1) === state) return;
  if (!context.isKnownState(state) && !states.includes(state)) {
    const warning = `${String(instance)} is in a state that this version does not know: ${state}; the wait continues`;
    context.logger?.warn(warning);
  }
  states.push(state);
}
