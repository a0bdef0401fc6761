/** What was asked for cannot be done at all; the message is the one line that says why. Exit code 2. */
export class UnusableError extends Error {
  override readonly name = "UnusableError";
}

/** The first line of an error's message, if need be its beginning: what a person can use of it. */
export function firstLine(error: unknown): string {
  const line = (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
