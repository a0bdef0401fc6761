import type { BrowserContext } from "playwright-core";

/** The globals that the script below defines in each page. */
interface WatchedPage {
  /** The function that `exposeFunction` defines. */
  readonly reportViolation: (text: string) => Promise<void>;
  /** The reports in progress. */
  readonly reports: Promise<void>[];
}

/** Watches all pages of a context for violations of their Content-Security-Policy, even silent ones, and for uncaught errors.
 * @returns A function that returns the findings since its last call.
 */
export async function watchViolations(context: BrowserContext): Promise<() => Promise<string[]>> {
  const found: string[] = [];
  await context.exposeFunction("reportViolation", (text: string) => {
    found.push(text);
  });
  await context.addInitScript(watch);
  return async () => {
    for (const page of context.pages()) await page.evaluate(allReported);
    return found.splice(0);
  };
}

/** Runs in each page before its own scripts. The policy does not apply to it. */
function watch(): void {
  const page = globalThis as unknown as WatchedPage; // `exposeFunction` and the next line have defined them.
  Object.assign(globalThis, { reports: [] });
  const report = (text: string): void => {
    page.reports.push(page.reportViolation(text));
  };
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) => {
    report(`${effectiveDirective} ${blockedURI} at ${sourceFile}:${lineNumber}`);
  });
  addEventListener("error", ({ message }) => {
    report(message);
  });
  addEventListener("unhandledrejection", ({ reason }) => {
    report(`unhandled: ${String(reason)}`);
  });
}

/** Runs in a page: waits for pending events, and until they are reported. */
async function allReported(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await Promise.all((globalThis as unknown as WatchedPage).reports); // The page is watched.
}
