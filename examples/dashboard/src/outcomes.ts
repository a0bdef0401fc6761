import type { TaskInstance } from "saltant";

/** What the page says instead of the state of an instance that has ended in an unfinished one. */
export const unknownOutcome = "unknown outcome";

interface Sight {
  readonly what: string;
  readonly firstMs: number;
  isCertain: boolean;
}

/**
 * Knows the instances whose reports reached the server out of order: `datetimeFinished` is set, and the state stays "running" for
 * good. One look may fall between two reports, so it takes two, a period apart.
 */
export class Outcomes {
  readonly #periodMs: number;
  readonly #sights = new Map<string, Sight>();

  constructor(periodMs: number) {
    this.#periodMs = periodMs;
  }

  /** Takes in what the server has just said. */
  see(instance: TaskInstance, nowMs: number): void {
    const what = contradictionOf(instance);
    const sight = this.#sights.get(instance.uuid);
    if (what === null) this.#sights.delete(instance.uuid);
    else if (sight?.what !== what) this.#sights.set(instance.uuid, { what, firstMs: nowMs, isCertain: false });
    else sight.isCertain ||= nowMs - sight.firstMs >= this.#periodMs;
  }

  /** Takes in that a wait has found it out. */
  settle(instance: TaskInstance): void {
    const what = contradictionOf(instance);
    if (what !== null) this.#sights.set(instance.uuid, { what, firstMs: 0, isCertain: true });
  }

  /** Whether it has ended, and it is not known how. */
  isUnknown(instance: TaskInstance): boolean {
    const sight = this.#sights.get(instance.uuid);
    return sight?.isCertain === true && sight.what === contradictionOf(instance);
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
