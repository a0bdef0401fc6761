import { followSignal, ignore } from "./abort.js";

/**
 * Asks for things number 1, 2, 3, … and gives them in order, while some that come later are asked for already.
 *
 * @param plan - `last` is the number of the last one, which whoever takes the things may change as it learns more.
 * @param concurrency - How many are asked for at a time.
 */
export async function* sideBySide<P>(
  ask: (number: number, signal: AbortSignal) => Promise<P>,
  plan: { readonly last: number },
  concurrency: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<P, void, undefined> {
  const inner = followSignal(signal);
  const ahead: Promise<P>[] = [];
  try {
    for (let asked = 0, number = 1; number <= plan.last; number += 1) {
      while (asked < plan.last && ahead.length < concurrency) {
        const answer = ask((asked += 1), inner.signal);
        // If it fails before its turn comes, or nobody wants it any more, that is no unhandled rejection.
        answer.catch(ignore);
        ahead.push(answer);
      }
      const [next] = ahead.splice(0, 1);
      if (next === undefined) return;
      yield await next;
    }
  } finally {
    // Whoever breaks off wants no more of what is still under way.
    inner.abort();
    inner.end();
  }
}
