import { parseJson } from "saltant";
import { UsageError } from "../exit-codes.js";
import type { Io } from "../io.js";
import { messageOf } from "../report.js";
import { inexactNumber } from "./inexact-number.js";
import { readPiped, readTextFile } from "./read-text.js";

/** Reads JSON objects from a file or, for `-`, from standard input: one, an array, or one per line; possibly none. */
export async function readRecords(path: string, io: Pick<Io, "stdin" | "signal">): Promise<Record<string, unknown>[]> {
  if (path === "-") return parseRecords(await readPiped(io), "standard input");
  return parseRecords(await readTextFile(path, path), path);
}

/** Parses JSON objects from a string: one, an array, or one per line. Numbers keep their digits. */
export function parseRecords(text: string, where: string): Record<string, unknown>[] {
  // Some editors begin a file with a byte order mark, which is not valid JSON.
  const values = parseValues(text.replace(/^\uFEFF/, ""), where);
  const lost = inexactNumber(text);
  if (lost !== undefined) {
    throw new UsageError(`${where}: ${lost} is too large to be exact; write "${lost}" to send it as a string`);
  }
  return values.map((value, index) => {
    if (isRecord(value)) return value;
    throw new UsageError(`${where}: value ${index + 1} is not a JSON object`);
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
        // If the first line is not valid JSON, the input was meant to be a single document.
        throw new UsageError(
          index === 0
            ? `${where} is not valid JSON: ${messageOf(error)}`
            : `${where}: line ${index + 1} is not valid JSON`,
        );
      }
    });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
