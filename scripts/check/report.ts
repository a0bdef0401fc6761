import { readFileSync } from "node:fs";

/** What ran in browsers. */
export interface BrowserTests {
  /** How many tests, passed or failed. */
  readonly ran: number;
  /** In which browsers, such as `Chromium 156`. */
  readonly browsers: readonly string[];
}

/** How many tests there are of each kind. */
export interface Counted {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly browser: BrowserTests;
}

/** What is read of the report. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly meta: { readonly browser?: string } }[];
  }[];
}

/** What vitest's JSON report counts. A report that is missing or empty counts as one failure. */
export function readReport(path: string): Counted {
  try {
    const report = JSON.parse(readFileSync(path, "utf8")) as Report;
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report;
    const browsers = testResults.flatMap((file) => file.assertionResults.flatMap(({ meta }) => meta.browser ?? []));
    return {
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numPendingTests + numTodoTests,
      browser: { ran: browsers.length, browsers: [...new Set(browsers)] },
    };
  } catch (error) {
    console.error(`the tests left no report: ${String(error)}`);
    return { passed: 0, failed: 1, skipped: 0, browser: { ran: 0, browsers: [] } };
  }
}
