import { ignore, linkSignal } from "../async/abort.js";
import { isNotFound } from "../errors/response-errors.js";
import type { RequestOptions } from "../http/request.js";

/** One page of a list. */
export interface Page<T> {
  /** Its number, from 1. */
  readonly number: number;
  /** What is on it, in the server's order. */
  readonly items: readonly T[];
  /** How many items there were on all pages when this one was read. */
  readonly count: number;
}

/** Which page of a list to request. */
export interface PageRequest {
  /** Its number, from 1. */
  readonly number: number;
  /** How many items a page has. */
  readonly size: number;
  /** Leaves out what comes before this key in the list's order. What has the key itself stays. See {@link Keyset}. */
  readonly from?: string | undefined;
}

/** A page as the server returned it. */
export interface ReadPage<T> {
  readonly items: readonly T[];
  /** How many items all pages had at that time. */
  readonly count: number;
}

/** Requests one page from the server. */
export type PageReader<T> = (page: PageRequest, options: RequestOptions) => Promise<ReadPage<T>>;

/** How a list is read: the list options of Listing with every default filled in. */
export interface ReadOptions {
  readonly limit: number;
  readonly pageSize: number;
  readonly concurrency: number;
  /** What each request gets. */
  readonly request: RequestOptions;
}

/** What tells the items of a list apart. */
export interface Identity<T> {
  readonly idOf: (item: T) => unknown;
}

/** What a list is sorted by, if that never changes for an item: then the list can be read exactly while it changes. */
export interface Keyset<T> extends Identity<T> {
  /** What the list is sorted by. Several items may have the same key; their order among each other is not defined. */
  readonly keyOf: (item: T) => string;
  /** Whether an item that is in the list once stays in it, so that below a given key pages do not shift. */
  readonly isFixed: boolean;
}

/** Reads a page. One that no longer exists, since the list has become shorter, is empty. */
export async function readPageIfPresent<T>(
  read: PageReader<T>,
  page: PageRequest,
  options: RequestOptions,
): Promise<ReadPage<T>> {
  try {
    return await read(page, options);
  } catch (error) {
    if (isMissingPage(page.number, error)) return { items: [], count: 0 };
    throw error;
  }
}

/** Whether an error says that a page does not exist. The first page always exists. */
function isMissingPage(number: number, error: unknown): boolean {
  return number > 1 && isNotFound(error);
}

/**
 * Fetches items number 1, 2, 3, … and yields them in order, while later ones are already being fetched.
 *
 * @param plan - `last` is the number of the last one; the consumer may change it as it learns more.
 * @param concurrency - How many are fetched at a time.
 */
export async function* prefetchInOrder<T>(
  fetchOne: (number: number, signal: AbortSignal) => Promise<T>,
  plan: { readonly last: number },
  concurrency: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<T, void, undefined> {
  const inner = linkSignal(signal);
  const ahead: Promise<T>[] = [];
  try {
    for (let started = 0, number = 1; number <= plan.last; number += 1) {
      while (started < plan.last && ahead.length < concurrency) {
        const fetched = fetchOne((started += 1), inner.signal);
        // It may fail before it is awaited below, or never be awaited: that is no unhandled rejection.
        fetched.catch(ignore);
        ahead.push(fetched);
      }
      const [next] = ahead.splice(0, 1);
      if (next === undefined) return;
      yield await next;
    }
  } finally {
    // A consumer that leaves the loop needs none of the requests in flight.
    inner.abort();
    inner.end();
  }
}
