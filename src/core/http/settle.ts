import { AmbiguousOutcomeError } from "../errors/request-errors.js";
import type { RequestOptions } from "./request.js";

/**
 * Settles the unknown outcome of a request by a look at the server.
 *
 * @param error - What the request threw.
 * @param within - The options of the next request of the call.
 * @param look - Looks at the server. `undefined` means that the outcome stays unknown.
 * @throws The error, if its outcome is not unknown, stays unknown, or the look fails; the signal's reason if the caller aborts.
 */
export async function settle<T>(
  error: unknown,
  within: () => RequestOptions,
  look: (options: RequestOptions) => Promise<T | undefined>,
): Promise<T> {
  if (!(error instanceof AmbiguousOutcomeError)) throw error;
  const options = within();
  let found: T | undefined;
  try {
    found = await look(options);
  } catch {
    options.signal?.throwIfAborted();
    throw error;
  }
  if (found === undefined) throw error;
  return found;
}
