import { BadHttpRequestError, ConnectionError, TimeoutError } from "../core/errors/index.js";

/** Whether the next poll may well succeed where this one failed. */
export function mayPass(error: unknown): error is Error {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return true;
  if (!(error instanceof BadHttpRequestError)) return false;
  return error.status >= 500 || error.status === 408 || error.status === 429;
}
