import { type TaskInstance, TaskStateUnknownError } from "saltant";
import type { Outcomes } from "./outcomes.js";
import { isConnectionLost } from "./error-messages.js";

/** How often the page looks for what is new. */
export const refreshPeriodMs = 2_000;

/**
 * Brings an instance up to date until it is over, through any loss of the connection, of which the page tells elsewhere.
 * However many are followed, and however often, the library asks for them together.
 *
 * @param outcomes - Are notified if it has ended with an unknown outcome.
 */
export async function follow(
  instance: TaskInstance,
  outcomes: Outcomes,
  signal: AbortSignal,
  onUpdate?: () => void,
): Promise<void> {
  for (;;) {
    try {
      await instance.waitUntilFinished({ refreshPeriodMs, signal, onUpdate });
      return;
    } catch (error) {
      if (error instanceof TaskStateUnknownError) {
        outcomes.markUnknown(instance);
        onUpdate?.();
        return;
      }
      // A wait has ridden out several failed polls, with a pause after each, before it comes to this.
      if (!isConnectionLost(error)) throw error;
    }
  }
}
