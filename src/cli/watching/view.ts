import type { WatchedInstance } from "./unfinished.js";

/** Displays the watched instances. */
export interface View {
  /** Aborted when the user quits. */
  readonly quitSignal: AbortSignal;
  /**
   * Shows the current instances.
   *
   * @param all - All instances so far.
   * @param changed - The instances that are new or have changed since the last call.
   */
  show(all: readonly WatchedInstance[], changed: readonly WatchedInstance[]): Promise<void>;
  /** Shows why there is no update. The next `show` clears it. */
  warn(message: string): void;
  /** Restores the terminal. */
  end(): void;
}
