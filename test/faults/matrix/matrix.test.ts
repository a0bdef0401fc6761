// Every fault with every operation: what becomes of the call, how often its request is sent, and whether calling again is safe.
import { AmbiguousOutcomeError, BulkError } from "saltant";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { columns, lasting, passing, type Expected } from "./expected.js";
import { faults, nameOf, type Fault } from "./faults.js";
import { operations, type Operation } from "./operations.js";
import { faultySite, type Surroundings } from "./site.js";
import { startSurroundings } from "./surroundings.js";
import { readTable, rowsFor } from "./table.js";

let surroundings: Surroundings & AsyncDisposable;

beforeAll(async () => {
  surroundings = await startSurroundings();
});

afterAll(() => surroundings[Symbol.asyncDispose]());

const site = (fault: Fault, operation: Operation, times: number) =>
  faultySite(fault, operation, surroundings, {
    credentials: operation.credentials ?? "authToken",
    times,
    authToken: "alice-token",
    password: "alice-password",
    words: () => "Sign in",
  });

const tables = [
  { title: "that lasts", rows: readTable(lasting), times: Infinity },
  { title: "that passes", rows: readTable(passing), times: 1 },
];

/** The cells of a table, each with the fault and the operation that it is about. */
function* cellsOf(rows: (typeof tables)[number]["rows"]): Generator<[string, Fault, Operation, Expected]> {
  for (const fault of faults) {
    for (const row of rowsFor(rows, fault)) {
      for (const [index, names] of columns.entries()) {
        const expected = row.cells[index];
        for (const operation of operations) {
          if (expected === undefined || !names.includes(operation.name)) continue;
          const { error, sent, advice } = expected;
          const outcome = error === null ? "ok" : `${error}, ${String(advice)}`;
          yield [`${nameOf(fault)}: ${operation.name}: sent ${sent} times: ${outcome}`, fault, operation, expected];
        }
      }
    }
  }
}

/** What a call came to: the errors, several for bulk work, and how many things the caller knows to have been made. */
async function outcomeOf(call: PromiseLike<unknown>, wanted: number): Promise<{ errors: Error[]; known: number }> {
  try {
    await call;
    return { errors: [], known: wanted };
  } catch (error) {
    if (!(error instanceof BulkError)) return { errors: [error as Error], known: 0 }; // Only errors are thrown.
    return { errors: error.failed.map((each) => each.error as Error), known: error.succeeded.size };
  }
}

describe.each(tables)("a fault $title", ({ rows, times }) => {
  it.each([...cellsOf(rows)])("%s", async (_, fault, operation, expected) => {
    const { makes = 0, beside = { ok: 0, failed: 0 }, looks = false } = operation;
    const { client, things, asked, others, made, mend } = await site(fault, operation, times);
    const { errors, known } = await outcomeOf(operation.run(client, things), makes);

    const failures = expected.error === null ? 0 : Math.min(Math.max(makes, 1), times);
    expect(errors.map(({ name }) => name)).toEqual(Array(failures).fill(expected.error));
    expect(asked()).toBe(expected.sent);
    const lookUps = looks && ["405 (no JSON)", "500"].includes(fault.name) ? failures : 0;
    expect(others).toHaveLength((failures === 0 ? beside.ok : beside.failed) + lookUps);

    // A program can tell from the error that it has to look.
    for (const error of errors) expect(error instanceof AmbiguousOutcomeError).toBe(expected.advice === "look");
    // Nothing has been made twice, and but for those to look for nothing that the caller does not know of.
    expect(made()).toBeLessThanOrEqual(makes);
    if (expected.advice === "look") return;
    expect(made()).toBe(known);

    // So whoever calls again, when it is over, has what was asked for and no more.
    if (expected.error === null || makes > 1) return;
    mend();
    await operation.run(client, things);
    expect(made()).toBe(makes);
  });
});

describe("the table", () => {
  it("has a row for every fault, and a column for every operation", () => {
    const rows = readTable(lasting);
    for (const fault of faults) expect(rowsFor(rows, fault), nameOf(fault)).toHaveLength(1);
    expect(columns.flat().sort()).toEqual(operations.map(({ name }) => name).sort());
    const known = new Set(faults.map(({ name }) => name));
    for (const row of [...rows, ...readTable(passing)]) for (const name of row.faults) expect(known).toContain(name);
  });
});
