import { readFileSync } from "node:fs";
import { requirements, type RequirementName } from "../../test/requirements.js";

/** The tests that need a tool which may be missing. */
export interface NeedyTests {
  /** The number of tests that ran: passed or failed. */
  readonly ran: number;
  /** The number of tests that were skipped because it is missing. */
  readonly skipped: number;
}

/** The number of tests of each kind. */
export interface Counted {
  readonly passed: number;
  /** A file that fails as a whole, because it does not load or a hook throws, counts as one. */
  readonly failed: number;
  readonly skipped: number;
  readonly needing: Readonly<Record<RequirementName, NeedyTests>>;
  /** The browsers in which tests ran, such as `Chromium 156`. */
  readonly browsers: readonly string[];
}

/** The parts of the report that are read. */
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

/** The counts of vitest's JSON report. A report that is missing or empty counts as one failure. */
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

/** The sum of several runs' counts. */
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
    needing: {
      browser: needing("browser"),
      shells: needing("shells"),
      python: needing("python"),
      tools: needing("tools"),
    },
    browsers: [...new Set(runs.flatMap(({ browsers }) => browsers))],
  };
}

function countNeedy(tests: readonly TestResult[]): Record<RequirementName, NeedyTests> {
  const count = (name: RequirementName): NeedyTests => {
    const needy = tests.filter(({ meta }) => meta.needs === name);
    const skipped = needy.filter(({ status }) => status === "skipped").length;
    return { ran: needy.length - skipped, skipped };
  };
  return { browser: count("browser"), shells: count("shells"), python: count("python"), tools: count("tools") };
}

/** The last lines of a run: for each requirement, how many tests ran, and how to run the skipped ones. */
export function requirementLines({ needing, browsers }: Pick<Counted, "needing" | "browsers">): string[] {
  return Object.entries(requirements).map(([name, { what, howToRun }]) => {
    const { ran, skipped } = needing[name as RequirementName]; // The table's own keys.
    if (skipped > 0)
      return `${name}: SKIPPED ${skipped} of ${ran + skipped} tests that need ${what}; to run them: ${howToRun}`;
    if (ran === 0) return `${name}: NO TEST RAN, see above why`;
    return `${name}: ${ran} tests ran${name === "browser" ? ` in ${browsers.join(", ")}` : ""}`;
  });
}
