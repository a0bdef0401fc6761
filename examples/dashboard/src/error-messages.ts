import {
  AmbiguousOutcomeError,
  AuthenticationError,
  BadRequestError,
  ConnectionError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  SaltantError,
  ServerError,
  TimeoutError,
} from "saltant";
import { duration } from "./time.js";

/** An error for the user: what happened, and what to do. */
export interface ErrorMessage {
  readonly what: string;
  readonly advice: string;
}

/** Describes an error by its class. An error that is not of the library is a fault of this program. */
export function describeError(error: unknown): ErrorMessage {
  if (error instanceof AmbiguousOutcomeError) {
    return {
      what: "It is not known whether this was launched.",
      advice:
        error.cause instanceof ServerError
          ? "The server broke down over it, as it does when the queue does not take the task any more. Look in the table before you try again."
          : "The connection broke before the server answered. Look in the table before you launch it again.",
    };
  }
  if (isConnectionLost(error)) {
    return { what: "The server does not answer.", advice: "Nothing was changed as far as we know. Try again." };
  }
  if (error instanceof AuthenticationError) {
    return { what: "You are not logged in any more.", advice: "Log in again." };
  }
  if (error instanceof PermissionDeniedError) {
    return { what: "You may not do this.", advice: "Its owner or an administrator may." };
  }
  if (error instanceof NotFoundError) return { what: "This is not there any more.", advice: "" };
  if (error instanceof RateLimitError) {
    // Nobody waits for more than a day in front of a page.
    const isSoon = error.retryAfterMs !== null && error.retryAfterMs < 86_400_000;
    const when = isSoon ? `in ${duration(error.retryAfterMs)}` : "later";
    return { what: "The server asks for a pause.", advice: `Try again ${when}.` };
  }
  if (error instanceof BadRequestError) {
    const fields = Object.entries(error.fieldErrors).map(([field, messages]) => `${field}: ${messages.join(" ")}`);
    return { what: "The server did not accept this.", advice: [...error.nonFieldErrors, ...fields].join(" ") };
  }
  if (error instanceof ServerError) {
    return { what: "The server failed.", advice: "Try again later; if it stays like this, tell its administrator." };
  }
  if (error instanceof SaltantError) return { what: "This did not work.", advice: error.message };
  console.error(error);
  return { what: "This page has a fault.", advice: "Reload it. The browser's console says more." };
}

/** Whether an error says no more than that the server could not be reached: what is asked again anyway needs no notice. */
export function isConnectionLost(error: unknown): boolean {
  return error instanceof ConnectionError || error instanceof TimeoutError;
}
