import { groupBy } from "../../core/waits/group-by.js";
import { isMissingPage } from "../../core/lists/pages.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Semaphore } from "../../core/async/concurrency.js";
import type { Poll } from "../../core/waits/poll-batcher.js";
import type { TaskInstance } from "../models/task-instance.js";
import type { ListProspect } from "./list-prospect.js";
import { listPays } from "./poll-costs.js";
import type { Watched } from "./poll-lists.js";

/** Where instances are found. */
export interface InstanceSource<Instance> {
  /** Asks for one. */
  get(uuid: string, options: RequestOptions): Promise<Instance>;
  /** Asks for one page of the list, whatever its rows look like. */
  page(
    query: Readonly<Record<string, string>>,
    options: RequestOptions,
  ): Promise<{ readonly count: number; readonly results: readonly unknown[] }>;
  /** Makes an instance of a row; `undefined` if the row is not what the contract promises. */
  read(row: unknown): Instance | undefined;
}

/** The instance, or leave to ask for it alone, as no list that is worth its rows has it. */
export type Finding<Instance> = Instance | Semaphore;

/** Somebody's turn to have an instance found. */
export type FinderTurn<Instance> = Poll<Watched, Finding<Instance>>;

/** How many requests of one round are under way at a time. */
export const pollConcurrency = 4;

/** Reads a list of which some rows are wanted. */
export class ListReader<Instance extends TaskInstance> {
  readonly #source: InstanceSource<Instance>;
  readonly #options: RequestOptions;
  readonly #wanted: ReadonlyMap<string, readonly FinderTurn<Instance>[]>;
  readonly #turns: readonly FinderTurn<Instance>[];
  readonly #read = { requests: 0, rows: 0, found: 0 };

  constructor(source: InstanceSource<Instance>, turns: readonly FinderTurn<Instance>[], options: RequestOptions) {
    this.#source = source;
    this.#options = options;
    this.#turns = turns;
    this.#wanted = groupBy(turns, ({ subject }) => subject.uuid.toLowerCase());
  }

  /**
   * Answers the turns as their instances are found, and reads on as long as that is cheaper than to ask for each that is still
   * missing.
   *
   * @param prospect - Is told what the list turns out to be like.
   * @returns Whatever was created after this time is not in the list, or was found.
   */
  async read(query: Readonly<Record<string, string>>, prospect: ListProspect): Promise<number> {
    const readPage = async (page: number): Promise<{ count: number; oldest: unknown }> => {
      const { count, results } = await this.#page({ ...query, page: String(page) });
      this.#read.requests += 1;
      this.#read.rows += results.length;
      for (const row of results) this.#recognize(row);
      prospect.answered(this.#read, count);
      return { count, oldest: results.at(-1) };
    };

    const { count, oldest } = await readPage(1);
    const { rows } = this.#read;
    // The server may give fewer rows than it is asked for.
    const last = rows === 0 ? 1 : Math.ceil(count / rows);
    if (last === 1) return -Infinity;
    if (!listPays(this.#missing(), { requests: last - 1, rows: count - rows })) {
      return this.#source.read(oldest)?.datetimeCreated.getTime() ?? Infinity;
    }
    let next = 2;
    const worker = async (): Promise<void> => {
      while (next <= last && this.#missing() > 0) await readPage((next += 1) - 1);
    };
    try {
      await Promise.all(Array.from({ length: Math.min(pollConcurrency, last - 1) }, worker));
    } catch (error) {
      // Once all are found, what is still under way is broken off, which is no failure of the list.
      if (this.#missing() > 0) throw error;
    }
    return -Infinity;
  }

  #missing(): number {
    return this.#turns.filter(({ isSettled: isSettled }) => !isSettled).length;
  }

  async #page(query: Readonly<Record<string, string>>): ReturnType<InstanceSource<Instance>["page"]> {
    try {
      return await this.#source.page(query, this.#options);
    } catch (error) {
      // The list has become shorter meanwhile.
      if (isMissingPage(Number(query.page), error)) return { count: 0, results: [] };
      throw error;
    }
  }

  /** Gives a row to those who wait for it, if any. One that is not as it should be is left for a look at it alone. */
  #recognize(row: unknown): void {
    const uuid = typeof row === "object" && row !== null && "uuid" in row ? String(row.uuid).toLowerCase() : "";
    const turns = this.#wanted.get(uuid);
    if (turns === undefined) return;
    this.#read.found += 1;
    for (const turn of turns) {
      const instance = this.#source.read(row);
      if (instance !== undefined) turn.resolve(instance);
    }
  }
}
