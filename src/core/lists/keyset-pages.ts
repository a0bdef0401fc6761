import {
  prefetchInOrder,
  type Keyset,
  type Page,
  type PageReader,
  type PageRequest,
  type ReadOptions,
  type ReadPage,
} from "./pages.js";

/** After this many unexpected pages a list is read one page at a time: prefetched pages would be thrown away again. */
const maxSurprises = 3;

/**
 * Reads a list exactly, although items are created, deleted and changed meanwhile: an item that is in the list throughout is
 * yielded just once.
 *
 * The list is read along its keys. Where new items only ever come on top, what lies below the first page does not shift, and its
 * pages are requested in parallel.
 */
export async function* pagesByKeyset<T>(
  read: PageReader<T>,
  keyset: Keyset<T>,
  options: ReadOptions,
): AsyncGenerator<Page<T>, void, undefined> {
  const { limit, request } = options;
  const cursor = new KeysetCursor(keyset, options.pageSize);
  let surprises = keyset.isFixed ? 0 : maxSurprises;
  let number = 0;
  let yielded = 0;
  const asPage = (found: readonly T[]): Page<T> => {
    const count = yielded + found.length + cursor.left;
    const items = found.slice(0, limit - yielded);
    yielded += items.length;
    return { number: (number += 1), items, count };
  };
  while (yielded < limit && cursor.left > 0) {
    const items = cursor.step(await read(cursor.next(limit - yielded), request));
    if (items.length > 0) yield asPage(items);
    // The last page is left to the cursor, which requests no more of it than is wanted.
    if (surprises >= maxSurprises || Math.min(cursor.left, limit - yielded) <= cursor.pageSize) continue;
    for await (const below of pagesBelow(read, cursor, limit - yielded, options)) yield asPage(below);
    surprises += 1;
  }
}

/**
 * The pages below the cursor, several requested in parallel. Ends early where a page is not what it must be if nothing shifts; the
 * cursor then continues after what was yielded.
 */
async function* pagesBelow<T>(
  read: PageReader<T>,
  cursor: KeysetCursor<T>,
  wanted: number,
  { concurrency, request }: ReadOptions,
): AsyncGenerator<readonly T[], void, undefined> {
  const { from, pageSize, takenAtKey } = cursor;
  const fetchPage = (number: number, signal: AbortSignal) =>
    read({ number, size: pageSize, from }, { ...request, signal });
  const plan = { last: Math.ceil((Math.min(cursor.left, wanted) + takenAtKey) / pageSize) };
  let count: number | undefined;
  let upTo = 0;
  for await (const page of prefetchInOrder(fetchPage, plan, concurrency, request.signal)) {
    count ??= page.count;
    // An item was deleted, or one was inserted by a server whose clock is behind.
    if (page.count !== count) return;
    // The page before may have had items with the same key in another order.
    if (upTo > 0 && cursor.isAtKey(page.items[0])) return;
    upTo += page.items.length;
    if (page.items.length < pageSize && upTo < count) return;
    yield cursor.take(page, upTo);
  }
}

/**
 * How far a list has been read. Each page is requested from the key on at which the last one ended, and items with that key that
 * were taken before are left out. So nothing shifts when items are created or deleted elsewhere in the list.
 */
class KeysetCursor<T> {
  readonly #keyset: Keyset<T>;
  readonly #size: number;
  #pageSize: number;
  /** The key of the item that was taken last, and how many with that key were taken. */
  #from: string | undefined;
  #takenAtKey = 0;
  /** The ids of those, and of all on the last page: a server that returns them again ignores the key. */
  readonly #taken = new Set<unknown>();
  #left = Infinity;
  #request: PageRequest;
  /** How many items were on the pages before the current one, where a page had nothing new. */
  #skipped = 0;

  /** @param size - How many new items to request at a time. */
  constructor(keyset: Keyset<T>, size: number) {
    this.#keyset = keyset;
    this.#size = size;
    this.#pageSize = size;
    this.#request = { number: 1, size };
  }

  /** The key to continue from; `undefined` at the beginning. */
  get from(): string | undefined {
    return this.#from;
  }

  /** How many items with that key were taken. */
  get takenAtKey(): number {
    return this.#takenAtKey;
  }

  /** How many items are left, by what the server said last. */
  get left(): number {
    return this.#left;
  }

  /** How many items the server returns at a time: at most as many as requested, but some servers return fewer. */
  get pageSize(): number {
    return this.#pageSize;
  }

  /** Whether an item has the key to continue from. */
  isAtKey(item: T | undefined): boolean {
    return item !== undefined && this.#keyset.keyOf(item) === this.#from;
  }

  /** The next page to request, if this many items are wanted. */
  next(wanted: number): PageRequest {
    const number = this.#skipped === 0 ? 1 : this.#request.number + 1;
    // With room for the items that will be left out.
    const size = Math.min(this.#size, wanted) + this.#takenAtKey;
    return (this.#request = { number, size, from: this.#from });
  }

  /** Takes the page that {@link next} requested. Returns what is new on it. */
  step(page: ReadPage<T>): readonly T[] {
    const { length } = page.items;
    const fresh = this.take(page, this.#skipped + length);
    this.#pageSize = Math.min(this.#size, length);
    // A server whose pages are smaller than the number of items with one key has the others on its next page. One that returns
    // none of them even then repeats itself.
    this.#skipped = fresh.length === 0 ? this.#skipped + length : 0;
    if (length === 0 || this.#skipped > this.#taken.size) this.#left = 0;
    return fresh;
  }

  /**
   * Takes a page from the key on. Returns what is new on it.
   *
   * @param upTo - How many items there are up to its end.
   */
  take(page: ReadPage<T>, upTo: number): readonly T[] {
    const { idOf, keyOf } = this.#keyset;
    const fresh = page.items.filter((item) => !this.#taken.has(idOf(item)));
    this.#left = page.count - upTo;
    const last = page.items.at(-1);
    if (last === undefined) return fresh;
    const key = keyOf(last);
    if (key !== this.#from) {
      this.#from = key;
      this.#taken.clear();
      this.#takenAtKey = 0;
    }
    for (const item of page.items) this.#taken.add(idOf(item));
    for (let index = fresh.length - 1; index >= 0; index -= 1) {
      if (keyOf(fresh[index] as T) !== key) break; // In range.
      this.#takenAtKey += 1;
    }
    return fresh;
  }
}
