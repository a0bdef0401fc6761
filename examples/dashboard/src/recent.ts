import type { RequestOptions, SaltantClient, TaskInstance } from "saltant";
import { instancesOf, type TaskClass } from "./catalog.js";
import type { Outcomes } from "./outcomes.js";

/** How far back it goes, in parts of two minutes. */
export const bucketMs = 2 * 60_000;
const bucketCount = 30;

/** No more than so many of the newest are read. */
const limit = 5_000;

/** An instance appears in the list a moment after its creation time, at most this long. */
const listDelayMs = 10_000;

/** What was launched within one part of the time. */
export interface Bucket {
  readonly startMs: number;
  /** How many instances are in which state now, or have ended with an unknown outcome. */
  readonly states: ReadonlyMap<string, number>;
}

/** The instances of one kind that were launched within the last hour. */
export class Recent {
  readonly taskClass: TaskClass;
  readonly #client: SaltantClient;
  readonly #outcomes: Outcomes;
  readonly #instances = new Map<string, TaskInstance>();

  constructor(client: SaltantClient, taskClass: TaskClass, outcomes: Outcomes) {
    this.#client = client;
    this.#outcomes = outcomes;
    this.taskClass = taskClass;
  }

  /** Whether there is none older within the hour that was not read. */
  get isWhole(): boolean {
    return this.#instances.size < limit;
  }

  /**
   * Reads what can have changed since the last time. What is over changes no more: there is nothing new before the oldest
   * instance under way, or the newest one if all are over.
   */
  async update(nowMs: number, options: RequestOptions): Promise<void> {
    const startMs = firstBucketMs(nowMs);
    for (const [uuid, { datetimeCreated }] of this.#instances) {
      if (datetimeCreated.getTime() < startMs) this.#instances.delete(uuid);
    }
    const known = [...this.#instances.values()];
    const unfinished = known.filter((instance) => !this.#outcomes.isOver(instance)).map(created);
    const fromMs = unfinished.length > 0 ? Math.min(...unfinished) : Math.max(startMs, ...known.map(created));
    const filters = { datetimeCreated: { gte: new Date(fromMs - listDelayMs) } };
    // All of it or nothing: with a part, the next time would begin too late.
    for (const instance of await instancesOf(this.#client, this.taskClass).list(filters, { ...options, limit })) {
      this.#instances.set(instance.uuid, instance);
      this.#outcomes.observe(instance, nowMs);
    }
  }

  /** The whole hour, the oldest first. */
  buckets(nowMs: number): Bucket[] {
    const startMs = firstBucketMs(nowMs);
    const counts = Array.from({ length: bucketCount }, () => new Map<string, number>());
    for (const instance of this.#instances.values()) {
      const index = Math.floor((created(instance) - startMs) / bucketMs);
      // The server's clock may be a little ahead of ours.
      const states = counts[Math.min(index, bucketCount - 1)];
      const state = this.#outcomes.stateOf(instance);
      states?.set(state, (states.get(state) ?? 0) + 1);
    }
    return counts.map((states, index) => ({ startMs: startMs + index * bucketMs, states }));
  }
}

function created({ datetimeCreated }: TaskInstance): number {
  return datetimeCreated.getTime();
}

/** Where the first part begins. All begin at full minutes, so that a bar stays the same while time goes on. */
function firstBucketMs(nowMs: number): number {
  return (Math.floor(nowMs / bucketMs) - bucketCount + 1) * bucketMs;
}
