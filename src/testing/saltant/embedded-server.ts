import type { Clock } from "../../core/async/clock.js";
import type { Fault, InjectedFault } from "../kit/faults.js";
import { MockServer } from "../kit/mock-server.js";
import type { LoggedRequest, RequestListener } from "../kit/request-log.js";
import { apiRoot } from "./api/routes.js";
import type { TaskClassName } from "./database/database.js";
import { describeInstance, type EmbeddedInstance } from "./instances.js";
import { checkOptions, type EmbeddedConnection, type EmbeddedServerOptions } from "./options.js";
import { addInstances, type InstanceTemplate, type SeededTask, seedTask, setInstanceState } from "./seed.js";
import { Service } from "./service.js";
import type { TaskBehavior, TaskTarget } from "./workers.js";

/**
 * A complete in-memory saltant server, for tests of programs that use saltant. It responds like the real server, including its
 * messages: permissions, whitelists, validation, filters, pagination, JWTs, and workers that advance instances through their states.
 * It does not listen on a port: requests go through its `fetch`, with any origin. The API is below `/api/`.
 *
 * @example
 * ```ts
 * const server = new EmbeddedServer();
 * server.script("align", { durationMs: 3_600_000, outcome: "failed" });
 * const client = new SaltantClient({ ...server.connection("alice") });
 * ```
 */
export class EmbeddedServer {
  /** The URL of the API root, for the client. */
  readonly baseApiUrl: string = "http://saltant.test/api/";
  /** The clock of the server and its workers. Pass it to the client, too. */
  readonly clock: Clock;
  /**
   * Sends a request to this server, otherwise like the global `fetch`: it rejects when its signal is aborted, and follows redirects
   * unless the request disables that. Bound, so it can be passed as a function.
   */
  readonly fetch: typeof globalThis.fetch;
  /**
   * Responds to a request without following redirects: the handler for a port. It rejects if the connection would be lost. Bound, so
   * it can be passed as a function.
   */
  readonly handle: (request: Request) => Promise<Response>;
  readonly #options: EmbeddedServerOptions;
  readonly #server: MockServer;
  #service: Service;

  /**
   * Starts with users only: no task types, queues or instances.
   *
   * @throws TypeError or RangeError for invalid options; TypeError if the platform lacks a required global, such as `Response`.
   */
  constructor(options: EmbeddedServerOptions = {}) {
    checkOptions(options);
    this.#options = options;
    this.#server = new MockServer({
      rootPath: apiRoot,
      respond: (request) => this.#service.respond(request),
      crashResponse: (request) => this.#service.errorPage(request),
      clock: options.clock,
      latencyMs: options.latencyMs,
    });
    ({ clock: this.clock, fetch: this.fetch, handle: this.handle } = this.#server);
    this.#service = new Service(options, this.clock);
  }

  /**
   * Returns the client options for this server and the user `username`, with the permanent token.
   *
   * @throws TypeError if the user does not exist or has no token.
   * @example
   * ```ts
   * const client = new SaltantClient({ ...server.connection("alice"), timeoutMs: 5_000 });
   * ```
   */
  connection(username: string): EmbeddedConnection {
    const authToken = this.#service.database.userNamed(username)?.token;
    if (authToken === undefined) throw new TypeError(`The server has no token of a user ${username}.`);
    return { baseApiUrl: this.baseApiUrl, username, authToken, fetch: this.fetch, clock: this.clock };
  }

  /** The requests since the start or the last `clearRequests`; at most the last 10,000. */
  get requests(): readonly LoggedRequest[] {
    return this.#server.requests;
  }

  /** Clears the requests. */
  clearRequests(): void {
    this.#server.clearRequests();
  }

  /**
   * Calls `listener` before each request is handled. A test can then, for example, change data between two pages.
   *
   * @returns A function that removes the listener.
   */
  onRequest(listener: RequestListener): () => void {
    return this.#server.onRequest(listener);
  }

  /**
   * Injects a fault for the next requests, or for some of them.
   *
   * @returns The injected fault: how many requests it has affected, and a method to remove it.
   * @throws TypeError or RangeError for an invalid fault.
   * @example
   * ```ts
   * server.inject({ kind: "status", status: 503, headers: { "retry-after": "2" }, method: "GET", times: 2 });
   * server.inject({ kind: "lostResponse", method: "POST", path: "executabletaskinstances/" });
   * ```
   */
  inject(fault: Fault): InjectedFault {
    return this.#server.inject(fault);
  }

  /**
   * Defines the behavior of instances: their time on the queue, their runtime and their outcome. By default an instance runs after
   * 100 ms and is successful after 1 s. If several scripts match, the latest applies. Instances that have been published are not
   * affected.
   *
   * @param target The name of a task type, or a predicate.
   * @returns A function that removes the script.
   * @throws TypeError or RangeError for an invalid behavior.
   * @example
   * ```ts
   * server.script("nightly", { durationMs: 60_000 });
   * server.script(() => true, ({ arguments: { n } }) => ({ outcome: n === 3 ? "failed" : "successful" }));
   * ```
   */
  script(target: TaskTarget, behavior: TaskBehavior): () => void {
    return this.#service.workers.script(target, behavior);
  }

  /** The instance with that UUID, of either class. */
  instance(uuid: string): EmbeddedInstance | undefined {
    for (const taskClass of this.#service.database.taskClasses) {
      const row = taskClass.instances.get(uuid);
      if (row !== undefined) return describeInstance(taskClass, row);
    }
    return undefined;
  }

  /** All instances of a class, the oldest first. */
  *instances(taskClass: TaskClassName): Generator<EmbeddedInstance> {
    const tables = this.#service.database[taskClass];
    for (const row of tables.instances) yield describeInstance(tables, row);
  }

  /**
   * Sets the state of an instance to any string, without the checks of the API. The workers no longer change the instance.
   *
   * @param finishedAt The end time. Default: now for successful and failed, otherwise unchanged.
   * @throws TypeError if the instance does not exist, TypeError or RangeError for an invalid string or date.
   */
  setState(uuid: string, state: string, finishedAt?: Date | null): void {
    const { database, workers } = this.#service;
    setInstanceState(database, uuid, state, finishedAt);
    workers.abandon(uuid);
  }

  /**
   * Adds many instances at once, without the checks of the API. No worker runs them.
   *
   * @returns Their UUIDs, in the order of their creation.
   * @throws TypeError or RangeError for an invalid template, before any instance is added.
   * @example
   * ```ts
   * server.addInstances(100_000, { state: (index) => (index % 10 === 0 ? "failed" : "successful") });
   * ```
   */
  addInstances(count: number, template: InstanceTemplate = {}): string[] {
    return addInstances(this.#service.database, count, template);
  }

  /**
   * Adds the requirements for a launch: a task type, a queue that runs it, and a whitelist that connects them, all with that name. They
   * belong to the first user. Existing ones are used.
   *
   * @param name The name of all three. Default: `"task"`.
   * @param taskClass The class of the task type. Default: `"executable"`.
   */
  addTask(name = "task", taskClass: TaskClassName = "executable"): SeededTask {
    return seedTask(this.#service.database, taskClass, name);
  }

  /**
   * Resets the server to its initial state: users only, without scripts, faults and requests. Keeps the listeners and the time. Issued
   * JSON web tokens become invalid.
   */
  reset(): void {
    this.#service.workers.abandonAll();
    this.#service = new Service(this.#options, this.clock);
    this.#server.reset();
  }
}
