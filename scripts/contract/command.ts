/** The parts of the process that a command uses, so that a test can replace them. */
export interface CommandContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly fetch: typeof globalThis.fetch;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Those of the process. */
export const processContext: CommandContext = {
  env: process.env,
  // Looked up at each call, so that a replaced global takes effect.
  fetch: (input, init) => fetch(input, init),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

/** The reason why a command cannot run, in one line. Exit code 2. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

/** The first line of an error's message, cut if it is very long. */
export function firstLine(error: unknown): string {
  const line = (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
