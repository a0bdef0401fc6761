/**
 * `npm test`: everything that must hold, one step after another, all of them even if one fails. The last line counts: each test
 * that vitest reports, and each other step as one.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What is checked besides the tests, as `npm run` knows it. The cheap ones come first. */
const steps = ["format:check", "generate:check", "contract:lint", "types", "build", "lint", "unused"];

let passed = 0;
let failed = 0;

for (const step of steps) {
  heading(step);
  if (run(["npm", "run", "--silent", step]) === 0) passed += 1;
  else {
    failed += 1;
    console.log(`✗ ${step} failed`);
  }
}

heading("tests");
const directory = mkdtempSync(join(tmpdir(), "saltant-tests-"));
try {
  const report = join(directory, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const status = run(["npx", "--no-install", "vitest", "run", "--coverage", ...reporters]);
  const counted = readReport(report);
  passed += counted.passed;
  failed += counted.failed;
  // A failure that is none of a test's own: a file that does not load, too little covered.
  if (status !== 0 && counted.failed === 0) failed += 1;
  const skipped = counted.skipped > 0 ? `, ${counted.skipped} skipped` : "";
  console.log(`\n${passed} passed, ${failed} failed${skipped}`);
} finally {
  rmSync(directory, { recursive: true });
}
process.exitCode = failed === 0 ? 0 : 1;

function heading(title: string): void {
  console.log(`\n── ${title}`);
}

function run([command = "", ...args]: string[]): number {
  // No telemetry and no look for updates: a test must not depend on the network.
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  return spawnSync(command, args, { stdio: "inherit", env }).status ?? 1;
}

/** What vitest's JSON report counts. A report that is missing or empty counts as one failure. */
function readReport(path: string): { passed: number; failed: number; skipped: number } {
  interface Report {
    readonly numPassedTests: number;
    readonly numFailedTests: number;
    readonly numPendingTests: number;
    readonly numTodoTests: number;
  }
  try {
    const report = JSON.parse(readFileSync(path, "utf8")) as Report;
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report;
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  } catch (error) {
    console.error(`the tests left no report: ${String(error)}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
