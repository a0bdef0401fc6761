import { AuthenticationError, PermissionDeniedError } from "../../core/errors/index.js";
import { groupBy } from "../../core/waits/group-by.js";
import type { RequestOptions } from "../../core/http/request.js";
import { Semaphore } from "../../core/async/concurrency.js";
import type { TaskInstance } from "../models/task-instance.js";
import { isTransient } from "../../core/http/retry.js";
import { ListProspect } from "./list-prospect.js";
import { type FinderTurn, type InstanceSource, ListReader, pollConcurrency } from "./list-reader.js";
import { listsFor, type PollListName, pollLists } from "./poll-lists.js";

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
    const alone = new Semaphore(pollConcurrency);
    const cohorts = groupBy(turns, ({ subject }) => listsFor(subject));
    await Promise.all(
      Array.from(cohorts, async ([lists, cohort]) => {
        await this.#lookThrough(lists, cohort, signal);
        for (const turn of cohort) turn.resolve(alone);
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
      const prospect = this.#prospects[name];
      const pageSize = prospect.pageSize(missing.length);
      if (pageSize === 0) return;
      try {
        const known = missing.flatMap(({ subject }) => subject.known ?? []);
        const query = { ...pollLists[name](known), page_size: String(pageSize) };
        const reader = new ListReader(this.#source, missing, { ...this.#request, signal });
        const readToMs = await reader.read(query, prospect);
        prospect.worked();
        missing = missing.filter(
          ({ isSettled: isSettled, subject }) => !isSettled && (subject.known?.createdMs ?? Infinity) > readToMs,
        );
      } catch (error) {
        if (!signal.aborted) await this.#failed(prospect, error, missing, signal);
        return;
      }
    }
  }

  /**
   * What may pass is a failed poll of all who were looked for. But a list may be too much for a server that is well otherwise:
   * if it fails again, and a look at one alone does not, the others are looked at alone, too.
   */
  async #failed(
    prospect: ListProspect,
    error: unknown,
    missing: readonly FinderTurn<Instance>[],
    signal: AbortSignal,
  ): Promise<void> {
    const isRefused = error instanceof AuthenticationError || error instanceof PermissionDeniedError;
    const isPassing = isTransient(error) && (prospect.failed() === 1 || !(await this.#isReachable(missing, signal)));
    if (isRefused || isPassing) for (const turn of missing) turn.reject(error);
    else prospect.broke();
  }

  async #isReachable(missing: readonly FinderTurn<Instance>[], signal: AbortSignal): Promise<boolean> {
    const turn = missing.find(({ isSettled: isSettled }) => !isSettled);
    if (turn === undefined) return false;
    try {
      turn.resolve(await this.#source.get(turn.subject.uuid, { ...this.#request, signal }));
      return true;
    } catch (error) {
      return !signal.aborted && !isTransient(error);
    }
  }
}
