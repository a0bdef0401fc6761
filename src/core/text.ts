import { className, isDate, isError, isPlain } from "./platform.js";

/**
 * What a terminal or a log would interpret instead of showing, or not show at all: control characters, line breaks, changes of
 * direction, halves of surrogate pairs, zero-width and tag characters, soft hyphens. Before it, the emoji that have such characters
 * in them: a joiner between two pictures, and a selector behind one.
 */
const unprintable =
  /\p{ExtPict}[\p{EMod}\ufe0f]?(?:\u200d\p{ExtPict}[\p{EMod}\ufe0f]?)*|[\d#*]\ufe0f\u20e3|([\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{DI}\ufff9-\ufffb])/gu;

/** A break between two lines, as any viewer may see it, with the white space around it. */
const lineBreak = /[\t-\r\x85\u2028\u2029]+/g;

/**
 * Makes a string of any origin safe for a message or a log line: on one line, with what a terminal would interpret written as
 * `\u001b`, and no longer than `most` characters.
 */
export function sanitize(text: string, most: number): string {
  // What is cut off is not looked at: it may be megabytes.
  return truncate(escapeUnprintable(truncate(text, most + 1).replace(lineBreak, " ")), most);
}

/** Writes what a terminal would interpret, and what cannot be seen, as escapes such as `\u001b`, which JSON and JavaScript read back. */
export function escapeUnprintable(text: string): string {
  return text.replace(unprintable, (found, character: string | undefined) =>
    character === undefined ? found : character.replace(/[^]/g, unicodeEscape),
  );
}

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

const units = [
  ["days", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
] as const;

/** A duration as people write it, rounded up to a tenth: `250 ms`, `90 s`, `2.5 min`, `36 h`, `7 days`. */
export function describeDuration(ms: number): string {
  const small = ms < 1_000 ? (["ms", 1] as const) : (["s", 1_000] as const);
  // Two of a unit at least: 90 s and not 1.5 min.
  const [unit, unitMs] = units.find((each) => ms >= 2 * each[1]) ?? small;
  return `${Math.ceil((ms / unitMs) * 10) / 10} ${unit}`;
}

/** Cuts a string to at most `most` characters, the last of which is then an ellipsis. */
export function truncate(text: string, most: number): string {
  // Not between the halves of a pair.
  return text.length > most ? `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…` : text;
}

/** Puts a string on one line, with one space wherever there was white space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Joins clauses to one sentence; a full stop stays at the end only. */
export function joinClauses(clauses: readonly string[]): string {
  return clauses.map((each, index) => (index < clauses.length - 1 ? each.replace(/\.$/, "") : each)).join("; ");
}

/** Appends a clause to a message; after a question, as a sentence. */
export function appendSentence(message: string, clause: string): string {
  if (!message.endsWith("?")) return joinClauses([message, clause]);
  return `${message} ${clause.charAt(0).toUpperCase()}${clause.slice(1)}`;
}

/** Describes any value for a message: short, on one line, and without throwing. */
export function describeValue(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(truncate(value, 80));
  if (Array.isArray(value)) return "an array";
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null)
    return truncate(typeof value === "bigint" ? `${value}n` : String(value), 80);
  return isDate(value) ? "a Date" : describeObject(value);
}

/** The message of what was thrown: an error's own, or a description of the value. */
export function messageOf(thrown: unknown): string {
  return isError(thrown) ? thrown.message : typeof thrown === "string" ? thrown : describeValue(thrown);
}

function describeObject(value: object): string {
  try {
    const name = isPlain(value) ? "" : className(value);
    return name === "" ? "an object" : `an instance of ${name}`;
  } catch {
    return "an object"; // A proxy may refuse to be looked at.
  }
}
