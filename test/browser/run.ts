import type { Page } from "playwright-core";

/**
 * Runs a function in a page, as if it were part of the page's own program. It goes there as text and so sees globals only, and
 * what it takes and gives goes through JSON.
 *
 * The page's policy holds for it, as it does not for what `page.evaluate` calls: there, `eval` always works.
 */
export async function run<Arg, Result>(page: Page, task: (arg: Arg) => Promise<Result>, arg: Arg): Promise<Result> {
  const remote = await page.evaluateHandle(`(${String(task)})`);
  const text = await page.evaluate(
    ([called, json]) =>
      new Promise<string>((resolve, reject) => {
        setTimeout(() => {
          Promise.resolve(JSON.parse(json))
            // What the handle stands for, as which its type does not know it.
            .then(called as (arg: unknown) => Promise<unknown>)
            .then((result) => resolve(JSON.stringify(result ?? null)), reject);
        });
      }),
    [remote, JSON.stringify(arg ?? null)] as const,
  );
  return JSON.parse(text) as Result; // It says itself what it gives.
}
