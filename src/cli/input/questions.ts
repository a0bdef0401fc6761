import { Interruption, UsageError } from "../exit-codes.js";
import type { Io } from "../io.js";
import { readAll } from "./read-text.js";

/**
 * Asks a person, on standard error.
 *
 * @param option - The option to use instead, for the message where there is no terminal.
 * @param suggestion - What an empty answer means; undefined if there must be one.
 * @param check - Throws a `UsageError` for what is no answer; then the question stands.
 */
export async function ask(
  io: Io,
  question: string,
  option: string,
  suggestion: string | undefined,
  check: (answer: string) => void = () => undefined,
): Promise<string> {
  if (!isInteractive(io)) {
    if (suggestion !== undefined && suggestion !== "") return suggestion;
    throw new UsageError(`${option} is missing, and there is no terminal to ask on`);
  }
  // Both at once: between two questions, the terminal shows what is typed, which may be the password already.
  const [{ default: input }] = await Promise.all([import("@inquirer/input"), import("@inquirer/password")]);
  const defaults = suggestion === undefined ? { required: true } : { default: suggestion };
  const validate = (answer: string): boolean | string => validationMessage(answer.trim(), check) ?? true;
  return (await answered(io, input({ message: `${question}:`, ...defaults, validate }, streams(io)))).trim();
}

/** Asks for a secret, which is not shown; where there is no terminal, it is what stands on standard input. */
export async function askHidden(io: Io, question: string): Promise<string> {
  if (io.stdin.isTTY !== true) return (await readAll(io)).replace(/\r?\n$/, "");
  // If it were read from there, it would be shown as it is typed.
  if (!isInteractive(io)) throw new UsageError("standard error is no terminal to ask on: pipe the secret in instead");
  const { default: password } = await import("@inquirer/password");
  const validate = (answer: string): boolean | string => answer !== "" || "You must provide a value";
  return answered(io, password({ message: `${question}:`, mask: false, validate }, streams(io)));
}

function isInteractive({ stdin, stderr }: Io): boolean {
  return stdin.isTTY === true && stderr.isTTY === true;
}

/** Why `check` refuses an answer; undefined if it does not. */
function validationMessage(answer: string, check: (answer: string) => void): string | undefined {
  try {
    check(answer);
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

/** Waits for an answer. While a prompt is open, Ctrl-C is a key like any other; it becomes an Interruption. */
async function answered(io: Io, answer: Promise<string>): Promise<string> {
  try {
    return await answer;
  } catch (error) {
    io.signal.throwIfAborted();
    if (error instanceof Error && error.name === "ExitPromptError") throw new Interruption("SIGINT");
    throw error;
  }
}
