import { pollingChecks, type PollingOptions } from "../../core/waits/wait.js";
import { checkOptions } from "../../core/data/checks.js";

/** How to wait for a resource. */
export interface StatusWaitOptions<Resource> extends PollingOptions<Resource> {
  /**
   * The pause between two polls, in milliseconds. Default 2,000: most changes of a cloud take some seconds, and a poll is one cheap
   * request. Where other resources of the kind are waited for, it may be cut short by half at most, so that all share their requests.
   */
  readonly refreshPeriodMs?: number | undefined;
  /**
   * The deadline of the wait, in milliseconds. Default 3,600,000, an hour: creations from large images take many minutes. `Infinity`
   * waits without one.
   */
  readonly timeoutMs?: number | undefined;
}

/** How long a poll waits after the one before, in milliseconds. */
export const defaultPeriodMs = 2_000;
/** The deadline of a wait, in milliseconds. */
export const defaultTimeoutMs = 3_600_000;

/**
 * A wait in progress: a promise of the resource.
 *
 * @example
 * ```ts
 * const wait = server.waitUntil("ACTIVE");
 * await save(wait.token); // another process continues with cloud.servers.resumeWait(token)
 * await wait;
 * ```
 */
export interface StatusWait<Resource> extends Promise<Resource> {
  /**
   * Describes the wait as a string: what it is for, when it began and its deadline. A manager of another process continues it with
   * `resumeWait(token)`. It has no secret in it. Empty if the wait was refused for invalid arguments.
   */
  readonly token: string;
}

/** What a wait for these statuses results in: null only for a deletion, where the resource was gone before it was ever seen. */
export type Reached<Resource, Goal extends string, Deleted extends string> = Deleted extends Goal
  ? Resource | null
  : Resource;

/**
 * Refuses invalid options of a wait, before anything is sent.
 *
 * @throws An `InvalidInputError` that names the option.
 */
export function checkWaitOptions(options: unknown): void {
  checkOptions("options", options, pollingChecks);
}
