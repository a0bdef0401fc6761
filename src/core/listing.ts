import { followSignal } from "./abort.js";
import { NotFoundError } from "./errors/answer-errors.js";
import { InvalidInputError } from "./errors/input-errors.js";
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
 * A list on the server. It is lazy: nothing is sent until it is used, and each use asks anew.
 *
 * ```ts
 * const queues = await client.taskQueues.list();                          // an array of them all
 * for await (const queue of client.taskQueues.list()) console.log(queue.name);   // one after another, a page in memory
 * const first = await client.taskQueues.list({ active: true }).first();   // or undefined
 * ```
 */
export class Listing<T> implements PromiseLike<T[]>, AsyncIterable<T> {
  readonly #read: PageReader<T>;
  readonly #options: ListOptions;

  /** @internal Listings are made by managers. */
  constructor(read: PageReader<T>, options: ListOptions = {}) {
    for (const name of ["limit", "pageSize", "concurrency"] as const) {
      const value = options[name];
      const least = name === "limit" ? 0 : 1;
      if (value !== undefined && !(Number.isSafeInteger(value) && value >= least) && value !== Infinity) {
        throw new InvalidInputError(`list: ${name} must be a whole number from ${least}, not ${String(value)}`);
      }
    }
    this.#read = read;
    this.#options = options;
  }

  /** Collects every item. `await listing` does the same. */
  async toArray(): Promise<T[]> {
    const all: T[] = [];
    for await (const page of this.pages()) all.push(...page.items);
    return all;
  }

  /** Makes `await listing` collect every item. */
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
    if (!(Number.isSafeInteger(number) && number >= 1)) {
      throw new InvalidInputError(`page: a page's number is a whole number from 1, not ${String(number)}`);
    }
    const size = this.#options.pageSize ?? defaultPageSize;
    return { number, ...(await this.#read({ number, size }, this.#options)) };
  }

  /** The pages in order. The first one says how many there are; then some are asked for side by side. */
  async *pages(): AsyncGenerator<Page<T>, void, undefined> {
    const { limit = Infinity, concurrency = defaultConcurrency, pageSize = defaultPageSize, signal } = this.#options;
    if (limit === 0) return;
    const size = Math.min(pageSize, limit);
    const inner = followSignal(signal);
    const ahead: Promise<Page<T>>[] = [];
    try {
      let yielded = 0;
      let last = 1;
      for (let asked = 0, number = 1; number <= last; number += 1) {
        while (asked < last && ahead.length < concurrency) ahead.push(this.#ask((asked += 1), size, inner.signal));
        const page = await ahead.shift();
        if (page === undefined || page.items.length === 0) return;
        last = Math.ceil(Math.min(page.count, limit) / size);
        const items = page.items.slice(0, limit - yielded);
        yielded += items.length;
        yield { ...page, items };
      }
    } finally {
      // Whoever breaks off wants no more of what is still under way.
      inner.abort();
      inner.end();
      for (const page of ahead) page.catch(ignore);
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
  // On purpose: these pages have no reader any more.
}
