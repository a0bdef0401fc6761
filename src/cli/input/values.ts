import { readFile } from "node:fs/promises";
import type { Readable } from "node:stream";
import { UsageError } from "../exit-codes.js";

/** A value as it is written after `=`: JSON where it is JSON (`3`, `true`, `["a"]`), and otherwise the text itself. */
export function readJsonOrText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Reads options such as `--arg n=1` into an object. */
export function readPairs(option: string, texts: readonly string[]): Record<string, unknown> {
  const pairs = texts.map((text): [string, unknown] => {
    const [, name = "", value = ""] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name === "") throw new UsageError(`${option} is NAME=VALUE, not "${text}"`);
    return [name, readJsonOrText(value)];
  });
  const names = pairs.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new UsageError(`${option} ${twice} is given twice`);
  return Object.fromEntries(pairs);
}

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
  const parsed = parseRecords(text.replace(/^\uFEFF/, ""), where);
  const wrong = parsed.findIndex((each) => !isRecord(each));
  if (wrong >= 0) throw new UsageError(`${where}: value ${wrong + 1} is no JSON object`);
  return parsed.filter(isRecord);
}

function parseRecords(text: string, where: string): unknown[] {
  try {
    const whole = JSON.parse(text) as unknown;
    return Array.isArray(whole) ? (whole as unknown[]) : [whole];
  } catch (error) {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    if (lines.length < 2) throw new UsageError(`${where} is no JSON: ${(error as Error).message}`);
    return lines.map((line, index) => {
      try {
        return JSON.parse(line) as unknown;
      } catch {
        throw new UsageError(`${where}: line ${index + 1} is no JSON`);
      }
    });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
