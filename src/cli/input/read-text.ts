import { readFile } from "node:fs/promises";
import { addAbortSignal } from "node:stream";
import { decodeUtf8, NotUtf8Error } from "../../node/utf8.js";
import { UsageError } from "../exit-codes.js";
import type { Io } from "../io.js";
import { messageOf } from "../report.js";

/**
 * All that comes on standard input. An interruption does not wait for its end.
 *
 * @throws A `UsageError` for bytes that are not UTF-8.
 */
export async function readAll({ stdin, signal }: Pick<Io, "stdin" | "signal">): Promise<string> {
  signal.throwIfAborted();
  const chunks: Uint8Array[] = [];
  try {
    // Bytes, as the stream has no encoding.
    for await (const chunk of addAbortSignal(signal, stdin)) chunks.push(chunk as Uint8Array);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
  // Decoded as a whole: a chunk may end within a character.
  return decode(Buffer.concat(chunks), "standard input");
}

/** Standard input where something was piped into it. What is typed would have to end with a key that few know. */
export async function readPiped(io: Pick<Io, "stdin" | "signal">): Promise<string> {
  if (io.stdin.isTTY === true) {
    throw new UsageError("- reads from standard input, which is a terminal: pipe something into it");
  }
  return readAll(io);
}

/**
 * The text of a file.
 *
 * @param source - What messages call the file.
 * @throws A `UsageError` for bytes that are not UTF-8 and for a file that cannot be read, with the system's error as its cause.
 */
export async function readTextFile(path: string, source: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new UsageError(`${source} cannot be read: ${messageOf(error)}`, { cause: error });
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
