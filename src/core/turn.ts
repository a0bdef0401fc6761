import { ignore, untilAborted } from "./abort.js";

/** One asker's part in a round. What comes after it is over goes unheard. */
export interface Turn<Subject, Answer> {
  /** What is asked about. */
  readonly subject: Subject;
  /** Whether it has its answer, or nobody waits for one any more. */
  readonly isOver: boolean;
  answer(answer: Answer): void;
  fail(error: unknown): void;
}

/** A turn as those see it who give turns out. */
export class OpenTurn<Subject, Answer> implements Turn<Subject, Answer> {
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

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Says whom to tell once it is over. */
  set onOver(callback: () => void) {
    this.#onOver = callback;
  }

  answer(answer: Answer): void {
    this.#resolve(answer);
    this.#end();
  }

  fail(error: unknown): void {
    this.#reject(error);
    this.#end();
  }

  /** What it comes to. If the signal aborts, it is over, and this rejects with the signal's reason. */
  async outcome(signal: AbortSignal | undefined): Promise<Answer> {
    try {
      return await untilAborted(this.#promise, signal);
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
