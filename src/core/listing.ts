import { followSignal } from "./abort.js";
import { NotFoundError } from "./errors/answer-errors.js";
import { requireCount } from "./numbers.js";
import type { RequestOptions } from "./request-options.js";

/** How a list is read. */
export interface ListOptions extends RequestOptions {
  /** Ends the list after so many items, and asks for no more than they need. Default: all. */
  readonly limit?: number | undefined;
  /** How many items to ask for at a time. Default 250. */
  readonly pageSize?: number | undefined;
  /** How many pages to ask for side by side. They still come in order. Default 4. */
  readonly concurrency?: number | undefined;
}

/** One page of a list. */
export interface Page<T> {
  /** Its number, from 1. */
  readonly number: number;
  /** What is on it, in the server's order. */
  readonly items: readonly T[];
  /** How many items there were on all pages when this one was read. */
  readonly count: number;
}

/** Asks the server for one page. */
export type PageReader<T> = (
  page: { readonly number: number; readonly size: number },
  options: RequestOptions,
) => Promise<{ readonly items: readonly T[]; readonly count: number }>;

const defaultPageSize = 250;
const defaultConcurrency = 4;

/**
 * A list on the server. It is lazy: nothing is sent until it is used, and each use asks anew. What comes or goes on the server
 * while a list is read can make it give an item twice, or leave one out.
 *
 * ```ts
 * const all = await books.list(); // an array of them all
 * for await (const book of books.list()) console.log(book.name); // one after another, a few pages in memory
 * const first = await books.list({ isOpen: true }).first(); // or undefined
 * ```
 */
export class Listing<T> implements PromiseLike<T[]>, AsyncIterable<T> {
  readonly #read: PageReader<T>;
  readonly #options: ListOptions;

  /** @internal Listings are made by managers. */
  constructor(read: PageReader<T>, options: ListOptions = {}) {
    if (options.limit !== undefined) requireCount("limit", options.limit, 0, true);
    if (options.pageSize !== undefined) requireCount("pageSize", options.pageSize, 1, false);
    if (options.concurrency !== undefined) requireCount("concurrency", options.concurrency, 1, true);
    this.#read = read;
    this.#options = options;
  }

  /** Collects every item. `await listing` does the same. */
  async toArray(): Promise<T[]> {
    const all: T[] = [];
    for await (const item of this) all.push(item);
    return all;
  }

  /** Makes `await listing` collect every item. For `catch` and `finally`, take {@link toArray}. */
  then<A = T[], B = never>(
    onFulfilled?: ((items: T[]) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.toArray().then(onFulfilled, onRejected);
  }

  /** The items one after another, with no more than a few pages in memory. Breaking off ends all requests. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const page of this.pages()) yield* page.items;
  }

  /** How many items there are. One request, which brings at most one of them. */
  async count(): Promise<number> {
    const { count } = await this.#read({ number: 1, size: 1 }, this.#options);
    return Math.min(count, this.#options.limit ?? Infinity);
  }

  /** The first item, or `undefined` if there is none. One request. */
  async first(): Promise<T | undefined> {
    if (this.#options.limit === 0) return undefined;
    const { items } = await this.#read({ number: 1, size: 1 }, this.#options);
    return items[0];
  }

  /**
   * One page, for a table that turns pages.
   *
   * @param number - Which, from 1.
   * @throws A `NotFoundError` if there is no such page.
   */
  async page(number: number): Promise<Page<T>> {
    requireCount("a page's number", number, 1, false);
    const size = this.#options.pageSize ?? defaultPageSize;
    return { number, ...(await this.#read({ number, size }, this.#options)) };
  }

  /** The pages in order. The first one says how many there are; then some are asked for side by side. */
  async *pages(): AsyncGenerator<Page<T>, void, undefined> {
    const { limit = Infinity, concurrency = defaultConcurrency, pageSize = defaultPageSize, signal } = this.#options;
    if (limit === 0) return;
    const askedSize = Math.min(pageSize, limit);
    const inner = followSignal(signal);
    const ahead: Promise<Page<T>>[] = [];
    try {
      let yielded = 0;
      let size = askedSize;
      let last = 1;
      for (let asked = 0, number = 1; number <= last; number += 1) {
        while (asked < last && ahead.length < concurrency) {
          const page = this.#ask((asked += 1), askedSize, inner.signal);
          // If it fails before its turn comes, or nobody wants it any more, that is no unhandled rejection.
          page.catch(ignore);
          ahead.push(page);
        }
        const page = await ahead.shift();
        if (page === undefined || page.items.length === 0) return;
        // A server may give fewer at a time than it is asked for.
        if (number === 1 && page.items.length < page.count) size = Math.min(askedSize, page.items.length);
        last = Math.ceil(Math.min(page.count, limit) / size);
        const items = page.items.slice(0, limit - yielded);
        yielded += items.length;
        yield { ...page, items };
      }
    } finally {
      // Whoever breaks off wants no more of what is still under way.
      inner.abort();
      inner.end();
    }
  }

  /** Reads a page. One that is gone by now, since the list has become shorter, is empty. */
  async #ask(number: number, size: number, signal: AbortSignal): Promise<Page<T>> {
    try {
      return { number, ...(await this.#read({ number, size }, { ...this.#options, signal })) };
    } catch (error) {
      if (number > 1 && error instanceof NotFoundError) return { number, items: [], count: 0 };
      throw error;
    }
  }
}

function ignore(): void {
  // On purpose: whoever awaits the page hears of its error.
}
