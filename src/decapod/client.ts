import type { Client } from "openapi-fetch";
import type { paths } from "../../generated/decapod/schema.js";
import { type Environment, processEnvironment } from "../core/environment.js";
import { requireObject } from "../core/data/checks.js";
import { createRawClient } from "../core/http/raw-client.js";
import { isSafe, type RequestOptions } from "../core/http/request.js";
import { Transport } from "../core/http/transport.js";
import { keepSelf, selfOf } from "../core/self.js";
import { clientSettings, type ConnectionOptions, type DecapodClientOptions } from "./client-options.js";
import { readEnvironment } from "./environment.js";
import { AuthManager } from "./managers/auth-manager.js";
import { ClusterManager } from "./managers/cluster-manager.js";
import { ExecutionManager } from "./managers/execution-manager.js";
import { InfoManager } from "./managers/info-manager.js";
import { PasswordResetManager } from "./managers/password-reset-manager.js";
import { PermissionManager } from "./managers/permission-manager.js";
import { PlaybookConfigurationManager } from "./managers/playbook-configuration-manager.js";
import { PlaybookManager } from "./managers/playbook-manager.js";
import { RoleManager } from "./managers/role-manager.js";
import { ServerManager } from "./managers/server-manager.js";
import { UserManager } from "./managers/user-manager.js";

/**
 * A client of a Decapod server, which deploys and runs Ceph clusters. It logs in when it first needs to, and again when its token has
 * expired; all waiting calls share one login.
 *
 * @example
 * ```ts
 * const decapod = new DecapodClient({ url: "https://ceph.example.org", login: "root", password });
 * const cluster = await decapod.clusters.create({ name: "prod" });
 * ```
 */
export class DecapodClient {
  /** The root of the API, without `/v1` and without a slash at its end. */
  readonly url: string;
  /** Logins and logouts. */
  readonly auth: AuthManager;
  /** Ceph clusters. */
  readonly clusters: ClusterManager;
  /** Runs of playbook configurations. */
  readonly executions: ExecutionManager;
  /** The version and the time of the server. */
  readonly info: InfoManager;
  /** Resets of passwords. */
  readonly passwordReset: PasswordResetManager;
  /** The permissions that roles may have. */
  readonly permissions: PermissionManager;
  /** Playbooks with servers and variables, ready to be executed. */
  readonly playbookConfigurations: PlaybookConfigurationManager;
  /** What can be executed. */
  readonly playbooks: PlaybookManager;
  /** What users may do. */
  readonly roles: RoleManager;
  /** Servers that Decapod has discovered. */
  readonly servers: ServerManager;
  /** Users. */
  readonly users: UserManager;
  readonly #transport: Transport;
  #api: Client<paths> | undefined;

  /**
   * Makes a client. Sends nothing: use {@link DecapodClient.connect} to check the credentials right away.
   *
   * @throws An `InvalidInputError` for options that cannot work.
   */
  constructor(options: DecapodClientOptions) {
    keepSelf(this);
    const { transport: settings, login, session } = clientSettings(options);
    const transport = new Transport(settings);
    this.url = settings.baseUrl;
    this.clusters = new ClusterManager(transport);
    this.executions = new ExecutionManager(transport);
    this.info = new InfoManager(transport);
    this.passwordReset = new PasswordResetManager(transport);
    this.permissions = new PermissionManager(transport);
    this.playbooks = new PlaybookManager(transport);
    this.playbookConfigurations = new PlaybookConfigurationManager(transport, this.playbooks);
    this.roles = new RoleManager(transport);
    this.servers = new ServerManager(transport);
    this.users = new UserManager(transport);
    this.auth = new AuthManager(transport, this.users, login, session);
    this.#transport = transport;
  }

  /**
   * Makes a client and checks that the server accepts its credentials.
   *
   * @throws What the constructor and {@link testAuthentication} throw.
   */
  static connect(options: DecapodClientOptions, request?: RequestOptions): Promise<DecapodClient> {
    return connect(options, request);
  }

  /**
   * Makes a client from environment variables: `DECAPOD_URL`, and `DECAPOD_LOGIN` and `DECAPOD_PASSWORD`, or `DECAPOD_TOKEN`. Sends
   * nothing.
   *
   * @throws A `BadEnvironmentError` naming a variable that is missing.
   */
  static fromEnv(options?: FromEnvOptions): DecapodClient {
    return fromEnv(options);
  }

  /**
   * Raw calls by path and method, typed by the contract, with this client's credentials, deadlines and retries. Only calls that read
   * are retried. As always with openapi-fetch, the body of a refusal comes back as `error`.
   *
   * @example
   * ```ts
   * const { data, error } = await decapod.api.GET("/v1/cluster/{id}/", { params: { path: { id } } });
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
    await this.users.self(options);
  }
}

// Not in the class: bundlers rename a class that refers to itself, and its name shows in logs and stack traces.
async function connect(options: DecapodClientOptions, request?: RequestOptions): Promise<DecapodClient> {
  const client = new DecapodClient(options);
  await client.testAuthentication(request);
  return client;
}

/** See {@link DecapodClient.fromEnv}. */
export function fromEnv(options: FromEnvOptions = {}): DecapodClient {
  requireObject("options", options);
  const { env = processEnvironment(), ...rest } = options;
  requireObject("env", env);
  return new DecapodClient({ ...rest, ...readEnvironment(env) });
}

/** What {@link DecapodClient.fromEnv} takes: all options but those that the environment gives. */
export interface FromEnvOptions extends Omit<ConnectionOptions, "url"> {
  /** The environment to read. Default: the process's own. */
  readonly env?: Environment | undefined;
}
