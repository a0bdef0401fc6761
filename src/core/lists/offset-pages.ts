import { type Page, type PageReader, prefetchInOrder, type ReadOptions, readPageIfPresent } from "./pages.js";

/** After so many pages in a row that bring nothing new, a server has no other, whatever it counts. Small ones are soon pushed on. */
const maxRepeats = 3;

/**
 * Reads a list page after page, by their numbers. The first one says how many there are; then some are asked for side by side.
 * What comes or goes meanwhile shifts the pages. An item that is thereby pushed onto the next page is not given again, but one that
 * is pulled onto the page before is missed.
 *
 * @param idOf - What tells items apart.
 */
export async function* pagesByOffset<T>(
  read: PageReader<T>,
  idOf: (item: T) => unknown,
  { limit, pageSize, concurrency, request }: ReadOptions,
): AsyncGenerator<Page<T>, void, undefined> {
  if (limit === 0) return;
  const askedSize = Math.min(pageSize, limit);
  const ask = (number: number, signal: AbortSignal) =>
    readPageIfPresent(read, { number, size: askedSize }, { ...request, signal });
  const plan = { last: 1 };
  let size = askedSize;
  let given = 0;
  let answered = 0;
  let repeats = 0;
  let number = 0;
  let before = new Set<unknown>();
  for await (const page of prefetchInOrder(ask, plan, concurrency, request.signal)) {
    if (page.items.length === 0) return;
    answered += 1;
    // A server may give fewer at a time than it is asked for.
    if (answered === 1 && page.items.length < page.count) size = Math.min(askedSize, page.items.length);
    const fresh = page.items.filter((item) => !before.has(idOf(item)));
    before = new Set(page.items.map(idOf));
    repeats = fresh.length === 0 ? repeats + 1 : 0;
    if (repeats > maxRepeats) return;
    const items = fresh.slice(0, limit - given);
    given += items.length;
    plan.last = answered + Math.ceil(Math.min(page.count - answered * size, limit - given) / size);
    if (items.length > 0) yield { number: (number += 1), items, count: page.count };
  }
}
