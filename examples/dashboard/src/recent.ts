import type { RequestOptions, SaltantClient, TaskInstance } from "saltant";
import { instancesOf, type TaskClass } from "./catalog.js";
import type { Outcomes } from "./outcomes.js";

/** The chart has buckets of two minutes. */
export const bucketMs = 2 * 60_000;
const bucketCount = 30;

/** At most this many of the newest instances are read. */
const limit = 5_000;

/** An instance appears in the list at most this long after its creation time. */
const listDelayMs = 10_000;

/** The instances that were launched within one period. */
export interface Bucket {
  readonly startMs: number;
  /** The number of instances by their current state, or with an unknown outcome. */
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

  /** Whether all instances of the hour were read. */
  get isWhole(): boolean {
    return this.#instances.size < limit;
  }

  /**
   * Reads the instances that may have changed since the last time. Ended instances do not change: nothing is new before the oldest
   * unfinished instance, or before the newest instance if all have ended.
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
    // Awaited as a whole: after a partial update, the next one would begin too late.
    for (const instance of await instancesOf(this.#client, this.taskClass).list(filters, { ...options, limit })) {
      this.#instances.set(instance.uuid, instance);
      this.#outcomes.observe(instance, nowMs);
    }
  }

  /** The whole hour, oldest first. */
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

/** The start of the first bucket. All begin at full minutes, so that a bar keeps its instances as time passes. */
function firstBucketMs(nowMs: number): number {
  return (Math.floor(nowMs / bucketMs) - bucketCount + 1) * bucketMs;
}
