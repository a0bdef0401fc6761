import type { Clock } from "../../core/async/clock.js";
import { checkChoice } from "../kit/checks.js";
import type { Fault, InjectedFault } from "../kit/faults.js";
import { MockServer } from "../kit/mock-server.js";
import type { LoggedRequest, RequestListener } from "../kit/request-log.js";
import { Control } from "./control.js";
import type { ExecutionEnd } from "./controller.js";
import { completeDiscovery, type DiscoveryFinding } from "./discovery.js";
import { describeExecution, type EmbeddedExecution } from "./executions.js";
import { checkOptions, type EmbeddedConnection, type EmbeddedServerOptions } from "./options.js";
import type { DiscoveryBehaviour, DiscoveryTarget, ExecutionBehaviour, ExecutionTarget } from "./scripts.js";
import { addCluster, addServers, type ServerTemplate } from "./seed/servers.js";
import { Service } from "./service.js";
import type { CinderIntegration, Mail } from "./store/database.js";
import { type ExecutionState, executionStates, type StepData } from "./store/models.js";

/**
 * A complete Decapod server in memory, for tests of programs that use one. It responds as the real server does: permissions,
 * validation, filters, paging, sliding tokens, versions, and workers that discover servers and run executions. Nothing listens on a port:
 * its `fetch` is the way in. Every origin leads to it; the API lies below `/v1/`.
 *
 * @example
 * ```ts
 * const server = new EmbeddedServer();
 * server.script("cluster_deploy", { durationMs: 3_600_000, outcome: "failed" });
 * const { url, login, password, fetch, clock } = server.connection("root");
 * ```
 */
export class EmbeddedServer {
  /** The root of the server, without `/v1/`: what a client is given to find it. */
  readonly url: string;
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
  readonly #control: Control | undefined;
  #service: Service;

