import type { Semaphore } from "../async/concurrency.js";
import type { RequestOptions } from "../http/request.js";
import type { PageRequest, ReadPage } from "../lists/pages.js";
import type { Poll } from "./poll-batcher.js";

/**
 * How a service's instances are found: resources of one kind whose state changes, such as runs or virtual machines.
 *
 * `Known` is what the service's lists need to know of an instance, to be narrowed to it.
 */
export interface PollSource<Instance, Known extends KnownInstance> {
  /**
   * The lists in which an instance may be, in the order in which to look; null for an instance that was never seen. Both the
   * arrays and their items must be constants: instances with the same array are looked for together, and what is learned of a
   * list is kept by its item.
   */
  listsFor(known: Known | null): readonly SearchedList<Known>[];
  /** Reads a page of a list that has the newest rows first, without checking its rows. */
  readPage(query: SearchQuery, page: PageRequest, options: RequestOptions): Promise<ReadPage<unknown>>;
  /** The id in a row, as {@link PolledInstance} has it; `""` if it has none. */
  idOf(row: unknown): string;
  /** Makes an instance of a row; undefined if the row is not valid. */
  parse(row: unknown): Instance | undefined;
  /** When an instance was created, in milliseconds on the server's clock. */
  createdMs(instance: Instance): number;
  /** The latest time that an instance shows to have passed, in milliseconds on the server's clock. */
  latestMs(instance: Instance): number;
  /**
   * What is known of an instance; null if it is not enough to look for it in lists.
   *
   * @param seenMs - When it was seen, or a time before that, in milliseconds on the server's clock.
   */
  know(instance: Instance, seenMs: number): Known | null;
}

/** What is known of an instance from when it was last seen. */
export interface KnownInstance {
  /** When it was created, in milliseconds on the server's clock. */
  readonly createdMs: number;
}

/** A list, by the query that narrows it to where instances of which so much is known must be. */
export type SearchedList<Known> = (known: readonly Known[]) => SearchQuery;

/** The query of a list, without what selects a page. */
export type SearchQuery = Readonly<Record<string, string>>;

/** An instance that is polled. */
export interface PolledInstance<Instance, Known> {
  /** Its id, as rows of lists have it. */
  readonly id: string;
  /** What is known of it; null until it is first seen. */
  known: Known | null;
  /** Requests it by itself. */
  readonly get: (options: RequestOptions) => Promise<Instance>;
}

/** The instance; or the semaphore under which to request it by itself, as no list that is worth its rows has it. */
export type PollResult<Instance> = Instance | Semaphore;

/** A poll of an instance. */
export type InstancePoll<Instance, Known> = Poll<PolledInstance<Instance, Known>, PollResult<Instance>>;
