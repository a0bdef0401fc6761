import type { Readable } from "node:stream";
import type { ReadStream, WriteStream } from "node:tty";

/** A stream to write to: a terminal, or a pipe or file, which lacks the properties of a terminal. */
export type OutStream = NodeJS.WritableStream & Partial<Pick<WriteStream, "isTTY" | "columns" | "rows">>;

/** The parts of the process that the command uses. */
export interface Io {
  readonly stdin: Readable & Partial<Pick<ReadStream, "isTTY" | "setRawMode">>;
  readonly stdout: OutStream;
  readonly stderr: OutStream;
  readonly env: NodeJS.ProcessEnv;
  /** Aborted when a signal interrupts the process. */
  readonly signal: AbortSignal;
  /** Interrupts the process. In raw mode, the terminal sends no signal for Ctrl-C, so the view that reads the key calls this. */
  readonly interrupt: () => void;
}

/** The width of a stream in columns: 80 for a terminal that reports no size, as in some containers and editors. */
export function widthOf({ isTTY, columns = 0 }: OutStream): number {
  if (isTTY !== true) return Infinity;
  return columns > 0 ? columns : 80;
}

/** The height of a terminal in lines: 24 if it reports none. */
export function heightOf({ rows = 0 }: OutStream): number {
  return rows > 0 ? rows : 24;
}

/** Writes a line, and waits for the stream to drain if its buffer is full. */
export async function writeLine(stream: OutStream, line: string): Promise<void> {
  if (stream.write(`${line}\n`)) return;
  await new Promise<void>((resolve) => stream.once("drain", resolve));
}

/** The value of an environment variable; `undefined` if it is empty. */
export function nonEmpty(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}
