/** What a command uses of its process, so that a test can replace it. */
export interface CommandContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly fetch: typeof globalThis.fetch;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** The process's own. */
export const processContext: CommandContext = {
  env: process.env,
  // Looked up when it is called, as every program expects of a global.
  fetch: (input, init) => fetch(input, init),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

/** Why a command cannot do what it was asked for, in one line. Exit code 2. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

/** The first line of an error's message, cut if it is very long. */
export function firstLine(error: unknown): string {
  const line = (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
