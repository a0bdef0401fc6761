import { pagesByKeyset } from "./keyset-pages.js";
import { requireCount } from "../data/checks.js";
import { pagesByOffset } from "./offset-pages.js";
import {
  type Identity,
  type Keyset,
  type Page,
  type PageReader,
  readPageIfPresent,
  type ReadOptions,
} from "./pages.js";
import { ResponseTooLargeError } from "../errors/request-errors.js";
import type { RequestOptions } from "../http/request.js";
import { keepSelf, selfOf } from "../self.js";
import { appendSentence } from "../text.js";

/** How a list is read. */
export interface ListOptions extends RequestOptions {
  /** Ends the list after this many items, and requests no more than they need. Default: all. */
  readonly limit?: number | undefined;
  /** How many items to request at a time. Default 250. `Infinity` requests the whole list in one response, where the service can. */
  readonly pageSize?: number | undefined;
  /** How many pages to request in parallel. They still arrive in order. Default 4. */
  readonly concurrency?: number | undefined;
}

const defaultPageSize = 250;
const defaultConcurrency = 4;

/** How a service differs from others in how it sends a list. */
export interface ListTraits {
  /** Whether it can send the whole list as one page. Default false. */
  readonly hasWholePage?: boolean | undefined;
  /** Whether a page after the last one is a 404, and not an empty page. Default false. */
  readonly endsWith404?: boolean | undefined;
}

/**
 * A list on the server. It is lazy: nothing is sent until it is used, and each use reads it again.
 *
 * ```ts
 * const all = await books.list(); // an array of them all
 * for await (const book of books.list()) console.log(book.name); // one after another, a few pages in memory
 * const first = await books.list({ isOpen: true }).first(); // or undefined
 * ```
 */
export class Listing<T> implements PromiseLike<T[]>, AsyncIterable<T> {
  readonly #read: PageReader<T>;
  readonly #readAll: (options: ReadOptions) => AsyncGenerator<Page<T>, void, undefined>;
  readonly #options: ListOptions;

  /** @internal Listings are made by managers. */
  constructor(
    read: PageReader<T>,
    options: ListOptions,
    order: Identity<T> | Keyset<T>,
    { hasWholePage = false, endsWith404 = false }: ListTraits = {},
  ) {
    if (options.limit !== undefined) requireCount("limit", options.limit, 0, true);
    if (options.pageSize !== undefined) requireCount("pageSize", options.pageSize, 1, hasWholePage);
    if (options.concurrency !== undefined) requireCount("concurrency", options.concurrency, 1, true);
    const readPage: PageReader<T> = (...page) => read(...page).catch(adviseSmallerPages);
    const readIfPresent: PageReader<T> = endsWith404 ? (...page) => readPageIfPresent(readPage, ...page) : readPage;
    keepSelf(this);
    this.#read = readPage;
    this.#readAll = (all) =>
      "keyOf" in order ? pagesByKeyset(readIfPresent, order, all) : pagesByOffset(readIfPresent, order.idOf, all);
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

  /** The items one after another, with no more than a few pages in memory. Leaving the loop cancels all requests. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    const self = selfOf(this);
    for await (const page of self.pages()) {
      for (const item of page.items) {
        self.#options.signal?.throwIfAborted();
        yield item;
      }
    }
  }

  /** How many items there are. One request, which fetches at most one of them. */
  async count(): Promise<number> {
    const self = selfOf(this);
    const { count } = await self.#read({ number: 1, size: 1 }, self.#options);
    return Math.min(count, self.#options.limit ?? Infinity);
  }

  /** The first item, or `undefined` if there is none. One request. */
  async first(): Promise<T | undefined> {
    const self = selfOf(this);
    if (self.#options.limit === 0) return undefined;
    const { items } = await self.#read({ number: 1, size: 1 }, self.#options);
    return items[0];
  }

  /**
   * One page, for a table that turns pages.
   *
   * @param number - Which, from 1.
   * @throws A `NotFoundError` if there is no such page.
   */
  async page(number: number): Promise<Page<T>> {
    const self = selfOf(this);
    requireCount("a page's number", number, 1, false);
    const size = self.#options.pageSize ?? defaultPageSize;
    return { number, ...(await self.#read({ number, size }, self.#options)) };
  }

  /**
   * The pages in order, several of them requested in parallel where that is exact. They are numbered as they come and hold
   * up to `pageSize` items.
   */
  async *pages(): AsyncGenerator<Page<T>, void, undefined> {
    const self = selfOf(this);
    const { limit = Infinity, pageSize = defaultPageSize, concurrency = defaultConcurrency } = self.#options;
    self.#options.signal?.throwIfAborted();
    yield* self.#readAll({ limit, pageSize, concurrency, request: self.#options });
  }
}

function adviseSmallerPages(error: unknown): never {
  if (!(error instanceof ResponseTooLargeError)) throw error;
  const message = appendSentence(error.message, "request smaller pages with pageSize");
  throw new ResponseTooLargeError(message, error, error);
}
