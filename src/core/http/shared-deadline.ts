import { checkOptions } from "../data/checks.js";
import { requestChecks, type RequestOptions } from "./request.js";
import type { TransportSettings } from "./transport.js";

/**
 * Makes one call of several requests keep one total deadline, which begins now.
 *
 * @returns The options of the next request: those of the caller, with the time that is left.
 * @throws An `InvalidInputError` for invalid options.
 */
export function shareDeadline(
  options: RequestOptions | undefined,
  { clock, totalTimeoutMs: clientMs }: TransportSettings,
): () => RequestOptions {
  checkOptions("options", options, requestChecks);
  const endMs = clock.now() + (options?.totalTimeoutMs ?? clientMs);
  return () => ({ ...options, totalTimeoutMs: Math.max(1, endMs - clock.now()) });
}
