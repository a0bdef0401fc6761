import { readFileSync } from "node:fs";
import { requirements, type RequirementName } from "../../test/requirements.js";

/** The tests that need something which is not everywhere. */
export interface NeedyTests {
  /** How many ran: passed or failed. */
  readonly ran: number;
  /** How many would have run, had it been there. */
  readonly skipped: number;
}

/** How many tests there are of each kind. */
export interface Counted {
  readonly passed: number;
  /** A file that fails as a whole, as it does not load or a hook throws, counts as one. */
  readonly failed: number;
  readonly skipped: number;
  readonly needing: Readonly<Record<RequirementName, NeedyTests>>;
  /** The browsers that tests ran in, such as `Chromium 156`. */
  readonly browsers: readonly string[];
}

/** What is read of the report. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly TestResult[];
  }[];
}

interface TestResult {
  readonly status: string;
  readonly meta: { readonly needs?: RequirementName; readonly browser?: string };
}

/** What vitest's JSON report counts. A report that is missing or empty counts as one failure. */
export function readReport(path: string): Counted {
  try {
    const report = JSON.parse(readFileSync(path, "utf8")) as Report;
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report;
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
    const failedWhole = testResults.filter(
      (file) => file.status === "failed" && file.assertionResults.every(({ status }) => status !== "failed"),
    );
    return {
      passed: numPassedTests,
      failed: numFailedTests + failedWhole.length,
      skipped: numPendingTests + numTodoTests,
      needing: countNeedy(tests),
      browsers: [...new Set(tests.flatMap(({ meta }) => meta.browser ?? []))],
    };
  } catch (error) {
    console.error(`the tests left no report: ${String(error)}`);
    return { passed: 0, failed: 1, skipped: 0, needing: countNeedy([]), browsers: [] };
  }
}

/** What several runs count together. */
export function sumOf(runs: readonly Counted[]): Counted {
  const sum = (count: (each: Counted) => number): number => runs.reduce((total, each) => total + count(each), 0);
  const needing = (name: RequirementName): NeedyTests => ({
    ran: sum((each) => each.needing[name].ran),
    skipped: sum((each) => each.needing[name].skipped),
  });
  return {
    passed: sum((each) => each.passed),
    failed: sum((each) => each.failed),
    skipped: sum((each) => each.skipped),
    needing: { browser: needing("browser"), shells: needing("shells"), tools: needing("tools") },
    browsers: [...new Set(runs.flatMap(({ browsers }) => browsers))],
  };
}

function countNeedy(tests: readonly TestResult[]): Record<RequirementName, NeedyTests> {
  const count = (name: RequirementName): NeedyTests => {
    const needy = tests.filter(({ meta }) => meta.needs === name);
    const skipped = needy.filter(({ status }) => status === "skipped").length;
    return { ran: needy.length - skipped, skipped };
  };
  return { browser: count("browser"), shells: count("shells"), tools: count("tools") };
}

/** What is said last of a run: for each thing that tests need, how many ran, and how those run that were left out. */
export function requirementLines({ needing, browsers }: Pick<Counted, "needing" | "browsers">): string[] {
  return Object.entries(requirements).map(([name, { what, howToRun }]) => {
    const { ran, skipped } = needing[name as RequirementName]; // The table's own keys.
    if (skipped > 0)
      return `${name}: LEFT OUT ${skipped} of ${ran + skipped} tests that need ${what}; to run them: ${howToRun}`;
    if (ran === 0) return `${name}: NO TEST RAN, see above why`;
    return `${name}: ${ran} tests ran${name === "browser" ? ` in ${browsers.join(", ")}` : ""}`;
  });
}
