import type { Page } from "playwright-core";

/**
 * Runs a function in a page, as if it were part of the page's own program. The function is sent as a string, so it sees
 * globals only, and its argument and result pass through JSON. The page's policy applies to it, but not to a function
 * of `page.evaluate`, in which `eval` always works.
 */
export async function run<Args extends unknown[], Result>(
  page: Page,
  task: (...args: Args) => Promise<Result>,
  ...args: Args
): Promise<Result> {
  const remote = await page.evaluateHandle(`(${String(task)})`);
  const text = await page.evaluate(
    ([called, json]) =>
      new Promise<string>((resolve, reject) => {
        setTimeout(() => {
          // The function set above, which neither type declares.
          const ready = Promise.resolve(JSON.parse(json) as unknown[]);
          const result = ready.then((given) => (called as (...args: unknown[]) => unknown)(...given));
          result.then((value) => resolve(JSON.stringify(value ?? null)), reject);
        });
      }),
    [remote, JSON.stringify(args)] as const,
  );
  return JSON.parse(text) as Result; // The function's own type determines the result.
}
