import { ConnectionError, TimeoutError } from "../errors/request-errors.js";
import { BadHttpRequestError, ServerError } from "../errors/response-errors.js";

/**
 * Whether a poll failed with an error that the next poll may well not meet.
 *
 * There are more of these than failures after which a request is sent again (`http/retry.ts`): every failure of the server is one, as
 * a wait of days should survive it, and the next poll comes a whole period later.
 */
export function isTransientPollFailure(error: unknown): error is Error {
  if (error instanceof ConnectionError || error instanceof TimeoutError || error instanceof ServerError) return true;
  return error instanceof BadHttpRequestError && (error.status === 408 || error.status === 429);
}
