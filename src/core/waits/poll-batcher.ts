import { ignore, raceAbort } from "../async/abort.js";
import type { Clock } from "../async/clock.js";
import type { Pacer } from "../async/pacer.js";
import { abortError } from "../platform.js";

/**
 * Batches polls, so that one request can serve many of them. Polls that begin at the same time are one batch, and a poll that is
 * due soon joins a batch early, so that polls with the same period fall into step.
 */
export class PollBatcher<Subject, Result> {
  readonly #clock: Clock;
  readonly #pacer: Pacer;
  readonly #handle: BatchHandler<Subject, Result>;
  #immediate: PendingPoll<Subject, Result>[] = [];
  readonly #scheduled = new Set<ScheduledPoll<Subject, Result>>();

  constructor(clock: Clock, pacer: Pacer, handle: BatchHandler<Subject, Result>) {
    this.#clock = clock;
    this.#pacer = pacer;
    this.#handle = handle;
  }

  /** Polls immediately: in one batch with all polls that are begun so before the next microtask, or by work that the pacer holds. */
  async pollNow(client: PollClient<Subject>): Promise<Result> {
    client.signal?.throwIfAborted();
    const poll = new PendingPoll<Subject, Result>(client);
    if (this.#immediate.push(poll) === 1) {
      this.#pacer.whenIdle(() => {
        const polls = this.#immediate;
        this.#immediate = [];
        this.#begin(polls);
      });
    }
    return poll.result();
  }

  /** Polls `periodMs` milliseconds from now, or up to half of that earlier if a batch begins by then. */
  async pollAfter(client: PollClient<Subject>, periodMs: number): Promise<Result> {
    client.signal?.throwIfAborted();
    const poll = new PendingPoll<Subject, Result>(client);
    const cancel = this.#clock.setTimer(() => this.#beginDue(scheduled), periodMs);
    const scheduled = { poll, periodMs, dueMs: this.#clock.now() + periodMs, cancel };
    this.#scheduled.add(scheduled);
    try {
      return await poll.result();
    } finally {
      this.#unschedule(scheduled);
    }
  }

  /** Begins a batch with the polls that are due, and with those that are due nearer to now than to the next batch. */
  #beginDue(first: ScheduledPoll<Subject, Result>): void {
    const nowMs = this.#clock.now();
    let shortestMs = first.periodMs;
    for (const { dueMs, periodMs } of this.#scheduled) {
      if (dueMs <= nowMs) shortestMs = Math.min(shortestMs, periodMs);
    }
    const isNear = ({ dueMs, periodMs }: ScheduledPoll<Subject, Result>): boolean =>
      dueMs - nowMs <= Math.min(shortestMs, periodMs) / 2;
    const due = [...this.#scheduled].filter((each) => each === first || isNear(each));
    for (const each of due) this.#unschedule(each);
    this.#begin(due.map(({ poll }) => poll));
  }

  #unschedule(scheduled: ScheduledPoll<Subject, Result>): void {
    if (this.#scheduled.delete(scheduled)) scheduled.cancel();
  }

  #begin(all: readonly PendingPoll<Subject, Result>[]): void {
    const polls = all.filter(({ client }) => client.signal?.aborted !== true);
    if (polls.length === 0) return;
    const controller = new AbortController();
    let openCount = polls.length;
    for (const poll of polls) {
      poll.onSettled = () => {
        openCount -= 1;
        if (openCount === 0) controller.abort(abortError("No caller waits for the response any more.", "AbortError"));
      };
      poll.client.onBegin?.();
    }
    this.#handle(polls, controller.signal).catch((error: unknown) => {
      for (const poll of polls) poll.reject(error);
    });
  }
}

/** The part of the program that polls a subject. */
export interface PollClient<Subject> {
  /** What is polled. */
  readonly subject: Subject;
  /** Cancels the poll, with the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called when the batch begins. */
  readonly onBegin?: () => void;
}

/**
 * Resolves the polls of a batch. The signal aborts once all of them are settled. If this rejects, so does every poll that is not
 * settled.
 */
export type BatchHandler<Subject, Result> = (
  polls: readonly Poll<Subject, Result>[],
  signal: AbortSignal,
) => Promise<void>;

/** A poll in a batch. Once it is settled, a further result is ignored. */
export interface Poll<Subject, Result> {
  /** What is polled. */
  readonly subject: Subject;
  /** Whether it has a result or an error, or was canceled. */
  readonly isSettled: boolean;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

interface ScheduledPoll<Subject, Result> {
  readonly poll: PendingPoll<Subject, Result>;
  readonly periodMs: number;
  readonly dueMs: number;
  readonly cancel: () => void;
}

class PendingPoll<Subject, Result> implements Poll<Subject, Result> {
  readonly client: PollClient<Subject>;
  onSettled = ignore;
  isSettled = false;
  readonly #promise: Promise<Result>;
  #resolve: (result: Result) => void = ignore;
  #reject: (error: unknown) => void = ignore;

  constructor(client: PollClient<Subject>) {
    this.client = client;
    this.#promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  get subject(): Subject {
    return this.client.subject;
  }

  resolve(result: Result): void {
    this.#resolve(result);
    this.#settle();
  }

  reject(error: unknown): void {
    this.#reject(error);
    this.#settle();
  }

  /** The result. If the client's signal aborts, the poll is settled, and this rejects with the signal's reason. */
  async result(): Promise<Result> {
    try {
      return await raceAbort(this.#promise, this.client.signal);
    } finally {
      this.#settle();
    }
  }

  #settle(): void {
    if (this.isSettled) return;
    this.isSettled = true;
    this.onSettled();
  }
}
