import type { Clock } from "../../core/async/clock.js";
import type { Pacer } from "../../core/async/pacer.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { PollSource, SearchQuery } from "../../core/waits/poll-source.js";
import { SharedPolls, type Watch, type WatchOptions } from "../../core/waits/shared-polls.js";
import type { TaskInstance } from "../models/task-instance.js";
import { type Known, listsFor } from "./poll-lists.js";

/** The polls of all waits for instances of one class. */
export class InstancePolls<Instance extends TaskInstance> {
  readonly #api: InstancePollApi<Instance>;
  readonly #polls: SharedPolls<Instance, Known>;

  constructor(api: InstancePollApi<Instance>, clock: Clock) {
    this.#api = api;
    this.#polls = new SharedPolls(sourceOf(api), clock);
  }

  /** Spreads the waits over turns of the event loop. */
  get pacer(): Pacer {
    return this.#polls.pacer;
  }

  /**
   * Watches an instance.
   *
   * @param instance - The instance, whose properties help to find it in lists, or its uuid.
   */
  watch(instance: string | Instance, options: WatchOptions): Watch<Instance> {
    const [uuid, known] =
      typeof instance === "string" ? [instance, null] : [instance.uuid, know(instance, createdMs(instance))];
    const get = (request: RequestOptions): Promise<Instance> => this.#api.get(uuid, request);
    return this.#polls.watch({ id: uuid.toLowerCase(), known, get }, options);
  }
}

/** What the polls need of a manager. */
interface InstancePollApi<Instance> {
  /** Gets one instance. */
  get(uuid: string, options: RequestOptions): Promise<Instance>;
  /** Gets one page of the list, without checking its rows. */
  page(
    query: SearchQuery,
    options: RequestOptions,
  ): Promise<{ readonly count: number; readonly results: readonly unknown[] }>;
  /** Makes an instance of a row; undefined if the row is not what the contract promises. */
  readonly parse: (row: unknown) => Instance | undefined;
}

function sourceOf<Instance extends TaskInstance>(api: InstancePollApi<Instance>): PollSource<Instance, Known> {
  return {
    listsFor,
    readPage: async (query, { number, size }, options) => {
      const paged = { ...query, page_size: String(size), page: String(number) };
      const { count, results } = await api.page(paged, options);
      return { items: results, count };
    },
    idOf: (row) => (typeof row === "object" && row !== null && "uuid" in row ? String(row.uuid).toLowerCase() : ""),
    parse: api.parse,
    createdMs,
    latestMs: (instance) => Math.max(createdMs(instance), instance.datetimeFinished?.getTime() ?? -Infinity),
    know,
  };
}

function createdMs({ datetimeCreated }: TaskInstance): number {
  return datetimeCreated.getTime();
}

function know(instance: TaskInstance, unfinishedAtMs: number): Known | null {
  const { taskType, taskQueue, user, state } = instance;
  const known = { createdMs: createdMs(instance), taskType, taskQueue, user, state, unfinishedAtMs };
  // The caller may have changed the model that it passes.
  return Number.isNaN(known.createdMs) ? null : known;
}
