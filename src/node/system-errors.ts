import { platform } from "node:process";
import { isError } from "../core/platform.js";

/** Windows has no modes to speak of, and refuses for a moment what others have open. */
export const isWindows = platform === "win32";

/** Whether an error is one of the system's with one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return isError(error) && "code" in error && codes.some((code) => code === error.code);
}
