import { Semaphore } from "../async/concurrency.js";
import type { Pacer } from "../async/pacer.js";
import { AuthenticationError, PermissionDeniedError } from "../errors/index.js";
import type { RequestOptions } from "../http/request.js";
import { ListEstimate } from "./list-estimate.js";
import { groupBy, ListSearch, pollConcurrency } from "./list-search.js";
import type { InstancePoll, KnownInstance, PollSource, SearchedList } from "./poll-source.js";
import { isTransientPollFailure } from "./transient-poll-failure.js";

/** Finds many instances at once: in lists where that is cheaper than to request each by itself. */
export class InstanceFinder<Instance, Known extends KnownInstance> {
  readonly #source: PollSource<Instance, Known>;
  readonly #pacer: Pacer;
  readonly #request: RequestOptions;
  readonly #estimates = new Map<SearchedList<Known>, ListEstimate>();

  /** @param request - The options of each request, without a signal. */
  constructor(source: PollSource<Instance, Known>, pacer: Pacer, request: RequestOptions) {
    this.#source = source;
    this.#pacer = pacer;
    this.#request = request;
  }

  /** Settles all polls. That an instance is in no list proves nothing, as lists shift while they are read. */
  async find(polls: readonly InstancePoll<Instance, Known>[], signal: AbortSignal): Promise<void> {
    const single = new Semaphore(pollConcurrency);
    const groups = groupBy(polls, ({ subject }) => this.#source.listsFor(subject.known));
    await Promise.all(
      Array.from(groups, async ([lists, group]) => {
        await this.#searchLists(lists, group, signal);
        for (const poll of group) poll.resolve(single);
      }),
    );
  }

  async #searchLists(
    lists: readonly SearchedList<Known>[],
    polls: readonly InstancePoll<Instance, Known>[],
    signal: AbortSignal,
  ): Promise<void> {
    let missing = polls;
    for (const list of lists) {
      const estimate = this.#estimates.get(list) ?? new ListEstimate();
      this.#estimates.set(list, estimate);
      const size = estimate.pageSize(missing.length);
      if (size === 0) return;
      try {
        const query = list(missing.flatMap(({ subject }) => subject.known ?? []));
        const search = new ListSearch(this.#source, this.#pacer, missing, { ...this.#request, signal });
        const readToMs = await search.read(query, size, estimate);
        estimate.recordSuccess();
        missing = missing.filter(
          ({ isSettled, subject }) => !isSettled && (subject.known?.createdMs ?? Infinity) > readToMs,
        );
      } catch (error) {
        if (!signal.aborted) await this.#handleFailure(estimate, error, missing, signal);
        return;
      }
    }
  }

  /**
   * A transient failure of a list fails the polls that are missing. But a list may be too large for a server that is well
   * otherwise: if it fails again, and a request for one instance does not, the others are requested by themselves, too.
   */
  async #handleFailure(
    estimate: ListEstimate,
    error: unknown,
    missing: readonly InstancePoll<Instance, Known>[],
    signal: AbortSignal,
  ): Promise<void> {
    const isRefused = error instanceof AuthenticationError || error instanceof PermissionDeniedError;
    const isFailedPoll =
      isTransientPollFailure(error) && (estimate.recordFailure() === 1 || !(await this.#isReachable(missing, signal)));
    if (isRefused || isFailedPoll) for (const poll of missing) poll.reject(error);
    else estimate.markBroken();
  }

  async #isReachable(missing: readonly InstancePoll<Instance, Known>[], signal: AbortSignal): Promise<boolean> {
    const poll = missing.find(({ isSettled }) => !isSettled);
    if (poll === undefined) return false;
    try {
      poll.resolve(await poll.subject.get({ ...this.#request, signal }));
      return true;
    } catch (error) {
      return !signal.aborted && !isTransientPollFailure(error);
    }
  }
}
