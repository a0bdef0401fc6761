import type { Page, ReadOptions } from "./listing.js";
import { readIfThere, type Keyset, type PageReader } from "./page-reader.js";
import { sideBySide } from "./side-by-side.js";
import { Walk } from "./walk.js";

/** After so many surprises a list is read one page at a time: whatever is asked for ahead would be thrown away again. */
const bearableSurprises = 3;

/**
 * Reads a list exactly, although items come, go and change meanwhile: what is in the list throughout is given just once.
 *
 * The list is walked along by its keys. Where items only ever come on top, what lies below the first page does not shift, and
 * its pages are asked for side by side.
 */
export async function* pagesByKeyset<T>(
  read: PageReader<T>,
  keyset: Keyset<T>,
  options: ReadOptions,
): AsyncGenerator<Page<T>, void, undefined> {
  const { limit, request } = options;
  const walk = new Walk(keyset, options.pageSize);
  let surprises = keyset.isFixed ? 0 : bearableSurprises;
  let number = 0;
  let given = 0;
  const asPage = (found: readonly T[]): Page<T> => {
    const count = given + found.length + walk.left;
    const items = found.slice(0, limit - given);
    given += items.length;
    return { number: (number += 1), items, count };
  };
  while (given < limit && walk.left > 0) {
    const items = walk.step(await readIfThere(read, walk.next(limit - given), request));
    if (items.length > 0) yield asPage(items);
    // A last page is asked for by the walk, which asks for no more of it than is wanted.
    if (surprises >= bearableSurprises || Math.min(walk.left, limit - given) <= walk.pageSize) continue;
    for await (const below of pagesBelow(read, walk, limit - given, options)) yield asPage(below);
    surprises += 1;
  }
}

/**
 * The pages below the place that a walk has come to, some asked for side by side. Ends early where a page is not what it must be
 * if nothing shifts; the walk then goes on after what was given.
 */
async function* pagesBelow<T>(
  read: PageReader<T>,
  walk: Walk<T>,
  wanted: number,
  { concurrency, request }: ReadOptions,
): AsyncGenerator<readonly T[], void, undefined> {
  const { from, pageSize, givenAtKey } = walk;
  const ask = (number: number, signal: AbortSignal) =>
    readIfThere(read, { number, size: pageSize, from }, { ...request, signal });
  const plan = { last: Math.ceil((Math.min(walk.left, wanted) + givenAtKey) / pageSize) };
  let count: number | undefined;
  let upTo = 0;
  for await (const page of sideBySide(ask, plan, concurrency, request.signal)) {
    count ??= page.count;
    // What was created by a clock that is behind came in between, or something was deleted.
    if (page.count !== count) return;
    // Of those that share a key, the page before may have seen another order.
    if (upTo > 0 && walk.isAtKey(page.items[0])) return;
    upTo += page.items.length;
    if (page.items.length < pageSize && upTo < count) return;
    yield walk.take(page, upTo);
  }
}