  /**
   * Starts with users and nothing else: no servers, clusters or executions.
   *
   * @throws TypeError or RangeError for options that cannot be.
   */
  constructor(options: EmbeddedServerOptions = {}) {
    checkOptions(options);
    const { pathPrefix = "", clock, latencyMs, control = false } = options;
    this.#options = options;
    this.url = `http://decapod.test${pathPrefix}`;
    this.#server = new MockServer({
      rootPath: `${pathPrefix}/v1/`,
      respond: (request) => Promise.resolve(this.#control?.respond(request) ?? this.#service.respond(request)),
      crashResponse: () => this.#service.crashResponse(),
      clock,
      latencyMs,
    });
    ({ clock: this.clock, fetch: this.fetch, handle: this.handle } = this.#server);
    if (control) {
      this.#control = new Control(this.clock, {
        service: () => this.#service,
        reset: () => {
          this.#restart();
        },
      });
    }
    this.#service = this.#newService();
  }

  /**
   * What a client needs to reach this server as a user.
   *
   * @throws TypeError if there is no such user.
   * @example
   * ```ts
   * const { url, login, password, fetch, clock } = server.connection("root");
   * ```
   */
  connection(login: string): EmbeddedConnection {
    const user = this.#service.database.users.alive().find(({ data }) => data.login === login);
    if (user === undefined) throw new TypeError(`The server knows no user ${login}.`);
    const { password } = user.data;
    return { url: this.url, login, password, fetch: this.fetch, clock: this.clock };
  }

  /** The requests that came since the start, or since they were last cleared; of very many the last 10,000. */
  get requests(): readonly LoggedRequest[] {
    return this.#server.requests;
  }

  /** The mails that the server has sent: new passwords, and tokens to reset one. */
  get mails(): readonly Mail[] {
    return this.#service.database.mails;
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
   * server.inject({ kind: "status", status: 503, method: "GET", times: 2 });
   * server.inject({ kind: "lostResponse", method: "POST", path: "execution/" });
   * ```
   */
  inject(fault: Fault): InjectedFault {
    return this.#server.inject(fault);
  }

  /**
   * Says what becomes of executions: how long they wait and run, which steps they take, and how they end. By default an execution starts
   * after 100 ms and is completed after 1 s. Of several scripts that fit, the latest counts; executions that are queued already stay as
   * they are.
   *
   * @param target The id of a playbook, or a test of the execution.
   * @returns A function that takes it back.
   * @throws TypeError or RangeError for what no execution can do.
   * @example
   * ```ts
   * server.script("add_osd", { outcome: "failed", error: { msg: "no space left on device", rc: 28 } });
   * ```
   */
  script(target: ExecutionTarget, behaviour: ExecutionBehaviour): () => void {
    return this.#service.workers.script(target, behaviour);
  }

  /**
   * Says what becomes of requests to discover a server. By default the server is there after 1 s.
   *
   * @param target The id or host of a server, or a test of the request.
   * @returns A function that takes it back.
   * @throws TypeError or RangeError for what no discovery can do.
   * @example
   * ```ts
   * server.scriptDiscovery("node7.example.org", { outcome: "never" });
   * ```
   */
  scriptDiscovery(target: DiscoveryTarget, behaviour: DiscoveryBehaviour): () => void {
    return this.#service.workers.scriptDiscovery(target, behaviour);
  }

  /** The execution with that id. */
  execution(id: string): EmbeddedExecution | undefined {
    const { database } = this.#service;
    const execution = database.executions.latest(id);
    return execution === undefined ? undefined : describeExecution(database, execution);
  }

  /** All executions, the oldest first. */
  executions(): EmbeddedExecution[] {
    const { database } = this.#service;
    const created = database.executions.versions.filter(({ version }) => version === 1);
    return created.map(({ id }) => this.execution(id)).filter((execution) => execution !== undefined);
  }

  /**
   * Starts an execution, past its place in the queue. The workers leave it alone from then on.
   *
   * @throws TypeError if there is no such execution, or one of its servers is locked by another.
   */
  startExecution(id: string): void {
    const { controller, workers } = this.#service;
    workers.abandon(id);
    if (!controller.start(id)) throw new TypeError(`A server of execution ${id} is locked by another execution.`);
  }

  /**
   * Adds a step to an execution.
   *
   * @throws TypeError if there is no such execution.
   */
  addStep(step: StepData): void {
    this.#service.controller.addStep(step);
  }

  /**
   * Ends an execution, with its effects on servers and cluster. The workers leave it alone from then on.
   *
   * @param log What Ansible has written. Default: the beginning of a play.
   * @throws TypeError if there is no such execution.
   */
  finishExecution(id: string, end: ExecutionEnd, log?: string): void {
    checkChoice("The end of an execution", end, ["completed", "failed", "canceled"]);
    this.#service.workers.abandon(id);
    this.#service.controller.finish(id, end, log);
  }

  /**
   * Gives an execution a state, without any effects. The workers leave it alone from then on.
   *
   * @throws TypeError if there is no such execution or state.
   */
  setState(id: string, state: ExecutionState): void {
    checkChoice("A state", state, executionStates);
    this.#service.controller.setState(id, state);
    this.#service.workers.abandon(id);
  }

  /**
   * Adds servers as if they had been discovered.
   *
   * @returns Their ids, in the order in which they were made.
   * @throws TypeError or RangeError for what cannot be.
   * @example
   * ```ts
   * const [mon, ...osds] = server.addServers(4, { name: (index) => `ceph-${index}` });
   * ```
   */
  addServers(count: number, template: ServerTemplate = {}): string[] {
    return addServers(this.#service.database, count, template);
  }

  /**
   * Adds a cluster as if it had been deployed on these servers.
   *
   * @param roles The ids of servers by their roles: `{ mons: [mon], osds }`. Default: none, for a cluster that is not deployed.
   * @returns Its id.
   * @throws TypeError for a name that is taken, or a server that there is not.
   */
  addCluster(name: string, roles: Readonly<Record<string, readonly string[]>> = {}): string {
    return addCluster(this.#service.database, name, roles);
  }

  /**
   * Carries out a discovery now: adds the server, or a new version of it if something has changed.
   *
   * @param username The user with whom Ansible logs in. Default: that of the server so far, else `"ansible"`.
   * @returns Whether the server could be stored; false if its name or address is taken.
   */
  completeDiscovery(id: string, finding: DiscoveryFinding = {}, username?: string): boolean {
    const { database } = this.#service;
    const current = database.servers.latest(id)?.data;
    const user = username ?? current?.username ?? "ansible";
    return completeDiscovery(database, { id, host: current?.ip ?? `node-${id.slice(0, 8)}`, username: user }, finding);
  }

  /** Sets what the playbook for Cinder has collected from a cluster. */
  setCinderIntegration(clusterId: string, integration: CinderIntegration): void {
    this.#service.database.cinderIntegrations.set(clusterId, integration);
  }

  /** Back to the beginning: users only, no scripts, no faults and no requests. Listeners stay, and so does the time. */
  reset(): void {
    this.#restart();
    this.#server.reset();
  }

  #restart(): void {
    this.#service.workers.abandonAll();
    this.#service = this.#newService();
  }

  #newService(): Service {
    return new Service(this.#options, this.#control?.clock ?? this.clock);
  }
}
