import { BadHttpRequestError, ConnectionError, ServerError, TimeoutError } from "../core/errors/index.js";

/** Whether the next poll may well succeed where this one failed. */
export function mayPass(error: unknown): error is Error {
  if (error instanceof ConnectionError || error instanceof TimeoutError || error instanceof ServerError) return true;
  return error instanceof BadHttpRequestError && (error.status === 408 || error.status === 429);
}
