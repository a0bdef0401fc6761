import { checkOptions, type Checks, milliseconds, requireBoolean, requireFunction } from "../core/data/checks.js";
import type { WaitAllOptions } from "./finished-instances.js";
import { requestChecks } from "../core/http/request.js";

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
