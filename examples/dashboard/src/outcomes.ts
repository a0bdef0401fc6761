import type { TaskInstance } from "saltant";

/** The page shows this instead of the state if an instance has ended but its state is not final. */
export const unknownOutcome = "unknown outcome";

interface Contradiction {
  readonly what: string;
  readonly firstMs: number;
  isCertain: boolean;
}

/**
 * Tracks the instances whose reports reached the server out of order: `datetimeFinished` is set, and the state stays "running"
 * permanently. A single read may fall between two reports, so two reads are needed, one period apart.
 */
export class Outcomes {
  readonly #periodMs: number;
  readonly #contradictions = new Map<string, Contradiction>();

  constructor(periodMs: number) {
    this.#periodMs = periodMs;
  }

  /** Records an instance that the server has just returned. */
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

  /** Whether it has ended with an unknown outcome. */
  isUnknown(instance: TaskInstance): boolean {
    const contradiction = this.#contradictions.get(instance.uuid);
    return contradiction?.isCertain === true && contradiction.what === contradictionOf(instance);
  }

  /** Whether it has ended, with a known or unknown outcome. */
  isOver(instance: TaskInstance): boolean {
    return instance.isFinished || this.isUnknown(instance);
  }

  /** The state to show to the user. */
  stateOf(instance: TaskInstance): string {
    return this.isUnknown(instance) ? unknownOutcome : instance.state;
  }
}

/** A string that describes the contradiction; null if there is none. */
function contradictionOf({ isFinished, state, datetimeFinished }: TaskInstance): string | null {
  return isFinished || datetimeFinished === null ? null : `${state} ${datetimeFinished.getTime()}`;
}
