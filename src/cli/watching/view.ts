import type { WatchedInstance } from "./unfinished.js";

/** How a watch is shown. */
export interface View {
  /** Aborted when the user quits. */
  readonly quitSignal: AbortSignal;
  /**
   * Shows how things are.
   *
   * @param all - All that has been seen.
   * @param changed - What is new, or in another state than the last time.
   */
  show(all: readonly WatchedInstance[], changed: readonly WatchedInstance[]): Promise<void>;
  /** Says why there is nothing new, until there is. */
  warn(message: string): void;
  /** Leaves the terminal as it was. */
  end(): void;
}
