import {
  checkOptions,
  milliseconds,
  requestChecks,
  requireBoolean,
  requireFunction,
  type Checks,
} from "../core/check-options.js";
import type { WaitAllOptions } from "./finished-instances.js";

const waitChecks: Checks<WaitAllOptions<unknown>> = {
  refreshPeriodMs: milliseconds(0),
  timeoutMs: milliseconds(0),
  signal: requestChecks.signal,
  onUpdate: requireFunction,
  onProgress: requireFunction,
  throwOnFailure: requireBoolean,
  terminateOnAbort: requireBoolean,
  request: (name, value) => checkOptions(name, value, requestChecks),
};

/**
 * Refuses options of a wait that cannot be, before anything is sent.
 *
 * @throws An `InvalidInputError` that names the option.
 */
export function checkWaitOptions(options: unknown): void {
  checkOptions("options", options, waitChecks);
}
