import { columns, type Advice, type Expected } from "./expected.js";
import type { Fault } from "./faults.js";

/** One row: some faults, and what becomes of each column's operations. */
export interface Row {
  readonly faults: readonly string[];
  /** The kinds of `Retry-After`; empty where it is not sent. */
  readonly retryAfter: readonly string[];
  /** The error and the advice that most cells have. */
  readonly error: string;
  readonly advice: string;
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
    return {
      faults: faults.split(", "),
      retryAfter: kinds === "-" ? [] : kinds.split(", "),
      error,
      advice,
      cells: cells.map((cell) => readCell(cell, error, advice)),
    };
  });
}

function readCell(cell: string, rowError: string, advice: string): Expected {
  const [, count, mark, word = rowError] = /^(\d+)(\??)(?: (\w+))?$/.exec(cell) ?? [];
  const sent = Number(count);
  if (mark === "?") return { error: "AmbiguousOutcomeError", sent, advice: "look" };
  if (word === "ok" && sent > 0) return { error: null, sent, advice: null };
  const error = errors[word];
  if (error === undefined || !(sent > 0) || !isAdvice(advice)) throw new Error(`this is no cell: ${cell}`);
  return { error: `${error}Error`, sent, advice };
}

function isAdvice(text: string): text is Advice {
  return text === "repeat" || text === "mend";
}

/** The rows that are about a fault. */
export function rowsFor(rows: readonly Row[], { name, retryAfter }: Fault): Row[] {
  return rows.filter((row) => {
    if (!row.faults.includes(name)) return false;
    return retryAfter === undefined || row.retryAfter.includes("any") || row.retryAfter.includes(retryAfter.kind);
  });
}
