import { checkOptions, type Checks, requireBoolean, requireFunction } from "../../core/data/checks.js";
import { pollingChecks, type PollingOptions } from "../../core/waits/wait.js";

/** How to wait for a resource. A wait has the options of {@link PollingOptions}, and each of its polls is a request of its own. */
export interface WaitOptions<Instance> extends PollingOptions<Instance> {}

/** How to wait for a runtime parameter of such a deployment. */
export interface ParameterWaitOptions<Instance> extends WaitOptions<Instance> {
  /** Which value to wait for. Default: any. */
  readonly until?: ((value: string) => boolean) | undefined;
  /** Whether to wait for a key that may not exist. See `ParameterOptions`. Default false. */
  readonly force?: boolean | undefined;
}

/**
 * Refuses invalid options of a wait, before anything is sent.
 *
 * @throws An `InvalidInputError` that names the option.
 */
export function checkWaitOptions(options: unknown): void {
  checkOptions("options", options, waitChecks);
}

const waitChecks: Checks<ParameterWaitOptions<unknown>> = {
  ...pollingChecks,
  until: requireFunction,
  force: requireBoolean,
};
