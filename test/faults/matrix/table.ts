import type { Advice, Expected } from "./expected.js";
import type { Fault } from "./faults.js";

/** One row: some faults, and the outcome of each column's operations. */
export interface Row {
  readonly faults: readonly string[];
  /** The kinds of `Retry-After`; empty where it is not sent. */
  readonly retryAfter: readonly string[];
  /** The error and the advice of the cells that say nothing else; null for a success. */
  readonly error: string | null;
  readonly advice: Advice | null;
  readonly cells: readonly Expected[];
}

/** The errors' names as the table has them; some are short there, so that a row fits. */
const errors: Readonly<Record<string, string>> = {
  Authentication: "Authentication",
  BadHttpRequest: "BadHttpRequest",
  BadRequest: "BadRequest",
  Connection: "Connection",
  MethodNotAllowed: "MethodNotAllowed",
  NotFound: "NotFound",
  PermissionDenied: "PermissionDenied",
  RateLimit: "RateLimit",
  ResourceFailed: "ResourceFailed",
  Server: "Server",
  Timeout: "Timeout",
  Unexpected: "UnexpectedResponse",
  Validation: "ResponseValidation",
};

/**
 * Reads a table of a service, and refuses what it does not understand. A row has the error, what to do after it, and how often the
 * request is sent in each of the columns. A `?` after that is an AmbiguousOutcomeError, after which to `look`. A `!` is a success,
 * as the client has looked by itself. Another error or an `ok` stands in the cell itself.
 *
 * @param columnCount - How many columns of operations it has.
 */
export function readTable(table: string, columnCount: number): Row[] {
  const [, ...lines] = table.split("\n").filter((line) => line !== "");
  return lines.map((line) => {
    const [faults = "", kinds = "", error = "", advice = "", ...cells] = line.split("|").map((part) => part.trim());
    if (cells.length !== columnCount) throw new Error(`this row has ${cells.length} cells: ${line}`);
    const row = { error: readError(error), advice: readAdvice(advice) };
    return {
      ...row,
      faults: faults.split(", "),
      retryAfter: kinds === "-" ? [] : kinds.split(", "),
      cells: cells.map((cell) => readCell(cell, row)),
    };
  });
}

function readCell(cell: string, row: Pick<Row, "error" | "advice">): Expected {
  const [, count, mark, word] = /^(\d+)([?!]?)(?: (\w+))?$/.exec(cell) ?? [];
  const sent = Number(count);
  if (!(sent > 0)) throw new Error(`this is no cell: ${cell}`);
  if (mark === "?") return { error: "AmbiguousOutcomeError", sent, advice: "look", looks: false };
  if (mark === "!") return { error: null, sent, advice: null, looks: true };
  const error = word === undefined ? row.error : readError(word);
  return { error, sent, advice: error === null ? null : row.advice, looks: false };
}

function readError(word: string): string | null {
  if (word === "ok") return null;
  const name = errors[word];
  if (name === undefined) throw new Error(`this is no error: ${word}`);
  return `${name}Error`;
}

function readAdvice(word: string): Advice | null {
  if (word === "-") return null;
  if (word === "repeat" || word === "fix") return word;
  throw new Error(`this is no advice for a row: ${word}`);
}

/** The rows that are about a fault. */
export function rowsFor(rows: readonly Row[], { name, retryAfter }: Fault): Row[] {
  return rows.filter((row) => {
    if (!row.faults.includes(name)) return false;
    return retryAfter === undefined || row.retryAfter.includes("any") || row.retryAfter.includes(retryAfter.kind);
  });
}
