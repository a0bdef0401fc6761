import {
  ContainerTaskType,
  type ContainerTaskInstanceManager,
  type ExecutableTaskInstanceManager,
  type ExecutableTaskType,
  type RequestOptions,
  type SaltantClient,
  type TaskInstance,
  type TaskQueue,
  type TaskWhitelist,
} from "saltant";

/** The two kinds of tasks. Each has its own types and instances. */
export type TaskClass = "container" | "executable";

/** A task type of either kind. */
export type AnyTaskType = ContainerTaskType | ExecutableTaskType;

/** The manager of the instances of one kind. */
export function instancesOf(
  client: SaltantClient,
  taskClass: TaskClass,
): ContainerTaskInstanceManager | ExecutableTaskInstanceManager {
  return taskClass === "container" ? client.containerTaskInstances : client.executableTaskInstances;
}

/** The types, queues and users that instances refer to. They change rarely, so they are loaded once, and again when one is missing. */
export class Catalog {
  readonly #client: SaltantClient;
  #types: Readonly<Record<TaskClass, readonly AnyTaskType[]>> = { container: [], executable: [] };
  #queues: readonly TaskQueue[] = [];
  #whitelists: readonly TaskWhitelist[] = [];
  #usernames: readonly string[] = [];
  #isLoaded = false;

  constructor(client: SaltantClient) {
    this.#client = client;
  }

  get usernames(): readonly string[] {
    return this.#usernames;
  }

  async load(options: RequestOptions): Promise<void> {
    const client = this.#client;
    const [container, executable, queues, whitelists, users] = await Promise.all([
      client.containerTaskTypes.list({}, options),
      client.executableTaskTypes.list({}, options),
      client.taskQueues.list({}, options),
      client.taskWhitelists.list({}, options),
      client.users.list({}, options),
    ]);
    this.#types = { container, executable };
    this.#queues = queues;
    this.#whitelists = whitelists;
    this.#usernames = users.map(({ username }) => username);
    this.#isLoaded = true;
  }

  types(taskClass: TaskClass): readonly AnyTaskType[] {
    return this.#types[taskClass];
  }

  type(taskClass: TaskClass, id: number): AnyTaskType | undefined {
    return this.#types[taskClass].find((type) => type.id === id);
  }

  queue(id: number): TaskQueue | undefined {
    return this.#queues.find((queue) => queue.id === id);
  }

  /** Whether the types and queues of these instances are loaded. Another user may have created one since. */
  knows(taskClass: TaskClass, instances: readonly TaskInstance[]): boolean {
    const isKnown = ({ taskType, taskQueue }: TaskInstance): boolean =>
      this.type(taskClass, taskType) !== undefined && this.queue(taskQueue) !== undefined;
    return this.#isLoaded && instances.every(isKnown);
  }

  /** The queues that run a type: they are active, run its kind and have it on one of their whitelists. */
  queuesFor(type: AnyTaskType): readonly TaskQueue[] {
    const allowing = this.#whitelists
      .filter((each) =>
        type instanceof ContainerTaskType
          ? each.whitelistedContainerTaskTypes.includes(type.id)
          : each.whitelistedExecutableTaskTypes.includes(type.id),
      )
      .map(({ id }) => id);
    return this.#queues.filter(
      (queue) => queue.active && runsKindOf(queue, type) && queue.whitelists.some((id) => allowing.includes(id)),
    );
  }
}

function runsKindOf(queue: TaskQueue, type: AnyTaskType): boolean {
  if (!(type instanceof ContainerTaskType)) return queue.runsExecutableTasks;
  return type.containerType === "docker" ? queue.runsDockerContainerTasks : queue.runsSingularityContainerTasks;
}
