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
 * A complete saltant server in memory, for tests of programs that use one. It responds as the real server does, down to the
 * messages: permissions, whitelists, validation, filters, paging, JWTs, and workers that carry instances through their
 * states. Nothing listens on a port: its `fetch` is the way in. Every origin leads to it; the API lies below `/api/`.
 *
 * @example
 * ```ts
 * const server = new EmbeddedServer();
 * server.script("align", { durationMs: 3_600_000, outcome: "failed" });
 * const client = new SaltantClient({ ...server.connection("alice") });
 * ```
 */
export class EmbeddedServer {
  /** The root of the API: what a client is given to find it. */
  readonly baseApiUrl: string = "http://saltant.test/api/";
  /** The clock that the server and its workers go by; give it to the client, too. */
  readonly clock: Clock;
  /**
   * Sends a request to this server, in every other respect like the global `fetch`: it ends when its signal is aborted, and
   * follows redirects unless it is told not to. Bound, so that it can be passed on by itself.
   */
  readonly fetch: typeof globalThis.fetch;
  /**
   * Responds to a request and does not follow redirects: what is served on a port. It rejects where a connection would be
   * lost. Bound, so that it can be passed on by itself.
   */
  readonly handle: (request: Request) => Promise<Response>;
  readonly #options: EmbeddedServerOptions;
  readonly #server: MockServer;
  #service: Service;

  /**
   * Starts with users and nothing else: no task types, queues or instances.
   *
   * @throws TypeError or RangeError for options that cannot be; TypeError if the platform lacks what the server needs, such as `Response`.
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
   * What a client needs to reach this server as `username`, by the permanent token.
   *
   * @throws TypeError if there is no such user, or the user has no token.
   * @example
   * ```ts
   * const client = new SaltantClient({ ...server.connection("alice"), timeoutMs: 5_000 });
   * ```
   */
  connection(username: string): EmbeddedConnection {
    const authToken = this.#service.database.userNamed(username)?.token;
    if (authToken === undefined) throw new TypeError(`The server knows no token of a user ${username}.`);
    return { baseApiUrl: this.baseApiUrl, username, authToken, fetch: this.fetch, clock: this.clock };
  }

  /** The requests that came since the start, or since they were last cleared; of very many the last 10,000. */
  get requests(): readonly LoggedRequest[] {
    return this.#server.requests;
  }

  /** Forgets the requests that came so far. */
  clearRequests(): void {
    this.#server.clearRequests();
  }

  /**
   * Calls `listener` before each request is handled, so that a test can change something between two pages.
   *
   * @returns A function that ends it.
   */
  onRequest(listener: RequestListener): () => void {
    return this.#server.onRequest(listener);
  }

  /**
   * Makes something go wrong with the next requests, or with some of them.
   *
   * @returns How many requests have met the fault, and a way to take it back.
   * @throws TypeError or RangeError for a fault that cannot be met.
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
   * Says what becomes of instances: how long they wait and run, and how they end. By default an instance runs after 100 ms and
   * is successful after 1 s. Where several scripts fit, the latest counts; instances that are on their way go on as they are.
   *
   * @param target The name of a task type, or a test of the instance.
   * @returns A function that takes it back.
   * @throws TypeError or RangeError for what no task can do.
   * @example
   * ```ts
   * server.script("nightly", { durationMs: 60_000 });
   * server.script(() => true, ({ arguments: { n } }) => ({ outcome: n === 3 ? "failed" : "successful" }));
   * ```
   */
  script(target: TaskTarget, behavior: TaskBehavior): () => void {
    return this.#service.workers.script(target, behavior);
  }

  /** The instance with that uuid, whichever class it belongs to. */
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
   * Gives an instance a state, any text at all, past the API and its rules. The workers leave the instance alone from then on.
   *
   * @param finishedAt When it is said to have finished. Default: now for successful and failed, else as it was.
   * @throws TypeError if there is no such instance, TypeError or RangeError for what is no text or no date.
   */
  setState(uuid: string, state: string, finishedAt?: Date | null): void {
    const { database, workers } = this.#service;
    setInstanceState(database, uuid, state, finishedAt);
    workers.abandon(uuid);
  }

  /**
   * Adds many instances at once, past the API and its rules. No worker takes them up.
   *
   * @returns Their uuids, in the order in which they were made.
   * @throws TypeError or RangeError for what cannot be, before anything is added.
   * @example
   * ```ts
   * server.addInstances(100_000, { state: (index) => (index % 10 === 0 ? "failed" : "successful") });
   * ```
   */
  addInstances(count: number, template: InstanceTemplate = {}): string[] {
    return addInstances(this.#service.database, count, template);
  }

  /**
   * Adds what it takes to launch instances: a task type, a queue that runs it, and a whitelist between them, all of that name.
   * They belong to the first user. What is there already is made use of.
   *
   * @param name Default: `"task"`.
   * @param taskClass Default: `"executable"`.
   */
  addTask(name = "task", taskClass: TaskClassName = "executable"): SeededTask {
    return seedTask(this.#service.database, taskClass, name);
  }

  /**
   * Back to the beginning: users only, no scripts, no faults and no requests. Listeners stay, and so does the time. JSON web
   * tokens that were given out are good no more.
   */
  reset(): void {
    this.#service.workers.abandonAll();
    this.#service = new Service(this.#options, this.clock);
    this.#server.reset();
  }
}
