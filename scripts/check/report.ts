import { readFileSync } from "node:fs";

/** What ran in browsers. */
export interface BrowserTests {
  /** How many tests, passed or failed. */
  readonly ran: number;
  /** How many would have run, had there been one. */
  readonly skipped: number;
  /** In which browsers, such as `Chromium 156`. */
  readonly browsers: readonly string[];
}

/** How many tests there are of each kind. */
export interface Counted {
  readonly passed: number;
  /** A file that fails as a whole, as it does not load or a hook throws, counts as one. */
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
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly meta: { readonly browser?: string } }[];
  }[];
}

/** What vitest's JSON report counts. A report that is missing or empty counts as one failure. */
export function readReport(path: string): Counted {
  try {
    const report = JSON.parse(readFileSync(path, "utf8")) as Report;
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report;
    const browsers = testResults.flatMap((file) => file.assertionResults.flatMap(({ meta }) => meta.browser ?? []));
    const ofBrowser = testResults.filter(({ name }) => name.includes("/test/browser/"));
    const skipped = ofBrowser.flatMap((file) => file.assertionResults).filter(({ status }) => status === "skipped");
    const failedWhole = testResults.filter(
      (file) => file.status === "failed" && file.assertionResults.every(({ status }) => status !== "failed"),
    );
    return {
      passed: numPassedTests,
      failed: numFailedTests + failedWhole.length,
      skipped: numPendingTests + numTodoTests,
      browser: { ran: browsers.length, skipped: skipped.length, browsers: [...new Set(browsers)] },
    };
  } catch (error) {
    console.error(`the tests left no report: ${String(error)}`);
    return { passed: 0, failed: 1, skipped: 0, browser: { ran: 0, skipped: 0, browsers: [] } };
  }
}
