import { UsageError } from "../exit-codes.js";

/** A value as it is written after `=`: JSON where it is JSON (`3`, `true`, `["a"]`), and otherwise the text itself. */
export function readJsonOrText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** A value as it may be written after `=`: what {@link readJsonOrText} reads as the same. */
export function writeJsonOrText(value: unknown): string {
  return typeof value === "string" && readJsonOrText(value) === value ? value : JSON.stringify(value);
}

/** Reads options such as `--arg n=1` into an object. */
export function readPairs(option: string, texts: readonly string[]): Record<string, unknown> {
  const pairs = texts.map((text): [string, unknown] => {
    const [, name = "", value = ""] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name === "") throw new UsageError(`${option} is NAME=VALUE, not "${text}"`);
    const read = readJsonOrText(value);
    if (
      typeof read === "number" &&
      (!Number.isFinite(read) || (/^-?\d+$/.test(value) && !Number.isSafeInteger(read)))
    ) {
      throw new UsageError(
        `${option} ${name}: ${value} is too large to be kept exactly; as text it is ${name}='"${value}"'`,
      );
    }
    return [name, read];
  });
  const names = pairs.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new UsageError(`${option} ${twice} is given twice`);
  return Object.fromEntries(pairs);
}
