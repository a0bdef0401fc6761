import { type RequestOptions, type SaltantClient, type TaskInstance, type TaskInstanceState } from "saltant";
import type { InstanceResource } from "../resources/task-instances.js";

/** An instance that is watched, or was until it ended. */
export interface Watched {
  readonly instance: TaskInstance;
  readonly resource: InstanceResource;
}

const unfinishedStates: readonly TaskInstanceState[] = ["created", "published", "running"];

/** A user's unfinished instances of both classes, and how those ended that were unfinished before. */
export class Unfinished {
  readonly #client: SaltantClient;
  readonly #resources: readonly InstanceResource[];
  readonly #user: string;
  #watched: readonly Watched[] = [];

  constructor(client: SaltantClient, resources: readonly InstanceResource[], user: string) {
    this.#client = client;
    this.#resources = resources;
    this.#user = user;
  }

  /** All that has been seen, the newest first. */
  get watched(): readonly Watched[] {
    return this.#watched;
  }

  /** Whether all are over. */
  get isOver(): boolean {
    return this.#watched.every(({ instance }) => instance.isFinished);
  }

  /**
   * Asks the server how things are.
   *
   * @returns What is new, or in another state than before.
   */
  async look(request: RequestOptions): Promise<readonly Watched[]> {
    const now = (await Promise.all(this.#resources.map((resource) => this.#lookAt(resource, request)))).flat();
    const before = new Map(this.#watched.map(({ instance }) => [instance.uuid, instance.state]));
    this.#watched = now.sort((a, b) => b.instance.datetimeCreated.getTime() - a.instance.datetimeCreated.getTime());
    return this.#watched.filter(({ instance }) => before.get(instance.uuid) !== instance.state);
  }

  async #lookAt(resource: InstanceResource, request: RequestOptions): Promise<Watched[]> {
    const filters = { user: this.#user, state: unfinishedStates };
    const unfinished = await resource.list(this.#client, filters, request);
    const uuids = new Set(unfinished.map(({ uuid }) => uuid));
    const others = this.#watched.filter((each) => each.resource === resource && !uuids.has(each.instance.uuid));
    // What is not among them any more has ended: how, a look tells, and only once.
    const ended = others.map(async ({ instance }) =>
      instance.isFinished ? instance : resource.get(this.#client, instance.uuid, request),
    );
    return [...unfinished, ...(await Promise.all(ended))].map((instance) => ({ instance, resource }));
  }
}
