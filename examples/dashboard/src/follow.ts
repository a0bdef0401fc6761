import type { TaskInstance } from "saltant";
import { isConnectionLost } from "./words.js";

/** How often the page looks for what is new. */
export const refreshPeriodMs = 2_000;

/**
 * Brings an instance up to date until it is finished, through any loss of the connection, of which the page tells elsewhere.
 * However many are followed, and however often, the library asks for them together.
 */
export async function follow(instance: TaskInstance, signal: AbortSignal, onUpdate?: () => void): Promise<void> {
  for (;;) {
    try {
      await instance.waitUntilFinished({ refreshPeriodMs, signal, onUpdate });
      return;
    } catch (error) {
      // A wait has ridden out several failed polls, with a pause after each, before it comes to this.
      if (!isConnectionLost(error)) throw error;
    }
  }
}
