import { NotFoundError } from "../errors/response-errors.js";
import type { RequestOptions } from "../http/request.js";
import { ignore, linkSignal } from "../async/abort.js";

/** Which page of a list to ask for. */
export interface PageRequest {
  /** Its number, from 1. */
  readonly number: number;
  /** How many items a page has. */
  readonly size: number;
  /** Leaves out what comes before this key in the list's order. What has the key itself stays. See {@link Keyset}. */
  readonly from?: string | undefined;
}

/** A page as the server gave it. */
export interface ReadPage<T> {
  readonly items: readonly T[];
  /** How many items all pages had at that time. */
  readonly count: number;
}

/** Asks the server for one page. */
export type PageReader<T> = (page: PageRequest, options: RequestOptions) => Promise<ReadPage<T>>;

/** What tells the items of a list apart. */
export interface Identity<T> {
  readonly idOf: (item: T) => unknown;
}

/** What a list is sorted by, if that never changes for an item: then the list can be read exactly while it changes. */
export interface Keyset<T> extends Identity<T> {
  /** What the list is sorted by. Items may have it in common; the order among those is anybody's guess. */
  readonly keyOf: (item: T) => string;
  /** Whether an item that is in the list once is in it for good, so that below a given key pages do not shift. */
  readonly isFixed: boolean;
}

/** Reads a page. One that is gone by now, since the list has become shorter, is empty. */
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

/**
 * Whether an error says that there is no such page. The first there always is; and only the API itself can say so: a page for
 * people is a proxy's, and no word on the list.
 */
export function isMissingPage(number: number, error: unknown): boolean {
  return number > 1 && error instanceof NotFoundError && typeof error.body === "object" && error.body !== null;
}

/**
 * Asks for things number 1, 2, 3, … and gives them in order, while some that come later are asked for already.
 *
 * @param plan - `last` is the number of the last one, which whoever takes the things may change as it learns more.
 * @param concurrency - How many are asked for at a time.
 */
export async function* prefetchInOrder<P>(
  ask: (number: number, signal: AbortSignal) => Promise<P>,
  plan: { readonly last: number },
  concurrency: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<P, void, undefined> {
  const inner = linkSignal(signal);
  const ahead: Promise<P>[] = [];
  try {
    for (let asked = 0, number = 1; number <= plan.last; number += 1) {
      while (asked < plan.last && ahead.length < concurrency) {
        const answer = ask((asked += 1), inner.signal);
        // If it fails before its turn comes, or nobody wants it any more, that is no unhandled rejection.
        answer.catch(ignore);
        ahead.push(answer);
      }
      const [next] = ahead.splice(0, 1);
      if (next === undefined) return;
      yield await next;
    }
  } finally {
    // Whoever breaks off wants no more of what is still under way.
    inner.abort();
    inner.end();
  }
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

/** {@link ListOptions} with every default filled in. */
export interface ReadOptions {
  readonly limit: number;
  readonly pageSize: number;
  readonly concurrency: number;
  /** What each request gets. */
  readonly request: RequestOptions;
}
