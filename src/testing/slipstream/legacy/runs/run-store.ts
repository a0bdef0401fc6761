import type { Run } from "./run.js";

/** The runs by UUID. */
export class RunStore {
  readonly #runs = new Map<string, Run>();

  add(run: Run): void {
    this.#runs.set(run.uuid, run);
  }

  get(uuid: string): Run | undefined {
    return this.#runs.get(uuid);
  }

  /** All runs, the newest first. */
  all(): Run[] {
    return [...this.#runs.values()].reverse().sort((one, other) => other.startMs - one.startMs);
  }
}
