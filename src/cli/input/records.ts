import { readFile } from "node:fs/promises";
import type { Readable } from "node:stream";
import { UsageError } from "../exit-codes.js";

/** All of a stream's text. */
export async function readAll(stream: Readable): Promise<string> {
  let text = "";
  for await (const chunk of stream.setEncoding("utf8")) text += String(chunk);
  return text;
}

/** JSON objects from a file or, for `-`, from standard input: one, an array of them, or one a line. */
export async function readRecords(path: string, stdin: Readable): Promise<Record<string, unknown>[]> {
  const where = path === "-" ? "standard input" : path;
  const text = await (path === "-" ? readAll(stdin) : readFile(path, "utf8")).catch((error: unknown) => {
    throw new UsageError(`${where} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  return parseRecords(text, where);
}

/** The JSON objects of a text: one, an array of them, or one a line. */
export function parseRecords(text: string, where: string): Record<string, unknown>[] {
  // Some editors begin a file with a byte order mark, which is no JSON.
  const values = parseValues(text.replace(/^\uFEFF/, ""), where);
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
    if (lines.length < 2) throw new UsageError(`${where} is no JSON: ${(error as Error).message}`);
    return lines.map((line, index): unknown => {
      try {
        return JSON.parse(line);
      } catch {
        throw new UsageError(`${where}: line ${index + 1} is no JSON`);
      }
    });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
