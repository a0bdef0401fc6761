import { readFile } from "node:fs/promises";
import { addAbortSignal } from "node:stream";
import { UsageError } from "../exit-codes.js";
import type { Io } from "../io.js";
import { messageOf } from "../report.js";
import { inexactNumber } from "./inexact-number.js";

/** All that comes on standard input. An interruption does not wait for its end. */
export async function readAll({ stdin, signal }: Pick<Io, "stdin" | "signal">): Promise<string> {
  signal.throwIfAborted();
  let text = "";
  try {
    for await (const chunk of addAbortSignal(signal, stdin).setEncoding("utf8")) text += String(chunk);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
  return text;
}

/** Standard input where something was piped into it. What is typed would have to end with a key that few know. */
export async function readPiped(io: Pick<Io, "stdin" | "signal">): Promise<string> {
  if (io.stdin.isTTY === true) {
    throw new UsageError("- reads from standard input, which is a terminal: pipe something into it");
  }
  return readAll(io);
}

/** JSON objects from a file or, for `-`, from standard input: one, an array of them, or one a line; or none. */
export async function readRecords(path: string, io: Pick<Io, "stdin" | "signal">): Promise<Record<string, unknown>[]> {
  const where = path === "-" ? "standard input" : path;
  return parseRecords(path === "-" ? await readPiped(io) : await readText(path), where);
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${messageOf(error)}`);
  }
}

/** The JSON objects of a text: one, an array of them, or one a line. */
export function parseRecords(text: string, where: string): Record<string, unknown>[] {
  // Some editors begin a file with a byte order mark, which is no JSON.
  const values = parseValues(text.replace(/^\uFEFF/, ""), where);
  const lost = inexactNumber(text);
  if (lost !== undefined) {
    throw new UsageError(`${where}: ${lost} is too large to be kept exactly; as text it is "${lost}"`);
  }
  return values.map((value, index) => {
    if (isRecord(value)) return value;
    throw new UsageError(`${where}: value ${index + 1} is no JSON object`);
  });
}

function parseValues(text: string, where: string): unknown[] {
  try {
    const whole: unknown = JSON.parse(text);
    return Array.isArray(whole) ? (whole as unknown[]) : [whole];
  } catch (error) {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    return lines.map((line, index): unknown => {
      try {
        return JSON.parse(line);
      } catch {
        // Where not even the first line is a document of its own, the whole was to be one.
        throw new UsageError(
          index === 0 ? `${where} is no JSON: ${messageOf(error)}` : `${where}: line ${index + 1} is no JSON`,
        );
      }
    });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
