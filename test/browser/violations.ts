import type { BrowserContext } from "playwright-core";

/** What the script below puts into each page. */
interface WatchedPage {
  /** What `exposeFunction` makes of a function here. */
  readonly reportViolation: (text: string) => Promise<void>;
  /** The reports that are on their way. */
  readonly reports: Promise<void>[];
}

/**
 * Watches all pages of a context for what they do against their Content-Security-Policy, however silently, and for errors that
 * no handler catches there.
 *
 * @returns A function that takes out what has been found since it was last called.
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

/** Runs in each page before anything of its own. The policy does not hold for it. */
function watch(): void {
  const page = globalThis as unknown as WatchedPage; // `exposeFunction` has been there, and the next line.
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

/** Runs in a page: waits for the events of what has happened, and until they are reported. */
async function allReported(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await Promise.all((globalThis as unknown as WatchedPage).reports); // It is watched.
}
