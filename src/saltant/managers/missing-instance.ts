import { AmbiguousOutcomeError, isNotFound } from "../../core/errors/index.js";
import type { RequestOptions } from "../../core/http/request.js";
import { shareDeadline } from "../../core/http/shared-deadline.js";
import type { TransportSettings } from "../../core/http/transport.js";
import { brokeDown } from "../django/error-factory.js";

/**
 * Acts on an instance. If the instance does not exist, the server fails instead of saying so; a GET then finds out.
 *
 * @param options - The total deadline spans both requests.
 * @throws A `NotFoundError` if the instance does not exist; else what the action throws.
 */
export async function orNotFound<T>(
  act: () => Promise<T>,
  get: (options: RequestOptions) => Promise<unknown>,
  options: RequestOptions | undefined,
  settings: TransportSettings,
): Promise<T> {
  const remaining = shareDeadline(options, settings);
  try {
    return await act();
  } catch (error) {
    const cause = error instanceof AmbiguousOutcomeError ? error.cause : error;
    if (!brokeDown(cause)) throw error;
    try {
      await get(remaining());
    } catch (getError) {
      options?.signal?.throwIfAborted();
      if (isNotFound(getError)) throw getError;
    }
    throw error;
  }
}
