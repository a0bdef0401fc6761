import { AuthenticationError, NotFoundError, PermissionDeniedError } from "../../core/errors/index.js";
import type { RequestOptions } from "../../core/request-options.js";
import { groupBy } from "../../core/group-by.js";
import { Slots } from "../../core/slots.js";
import type { Turn } from "../../core/turn.js";
import type { TaskInstance } from "../models/task-instance.js";
import { mayPass } from "../passing-errors.js";
import { ListProspect } from "./list-prospect.js";
import { listPays } from "./poll-costs.js";
import { listsFor, pollLists, type PollListName, type Watched } from "./poll-lists.js";

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
export type Finding<Instance> = Instance | Slots;

/** How many requests of one round are under way at a time. */
const concurrency = 4;

/** Finds many instances at once: in lists where that is cheaper than to ask for each alone. */
export class InstanceFinder<Instance extends TaskInstance> {
  readonly #source: InstanceSource<Instance>;
  readonly #request: RequestOptions;
  readonly #prospects: Readonly<Record<PollListName, ListProspect>> = {
    underWay: new ListProspect(),
    endedSince: new ListProspect(),
    terminated: new ListProspect(),
    anyState: new ListProspect(),
    underWayAnywhere: new ListProspect(),
  };

  /**
   * @param request - What each request gets besides its signal.
   */
  constructor(source: InstanceSource<Instance>, request: RequestOptions) {
    this.#source = source;
    this.#request = request;
  }

  /** Answers all turns, or fails them. That an instance is in no list proves nothing: lists shift while they are read. */
  async find(turns: readonly FinderTurn<Instance>[], signal: AbortSignal): Promise<void> {
    const alone = new Slots(concurrency);
    const cohorts = groupBy(turns, ({ subject }) => listsFor(subject));
    await Promise.all(
      Array.from(cohorts, async ([lists, cohort]) => {
        await this.#lookThrough(lists, cohort, signal);
        for (const turn of cohort) turn.answer(alone);
      }),
    );
  }

  async #lookThrough(
    lists: readonly PollListName[],
    turns: readonly FinderTurn<Instance>[],
    signal: AbortSignal,
  ): Promise<void> {
    let missing = turns;
    for (const name of lists) {
      const pageSize = this.#prospects[name].pageSize(missing.length);
      if (pageSize === 0) return;
      try {
        const readToMs = await this.#look(name, missing, pageSize, signal);
        this.#prospects[name].worked();
        missing = missing.filter(({ isOver, subject }) => !isOver && (subject.known?.createdMs ?? Infinity) > readToMs);
      } catch (error) {
        if (!signal.aborted) await this.#failed(name, error, missing, signal);
        return;
      }
    }
  }

  /**
   * Looks through one list, as far as that is cheaper than to ask for each that is still missing.
   *
   * @returns Whatever was created after this time is not in the list, or was found.
   */
  async #look(
    name: PollListName,
    missing: readonly FinderTurn<Instance>[],
    pageSize: number,
    signal: AbortSignal,
  ): Promise<number> {
    const known = missing.flatMap(({ subject }) => subject.known ?? []);
    const query = { ...pollLists[name](known), page_size: String(pageSize) };
    const wanted = groupBy(missing, ({ subject }) => subject.uuid.toLowerCase());
    const done = { requests: 0, rows: 0, found: 0 };
    const read = async (page: number): Promise<{ count: number; oldest: unknown }> => {
      const { count, results } = await this.#page({ ...query, page: String(page) }, signal);
      done.requests += 1;
      done.rows += results.length;
      for (const row of results) done.found += this.#recognize(row, wanted);
      this.#prospects[name].answered(done, count);
      return { count, oldest: results.at(-1) };
    };

    const { count, oldest } = await read(1);
    // The server may give fewer rows than it is asked for.
    const last = done.rows === 0 ? 1 : Math.ceil(count / done.rows);
    const left = missing.filter(({ isOver }) => !isOver).length;
    if (last === 1) return -Infinity;
    if (!listPays(left, { requests: last - 1, rows: count - done.rows })) {
      return this.#source.read(oldest)?.datetimeCreated.getTime() ?? Infinity;
    }
    let next = 2;
    const reader = async (): Promise<void> => {
      try {
        while (next <= last && missing.some(({ isOver }) => !isOver)) await read((next += 1) - 1);
      } finally {
        next = last + 1;
      }
    };
    await Promise.all(Array.from({ length: Math.min(concurrency, last - 1) }, reader));
    return -Infinity;
  }

  async #page(
    query: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): ReturnType<InstanceSource<Instance>["page"]> {
    try {
      return await this.#source.page(query, { ...this.#request, signal });
    } catch (error) {
      // The list has become shorter meanwhile.
      if (error instanceof NotFoundError && query.page !== "1") return { count: 0, results: [] };
      throw error;
    }
  }

  /** Gives a row to those who wait for it, if any. One that is not as it should be is left for a look at it alone. */
  #recognize(row: unknown, wanted: ReadonlyMap<string, readonly FinderTurn<Instance>[]>): number {
    const uuid = typeof row === "object" && row !== null && "uuid" in row ? String(row.uuid).toLowerCase() : "";
    const turns = wanted.get(uuid) ?? [];
    for (const turn of turns) {
      const instance = this.#source.read(row);
      if (instance !== undefined) turn.answer(instance);
    }
    return turns.length > 0 ? 1 : 0;
  }

  /**
   * What may pass is a failed poll of all who were looked for. But a list may be too much for a server that is well otherwise:
   * if it fails again, and a look at one alone does not, the others are looked at alone, too.
   */
  async #failed(
    name: PollListName,
    error: unknown,
    missing: readonly FinderTurn<Instance>[],
    signal: AbortSignal,
  ): Promise<void> {
    const prospect = this.#prospects[name];
    const isRefused = error instanceof AuthenticationError || error instanceof PermissionDeniedError;
    const isPassing = mayPass(error) && (prospect.failed() === 1 || !(await this.#isReachable(missing, signal)));
    if (isRefused || isPassing) for (const turn of missing) turn.fail(error);
    else prospect.broke();
  }

  async #isReachable(missing: readonly FinderTurn<Instance>[], signal: AbortSignal): Promise<boolean> {
    const turn = missing.find(({ isOver }) => !isOver);
    if (turn === undefined) return false;
    try {
      turn.answer(await this.#source.get(turn.subject.uuid, { ...this.#request, signal }));
      return true;
    } catch (error) {
      return !mayPass(error);
    }
  }
}

type FinderTurn<Instance> = Turn<Watched, Finding<Instance>>;
