import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { readReport, requirementLines, sumOf } from "../../scripts/check/report.js";

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "test-report-"));
});

afterAll(() => {
  rmSync(directory, { recursive: true });
});

it("counts tests, and separately those that need optional tools", () => {
  const path = join(directory, "report.json");
  const ran = { status: "passed", meta: { needs: "browser", browser: "Chromium 156" } };
  const skipped = { status: "skipped", meta: { needs: "browser" } };
  const shell = { status: "passed", meta: { needs: "shells" } };
  const testResults = [
    {
      name: "/a b/test/browser/a.test.ts",
      status: "failed",
      assertionResults: [ran, { ...ran, status: "failed" }, skipped],
    },
    { name: "/a b/test/browser/b.test.ts", status: "passed", assertionResults: [ran, { status: "passed", meta: {} }] },
    { name: "/a b/test/cli/c.test.ts", status: "passed", assertionResults: [shell, { ...skipped, meta: {} }] },
  ];
  const numbers = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 };
  writeFileSync(path, JSON.stringify({ ...numbers, testResults }));
  const needing = {
    browser: { ran: 3, skipped: 1 },
    shells: { ran: 1, skipped: 0 },
    python: { ran: 0, skipped: 0 },
    tools: { ran: 0, skipped: 0 },
  };
  expect(readReport(path)).toEqual({ passed: 3, failed: 1, skipped: 2, needing, browsers: ["Chromium 156"] });
});

it("counts a file that fails as a whole, in addition to failed tests", () => {
  const path = join(directory, "whole.json");
  const [passed, failed, skipped] = ["passed", "failed", "skipped"].map((status) => ({ status, meta: {} }));
  const testResults = [
    { name: "does-not-load", status: "failed", assertionResults: [] },
    { name: "a-hook-throws", status: "failed", assertionResults: [passed, skipped] },
    { name: "a-test-fails", status: "failed", assertionResults: [passed, failed] },
  ];
  const numbers = { numPassedTests: 2, numFailedTests: 1, numPendingTests: 1, numTodoTests: 0 };
  writeFileSync(path, JSON.stringify({ ...numbers, testResults }));
  expect(readReport(path)).toMatchObject({ passed: 2, failed: 3, skipped: 1 });
});

it("treats a missing report as a failure", () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
  expect(readReport(join(directory, "none.json"))).toMatchObject({
    passed: 0,
    failed: 1,
    needing: { browser: { ran: 0 } },
  });
  expect(told).toHaveBeenCalledOnce();
  told.mockRestore();
});

it("reports what was skipped, and how to run it", () => {
  const needing = {
    browser: { ran: 94, skipped: 0 },
    shells: { ran: 2, skipped: 1 },
    python: { ran: 5, skipped: 0 },
    tools: { ran: 0, skipped: 23 },
  };
  const lines = requirementLines({ needing, browsers: ["Chromium 156"] });
  expect(lines[0]).toBe("browser: 94 tests ran in Chromium 156");
  expect(lines[1]).toMatch(/^shells: SKIPPED 1 of 3 tests .*: install them/);
  expect(lines[2]).toBe("python: 5 tests ran");
  expect(lines[3]).toMatch(/^tools: SKIPPED 23 of 23 tests .*: SALTANT_REQUIRE_TOOLS=1 npm test/);
  const none = { ran: 0, skipped: 0 };
  const [first] = requirementLines({ needing: { ...needing, browser: none }, browsers: [] });
  expect(first).toBe("browser: NO TEST RAN, see above why");
});

it("adds up several runs", () => {
  const none = { ran: 0, skipped: 0 };
  const needing = { browser: none, shells: { ran: 1, skipped: 2 }, python: none, tools: none };
  const one = { passed: 3, failed: 1, skipped: 2, needing, browsers: [] };
  const other = { ...one, failed: 0, browsers: ["Chromium 156"] };
  expect(sumOf([one, other])).toEqual({
    ...{ passed: 6, failed: 1, skipped: 4, browsers: ["Chromium 156"] },
    needing: { ...needing, shells: { ran: 2, skipped: 4 } },
  });
});
