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

/** Describes an error by its class. An error that is not from the library is a bug in this program. */
export function describeError(error: unknown): ErrorMessage {
  if (error instanceof AmbiguousOutcomeError) {
    return {
      what: "It is not known whether this was launched.",
      advice:
        error.cause instanceof ServerError
          ? "The server failed with an internal error, for example because the queue no longer accepts the task. Check the table before you launch it again."
          : "The connection broke before the server responded. Check the table before you launch it again.",
    };
  }
  if (isConnectionLost(error)) {
    return { what: "The server does not respond.", advice: "You can safely try again." };
  }
  if (error instanceof AuthenticationError) {
    return { what: "You are no longer logged in.", advice: "Log in again." };
  }
  if (error instanceof PermissionDeniedError) {
    return { what: "You do not have permission to do this.", advice: "Ask its owner or an administrator." };
  }
  if (error instanceof NotFoundError) return { what: "This no longer exists.", advice: "" };
  if (error instanceof RateLimitError) {
    // A user does not wait for more than a day in front of a page.
    const isSoon = error.retryAfterMs !== null && error.retryAfterMs < 86_400_000;
    const when = isSoon ? `in ${duration(error.retryAfterMs)}` : "later";
    return { what: "The server received too many requests.", advice: `Try again ${when}.` };
  }
  if (error instanceof BadRequestError) {
    const fields = Object.entries(error.fieldErrors).map(([field, messages]) => `${field}: ${messages.join(" ")}`);
    return { what: "The server rejected this.", advice: [...error.nonFieldErrors, ...fields].join(" ") };
  }
  if (error instanceof ServerError) {
    return {
      what: "The server failed.",
      advice: "Try again later. If it still fails, contact the server's administrator.",
    };
  }
  if (error instanceof SaltantError) return { what: "The operation failed.", advice: error.message };
  console.error(error);
  return { what: "An error occurred in this page.", advice: "Reload the page. See the browser's console for details." };
}

/** Whether an error only says that the server could not be reached. A poll that is repeated anyway needs no notice for it. */
export function isConnectionLost(error: unknown): boolean {
  return error instanceof ConnectionError || error instanceof TimeoutError;
}
