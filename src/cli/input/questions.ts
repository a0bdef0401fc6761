import { Interruption, UsageError } from "../exit-codes.js";
import type { Io } from "../io.js";
import { readAll } from "./read-text.js";

/**
 * Prompts the user, on standard error.
 *
 * @param option - The option to use instead, for the message if there is no terminal.
 * @param suggestion - The default input; undefined if the input must not be empty.
 * @param check - Throws a `UsageError` for invalid input; the prompt then stays open.
 */
export async function ask(
  io: Io,
  question: string,
  option: string,
  suggestion: string | undefined,
  check: (input: string) => void = () => undefined,
): Promise<string> {
  if (!isInteractive(io)) {
    if (suggestion !== undefined && suggestion !== "") return suggestion;
    throw new UsageError(`${option} is required if there is no terminal to prompt on`);
  }
  // Both are loaded at once: between two prompts, the terminal shows what is typed, possibly the password.
  const [{ default: input }] = await Promise.all([import("@inquirer/input"), import("@inquirer/password")]);
  const defaults = suggestion === undefined ? { required: true } : { default: suggestion };
  const validate = (typed: string): boolean | string => validationMessage(typed.trim(), check) ?? true;
  return (await resultOf(io, input({ message: `${question}:`, ...defaults, validate }, streams(io)))).trim();
}

/** Prompts for a secret without showing it; reads it from standard input if that is not a terminal. */
export async function askHidden(io: Io, question: string): Promise<string> {
  if (io.stdin.isTTY !== true) return (await readAll(io)).replace(/\r?\n$/, "");
  // Reading from the terminal without a prompt would show the secret.
  if (!isInteractive(io))
    throw new UsageError("cannot prompt: standard error is not a terminal; pipe the secret into standard input");
  const { default: password } = await import("@inquirer/password");
  const validate = (typed: string): boolean | string => typed !== "" || "You must provide a value";
  return resultOf(io, password({ message: `${question}:`, mask: false, validate }, streams(io)));
}

function isInteractive({ stdin, stderr }: Io): boolean {
  return stdin.isTTY === true && stderr.isTTY === true;
}

/** The message of `check` for invalid input; undefined if the input is valid. */
function validationMessage(input: string, check: (input: string) => void): string | undefined {
  try {
    check(input);
    return undefined;
  } catch (error) {
    if (error instanceof UsageError) return `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}`;
    throw error;
  }
}

function streams({ stdin, stderr, signal }: Io): {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  signal: AbortSignal;
} {
  return { input: stdin, output: stderr, signal };
}

/** Waits for the input. While a prompt is open, Ctrl-C sends no signal; it becomes an Interruption. */
async function resultOf(io: Io, prompt: Promise<string>): Promise<string> {
  try {
    return await prompt;
  } catch (error) {
    io.signal.throwIfAborted();
    if (error instanceof Error && error.name === "ExitPromptError") throw new Interruption("SIGINT");
    throw error;
  }
}
