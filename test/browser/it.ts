import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { expect, inject, it as base } from "vitest";
import { stuckAfterMs } from "../time-limits.js";
import { watchViolations } from "./violations.js";

interface BrowserFixtures {
  /** The context that a test's pages share: the test's own cookies and cache. */
  readonly context: BrowserContext;
  /** Opens an address in a new page. */
  readonly open: (url: string) => Promise<Page>;
  /**
   * Returns and clears the violations of the pages' Content-Security-Policy, and their uncaught errors. At the end of a
   * test none may be left.
   */
  readonly takeViolations: () => Promise<string[]>;
}

const { endpoint, problem } = inject("browserSetup");
let connecting: Promise<Browser> | undefined;

/** vitest's `it` for tests in Chromium. Without Chromium they are skipped, and `npm test` says so. */
export const it = base.extend<BrowserFixtures>({
  context: async ({ task, skip }, use) => {
    task.meta.needs = "browser";
    if (problem !== null) throw new Error(problem);
    if (endpoint === null) return skip("no Chromium found");
    const browser = await (connecting ??= chromium.connect(endpoint));
    task.meta.browser = `Chromium ${browser.version().split(".")[0] ?? ""}`;
    const context = await browser.newContext();
    context.setDefaultTimeout(stuckAfterMs);
    try {
      await use(context);
    } finally {
      await context.close();
    }
  },
  takeViolations: async ({ context }, use) => {
    const take = await watchViolations(context);
    await use(take);
    expect(await take()).toEqual([]);
  },
  // It watches for violations even if the test does not use it.
  open: async ({ context, takeViolations: _ }, use) => {
    await use(async (url) => {
      const page = await context.newPage();
      await page.goto(url);
      return page;
    });
  },
});
