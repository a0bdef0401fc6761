import type { Clock } from "../../core/async/clock.js";
import { checkChoice, checkNames, checkType } from "../kit/checks.js";
import type { Fault, InjectedFault } from "../kit/faults.js";
import { MockServer } from "../kit/mock-server.js";
import type { LoggedRequest, RequestListener } from "../kit/request-log.js";
import { Control } from "./control.js";
import type { ExecutionEnd } from "./controller.js";
import { checkFinding, completeDiscovery, type DiscoveryFinding, findingNames } from "./discovery.js";
import { describeExecution, type EmbeddedExecution } from "./executions.js";
import { checkOptions, type EmbeddedConnection, type EmbeddedServerOptions } from "./options.js";
import {
  checkStep,
  type DiscoveryBehavior,
  type DiscoveryTarget,
  type ExecutionBehavior,
  type ExecutionTarget,
} from "./scripts.js";
import { addCluster, addServers, type ServerTemplate } from "./seed/servers.js";
import { Service } from "./service.js";
import type { CinderIntegration, Mail } from "./store/database.js";
import { type ExecutionState, executionStates, type StepData } from "./store/models.js";

/**
 * A complete Decapod server in memory, for tests of programs that use one. It responds as the real server does: permissions,
 * validation, filters, pages, tokens that expire when idle, versions, and workers that discover servers and run executions. It listens on
 * no port: requests reach it through its `fetch`, whose URLs may have any origin. The API is below `/v1/`.
 *
 * @example
 * ```ts
 * const server = new EmbeddedServer();
 * server.script("cluster_deploy", { durationMs: 3_600_000, outcome: "failed" });
 * const { url, login, password, fetch, clock } = server.connection("root");
 * ```
 */
export class EmbeddedServer {
  /** The URL of the server, without `/v1/`, for the client. */
  readonly url: string;
  /** The clock of the server and its workers; pass it to the client, too. */
  readonly clock: Clock;
  /**
   * Sends a request to this server. It is otherwise like the global `fetch`: it rejects when its signal is aborted, and follows
   * redirects by default. Bound, so that it can be passed as a function.
   */
  readonly fetch: typeof globalThis.fetch;
  /**
   * Responds to a request, without following redirects: pass it to `listen` to serve it on a port. It rejects where a connection
   * would be lost. Bound, so that it can be passed as a function.
   */
  readonly handle: (request: Request) => Promise<Response>;
  readonly #options: EmbeddedServerOptions;
  readonly #server: MockServer;
  readonly #control: Control | undefined;
  #service: Service;

  /**
   * Starts with users and roles only: no servers, clusters or executions.
   *
   * @throws TypeError or RangeError for invalid options.
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
   * The options of a client that uses this server as a user.
   *
   * @throws TypeError if the user does not exist.
   * @example
   * ```ts
   * const { url, login, password, fetch, clock } = server.connection("root");
   * ```
   */
  connection(login: string): EmbeddedConnection {
    const user = this.#service.database.users.alive().find(({ data }) => data.login === login);
    if (user === undefined) throw new TypeError(`The server has no user ${login}.`);
    const { password } = user.data;
    return { url: this.url, login, password, fetch: this.fetch, clock: this.clock };
  }

  /** The requests since the start or the last `clearRequests`; at most the last 10,000. */
  get requests(): readonly LoggedRequest[] {
    return this.#server.requests;
  }

  /** The mails that the server has sent, with passwords of new users and tokens that reset a password. */
  get mails(): readonly Mail[] {
    return this.#service.database.mails;
  }

  /** Empties `requests`. */
  clearRequests(): void {
    this.#server.clearRequests();
  }

  /**
   * Calls `listener` before each request is handled, so that a test can change something between two pages.
   *
   * @returns A function that removes the listener.
   */
  onRequest(listener: RequestListener): () => void {
    return this.#server.onRequest(listener);
  }

