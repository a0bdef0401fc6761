import type { Page } from "playwright-core";

/**
 * Runs a function in a page, as if it were part of the page's own program. It goes there as text and so sees globals only, and
 * what it takes and gives goes through JSON.
 *
 * The page's policy holds for it, as it does not for what `page.evaluate` calls: there, `eval` always works.
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
          // What was put in, as which neither type knows it.
          const ready = Promise.resolve(JSON.parse(json) as unknown[]);
          const result = ready.then((given) => (called as (...args: unknown[]) => unknown)(...given));
          result.then((value) => resolve(JSON.stringify(value ?? null)), reject);
        });
      }),
    [remote, JSON.stringify(args)] as const,
  );
  return JSON.parse(text) as Result; // It says itself what it gives.
}
