import { className, isDate, isError, isPlain } from "./platform.js";

/** What a terminal or a log would interpret instead of showing: control characters, changes of direction, halves of surrogate pairs. */
const unprintable = /[\p{Cc}\p{Cs}\p{Bidi_Control}\ufeff]/gu;

/** A break between two lines, as any viewer may see it, with the white space around it. */
const lineBreak = /[\t-\r\x85\u2028\u2029]+/g;

/**
 * Makes a string of any origin safe for a message or a log line: on one line, with what a terminal would interpret written as
 * `\u001b`, and no longer than `most` characters.
 */
export function sanitize(text: string, most: number): string {
  // What is cut off is not looked at: it may be megabytes.
  return truncate(
    truncate(text, most + 1)
      .replace(lineBreak, " ")
      .replace(unprintable, unicodeEscape),
    most,
  );
}

/** A character as an escape sequence such as `\u001b`. */
export function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
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
