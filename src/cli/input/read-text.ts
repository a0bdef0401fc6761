import { readFile } from "node:fs/promises";
import { addAbortSignal } from "node:stream";
import { decodeUtf8, NotUtf8Error } from "../../node/utf8.js";
import { UsageError } from "../exit-codes.js";
import type { Io } from "../io.js";
import { messageOf } from "../report.js";

/**
 * Reads standard input to its end, or until the command is interrupted.
 *
 * @throws A `UsageError` for bytes that are not UTF-8.
 */
export async function readAll({ stdin, signal }: Pick<Io, "stdin" | "signal">): Promise<string> {
  signal.throwIfAborted();
  const chunks: Uint8Array[] = [];
  try {
    // The chunks are bytes, as the stream has no encoding.
    for await (const chunk of addAbortSignal(signal, stdin)) chunks.push(chunk as Uint8Array);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
  // Decoded as a whole: a chunk may end within a character.
  return decode(Buffer.concat(chunks), "standard input");
}

/** Reads standard input if it is not a terminal. Input typed there would have to end with Ctrl-D, which few users know. */
export async function readPiped(io: Pick<Io, "stdin" | "signal">): Promise<string> {
  if (io.stdin.isTTY === true) {
    throw new UsageError("- reads standard input, which is a terminal: pipe the input into the command");
  }
  return readAll(io);
}

/**
 * Reads a text file.
 *
 * @param source - The name of the file in messages.
 * @throws A `UsageError` for bytes that are not UTF-8 and for a file that cannot be read, with the system's error as its cause.
 */
export async function readTextFile(path: string, source: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new UsageError(`cannot read ${source}: ${messageOf(error)}`, { cause: error });
  });
  return decode(bytes, source);
}

function decode(bytes: Uint8Array, source: string): string {
  try {
    return decodeUtf8(bytes, source);
  } catch (error) {
    throw error instanceof NotUtf8Error ? new UsageError(error.message) : error;
  }
}