  /**
   * Makes the next requests, or some of them, fail.
   *
   * @returns How many requests the fault has affected, and a way to remove it.
   * @throws TypeError or RangeError for an invalid fault.
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
   * Sets how executions run: how long they wait and run, which steps they have, and how they end. By default an execution starts after
   * 100 ms and is completed after 1 s. Of several scripts that match, the latest applies. Executions that are already queued do not
   * change.
   *
   * @param target The id of a playbook, or a predicate of the execution.
   * @returns A function that removes the script.
   * @throws TypeError or RangeError for an invalid script.
   * @example
   * ```ts
   * server.script("add_osd", { outcome: "failed", error: { msg: "no space left on device", rc: 28 } });
   * ```
   */
  script(target: ExecutionTarget, behavior: ExecutionBehavior): () => void {
    if (typeof target === "string") this.#service.requirePlaybook(target);
    return this.#service.workers.script(target, behavior);
  }

  /**
   * Sets how requests to discover a server end. By default the server exists after 1 s.
   *
   * @param target The id or host of a server, or a predicate of the request.
   * @returns A function that removes the script.
   * @throws TypeError or RangeError for an invalid script.
   * @example
   * ```ts
   * server.scriptDiscovery("node7.example.org", { outcome: "never" });
   * ```
   */
  scriptDiscovery(target: DiscoveryTarget, behavior: DiscoveryBehavior): () => void {
    return this.#service.workers.scriptDiscovery(target, behavior);
  }

  /** The execution with that id; undefined if it does not exist. */
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
   * Starts an execution now, regardless of the queue. The workers no longer change it.
   *
   * @throws TypeError if the execution does not exist, or one of its servers is locked by another execution.
   */
  startExecution(id: string): void {
    const { controller, workers } = this.#service;
    workers.abandon(id);
    if (!controller.start(id)) throw new TypeError(`A server of execution ${id} is locked by another execution.`);
  }

  /**
   * Adds a step to an execution.
   *
   * @throws TypeError if the execution does not exist.
   */
  addStep(step: StepData): void {
    checkStep(step);
    this.#service.controller.addStep(step);
  }

  /**
   * Ends an execution, with its effects on servers and cluster. The workers no longer change it.
   *
   * @param log The output of Ansible. Default: the beginning of a play.
   * @throws TypeError if the execution does not exist.
   */
  finishExecution(id: string, end: ExecutionEnd, log?: string): void {
    checkChoice("The end of an execution", end, ["completed", "failed", "canceled"]);
    this.#service.workers.abandon(id);
    this.#service.controller.finish(id, end, log);
  }

  /**
   * Sets the state of an execution, without effects on servers and cluster. The workers no longer change it.
   *
   * @throws TypeError if the execution or the state does not exist.
   */
  setState(id: string, state: ExecutionState): void {
    checkChoice("A state", state, executionStates);
    this.#service.controller.setState(id, state);
    this.#service.workers.abandon(id);
  }

  /**
   * Adds servers as if they had been discovered.
   *
   * @returns Their ids, in the order of their creation.
   * @throws TypeError or RangeError for an invalid count or template, or a name or address that is taken.
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
   * @throws TypeError for a name that is taken, or a server that does not exist.
   */
  addCluster(name: string, roles: Readonly<Record<string, readonly string[]>> = {}): string {
    return addCluster(this.#service.database, name, roles);
  }

  /**
   * Discovers a server now: adds it, or a new version of it if something has changed.
   *
   * @param username The user as which Ansible logs in. Default: the server's current user, else `"ansible"`.
   * @returns Whether the server was stored; false if its name or address is taken.
   */
  completeDiscovery(id: string, finding: DiscoveryFinding = {}, username?: string): boolean {
    checkType("The id of a server", id, "string");
    checkNames("What is found", finding, findingNames);
    checkFinding(finding);
    const { database } = this.#service;
    const current = database.servers.latest(id)?.data;
    const user = username ?? current?.username ?? "ansible";
    return completeDiscovery(database, { id, host: current?.ip ?? `node-${id}`, username: user }, finding);
  }

  /** Sets the files that the playbook for Cinder has collected from a cluster. */
  setCinderIntegration(clusterId: string, integration: CinderIntegration): void {
    checkType("config", integration.config, "string");
    checkType("keyrings", integration.keyrings, "object");
    this.#service.database.cinderIntegrations.set(clusterId, integration);
  }

  /** Restores the initial state: users and roles only, no scripts, faults or requests. Listeners and the time stay. */
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
