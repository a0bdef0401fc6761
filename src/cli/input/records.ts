import { parseJson } from "saltant";
import { UsageError } from "../exit-codes.js";
import type { Io } from "../io.js";
import { messageOf } from "../report.js";
import { inexactNumber } from "./inexact-number.js";
import { readPiped, readTextFile } from "./read-text.js";

/** JSON objects from a file or, for `-`, from standard input: one, an array of them, or one a line; or none. */
export async function readRecords(path: string, io: Pick<Io, "stdin" | "signal">): Promise<Record<string, unknown>[]> {
  if (path === "-") return parseRecords(await readPiped(io), "standard input");
  return parseRecords(await readTextFile(path, path), path);
}

/** The JSON objects of a text: one, an array of them, or one a line. Their numbers keep the digits that were written. */
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
    const whole = parseJson(text);
    return Array.isArray(whole) ? (whole as unknown[]) : [whole];
  } catch (error) {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    return lines.map((line, index): unknown => {
      try {
        return parseJson(line);
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
