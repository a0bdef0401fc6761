import type { Client } from "openapi-fetch";
import type { paths } from "../../generated/saltant/schema.js";
import { LookupCache } from "../core/bulk/lookup-cache.js";
import { requireObject } from "../core/data/checks.js";
import { createRawClient } from "../core/http/raw-client.js";
import { isSafe, type RequestOptions } from "../core/http/request.js";
import { Transport } from "../core/http/transport.js";
import { keepSelf, selfOf } from "../core/self.js";
import type { TokenStore } from "../core/sessions/token-store.js";
import { type ConnectionOptions, type SaltantClientOptions, transportSettings } from "./client-options.js";
import { usernameOf } from "./credentials/create-credentials.js";
import { type Environment, processEnvironment } from "../core/environment.js";
import { readEnvironment, readEnvironmentWithStore } from "./environment.js";
import { ContainerTaskInstanceManager, ExecutableTaskInstanceManager } from "./managers/task-instance-manager.js";
import { ContainerTaskTypeManager, ExecutableTaskTypeManager } from "./managers/task-type-manager.js";
import { TaskQueueManager } from "./managers/task-queue-manager.js";
import { TaskWhitelistManager } from "./managers/task-whitelist-manager.js";
import { UserManager } from "./managers/user-manager.js";

/**
 * A client of a saltant server. It has seven managers, one for each kind of resource.
 *
 * @example
 * ```ts
 * const client = await SaltantClient.connect({ baseApiUrl: "https://host/api/", authToken });
 * const run = await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1, arguments: { n: 1 } });
 * await run.waitUntilFinished();
 * ```
 */
export class SaltantClient {
  /** The root of the API, with a slash at its end. */
  readonly baseApiUrl: string;
  /** Instances of container task types. */
  readonly containerTaskInstances: ContainerTaskInstanceManager;
  /** Task types that run in containers. */
  readonly containerTaskTypes: ContainerTaskTypeManager;
  /** Instances of executable task types. */
  readonly executableTaskInstances: ExecutableTaskInstanceManager;
  /** Task types that run commands on the worker itself. */
  readonly executableTaskTypes: ExecutableTaskTypeManager;
  /** Queues on which instances wait. */
  readonly taskQueues: TaskQueueManager;
  /** Whitelists, which say which task types a queue may run. */
  readonly taskWhitelists: TaskWhitelistManager;
  /** Users. */
  readonly users: UserManager;
  readonly #transport: Transport;
  #api: Client<paths> | undefined;

  /**
   * Makes a client. Sends nothing: use {@link SaltantClient.connect} to check the credentials right away.
   *
   * @throws An `InvalidInputError` for options that cannot work.
   */
  constructor(options: SaltantClientOptions) {
    keepSelf(this);
    const settings = transportSettings(options);
    const transport = new Transport(settings);
    const username = usernameOf(options);
    this.baseApiUrl = `${settings.baseUrl}/`;
    this.taskQueues = new TaskQueueManager(transport);
    const queues = new LookupCache((name, signal) => this.taskQueues.get({ name }, { signal }));
    this.containerTaskInstances = new ContainerTaskInstanceManager(transport, username);
    this.containerTaskTypes = new ContainerTaskTypeManager(transport, {
      instances: this.containerTaskInstances,
      queues,
    });
    this.executableTaskInstances = new ExecutableTaskInstanceManager(transport, username);
    this.executableTaskTypes = new ExecutableTaskTypeManager(transport, {
      instances: this.executableTaskInstances,
      queues,
    });
    this.taskWhitelists = new TaskWhitelistManager(transport);
    this.users = new UserManager(transport);
    this.#transport = transport;
  }

  /**
   * Makes a client and checks that the server accepts its credentials.
   *
   * @throws What the constructor and {@link testAuthentication} throw.
   */
  static connect(options: SaltantClientOptions, request?: RequestOptions): Promise<SaltantClient> {
    return connect(options, request);
  }

  /**
   * Makes a client from environment variables: `SALTANT_API_URL`, and `SALTANT_AUTH_TOKEN` or `SALTANT_USERNAME` and
   * `SALTANT_PASSWORD`. With a token, `SALTANT_USERNAME` says whose it is. Sends nothing.
   *
   * @throws A `BadEnvironmentError` naming a variable that is missing.
   */
  static fromEnv(options?: FromEnvOptions): SaltantClient {
    return fromEnv(options);
  }

  /**
   * Raw calls by path and method, typed by the contract, with this client's credentials, deadlines and retries. As always with
   * openapi-fetch, the body of a refusal comes back as `error`; `errorFromResponse` makes an error of it.
   *
   * @example
   * ```ts
   * const { data, error, response } = await client.api.GET("/taskqueues/", { params: { query: { active: true } } });
   * if (data === undefined) throw errorFromResponse(response, error);
   * ```
   */
  get api(): Client<paths> {
    const self = selfOf(this);
    // The server expects the values of a list joined by commas.
    const lists = { array: { style: "form", explode: false } } as const;
    return (self.#api ??= createRawClient<paths>(self.#transport, lists, isIdempotent));
  }

  /**
   * Checks that the server can be reached and accepts the credentials, with one cheap request.
   *
   * @throws An `AuthenticationError` if it does not accept them.
   */
  async testAuthentication(options?: RequestOptions): Promise<void> {
    await this.users.list({}, options).count();
  }
}

/** A PUT replaces the whole of a resource, so that a second one changes nothing. */
function isIdempotent(method: string): boolean {
  return isSafe(method) || method === "PUT";
}

// Not in the class: bundlers rename a class that refers to itself, and its name shows in logs and stack traces.
async function connect(options: SaltantClientOptions, request?: RequestOptions): Promise<SaltantClient> {
  const client = new SaltantClient(options);
  await client.testAuthentication(request);
  return client;
}

/** See {@link SaltantClient.fromEnv}. */
export function fromEnv(options: FromEnvOptions = {}): SaltantClient {
  requireObject("options", options);
  const { env = processEnvironment(), tokenStore, ...rest } = options;
  requireObject("env", env);
  const read = tokenStore === undefined ? readEnvironment(env) : readEnvironmentWithStore(env, tokenStore);
  return new SaltantClient({ ...rest, ...read });
}

/** What {@link SaltantClient.fromEnv} takes: all options but those that the environment gives. */
export interface FromEnvOptions extends Omit<ConnectionOptions, "baseApiUrl"> {
  /** The environment to read. Default: the process's own. */
  readonly env?: Environment | undefined;
  /** Keeps the tokens of a login between runs; with it, the environment may lack the user name and the password. */
  readonly tokenStore?: TokenStore | undefined;
}
