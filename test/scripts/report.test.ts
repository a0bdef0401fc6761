import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { readReport } from "../../scripts/check/report.js";

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "saltant-report-"));
});

afterAll(() => {
  rmSync(directory, { recursive: true });
});

it("counts tests, and those that ran in a browser", () => {
  const path = join(directory, "report.json");
  const ran = { status: "passed", meta: { browser: "Chromium 156" } };
  const testResults = [
    { assertionResults: [ran, { ...ran, status: "failed" }, { status: "skipped", meta: {} }] },
    { assertionResults: [ran, { status: "passed", meta: {} }] },
  ];
  const numbers = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 0 };
  writeFileSync(path, JSON.stringify({ ...numbers, testResults }));
  const browser = { ran: 3, browsers: ["Chromium 156"] };
  expect(readReport(path)).toEqual({ passed: 3, failed: 1, skipped: 1, browser });
});

it("takes a missing report for a failure", () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
  expect(readReport(join(directory, "none.json"))).toMatchObject({ passed: 0, failed: 1, browser: { ran: 0 } });
  expect(told).toHaveBeenCalledOnce();
  told.mockRestore();
});
