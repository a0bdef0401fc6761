import { checkOptions, type Checks, requireBoolean, requireFunction } from "../../core/data/checks.js";
import { pollingChecks, type PollingOptions } from "../../core/waits/wait.js";

/** How to wait for a resource. A wait has the options of {@link PollingOptions}, and each of its polls is a request of its own. */
export interface WaitOptions<Instance> extends PollingOptions<Instance> {}

/** How to wait for an execution with such steps. */
export interface ExecutionWaitOptions<Instance, Step> extends WaitOptions<Instance> {
  /**
   * Called for each step of the execution, once, in the order in which they ended; before `onUpdate` of the same poll, and for all of
   * them before the wait is over. It may return a promise, which is awaited. What it throws or rejects with ends the wait.
   */
  readonly onStep?: ((step: Step) => unknown) | undefined;
  /** Whether an execution that failed or was canceled is an error. Default false. */
  readonly throwOnFailure?: boolean | undefined;
}

const waitChecks: Checks<ExecutionWaitOptions<unknown, unknown>> = {
  ...pollingChecks,
  onStep: requireFunction,
  throwOnFailure: requireBoolean,
};

/**
 * Refuses invalid options of a wait, before anything is sent.
 *
 * @throws An `InvalidInputError` that names the option.
 */
export function checkWaitOptions(options: unknown): void {
  checkOptions("options", options, waitChecks);
}
