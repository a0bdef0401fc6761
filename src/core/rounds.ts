import type { Clock } from "./clock.js";
import { OpenTurn, type Turn } from "./turn.js";

/** Somebody who wants to know. */
export interface Asker<Subject> {
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
type Hold<Subject, Answer> = (turns: readonly Turn<Subject, Answer>[], signal: AbortSignal) => Promise<void>;

/**
 * Brings together those who ask again and again, so that one question can serve many: who asks at the same time is in one round,
 * and whoever's time is near comes along, so that those with the same period are soon in step.
 */
export class Rounds<Subject, Answer> {
  readonly #clock: Clock;
  readonly #hold: Hold<Subject, Answer>;
  #gathered: Participant<Subject, Answer>[] = [];
  readonly #waiting = new Set<WaitingParticipant<Subject, Answer>>();

  constructor(clock: Clock, hold: Hold<Subject, Answer>) {
    this.#clock = clock;
    this.#hold = hold;
  }

  /** Asks at once: in one round with all who do so before the program gets to anything else. */
  async now(asker: Asker<Subject>): Promise<Answer> {
    asker.signal?.throwIfAborted();
    const turn = new OpenTurn<Subject, Answer>(asker.subject);
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
  async later(asker: Asker<Subject>, periodMs: number): Promise<Answer> {
    asker.signal?.throwIfAborted();
    const turn = new OpenTurn<Subject, Answer>(asker.subject);
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
  #beginWith(first: WaitingParticipant<Subject, Answer>): void {
    const nowMs = this.#clock.now();
    let shortestMs = first.periodMs;
    for (const { dueMs, periodMs } of this.#waiting) {
      if (dueMs <= nowMs) shortestMs = Math.min(shortestMs, periodMs);
    }
    const isNear = ({ dueMs, periodMs }: WaitingParticipant<Subject, Answer>): boolean =>
      dueMs - nowMs <= Math.min(shortestMs, periodMs) / 2;
    const due = [...this.#waiting].filter((each) => each === first || isNear(each));
    for (const each of due) this.#take(each);
    this.#begin(due);
  }

  #take(waiting: WaitingParticipant<Subject, Answer>): void {
    if (this.#waiting.delete(waiting)) waiting.cancel();
  }

  #begin(participants: readonly Participant<Subject, Answer>[]): void {
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
      for (const turn of turns) turn.fail(error);
    });
  }
}

interface Participant<Subject, Answer> {
  readonly turn: OpenTurn<Subject, Answer>;
  readonly asker: Asker<Subject>;
}

interface WaitingParticipant<Subject, Answer> extends Participant<Subject, Answer> {
  readonly periodMs: number;
  readonly dueMs: number;
  readonly cancel: () => void;
}
