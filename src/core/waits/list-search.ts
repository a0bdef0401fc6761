import { type Pacer, workPerTurn } from "../async/pacer.js";
import type { RequestOptions } from "../http/request.js";
import { type ReadPage, readPageIfPresent } from "../lists/pages.js";
import { isListCheaper, type ListEstimate } from "./list-estimate.js";
import type { InstancePoll, KnownInstance, PollSource, SearchQuery } from "./poll-source.js";

/** How many requests of one batch are in flight at a time. */
export const pollConcurrency = 4;

/** Reads a list of which some rows are wanted. */
export class ListSearch<Instance, Known extends KnownInstance> {
  readonly #source: PollSource<Instance, Known>;
  readonly #pacer: Pacer;
  readonly #options: RequestOptions;
  readonly #polls: readonly InstancePoll<Instance, Known>[];
  readonly #pollsById: ReadonlyMap<string, readonly InstancePoll<Instance, Known>[]>;
  readonly #read = { requests: 0, rows: 0, found: 0 };

  /** @param options - What each request gets. */
  constructor(
    source: PollSource<Instance, Known>,
    pacer: Pacer,
    polls: readonly InstancePoll<Instance, Known>[],
    options: RequestOptions,
  ) {
    this.#source = source;
    this.#pacer = pacer;
    this.#options = options;
    this.#polls = polls;
    this.#pollsById = groupBy(polls, ({ subject }) => subject.id);
  }

  /**
   * Resolves the polls as their instances are found, and reads on as long as that is cheaper than to request each that is still
   * missing by itself.
   *
   * @param size - How many rows to request at a time.
   * @param estimate - Records each page.
   * @returns The time down to which the list was read: an instance created later was found, or is not in it.
   */
  async read(query: SearchQuery, size: number, estimate: ListEstimate): Promise<number> {
    const readPage = async (number: number): Promise<ReadPage<unknown>> => {
      const page = await readPageIfPresent(
        (request, options) => this.#source.readPage(query, request, options),
        { number, size },
        this.#options,
      );
      this.#read.requests += 1;
      this.#read.rows += page.items.length;
      for (const [index, row] of page.items.entries()) {
        if (index % workPerTurn === workPerTurn - 1) await this.#pacer.next();
        this.#resolve(row);
      }
      estimate.recordPage(this.#read, page.count);
      return page;
    };

    const { items, count } = await readPage(1);
    const rows = items.length;
    // The server may return fewer rows than were requested.
    const last = rows === 0 ? 1 : Math.ceil(count / rows);
    if (last === 1) return -Infinity;
    if (!isListCheaper(this.#missing(), { requests: last - 1, rows: count - rows })) {
      const oldest = this.#source.parse(items.at(-1));
      return oldest === undefined ? Infinity : this.#source.createdMs(oldest);
    }
    let next = 2;
    const worker = async (): Promise<void> => {
      while (next <= last && this.#missing() > 0) await readPage((next += 1) - 1);
    };
    try {
      await Promise.all(Array.from({ length: Math.min(pollConcurrency, last - 1) }, worker));
    } catch (error) {
      // Once all are found, requests in flight are canceled, which is not a failure of the list.
      if (this.#missing() > 0) throw error;
    }
    return -Infinity;
  }

  #missing(): number {
    return this.#polls.filter(({ isSettled }) => !isSettled).length;
  }

  /** Resolves the polls of a row's instance, each with a model of its own. An instance whose row is not valid stays missing. */
  #resolve(row: unknown): void {
    const polls = this.#pollsById.get(this.#source.idOf(row));
    if (polls === undefined) return;
    this.#read.found += 1;
    for (const poll of polls) {
      const instance = this.#source.parse(row);
      if (instance !== undefined) poll.resolve(instance);
    }
  }
}

/** Groups items that have the same key, in their order. */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
