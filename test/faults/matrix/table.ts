import { columns, type Advice, type Expected } from "./expected.js";
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
  Server: "Server",
  Timeout: "Timeout",
  Unexpected: "UnexpectedResponse",
  Validation: "ResponseValidation",
};

/** Reads a table of expected.ts, and refuses what it does not understand. */
export function readTable(table: string): Row[] {
  const [, ...lines] = table.split("\n").filter((line) => line !== "");
  return lines.map((line) => {
    const [faults = "", kinds = "", error = "", advice = "", ...cells] = line.split("|").map((part) => part.trim());
    if (cells.length !== columns.length) throw new Error(`this row has ${cells.length} cells: ${line}`);
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
  const [, count, mark, word] = /^(\d+)(\??)(?: (\w+))?$/.exec(cell) ?? [];
  const sent = Number(count);
  if (!(sent > 0)) throw new Error(`this is no cell: ${cell}`);
  if (mark === "?") return { error: "AmbiguousOutcomeError", sent, advice: "look" };
  const error = word === undefined ? row.error : readError(word);
  return { error, sent, advice: error === null ? null : row.advice };
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
