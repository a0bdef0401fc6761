import type { Keyset, PageRequest, ReadPage } from "./page-reader.js";

/**
 * How far a list has been read, from one key to the next: each page is asked for from the key on at which the last one ended,
 * and what has that key and was given before is left out. So nothing shifts, whatever comes or goes elsewhere in the list.
 */
export class Walk<T> {
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
