import { sleep } from "../core/async/abort.js";
import type { Clock } from "../core/async/clock.js";
import { isError } from "../core/platform.js";
import { messageOf } from "../core/text.js";

/** Whether this is Windows, which has no useful file modes. Checked at each call, so that a test can simulate it. */
export function isWindows(): boolean {
  return process.platform === "win32";
}

/** Whether an error is a system error with one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return isError(error) && "code" in error && codes.some((code) => code === error.code);
}

/** Whether another program may have the file open: Windows then refuses to rename, remove or open it, with one of these general codes. */
export function isInUse(error: unknown): boolean {
  return isWindows() && hasCode(error, "EPERM", "EACCES", "EBUSY");
}

/** How long to wait for other processes. */
export interface WaitOptions {
  readonly timeoutMs: number;
  readonly clock: Clock;
}

/** The delay before a retry, in milliseconds. */
const retryDelayMs = 20;

/** Runs an operation on a file. Retries it while another program has the file open, until the timeout. */
export async function retryWhileInUse<T>({ timeoutMs, clock }: WaitOptions, work: () => Promise<T>): Promise<T> {
  for (let waitedMs = 0; ; waitedMs += retryDelayMs) {
    try {
      return await work();
    } catch (error) {
      if (!isInUse(error) || waitedMs >= timeoutMs) throw error;
      await sleep(clock, retryDelayMs, undefined);
    }
  }
}

/** The system's error for a file that cannot be written, with its code. (The error for a full disk does not name the file.) */
export function cannotWrite(path: string, cause: unknown): Error {
  const error = new Error(`cannot write ${path}: ${messageOf(cause)}`, { cause });
  return isError(cause) && "code" in cause ? Object.assign(error, { code: cause.code }) : error;
}
