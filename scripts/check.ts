/**
 * `npm test`: runs all checks in sequence, even if one fails. The last line has the counts: each test of vitest's
 * report, and each other step as one. The lines before name the skipped tests, and how to run them.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Counted, readReport, requirementLines, sumOf } from "./check/report.js";

/** The checks besides the tests, as scripts of `npm run`. The fast ones come first. */
const steps = [
  "format:check",
  "generate:check",
  "contract:lint",
  "types",
  "build",
  "api:check",
  "lint",
  "unused",
  "docs",
];

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
const directory = mkdtempSync(join(tmpdir(), "npm-test-"));
try {
  const runs = [runTests("covered", "--coverage", "--project=direct"), runTests("others", "--project=!direct")];
  const counted = sumOf(runs);
  passed += counted.passed;
  failed += counted.failed;
  console.log(`\n${requirementLines(counted).join("\n")}`);
  const skipped = counted.skipped > 0 ? `, ${counted.skipped} skipped` : "";
  console.log(`${passed} passed, ${failed} failed${skipped}`);
} finally {
  rmSync(directory, { recursive: true });
}
process.exitCode = failed === 0 ? 0 : 1;

function heading(title: string): void {
  console.log(`\n── ${title}`);
}

/** Runs some of the tests, and counts them. Coverage cannot include separate processes, and would slow them down. */
function runTests(name: string, ...options: string[]): Counted {
  const report = join(directory, `${name}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const status = run(["npx", "--no-install", "vitest", "run", ...options, ...reporters]);
  const counted = readReport(report);
  // A failure outside of the tests: an unhandled rejection, too little coverage, a global setup.
  return status !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

function run([command = "", ...args]: string[]): number {
  // No telemetry and no update checks: a test must not depend on the network.
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  return spawnSync(command, args, { stdio: "inherit", env }).status ?? 1;
}
