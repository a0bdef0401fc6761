import { BadEnvironmentError } from "./errors/api-error.js";
import { messageOf } from "./text.js";

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The process's environment, where there is one. It is read through `globalThis`, so that bundlers add no `process` of their own. */
export function processEnvironment(): Environment {
  // Browsers have no process, so its type is not known here.
  return (globalThis as { readonly process?: { readonly env?: Environment } }).process?.env ?? {};
}

/** Whether a variable has a value. An empty one counts as missing. */
export function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== "";
}

/** Runs a check of a variable's value. If it fails, the error names the variable. */
export function checkVariable(name: string, check: () => unknown): void {
  try {
    check();
  } catch (error) {
    throw new BadEnvironmentError(name, `the environment variable ${name} is invalid: ${messageOf(error)}`);
  }
}

/**
 * Returns the value of a variable.
 *
 * @param meaning - What to set it to, for the message.
 * @throws {@link BadEnvironmentError} if it is missing.
 */
export function requireVariable(env: Environment, name: string, meaning: string): string {
  const value = env[name];
  if (isSet(value)) return value;
  throw new BadEnvironmentError(name, `the environment variable ${name} is not set: set it to ${meaning}`);
}
