import type { Clock } from "../../core/async/clock.js";
import { hidesCookies } from "../../core/platform.js";
import { checkType } from "../kit/checks.js";
import type { Fault, InjectedFault } from "../kit/faults.js";
import { MockServer } from "../kit/mock-server.js";
import type { LoggedRequest, RequestListener } from "../kit/request-log.js";
import { browserCookies } from "./browser-cookies.js";
import { rolesOf } from "./caller.js";
import type { JsonObject } from "./json.js";
import type {
  EmbeddedRun,
  LegacyControl,
  ModuleSeed,
  RunScript,
  RunState,
  RunTarget,
  UserSeed,
  VmSeed,
} from "./legacy/index.js";
import { checkOptions, type EmbeddedConnection, type EmbeddedServerOptions } from "./options.js";
import { Service } from "./service.js";

/**
 * A complete SlipStream server in memory, for tests of programs that use one. It responds as the real server does: sessions and cookies
 * that expire, the JSON resources below `/api/` with filters, rights and operations, and the XML part with modules, runs and users. It
 * listens on no port: requests reach it through its `fetch`, whose URLs may have any origin.
 *
 * @example
 * ```ts
 * const server = new EmbeddedServer();
 * const { endpoint, username, password, fetch, clock } = server.connection("joe");
 * ```
 */
export class EmbeddedServer {
  /** The URL of the server, without a trailing slash, for the client. */
  readonly endpoint = "https://slipstream.test";
  /** The clock of the server; pass it to the client, too. */
  readonly clock: Clock;
  /**
   * Sends a request to this server. It is otherwise like the global `fetch`: it rejects when its signal is aborted, and follows
   * redirects by default. In a browser, which hides cookies from programs, it keeps them itself. Bound, so that it can be passed as a
   * function.
   */
  readonly fetch: typeof globalThis.fetch;
  /**
   * Responds to a request, without following redirects: pass it to `listen` to serve it on a port. It rejects where a connection
   * would be lost. Bound, so that it can be passed as a function.
   */
  readonly handle: (request: Request) => Promise<Response>;
  readonly #options: EmbeddedServerOptions;
  readonly #server: MockServer;
  #service: Service;

  /** @throws TypeError or RangeError for invalid options. */
  constructor(options: EmbeddedServerOptions = {}) {
    checkOptions(options);
    this.#options = options;
    this.#server = new MockServer({
      rootPath: "/",
      respond: (request) => Promise.resolve(this.#service.respond(request)),
      crashResponse: () => this.#service.crashResponse(),
      clock: options.clock,
      latencyMs: options.latencyMs,
    });
    ({ clock: this.clock, handle: this.handle } = this.#server);
    this.fetch = this.#newFetch();
    this.#service = new Service(options, this.clock);
  }

