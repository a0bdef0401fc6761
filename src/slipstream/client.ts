import type { Client } from "openapi-fetch";
import type { paths } from "../../generated/slipstream/schema.js";
import { type Environment, processEnvironment } from "../core/environment.js";
import { requireObject } from "../core/data/checks.js";
import { createRawClient } from "../core/http/raw-client.js";
import { isSafe, type RequestOptions } from "../core/http/request.js";
import { Transport } from "../core/http/transport.js";
import { keepSelf, selfOf } from "../core/self.js";
import { clientSettings, type ConnectionOptions, type SlipStreamClientOptions } from "./client-options.js";
import { readEnvironment } from "./environment.js";
import { AppStoreManager } from "./managers/app-store-manager.js";
import { CimiManager } from "./managers/cimi-manager.js";
import { DeploymentManager } from "./managers/deployment-manager.js";
import { ModuleManager } from "./managers/module-manager.js";
import { SessionManager } from "./managers/session-manager.js";
import { UsageManager } from "./managers/usage-manager.js";
import { UserManager } from "./managers/user-manager.js";
import { VirtualMachineManager } from "./managers/virtual-machine-manager.js";

/**
 * A client of a SlipStream server, which deploys applications on clouds. It logs in when it first needs to, and again when its session
 * has expired; all waiting calls share one login.
 *
 * @example
 * ```ts
 * const slipstream = new SlipStreamClient({ endpoint: "https://nuv.la", username, password });
 * const deployment = await slipstream.deployments.deploy("apps/WordPress/wordpress");
 * await deployment.waitUntilReady();
 * ```
 */
export class SlipStreamClient {
  /** The root of the server, without a slash at its end. */
  readonly endpoint: string;
  /** The published modules. */
  readonly appStore: AppStoreManager;
  /** The resources of the CIMI API: events, credentials, service offers and others. */
  readonly cimi: CimiManager;
  /** Applications and components that run. */
  readonly deployments: DeploymentManager;
  /** Projects, components and applications. */
  readonly modules: ModuleManager;
  /** Logins and logouts. */
  readonly session: SessionManager;
  /** How much of each cloud the user uses. */
  readonly usage: UsageManager;
  /** Users. */
  readonly users: UserManager;
  /** Virtual machines on the clouds. */
  readonly virtualMachines: VirtualMachineManager;
  readonly #transport: Transport;
  #api: Client<paths> | undefined;

  /**
   * Makes a client. Sends nothing: use {@link SlipStreamClient.connect} to check the credentials right away.
   *
   * @throws An `InvalidInputError` for options that cannot work.
   */
  constructor(options: SlipStreamClientOptions) {
    keepSelf(this);
    const { transport: settings, session } = clientSettings(options);
    const transport = new Transport(settings);
    this.endpoint = settings.baseUrl;
    this.cimi = new CimiManager(transport);
    this.session = new SessionManager(transport, this.cimi, session);
    this.appStore = new AppStoreManager(transport);
    this.deployments = new DeploymentManager(transport, this.cimi);
    this.modules = new ModuleManager(transport, this.deployments);
    this.usage = new UsageManager(transport);
    this.users = new UserManager(transport, this.session);
    this.virtualMachines = new VirtualMachineManager(transport);
    this.#transport = transport;
  }

  /**
   * Makes a client and checks that the server accepts its credentials.
   *
   * @throws What the constructor and {@link testAuthentication} throw.
   */
  static connect(options: SlipStreamClientOptions, request?: RequestOptions): Promise<SlipStreamClient> {
    return connect(options, request);
  }

  /**
   * Makes a client from environment variables: `SLIPSTREAM_ENDPOINT`, and `SLIPSTREAM_USERNAME` and `SLIPSTREAM_PASSWORD`, or
   * `SLIPSTREAM_API_KEY` and `SLIPSTREAM_API_SECRET`. Sends nothing.
   *
   * @throws A `BadEnvironmentError` naming a variable that is missing.
   */
  static fromEnv(options?: FromEnvOptions): SlipStreamClient {
    return fromEnv(options);
  }

  /**
   * Raw calls by path and method, typed by the contract, with this client's credentials, deadlines and retries. Only calls that read
   * are retried. As always with openapi-fetch, the body of a refusal comes back as `error`. The body of the legacy API is XML: pass
   * `parseAs: "text"`.
   *
   * @example
   * ```ts
   * const { data, error } = await slipstream.api.GET("/api/cloud-entry-point");
   * ```
   */
  get api(): Client<paths> {
    const self = selfOf(this);
    return (self.#api ??= createRawClient<paths>(self.#transport, {}, isSafe));
  }

  /**
   * Checks that the server can be reached and accepts the credentials, with one cheap request.
   *
   * @throws An `AuthenticationError` if it does not accept them.
   */
  async testAuthentication(options?: RequestOptions): Promise<void> {
    await this.usage.list(options);
  }
}

// Not in the class: bundlers rename a class that refers to itself, and its name shows in logs and stack traces.
async function connect(options: SlipStreamClientOptions, request?: RequestOptions): Promise<SlipStreamClient> {
  const client = new SlipStreamClient(options);
  await client.testAuthentication(request);
  return client;
}

/** See {@link SlipStreamClient.fromEnv}. */
export function fromEnv(options: FromEnvOptions = {}): SlipStreamClient {
  requireObject("options", options);
  const { env = processEnvironment(), ...rest } = options;
  requireObject("env", env);
  return new SlipStreamClient({ ...rest, ...readEnvironment(env) });
}

/** What {@link SlipStreamClient.fromEnv} takes: all options but those that the environment gives. */
export interface FromEnvOptions extends Omit<ConnectionOptions, "endpoint"> {
  /** The environment to read. Default: the process's own. */
  readonly env?: Environment | undefined;
}
