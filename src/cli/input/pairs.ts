import { parseJson, stringifyJsonAt } from "saltant";
import { UsageError } from "../exit-codes.js";
import { inexactNumber } from "./inexact-number.js";

/** Reads the value after `=`: parsed as JSON if it is valid JSON (`3`, `true`, `["a"]`), otherwise the string itself. */
export function readJsonOrText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Writes a value such that {@link readJsonOrText} reads the same value. */
export function writeJsonOrText(value: unknown): string {
  return typeof value === "string" && readJsonOrText(value) === value ? value : JSON.stringify(value);
}

/** Reads options such as `--arg n=1` into an object whose numbers keep their digits. */
export function readPairs(option: string, texts: readonly string[]): Record<string, unknown> {
  const pairs = texts.map((text): [string, string] => {
    const [, name = "", value = ""] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name === "") throw new UsageError(`${option} must be NAME=VALUE, not "${text}"`);
    const read = readJsonOrText(value);
    const lost = read === value ? undefined : inexactNumber(value);
    if (lost !== undefined) {
      const asText = lost === value.trim() ? `${name}='"${lost}"'` : `"${lost}"`;
      throw new UsageError(
        `${option} ${name}: ${lost} is too large to be exact; write ${asText} to send it as a string`,
      );
    }
    return [name, read === value ? JSON.stringify(value) : value];
  });
  const names = pairs.map(([name]) => name);
  const duplicate = names.find((name, index) => names.indexOf(name) !== index);
  if (duplicate !== undefined) throw new UsageError(`${option} ${duplicate} is given twice`);
  return recordOf(pairs);
}

/** Merges two records; the second takes precedence. Numbers keep their digits. */
export function mergeRecords(first: object, second: object): Record<string, unknown> {
  const names = new Set([...Object.keys(first), ...Object.keys(second)]);
  return recordOf(
    Array.from(names, (name) => [name, stringifyJsonAt(Object.hasOwn(second, name) ? second : first, name) ?? "null"]),
  );
}

/** Builds a record from names and JSON strings. */
function recordOf(entries: readonly (readonly [string, string])[]): Record<string, unknown> {
  const members = entries.map(([name, json]) => `${JSON.stringify(name)}:${json}`);
  return parseJson(`{${members.join()}}`) as Record<string, unknown>; // Names in braces make a record.
}
