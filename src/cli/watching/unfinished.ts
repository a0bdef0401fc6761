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
   * How far it has come. `unknown` is the end of an instance that has ended, as two looks saw, and is in an unfinished state all
   * the same: its reports arrived out of order, and the server has no better state to come.
   */
  readonly progress: "underWay" | "finished" | "unknown";
}

/** How many instances are asked for at a time. */
const concurrency = 8;

const unfinishedStates: readonly TaskInstanceState[] = ["created", "published", "running"];

/** A user's unfinished instances of both classes, and how those ended that were unfinished before. */
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

  /** Whether all are over. */
  get isOver(): boolean {
    return this.#watched.every(({ progress }) => progress !== "underWay");
  }

  /**
   * Reads the instances from the server.
   *
   * @returns What is new, in another state than before, or found to have ended.
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
    // What is not among them any more has ended: how, a look tells, and only once.
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
  return isStuck ? "unknown" : "underWay";
}

/** By time; those of one moment keep an order, too, so that no row jumps. */
function newestFirst({ instance: a }: WatchedInstance, { instance: b }: WatchedInstance): number {
  const age = b.datetimeCreated.getTime() - a.datetimeCreated.getTime();
  return age === 0 ? (a.uuid < b.uuid ? 1 : -1) : age;
}
