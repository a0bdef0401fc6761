import {
  NotFoundError,
  type RequestOptions,
  type SaltantClient,
  type TaskInstance,
  type TaskInstanceState,
} from "saltant";
import type { InstanceResource } from "../resources/task-instances.js";

/** An instance that is unfinished, or was so at an earlier refresh. */
export interface WatchedInstance {
  readonly instance: TaskInstance;
  readonly resource: InstanceResource;
  /**
   * Its progress. `unknown` means that two refreshes showed an end time together with an unfinished state: the reports arrived out of
   * order, and the server will not show another state.
   */
  readonly progress: "unfinished" | "finished" | "unknown";
}

/** How many instances are requested in parallel. */
const concurrency = 8;

const unfinishedStates: readonly TaskInstanceState[] = ["created", "published", "running"];

/** A user's unfinished instances of both classes, and those that have ended since the first refresh. */
export class UnfinishedInstances {
  readonly #client: SaltantClient;
  readonly #resources: readonly InstanceResource[];
  readonly #user: string;
  #watched: readonly WatchedInstance[] = [];

  constructor(client: SaltantClient, resources: readonly InstanceResource[], user: string) {
    this.#client = client;
    this.#resources = resources;
    this.#user = user;
  }

  /** All instances so far, the newest first. */
  get watched(): readonly WatchedInstance[] {
    return this.#watched;
  }

  /** Whether all have ended. */
  get isOver(): boolean {
    return this.#watched.every(({ progress }) => progress !== "unfinished");
  }

  /**
   * Reads the instances from the server.
   *
   * @returns The instances that are new, have changed their state, or have ended.
   */
  async refresh(request: RequestOptions): Promise<readonly WatchedInstance[]> {
    const now = (await Promise.all(this.#resources.map((resource) => this.#refreshResource(resource, request)))).flat();
    const before = new Map(this.#watched.map((each) => [each.instance.uuid, each]));
    this.#watched = now
      .map((each) => ({ ...each, progress: progressOf(each.instance, before.get(each.instance.uuid)?.instance) }))
      .sort(newestFirst);
    return this.#watched.filter(({ instance, progress }) => {
      const last = before.get(instance.uuid);
      return last?.instance.state !== instance.state || (progress === "unknown" && last.progress !== "unknown");
    });
  }

  async #refreshResource(
    resource: InstanceResource,
    request: RequestOptions,
  ): Promise<Omit<WatchedInstance, "progress">[]> {
    const filters = { user: this.#user, state: unfinishedStates };
    const unfinished = await resource.list(this.#client, filters, request);
    const uuids = new Set(unfinished.map(({ uuid }) => uuid));
    const others = this.#watched.filter((each) => each.resource === resource && !uuids.has(each.instance.uuid));
    // Instances that are no longer listed have ended. Each is requested once for its final state.
    const now = [...unfinished, ...others.map(({ instance }) => instance).filter(({ isFinished }) => isFinished)];
    const missing = others.filter(({ instance }) => !instance.isFinished);
    while (missing.length > 0) {
      const some = missing.splice(0, concurrency).map(({ instance }) => this.#get(resource, instance.uuid, request));
      now.push(...(await Promise.all(some)).flat());
    }
    return now.map((instance) => ({ instance, resource }));
  }

  /** The instance, or none if it has been removed. */
  async #get(resource: InstanceResource, uuid: string, request: RequestOptions): Promise<TaskInstance[]> {
    try {
      return [await resource.get(this.#client, uuid, request)];
    } catch (error) {
      if (error instanceof NotFoundError) return [];
      throw error;
    }
  }
}

/** @param before - The same instance at the last refresh. */
function progressOf(instance: TaskInstance, before: TaskInstance | undefined): WatchedInstance["progress"] {
  if (instance.isFinished) return "finished";
  const endMs = instance.datetimeFinished?.getTime();
  const isStuck =
    endMs !== undefined && endMs === before?.datetimeFinished?.getTime() && before.state === instance.state;
  return isStuck ? "unknown" : "unfinished";
}

/** Sorts by time, then by UUID, which keeps the order of rows stable. */
function newestFirst({ instance: a }: WatchedInstance, { instance: b }: WatchedInstance): number {
  const age = b.datetimeCreated.getTime() - a.datetimeCreated.getTime();
  return age === 0 ? (a.uuid < b.uuid ? 1 : -1) : age;
}
