import { NotFoundError } from "./errors/answer-errors.js";
import type { RequestOptions } from "./request-options.js";

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
export async function readIfThere<T>(
  read: PageReader<T>,
  page: PageRequest,
  options: RequestOptions,
): Promise<ReadPage<T>> {
  try {
    return await read(page, options);
  } catch (error) {
    if (isGone(page.number, error)) return { items: [], count: 0 };
    throw error;
  }
}

/**
 * Whether an error says that there is no such page. The first there always is; and only the API itself can say so: a page for
 * people is a proxy's, and no word on the list.
 */
export function isGone(number: number, error: unknown): boolean {
  return number > 1 && error instanceof NotFoundError && typeof error.body === "object" && error.body !== null;
}
