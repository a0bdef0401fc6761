import { prefetchInOrder, type Page, type PageReader, type ReadOptions } from "./pages.js";

/** After this many pages in a row without a new item, the server has no others, even if it counts more. */
const maxRepeats = 3;

/**
 * Reads a list page after page, by number. The first page says how many there are; then several are requested in parallel.
 * Items that are created or deleted meanwhile shift the pages. An item that is pushed onto the next page is not yielded twice, but
 * one that moves to the page before is missed.
 *
 * @param idOf - What tells items apart.
 */
export async function* pagesByOffset<T>(
  read: PageReader<T>,
  idOf: (item: T) => unknown,
  { limit, pageSize, concurrency, request }: ReadOptions,
): AsyncGenerator<Page<T>, void, undefined> {
  if (limit === 0) return;
  const requestedSize = Math.min(pageSize, limit);
  const fetchPage = (number: number, signal: AbortSignal) =>
    read({ number, size: requestedSize }, { ...request, signal });
  const plan = { last: 1 };
  let size = requestedSize;
  let yielded = 0;
  let pagesRead = 0;
  let repeats = 0;
  let number = 0;
  let previousIds = new Set<unknown>();
  for await (const page of prefetchInOrder(fetchPage, plan, concurrency, request.signal)) {
    if (page.items.length === 0) return;
    pagesRead += 1;
    // A server may return fewer at a time than requested.
    if (pagesRead === 1 && page.items.length < page.count) size = Math.min(requestedSize, page.items.length);
    const fresh = page.items.filter((item) => !previousIds.has(idOf(item)));
    previousIds = new Set(page.items.map(idOf));
    repeats = fresh.length === 0 ? repeats + 1 : 0;
    if (repeats > maxRepeats) return;
    const items = fresh.slice(0, limit - yielded);
    yielded += items.length;
    plan.last = pagesRead + Math.ceil(Math.min(page.count - pagesRead * size, limit - yielded) / size);
    if (items.length > 0) yield { number: (number += 1), items, count: page.count };
  }
}
