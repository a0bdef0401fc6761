/** How long a process may take over anything before a test says that it hangs. */
export const patienceMs = 60_000;

/** Waits until something is so: looks whenever it has changed, and rejects with how things stand if it never is. */
export class Watch {
  readonly #looks = new Set<() => void>();
  readonly #describe: () => string;

  constructor(describe: () => string) {
    this.#describe = describe;
  }

  /** To be called whenever anything has changed. */
  changed(): void {
    for (const look of [...this.#looks]) look();
  }

  until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#looks.delete(look);
      };
      const look = (): void => {
        if (!isSo()) return;
        end();
        resolve();
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`waited in vain; this is what there was:\n${this.#describe()}`));
      }, patienceMs);
      this.#looks.add(look);
      look();
    });
  }
}
