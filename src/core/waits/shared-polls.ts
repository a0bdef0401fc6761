import type { Clock } from "../async/clock.js";
import { Semaphore } from "../async/concurrency.js";
import { Pacer } from "../async/pacer.js";
import type { RequestOptions } from "../http/request.js";
import { InstanceFinder } from "./instance-finder.js";
import { PollBatcher, type PollClient } from "./poll-batcher.js";
import type { KnownInstance, PolledInstance, PollResult, PollSource } from "./poll-source.js";

/** The polls of all waits for instances of one kind: those with the same request options share their requests. */
export class SharedPolls<Instance, Known extends KnownInstance> {
  /** Spreads the waits over turns of the event loop. */
  readonly pacer: Pacer;
  readonly #source: PollSource<Instance, Known>;
  readonly #clock: Clock;
  readonly #groups = new Map<string, PollGroup<Instance, Known>>();

  constructor(source: PollSource<Instance, Known>, clock: Clock) {
    this.#source = source;
    this.#clock = clock;
    this.pacer = new Pacer(clock);
  }

  /** Watches an instance. */
  watch(
    instance: PolledInstance<Instance, Known>,
    { periodMs, signal, request = {}, onPoll }: WatchOptions,
  ): Watch<Instance> {
    const key = stableKey(request);
    const group = this.#groups.get(key) ?? new PollGroup(this.#source, this.#clock, this.pacer, request);
    this.#groups.set(key, group);
    group.watches += 1;
    const subject = { ...instance };
    const client: PollClient<typeof subject> = { subject, signal, onBegin: onPoll };
    const get = (): Promise<Instance> => subject.get({ ...request, signal });
    let isFirst = true;
    return {
      next: async () => {
        const poll = isFirst ? group.batcher.pollNow(client) : group.batcher.pollAfter(client, periodMs);
        isFirst = false;
        const result = await poll.finally(() => this.pacer.next());
        // Here and not in the batch, so that an error's stack leads to the caller.
        const seen = result instanceof Semaphore ? await result.run(get, signal) : result;
        subject.known = group.know(seen);
        return seen;
      },
      end: () => {
        group.watches -= 1;
        if (group.watches === 0) this.#groups.delete(key);
      },
    };
  }
}

/** How an instance is watched. */
export interface WatchOptions {
  /** From the end of one poll to the beginning of the next, at most, in milliseconds. */
  readonly periodMs: number;
  readonly signal?: AbortSignal | undefined;
  /** The options of each request, besides the signal. */
  readonly request?: Omit<RequestOptions, "signal"> | undefined;
  /** Called when a poll begins. */
  readonly onPoll: () => void;
}

/** An instance that is polled. */
export interface Watch<Instance> {
  /** Polls the instance: immediately the first time, after the period each other time. Rejects if the poll fails. */
  next(): Promise<Instance>;
  /** Must be called once the instance is not watched any more. */
  end(): void;
}

/** Watches with the same request options. */
class PollGroup<Instance, Known extends KnownInstance> {
  readonly batcher: PollBatcher<PolledInstance<Instance, Known>, PollResult<Instance>>;
  watches = 0;
  readonly #source: PollSource<Instance, Known>;
  /** The latest time on the server's clock that is known to have passed. */
  #latestMs = -Infinity;

  constructor(source: PollSource<Instance, Known>, clock: Clock, pacer: Pacer, request: RequestOptions) {
    const finder = new InstanceFinder(source, pacer, request);
    this.batcher = new PollBatcher(clock, pacer, (polls, signal) => finder.find(polls, signal));
    this.#source = source;
  }

  /** What is known of an instance that the server has just described. */
  know(instance: Instance): Known | null {
    this.#latestMs = Math.max(this.#latestMs, this.#source.latestMs(instance));
    return this.#source.know(instance, this.#latestMs);
  }
}

/** A string that is the same for plain data with the same content, and differs for other data. */
function stableKey(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  const defined = (Object.entries(value) as [string, unknown][]).filter(([, each]) => each !== undefined);
  return `{${defined
    .map(([name, each]) => `${JSON.stringify(name)}:${stableKey(each)}`)
    .sort()
    .join()}}`;
}
