import type { Clock } from "../async/clock.js";
import { ignore, raceAbort } from "../async/abort.js";

/** Somebody who wants to know. */
export interface PollClient<Subject> {
  /** What is asked about. */
  readonly subject: Subject;
  /** Gives the turn up, with the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called when the round begins. */
  readonly onBegin?: () => void;
}

/**
 * Finds the answers for those whose turn has come. The signal aborts once all of their turns are over. If this rejects, so does
 * every turn that is not over.
 */
type BatchHandler<Subject, Answer> = (turns: readonly Poll<Subject, Answer>[], signal: AbortSignal) => Promise<void>;

/**
 * Brings together those who ask again and again, so that one question can serve many: who asks at the same time is in one round,
 * and whoever's time is near comes along, so that those with the same period are soon in step.
 */
export class PollBatcher<Subject, Answer> {
  readonly #clock: Clock;
  readonly #hold: BatchHandler<Subject, Answer>;
  #gathered: BatchedPoll<Subject, Answer>[] = [];
  readonly #waiting = new Set<ScheduledPoll<Subject, Answer>>();

  constructor(clock: Clock, hold: BatchHandler<Subject, Answer>) {
    this.#clock = clock;
    this.#hold = hold;
  }

  /** Asks at once: in one round with all who do so before the program gets to anything else. */
  async now(asker: PollClient<Subject>): Promise<Answer> {
    asker.signal?.throwIfAborted();
    const turn = new PendingPoll<Subject, Answer>(asker.subject);
    if (this.#gathered.push({ turn, asker }) === 1) {
      queueMicrotask(() => {
        const gathered = this.#gathered;
        this.#gathered = [];
        this.#begin(gathered);
      });
    }
    return turn.outcome(asker.signal);
  }

  /** Asks `periodMs` milliseconds from now, or up to half of that earlier if a round begins by then. */
  async later(asker: PollClient<Subject>, periodMs: number): Promise<Answer> {
    asker.signal?.throwIfAborted();
    const turn = new PendingPoll<Subject, Answer>(asker.subject);
    const cancel = this.#clock.setTimer(() => this.#beginWith(waiting), periodMs);
    const waiting = { turn, asker, periodMs, dueMs: this.#clock.now() + periodMs, cancel };
    this.#waiting.add(waiting);
    try {
      return await turn.outcome(asker.signal);
    } finally {
      this.#take(waiting);
    }
  }

  /** Begins a round with those whose time has come, and with those to whose time it is nearer than the next round would be. */
  #beginWith(first: ScheduledPoll<Subject, Answer>): void {
    const nowMs = this.#clock.now();
    let shortestMs = first.periodMs;
    for (const { dueMs, periodMs } of this.#waiting) {
      if (dueMs <= nowMs) shortestMs = Math.min(shortestMs, periodMs);
    }
    const isNear = ({ dueMs, periodMs }: ScheduledPoll<Subject, Answer>): boolean =>
      dueMs - nowMs <= Math.min(shortestMs, periodMs) / 2;
    const due = [...this.#waiting].filter((each) => each === first || isNear(each));
    for (const each of due) this.#take(each);
    this.#begin(due);
  }

  #take(waiting: ScheduledPoll<Subject, Answer>): void {
    if (this.#waiting.delete(waiting)) waiting.cancel();
  }

  #begin(participants: readonly BatchedPoll<Subject, Answer>[]): void {
    const present = participants.filter(({ asker }) => asker.signal?.aborted !== true);
    if (present.length === 0) return;
    const controller = new AbortController();
    let open = present.length;
    for (const { turn, asker } of present) {
      turn.onOver = () => {
        open -= 1;
        if (open === 0) controller.abort(new DOMException("Nobody waits for the answer any more.", "AbortError"));
      };
      asker.onBegin?.();
    }
    const turns = present.map(({ turn }) => turn);
    this.#hold(turns, controller.signal).catch((error: unknown) => {
      for (const turn of turns) turn.reject(error);
    });
  }
}

interface BatchedPoll<Subject, Answer> {
  readonly turn: PendingPoll<Subject, Answer>;
  readonly asker: PollClient<Subject>;
}

interface ScheduledPoll<Subject, Answer> extends BatchedPoll<Subject, Answer> {
  readonly periodMs: number;
  readonly dueMs: number;
  readonly cancel: () => void;
}

/** One asker's part in a round. What comes after it is over goes unheard. */
export interface Poll<Subject, Answer> {
  /** What is asked about. */
  readonly subject: Subject;
  /** Whether it has its answer, or nobody waits for one any more. */
  readonly isSettled: boolean;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** A turn as those see it who give turns out. */
export class PendingPoll<Subject, Answer> implements Poll<Subject, Answer> {
  readonly subject: Subject;
  readonly #promise: Promise<Answer>;
  #resolve: (answer: Answer) => void = ignore;
  #reject: (error: unknown) => void = ignore;
  #onOver: () => void = ignore;
  #isOver = false;

  constructor(subject: Subject) {
    this.subject = subject;
    this.#promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  get isSettled(): boolean {
    return this.#isOver;
  }

  /** Says whom to tell once it is over. */
  set onOver(callback: () => void) {
    this.#onOver = callback;
  }

  resolve(answer: Answer): void {
    this.#resolve(answer);
    this.#end();
  }

  reject(error: unknown): void {
    this.#reject(error);
    this.#end();
  }

  /** What it comes to. If the signal aborts, it is over, and this rejects with the signal's reason. */
  async outcome(signal: AbortSignal | undefined): Promise<Answer> {
    try {
      return await raceAbort(this.#promise, signal);
    } finally {
      this.#end();
    }
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#onOver();
  }
}
