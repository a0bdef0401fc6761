import { type TaskInstance, TaskStateUnknownError } from "saltant";
import type { Outcomes } from "./outcomes.js";
import { isConnectionLost } from "./error-messages.js";

/** How often the page polls. */
export const refreshPeriodMs = 2_000;

/**
 * Updates an instance until it has ended. It continues after a lost connection, which the page reports elsewhere.
 * The library combines the polls of all followed instances.
 *
 * @param outcomes - Notified if the instance has ended with an unknown outcome.
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
      // The wait has already tolerated several failed polls, with a delay after each.
      if (!isConnectionLost(error)) throw error;
    }
  }
}
