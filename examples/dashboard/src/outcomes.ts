import type { TaskInstance } from "saltant";

/** What the page says instead of the state of an instance that has ended in an unfinished one. */
export const unknownOutcome = "unknown outcome";

interface Contradiction {
  readonly what: string;
  readonly firstMs: number;
  isCertain: boolean;
}

/**
 * Knows the instances whose reports reached the server out of order: `datetimeFinished` is set, and the state stays "running" for
 * good. One read may fall between two reports, so it takes two, a period apart.
 */
export class Outcomes {
  readonly #periodMs: number;
  readonly #contradictions = new Map<string, Contradiction>();

  constructor(periodMs: number) {
    this.#periodMs = periodMs;
  }

  /** Records an instance as the server has just returned it. */
  observe(instance: TaskInstance, nowMs: number): void {
    const what = contradictionOf(instance);
    const contradiction = this.#contradictions.get(instance.uuid);
    if (what === null) this.#contradictions.delete(instance.uuid);
    else if (contradiction?.what !== what)
      this.#contradictions.set(instance.uuid, { what, firstMs: nowMs, isCertain: false });
    else contradiction.isCertain ||= nowMs - contradiction.firstMs >= this.#periodMs;
  }

  /** Records that a wait has found the outcome to be unknown. */
  markUnknown(instance: TaskInstance): void {
    const what = contradictionOf(instance);
    if (what !== null) this.#contradictions.set(instance.uuid, { what, firstMs: 0, isCertain: true });
  }

  /** Whether it has ended, and it is not known how. */
  isUnknown(instance: TaskInstance): boolean {
    const contradiction = this.#contradictions.get(instance.uuid);
    return contradiction?.isCertain === true && contradiction.what === contradictionOf(instance);
  }

  /** Whether there is nothing more to come. */
  isOver(instance: TaskInstance): boolean {
    return instance.isFinished || this.isUnknown(instance);
  }

  /** How it stands, for people. */
  stateOf(instance: TaskInstance): string {
    return this.isUnknown(instance) ? unknownOutcome : instance.state;
  }
}

/** What contradicts itself, as text; null for an instance that does not. */
function contradictionOf({ isFinished, state, datetimeFinished }: TaskInstance): string | null {
  return isFinished || datetimeFinished === null ? null : `${state} ${datetimeFinished.getTime()}`;
}
