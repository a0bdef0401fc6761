import { Interruption, UsageError } from "../exit-codes.js";
import type { Io } from "../io.js";
import { readAll } from "./records.js";

/**
 * Asks a person, on standard error.
 *
 * @param option - What says it on the command line, for whoever is no person.
 * @param suggestion - What an empty answer means.
 */
export async function ask(io: Io, question: string, option: string, suggestion: string | undefined): Promise<string> {
  if (io.stdin.isTTY !== true) {
    if (suggestion !== undefined && suggestion !== "") return suggestion;
    throw new UsageError(`${option} is missing, and there is no terminal to ask on`);
  }
  const { default: input } = await import("@inquirer/input");
  const defaults = suggestion === undefined ? { required: true } : { default: suggestion };
  return (await answered(io, input({ message: `${question}:`, ...defaults }, streams(io)))).trim();
}

/** Asks for a secret, which is not shown; where there is no terminal, it is what stands on standard input. */
export async function askHidden(io: Io, question: string): Promise<string> {
  if (io.stdin.isTTY !== true) return (await readAll(io)).replace(/\r?\n$/, "");
  const { default: password } = await import("@inquirer/password");
  return answered(io, password({ message: `${question}:`, mask: false }, streams(io)));
}

function streams({ stdin, stderr, signal }: Io): {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  signal: AbortSignal;
} {
  return { input: stdin, output: stderr, signal };
}

/** An answer, or the end that was asked for instead: while a question stands, Ctrl-C is a key as any other. */
async function answered(io: Io, answer: Promise<string>): Promise<string> {
  try {
    return await answer;
  } catch (error) {
    io.signal.throwIfAborted();
    if (error instanceof Error && error.name === "ExitPromptError") throw new Interruption("SIGINT");
    throw error;
  }
}
