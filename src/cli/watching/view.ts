import type { Watched } from "./unfinished.js";

/** How a watch is shown. */
export interface View {
  /** Aborted when whoever watches has seen enough. */
  readonly left: AbortSignal;
  /**
   * Shows how things are.
   *
   * @param all - All that has been seen.
   * @param changed - What is new, or in another state than the last time.
   */
  show(all: readonly Watched[], changed: readonly Watched[]): Promise<void>;
  /** Says why there is nothing new, until there is. */
  warn(message: string): void;
  /** Leaves the terminal as it was. */
  end(): void;
}