  /**
   * The options of a client that uses this server as a user. In a browser, their `fetch` has cookies of its own, as if each call were made
   * for another browser.
   *
   * @throws TypeError if the user does not exist.
   * @example
   * ```ts
   * const { endpoint, username, password, fetch, clock } = server.connection("joe");
   * ```
   */
  connection(user: string): EmbeddedConnection {
    const { name, password } = this.#service.account(user);
    return { endpoint: this.endpoint, username: name, password, fetch: this.#newFetch(), clock: this.clock };
  }

  /** The requests since the start or the last `clearRequests`; at most the last 10,000. */
  get requests(): readonly LoggedRequest[] {
    return this.#server.requests;
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
   * server.inject({ kind: "lostResponse", method: "POST", path: "run" });
   * ```
   */
  inject(fault: Fault): InjectedFault {
    return this.#server.inject(fault);
  }

  /**
   * Logs a user in without a request.
   *
   * @param session The id of the session. Default: that of a new session. If it is given, no session is stored, as after a logout.
   * @returns The name and the value of the cookie, for the header `Cookie`.
   * @throws TypeError if the user does not exist.
   */
  cookie(user: string, session?: string): string {
    const account = this.#service.account(user);
    if (session === undefined) return this.#service.cimi.logIn(account);
    checkType("The id of a session", session, "string");
    const roles = [...rolesOf(account), session];
    return this.#service.cookies.issue({ name: user, privileged: account.privileged, roles, session }).pair;
  }

  /** The resource with that id, as stored; undefined if it does not exist. */
  resource(id: string): JsonObject | undefined {
    checkType("The id of a resource", id, "string");
    return this.#service.cimi.store.find(id);
  }

  /** The stored resources of a type, the oldest first: `resources("event")`. */
  resources(type: string): readonly JsonObject[] {
    checkType("The type of resources", type, "string");
    return this.#service.cimi.store.all(type);
  }

  /**
   * Stores a resource. Attributes that each resource has and that are missing are added: `resourceURI`, `created`, `updated`, and an `acl`
   * that lets users read it.
   *
   * @throws TypeError if it has no id with a type that exists: `service-offer/small`.
   */
  addResource(document: JsonObject): void {
    checkType("A resource", document, "object");
    this.#service.cimi.addResource(document);
  }

  /** Makes the next edit of a resource fail with 409, as if another edit were stored at the same moment. */
  failNextEdit(id: string): void {
    checkType("The id of a resource", id, "string");
    this.#service.cimi.store.failNextUpdate(id);
  }

  /**
   * Sets how runs go on: how long they are in each state, whether they stay in one, and whether they are aborted. By default a run is
   * ready after 1 s. Of several scripts that match, the latest applies.
   *
   * @param target The path of a module, the UUID of a run, or a predicate of the run.
   * @returns A function that removes the script.
   * @throws TypeError or RangeError for an invalid script.
   * @example
   * ```ts
   * server.script("apps/WordPress/wordpress", { abort: "no space left on device" });
   * ```
   */
  script(target: RunTarget, script: RunScript): () => void {
    return this.#control.script(target, script);
  }

  /** The run with that UUID; undefined if it does not exist. */
  run(uuid: string): EmbeddedRun | undefined {
    return this.#control.run(uuid);
  }

  /** All runs, the oldest first. */
  runs(): EmbeddedRun[] {
    return this.#control.runs();
  }

  /**
   * Moves a run to its next state now.
   *
   * @throws TypeError if the run does not exist.
   */
  advance(uuid: string): void {
    this.#control.advance(uuid);
  }

  /**
   * Raises the abort flag of a run. The run goes on, as in a real server.
   *
   * @param instance The instance that aborts it: `"apache.1"`. Default: the first instance.
   * @throws TypeError if the run does not exist; RangeError for an empty message.
   */
  abort(uuid: string, message: string, instance?: string): void {
    this.#control.abort(uuid, message, instance);
  }

  /**
   * Sets a runtime parameter of a run, which need not exist before.
   *
   * @throws TypeError if the run does not exist; RangeError for an invalid key, or a value of more than 4096 characters.
   * @example
   * ```ts
   * server.setParameter(uuid, "ss:url.service", "https://wordpress.example.org");
   * ```
   */
  setParameter(uuid: string, key: string, value: string): void {
    this.#control.setParameter(uuid, key, value);
  }

  /**
   * Sets the state of a run, which then stays in it.
   *
   * @throws TypeError if the run or the state does not exist.
   */
  setState(uuid: string, state: RunState): void {
    this.#control.setState(uuid, state);
  }

  /**
   * Adds a version of a module.
   *
   * @throws TypeError or RangeError for an invalid module.
   */
  addModule(module: ModuleSeed): void {
    this.#control.addModule(module);
  }

  /**
   * Adds a user, or replaces the one of that name.
   *
   * @throws TypeError or RangeError for an invalid user.
   */
  addUser(user: UserSeed): void {
    this.#control.addUser(user);
  }

  /**
   * Adds a machine to a cloud.
   *
   * @throws TypeError or RangeError for an invalid machine.
   */
  addVm(vm: VmSeed): void {
    this.#control.addVm(vm);
  }

  /** Restores the initial state: the seed, no sessions, faults or requests. Cookies are no longer valid. Listeners and the time stay. */
  reset(): void {
    this.#control.stop();
    this.#service = new Service(this.#options, this.clock);
    this.#server.reset();
  }

  #newFetch(): typeof globalThis.fetch {
    return hidesCookies() ? this.#server.newFetch(browserCookies(this.clock)) : this.#server.fetch;
  }

  get #control(): LegacyControl {
    return this.#service.legacy.control;
  }
}
