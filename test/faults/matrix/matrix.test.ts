// Every fault with every operation: the outcome of the call, how often its request is sent, and whether calling again is safe.
import { AmbiguousOutcomeError, BulkError } from "../../../src/core/errors/index.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { services } from "../../../scripts/services.js";
import type { Expected } from "./expected.js";
import { type Fault, nameOf } from "./faults.js";
import { createFaultyServer, type SharedServers } from "./faulty-server.js";
import { matrixServices } from "./services/index.js";
import type { MatrixService, Operation } from "./services/service.js";
import { startSharedServers } from "./shared-servers.js";
import { readTable, rowsFor } from "./table.js";

let shared: SharedServers & AsyncDisposable;

beforeAll(async () => {
  shared = await startSharedServers();
});

afterAll(() => shared[Symbol.asyncDispose]());

const createServer = (service: MatrixService<unknown>, fault: Fault, operation: Operation<unknown>, times: number) =>
  createFaultyServer(service, fault, operation, shared, {
    credentials: operation.credentials ?? service.credentialKinds[0] ?? "",
    times,
    authToken: "alice-token",
    password: "alice-password",
    echo: () => "Sign in",
  });

const tables = matrixServices.flatMap((service) => [
  { title: `${service.name}: a persistent fault`, service, table: service.persistent, times: Infinity },
  { title: `${service.name}: a transient fault`, service, table: service.transient, times: 1 },
]);

/** The cells of a table, each with the fault and the operation that it is about. */
function* cellsOf({
  service,
  table,
}: (typeof tables)[number]): Generator<[string, Fault, Operation<unknown>, Expected]> {
  const rows = readTable(table, service.columns.length);
  for (const fault of service.faults) {
    for (const row of rowsFor(rows, fault)) {
      for (const [index, names] of service.columns.entries()) {
        const expected = row.cells[index];
        for (const operation of service.operations) {
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

describe.each(tables)("$title", (each) => {
  it.each([...cellsOf(each)])("%s", async (_, fault, operation, expected) => {
    const { creates = 0, otherRequests = { ok: 0, failed: 0 }, checksAfterServerError = false } = operation;
    const { looksAfterUnknown = 0 } = operation;
    const { service, times } = each;
    const { context, attempts, others, created, endFault } = await createServer(service, fault, operation, times);
    const { errors, known } = await outcomeOf(operation.run(context), creates);

    const failures = expected.error === null ? 0 : Math.min(Math.max(creates, 1), times);
    expect(errors.map(({ name }) => name)).toEqual(Array(failures).fill(expected.error));
    expect(attempts()).toBe(expected.sent);
    const checks = checksAfterServerError && ["405 (no JSON)", "500"].includes(fault.name) ? failures : 0;
    const looks = expected.looks ? looksAfterUnknown : 0;
    expect(others).toHaveLength((failures === 0 ? otherRequests.ok : otherRequests.failed) + checks + looks);

    // A program can tell from the error that it has to look.
    for (const error of errors) expect(error instanceof AmbiguousOutcomeError).toBe(expected.advice === "look");
    // Nothing was created twice, and the caller knows of everything that was created, except after an ambiguous outcome.
    expect(created()).toBeLessThanOrEqual(creates);
    if (expected.advice === "look") return;
    expect(created()).toBe(known);

    // A second call after the fault then creates what was asked for, and no more.
    if (expected.error === null || creates > 1) return;
    endFault();
    await operation.run(context);
    expect(created()).toBe(creates);
  });
});

describe.each(matrixServices)("the table of $name", ({ columns, faults, operations, persistent, transient }) => {
  it("has a row for every fault, and a column for every operation", () => {
    const rows = readTable(persistent, columns.length);
    for (const fault of faults) expect(rowsFor(rows, fault), nameOf(fault)).toHaveLength(1);
    expect(columns.flat().sort()).toEqual(operations.map(({ name }) => name).sort());
    const known = new Set(faults.map(({ name }) => name));
    for (const row of [...rows, ...readTable(transient, columns.length)]) {
      for (const name of row.faults) expect(known).toContain(name);
    }
  });
});

it("every service of the package has a table", () => {
  expect(matrixServices.map(({ name }) => name)).toEqual(services.map(({ name }) => name));
});
