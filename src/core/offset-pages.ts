import type { Page, ReadOptions } from "./listing.js";
import { readIfThere, type PageReader } from "./page-reader.js";
import { sideBySide } from "./side-by-side.js";

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
    readIfThere(read, { number, size: askedSize }, { ...request, signal });
  const plan = { last: 1 };
  let size = askedSize;
  let given = 0;
  let number = 0;
  let before = new Set<unknown>();
  for await (const page of sideBySide(ask, plan, concurrency, request.signal)) {
    if (page.items.length === 0) return;
    number += 1;
    // A server may give fewer at a time than it is asked for.
    if (number === 1 && page.items.length < page.count) size = Math.min(askedSize, page.items.length);
    plan.last = Math.ceil(Math.min(page.count, limit) / size);
    const fresh = page.items.filter((item) => !before.has(idOf(item)));
    // A server that gives the same again has no other, whatever it counts.
    if (fresh.length === 0) return;
    before = new Set(page.items.map(idOf));
    const items = fresh.slice(0, limit - given);
    given += items.length;
    yield { number, items, count: page.count };
  }
}
