// Every fault with every operation: the outcome of the call, how often its request is sent, and whether calling again is safe.
import { AmbiguousOutcomeError, BulkError } from "saltant";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { columns, type Expected, persistent, transient } from "./expected.js";
import { type Fault, faults, nameOf } from "./faults.js";
import { type Operation, operations } from "./operations.js";
import { createFaultyServer, type SharedServers } from "./faulty-server.js";
import { startSharedServers } from "./shared-servers.js";
import { readTable, rowsFor } from "./table.js";

let shared: SharedServers & AsyncDisposable;

beforeAll(async () => {
  shared = await startSharedServers();
});

afterAll(() => shared[Symbol.asyncDispose]());

const createServer = (fault: Fault, operation: Operation, times: number) =>
  createFaultyServer(fault, operation, shared, {
    credentials: operation.credentials ?? "authToken",
    times,
    authToken: "alice-token",
    password: "alice-password",
    echo: () => "Sign in",
  });

const tables = [
  { title: "persistent", rows: readTable(persistent), times: Infinity },
  { title: "transient", rows: readTable(transient), times: 1 },
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

/** The result of a call: the errors (several for bulk operations), and how many resources the caller knows to be created. */
async function outcomeOf(call: PromiseLike<unknown>, wanted: number): Promise<{ errors: Error[]; known: number }> {
  try {
    await call;
    return { errors: [], known: wanted };
  } catch (error) {
    if (!(error instanceof BulkError)) return { errors: [error as Error], known: 0 }; // Only errors are thrown.
    return { errors: error.failed.map((each) => each.error as Error), known: error.succeeded.size };
  }
}

describe.each(tables)("a $title fault", ({ rows, times }) => {
  it.each([...cellsOf(rows)])("%s", async (_, fault, operation, expected) => {
    const { creates = 0, otherRequests = { ok: 0, failed: 0 }, checksAfterServerError = false } = operation;
    const { client, resources, attempts, others, created, endFault } = await createServer(fault, operation, times);
    const { errors, known } = await outcomeOf(operation.run(client, resources), creates);

    const failures = expected.error === null ? 0 : Math.min(Math.max(creates, 1), times);
    expect(errors.map(({ name }) => name)).toEqual(Array(failures).fill(expected.error));
    expect(attempts()).toBe(expected.sent);
    const checks = checksAfterServerError && ["405 (no JSON)", "500"].includes(fault.name) ? failures : 0;
    expect(others).toHaveLength((failures === 0 ? otherRequests.ok : otherRequests.failed) + checks);

    // A program can tell from the error that it has to look.
    for (const error of errors) expect(error instanceof AmbiguousOutcomeError).toBe(expected.advice === "look");
    // Nothing was created twice, and the caller knows of everything that was created, except after an ambiguous outcome.
    expect(created()).toBeLessThanOrEqual(creates);
    if (expected.advice === "look") return;
    expect(created()).toBe(known);

    // A second call after the fault then creates what was asked for, and no more.
    if (expected.error === null || creates > 1) return;
    endFault();
    await operation.run(client, resources);
    expect(created()).toBe(creates);
  });
});

describe("the table", () => {
  it("has a row for every fault, and a column for every operation", () => {
    const rows = readTable(persistent);
    for (const fault of faults) expect(rowsFor(rows, fault), nameOf(fault)).toHaveLength(1);
    expect(columns.flat().sort()).toEqual(operations.map(({ name }) => name).sort());
    const known = new Set(faults.map(({ name }) => name));
    for (const row of [...rows, ...readTable(transient)]) for (const name of row.faults) expect(known).toContain(name);
  });
});
