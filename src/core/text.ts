import { className, isDate, isError, isPlain } from "./platform.js";

/** What would act on a terminal or a log instead of being read: control characters, changes of direction, halves of a pair. */
const acting = /[\p{Cc}\p{Cs}\p{Bidi_Control}\ufeff]/gu;

/** A break between two lines, as any viewer may see it, with the white space around it. */
const lineBreak = /[\t-\r\x85\u2028\u2029]+/g;

/**
 * A text as a message or a log line may hold it, whoever wrote it: on one line, with what would act on a terminal spelled out
 * as `\u001b`, and no longer than `most` characters.
 */
export function sanitize(text: string, most: number): string {
  // What is cut off need not be looked at: it may be megabytes.
  return truncate(
    truncate(text, most + 1)
      .replace(lineBreak, " ")
      .replace(acting, unicodeEscape),
    most,
  );
}

/** A character as `\u001b`: what it is, without what it does. */
export function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A text of at most `most` characters; the last one says if there was more. */
export function truncate(text: string, most: number): string {
  // Not between the halves of a pair.
  return text.length > most ? `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…` : text;
}

/** A text without line breaks, and with one space wherever there was white space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Several clauses as one sentence: a full stop stays at the end only. */
export function joinClauses(clauses: readonly string[]): string {
  return clauses.map((each, index) => (index < clauses.length - 1 ? each.replace(/\.$/, "") : each)).join("; ");
}

/** A message and what to add to it, which after a question is a sentence of its own. */
export function appendSentence(said: string, clause: string): string {
  if (!said.endsWith("?")) return joinClauses([said, clause]);
  return `${said} ${clause.charAt(0).toUpperCase()}${clause.slice(1)}`;
}

/** A value as a message shows it, whatever it is: short, on one line, and never an error of its own. */
export function describeValue(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(truncate(value, 80));
  if (Array.isArray(value)) return "an array";
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null)
    return truncate(typeof value === "bigint" ? `${value}n` : String(value), 80);
  return isDate(value) ? "a Date" : describeObject(value);
}

/** What anybody threw, in words: an error's message, or the value itself. */
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
