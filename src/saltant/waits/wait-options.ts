import type { BulkProgress } from "../../core/bulk/bulk.js";
import { checkOptions, type Checks, requireBoolean, requireFunction } from "../../core/data/checks.js";
import { pollingChecks, type PollingOptions } from "../../core/waits/wait.js";

/**
 * How to wait for an instance. One that has ended, but stays in an unfinished state for `refreshPeriodMs`, ends the wait with a
 * `TaskStateUnknownError`.
 */
export interface WaitOptions<Instance> extends PollingOptions<Instance> {
  /** Whether an instance that failed or was terminated is an error. Default false. One of which that is not known always is. */
  readonly throwOnFailure?: boolean | undefined;
  /** Whether an abort terminates the instance, without waiting for that. Many are terminated four at a time. Default false. */
  readonly terminateOnAbort?: boolean | undefined;
}

/** How to wait for many instances at once. */
export interface WaitAllOptions<Instance> extends WaitOptions<Instance> {
  /**
   * Called as each instance ends, and awaited. What it throws or rejects with ends all waits, and like an abort's reason it is the `cause` of a `BulkError`
   * then.
   */
  readonly onProgress?: ((progress: BulkProgress) => unknown) | undefined;
}

const waitChecks: Checks<WaitAllOptions<unknown>> = {
  ...pollingChecks,
  onProgress: requireFunction,
  throwOnFailure: requireBoolean,
  terminateOnAbort: requireBoolean,
};

/**
 * Refuses invalid options of a wait, before anything is sent.
 *
 * @throws An `InvalidInputError` that names the option.
 */
export function checkWaitOptions(options: unknown): void {
  checkOptions("options", options, waitChecks);
}
