import { stuckAfterMs } from "../../time-limits.js";

/** Waits until a condition holds: checks it after each change, and rejects with a description of the state after a timeout. */
export class ChangeWatcher {
  readonly #checks = new Set<() => void>();
  readonly #describe: () => string;

  constructor(describe: () => string) {
    this.#describe = describe;
  }

  /** Must be called after each change. */
  changed(): void {
    for (const check of [...this.#checks]) check();
  }

  until(predicate: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#checks.delete(check);
      };
      const check = (): void => {
        if (!predicate()) return;
        end();
        resolve();
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`the condition was not met; the last state was:\n${this.#describe()}`));
      }, stuckAfterMs);
      this.#checks.add(check);
      check();
    });
  }
}
