import {
  type Keyset,
  type Page,
  type PageReader,
  type PageRequest,
  prefetchInOrder,
  type ReadOptions,
  type ReadPage,
  readPageIfPresent,
} from "./pages.js";

/** After so many surprises a list is read one page at a time: whatever is asked for ahead would be thrown away again. */
const maxSurprises = 3;

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
  const walk = new KeysetCursor(keyset, options.pageSize);
  let surprises = keyset.isFixed ? 0 : maxSurprises;
  let number = 0;
  let given = 0;
  const asPage = (found: readonly T[]): Page<T> => {
    const count = given + found.length + walk.left;
    const items = found.slice(0, limit - given);
    given += items.length;
    return { number: (number += 1), items, count };
  };
  while (given < limit && walk.left > 0) {
    const items = walk.step(await readPageIfPresent(read, walk.next(limit - given), request));
    if (items.length > 0) yield asPage(items);
    // A last page is asked for by the walk, which asks for no more of it than is wanted.
    if (surprises >= maxSurprises || Math.min(walk.left, limit - given) <= walk.pageSize) continue;
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
  walk: KeysetCursor<T>,
  wanted: number,
  { concurrency, request }: ReadOptions,
): AsyncGenerator<readonly T[], void, undefined> {
  const { from, pageSize, givenAtKey } = walk;
  const ask = (number: number, signal: AbortSignal) =>
    readPageIfPresent(read, { number, size: pageSize, from }, { ...request, signal });
  const plan = { last: Math.ceil((Math.min(walk.left, wanted) + givenAtKey) / pageSize) };
  let count: number | undefined;
  let upTo = 0;
  for await (const page of prefetchInOrder(ask, plan, concurrency, request.signal)) {
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

/**
 * How far a list has been read, from one key to the next: each page is asked for from the key on at which the last one ended,
 * and what has that key and was given before is left out. So nothing shifts, whatever comes or goes elsewhere in the list.
 */
export class KeysetCursor<T> {
  readonly #keyset: Keyset<T>;
  readonly #size: number;
  #pageSize: number;
  /** The key of the item that was given last, and how many with that key were given. */
  #from: string | undefined;
  #givenAtKey = 0;
  /** The ids of those, and of all on the last page: a server that gives them again does not heed the key. */
  readonly #given = new Set<unknown>();
  #left = Infinity;
  #request: PageRequest;
  /** How many items were on the pages before the one asked for, where a page brought nothing new. */
  #skipped = 0;

  /** @param size - How many new items to ask for at a time. */
  constructor(keyset: Keyset<T>, size: number) {
    this.#keyset = keyset;
    this.#size = size;
    this.#pageSize = size;
    this.#request = { number: 1, size };
  }

  /** The key to go on from; `undefined` at the beginning. */
  get from(): string | undefined {
    return this.#from;
  }

  /** How many items with that key were given. */
  get givenAtKey(): number {
    return this.#givenAtKey;
  }

  /** How many items are left, as far as the server has told. */
  get left(): number {
    return this.#left;
  }

  /** How many items the server gives at a time: no more than were asked for, but some servers give fewer. */
  get pageSize(): number {
    return this.#pageSize;
  }

  /** Whether an item has the key to go on from. */
  isAtKey(item: T | undefined): boolean {
    return item !== undefined && this.#keyset.keyOf(item) === this.#from;
  }

  /** What to ask for next, if so many items are wanted. */
  next(wanted: number): PageRequest {
    const number = this.#skipped === 0 ? 1 : this.#request.number + 1;
    // Room for what will be left out again.
    const size = Math.min(this.#size, wanted) + this.#givenAtKey;
    return (this.#request = { number, size, from: this.#from });
  }

  /** Takes the page that was asked for. Gives what is new on it. */
  step(page: ReadPage<T>): readonly T[] {
    const { length } = page.items;
    const fresh = this.take(page, this.#skipped + length);
    this.#pageSize = Math.min(this.#size, length);
    // A server that gives fewer at a time than share a key has the others on its next page. One that goes on without
    // bringing any of them repeats itself.
    this.#skipped = fresh.length === 0 ? this.#skipped + length : 0;
    if (length === 0 || this.#skipped > this.#given.size) this.#left = 0;
    return fresh;
  }

  /**
   * Takes a page from the key on. Gives what is new on it.
   *
   * @param upTo - How many items there are up to its end.
   */
  take(page: ReadPage<T>, upTo: number): readonly T[] {
    const { idOf, keyOf } = this.#keyset;
    const fresh = page.items.filter((item) => !this.#given.has(idOf(item)));
    this.#left = page.count - upTo;
    const last = page.items.at(-1);
    if (last === undefined) return fresh;
    const key = keyOf(last);
    if (key !== this.#from) {
      this.#from = key;
      this.#given.clear();
      this.#givenAtKey = 0;
    }
    for (const item of page.items) this.#given.add(idOf(item));
    for (let index = fresh.length - 1; index >= 0; index -= 1) {
      if (keyOf(fresh[index] as T) !== key) break; // In range.
      this.#givenAtKey += 1;
    }
    return fresh;
  }
}
