import type { Readable } from "node:stream";
import type { ReadStream, WriteStream } from "node:tty";

/** A stream to write to: a terminal, or a pipe or file, which has none of a terminal's properties. */
export type OutStream = NodeJS.WritableStream & Partial<Pick<WriteStream, "isTTY" | "columns" | "rows">>;

/** The process, as far as the command uses it. */
export interface Io {
  readonly stdin: Readable & Partial<Pick<ReadStream, "isTTY" | "setRawMode">>;
  readonly stdout: OutStream;
  readonly stderr: OutStream;
  readonly env: NodeJS.ProcessEnv;
  /** Aborted by a signal that asks the process to end. */
  readonly signal: AbortSignal;
  /** Asks the process to end, as Ctrl-C does where it is a key like any other. */
  readonly interrupt: () => void;
}

/** How wide a line may be on a stream. A terminal that reports no size, as some in containers and editors, has 80 columns. */
export function widthOf({ isTTY, columns = 0 }: OutStream): number {
  if (isTTY !== true) return Infinity;
  return columns > 0 ? columns : 80;
}

/** How many lines a terminal has: 24 if it reports none. */
export function heightOf({ rows = 0 }: OutStream): number {
  return rows > 0 ? rows : 24;
}

/** Writes a line, and waits where the reader is slow. */
export async function writeLine(stream: OutStream, line: string): Promise<void> {
  if (stream.write(`${line}\n`)) return;
  await new Promise<void>((resolve) => stream.once("drain", resolve));
}

/** The value of a variable; an empty one counts as none. */
export function nonEmpty(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}
