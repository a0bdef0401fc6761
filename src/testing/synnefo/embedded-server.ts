import type { Clock } from "../../core/async/clock.js";
import type { Fault, InjectedFault } from "../kit/faults.js";
import { type CodeGrant, checkGrant } from "./identity/oauth.js";
import { MockServer } from "../kit/mock-server.js";
import type { LoggedRequest, RequestListener } from "../kit/request-log.js";
import type { EmbeddedCloudServer } from "./cyclades/control.js";
import type { ServerDiagnostic, ServerRun, ServerTarget } from "./cyclades/server-scripts.js";
import { checkOptions, type EmbeddedConnection, type EmbeddedServerOptions } from "./options.js";
import { Service } from "./service.js";

/** Scheme and host of the server. */
const origin = "https://synnefo.test";

/**
 * A complete Synnefo cloud in memory, for tests of programs that use one. It responds as the real services do: tokens and the catalog,
 * quotas and commissions, projects and memberships; servers, networks, volumes, images and object storage. Servers are built, started and deleted by
 * themselves, after a time on the server's clock. It listens on no port: requests reach it through its `fetch`, whose URLs may have any
 * origin.
 *
 * @example
 * ```ts
 * const server = new EmbeddedServer();
 * const { authUrl, token, fetch, clock } = server.connection("alice");
 * ```
 */
export class EmbeddedServer {
  /** The URL of the identity service with its version, for the client. */
  readonly authUrl = `${origin}/astakos/identity/v2.0`;
  /** The clock of the server; pass it to the client, too. */
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
    ({ clock: this.clock, fetch: this.fetch, handle: this.handle } = this.#server);
    this.#service = new Service(options, this.clock);
  }

  /**
   * The options of a client that uses this server as a user.
   *
   * @param user The name of the user: `"alice"`.
   * @throws TypeError if the user does not exist.
   * @example
   * ```ts
   * const { authUrl, token, fetch, clock } = server.connection("alice");
   * ```
   */
  connection(user: string): EmbeddedConnection {
    const token = this.#service.identity.find(user)?.token;
    if (token === undefined) throw new TypeError(`The server has no user ${user}.`);
    return { authUrl: this.authUrl, token, fetch: this.fetch, clock: this.clock };
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
   * Calls `listener` before each request is handled, so that a test can change something between two requests.
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
   * server.inject({ kind: "lostResponse", method: "POST", path: "astakos/account/v1.0/projects" });
   * ```
   */
  inject(fault: Fault): InjectedFault {
    return this.#server.inject(fault);
  }

  /**
   * Sets how servers are built: how long it takes, and whether they fail. By default a server is `ACTIVE` after 10 s. Of several scripts
   * that match, the latest applies.
   *
   * @param target The name of a server, its id, or a predicate.
   * @returns A function that removes the script.
   * @throws TypeError or RangeError for an invalid script.
   * @example
   * ```ts
   * server.script("web", { outcome: "error", diagnostic: { message: "No space left on device" } });
   * ```
   */
  script(target: ServerTarget, run: ServerRun): () => void {
    return this.#service.machines.script(target, run);
  }

  /** The server with that id, also if it is deleted; undefined if it does not exist. */
  server(id: number): EmbeddedCloudServer | undefined {
    return this.#service.machines.server(id);
  }

  /** All servers, also deleted ones, the oldest first. */
  servers(): EmbeddedCloudServer[] {
    return this.#service.machines.servers();
  }

  /**
   * Makes a server fail now: its status is `ERROR`, and it has a diagnostic.
   *
   * @throws TypeError if the server does not exist, or for an invalid diagnostic.
   */
  failServer(id: number, diagnostic?: ServerDiagnostic): void {
    this.#service.machines.fail(id, diagnostic);
  }

  /**
   * Suspends a server as an administrator does, or ends that. Its owner can read it, but changes fail with 403.
   *
   * @param isSuspended Default: `true`.
   * @throws TypeError if the server does not exist.
   */
  suspendServer(id: number, isSuspended = true): void {
    this.#service.machines.suspend(id, isSuspended);
  }

  /** Finishes all asynchronous work now, such as building servers. */
  tick(): void {
    this.#service.machines.tick();
  }

  /**
   * Lets a program act for a user, as if the user had agreed on a web page: the program exchanges the code for a token of OAuth 2.
   *
   * @returns The code, which can be used once.
   * @throws TypeError if the user does not exist, or for an invalid grant.
   * @example
   * ```ts
   * const code = server.grantCode("alice", { clientId: "app", clientSecret: "app-secret", redirectUri: "https://app.test/" });
   * ```
   */
  grantCode(user: string, grant: CodeGrant): string {
    const account = this.#service.identity.find(user);
    if (account === undefined) throw new TypeError(`The server has no user ${user}.`);
    checkGrant(grant);
    return this.#service.identity.oauth.grant({ scope: "", ...grant, user: account });
  }

  /** Restores the initial state: the seed, no faults or requests. Listeners and the time stay. */
  reset(): void {
    this.#service.stop();
    this.#service = new Service(this.#options, this.clock);
    this.#server.reset();
  }
}
