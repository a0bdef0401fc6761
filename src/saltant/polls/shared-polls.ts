import type { Clock } from "../../core/async/clock.js";
import type { RequestOptions } from "../../core/http/request.js";
import { type PollClient, PollBatcher } from "../../core/waits/poll-batcher.js";
import { Semaphore } from "../../core/async/concurrency.js";
import type { TaskInstance } from "../models/task-instance.js";
import { InstanceFinder } from "./instance-finder.js";
import { keyOf } from "./key-of.js";
import type { Finding, InstanceSource } from "./list-reader.js";
import type { Known, Watched } from "./poll-lists.js";

/** How an instance is watched. */
export interface WatchOptions {
  /** From the end of one poll to the beginning of the next, at most, in milliseconds. */
  readonly periodMs: number;
  readonly signal?: AbortSignal | undefined;
  /** What each request gets besides the signal. */
  readonly request?: Omit<RequestOptions, "signal"> | undefined;
  /** Called when the server is asked. */
  readonly onPoll: () => void;
}

/** An instance that is polled. */
export interface Watch<Instance> {
  /** The next look at the instance: the first at once, each other when its time has come. Rejects if the poll fails. */
  next(): Promise<Instance>;
  /** Must be called once nobody is interested any more. */
  end(): void;
}

/** The polls of all who wait for instances of one class: those with the same request options share their requests. */
export class SharedPolls<Instance extends TaskInstance> {
  readonly #source: InstanceSource<Instance>;
  readonly #clock: Clock;
  readonly #groups = new Map<string, Group<Instance>>();

  constructor(source: InstanceSource<Instance>, clock: Clock) {
    this.#source = source;
    this.#clock = clock;
  }

  /**
   * Watches an instance.
   *
   * @param instance - The instance or its uuid. What an instance says of itself helps to find it.
   */
  watch(instance: string | Instance, { periodMs, signal, request = {}, onPoll }: WatchOptions): Watch<Instance> {
    const key = keyOf(request);
    const group = this.#groups.get(key) ?? new Group(this.#source, this.#clock, request);
    this.#groups.set(key, group);
    group.watches += 1;
    const watched: Watched =
      typeof instance === "string"
        ? { uuid: instance, known: null }
        : { uuid: instance.uuid, known: knowledge(instance, instance.datetimeCreated.getTime()) };
    const asker: PollClient<Watched> = { subject: watched, signal, onBegin: onPoll };
    const look = (): Promise<Instance> => this.#source.get(watched.uuid, { ...request, signal });
    let isFirst = true;
    return {
      next: async () => {
        const turn = isFirst ? group.rounds.pollNow(asker) : group.rounds.pollAfter(asker, periodMs);
        isFirst = false;
        const finding = await turn;
        // Here and not in the round, so that an error's stack leads to whoever waits.
        const seen = finding instanceof Semaphore ? await finding.run(look, signal) : finding;
        watched.known = group.learn(seen);
        return seen;
      },
      end: () => {
        group.watches -= 1;
        if (group.watches === 0) this.#groups.delete(key);
      },
    };
  }
}

/** Those who share their requests. */
class Group<Instance extends TaskInstance> {
  readonly rounds: PollBatcher<Watched, Finding<Instance>>;
  watches = 0;
  /** The latest time on the server's clock that is known to have passed. */
  #latestMs = -Infinity;

  constructor(source: InstanceSource<Instance>, clock: Clock, request: RequestOptions) {
    const finder = new InstanceFinder(source, request);
    this.rounds = new PollBatcher(clock, (turns, signal) => finder.find(turns, signal));
  }

  learn(instance: Instance): Known | null {
    const { datetimeCreated, datetimeFinished } = instance;
    this.#latestMs = Math.max(this.#latestMs, datetimeCreated.getTime(), datetimeFinished?.getTime() ?? -Infinity);
    return knowledge(instance, this.#latestMs);
  }
}

function knowledge(instance: TaskInstance, unfinishedAtMs: number): Known | null {
  const { datetimeCreated, taskType, taskQueue, user, state } = instance;
  const createdMs = datetimeCreated.getTime();
  // A model at hand can have been changed by anybody.
  return Number.isNaN(createdMs) ? null : { createdMs, taskType, taskQueue, user, state, unfinishedAtMs };
}
