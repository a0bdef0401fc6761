import type { Client } from "openapi-fetch";
import type { paths } from "../../generated/synnefo/compute/schema.js";
import { createRawClient } from "../core/http/raw-client.js";
import { isSafe } from "../core/http/request.js";
import type { Transport } from "../core/http/transport.js";
import { keepSelf, selfOf } from "../core/self.js";
import { type ServiceClientOptions, serviceTransport } from "./client-options.js";
import { ServerManager } from "./managers/server-manager.js";
import { FlavorManager } from "./managers/flavor-manager.js";
import { KeypairManager } from "./managers/keypair-manager.js";
import { ServerImageManager } from "./managers/server-image-manager.js";
import { ServerFloatingIpManager } from "./managers/server-floating-ip-manager.js";

/**
 * A client of the compute service alone. A program that needs no other service contains no other.
 *
 * @example
 * ```ts
 * const { servers } = new SynnefoCompute({ authUrl, token });
 * const all = await servers.list();
 * ```
 */
export class SynnefoCompute {
  /** Virtual servers. */
  readonly servers: ServerManager;
  /** The sizes of servers. */
  readonly flavors: FlavorManager;
  /** Key pairs for SSH. */
  readonly keypairs: KeypairManager;
  /** Images as the compute service shows them. */
  readonly serverImages: ServerImageManager;
  /** Floating IP addresses as the compute service shows them. */
  readonly serverFloatingIps: ServerFloatingIpManager;
  readonly #transport: Transport;
  #api: Client<paths> | undefined;

  /**
   * Makes a client. Sends nothing.
   *
   * @param options - With `authUrl`, the URL of the service comes from the cloud's catalog; with `url` it is given.
   * @throws An `InvalidInputError` for options that cannot work.
   */
  constructor(options: ServiceClientOptions) {
    keepSelf(this);
    const transport = serviceTransport("compute", options);
    this.servers = new ServerManager(transport);
    this.flavors = new FlavorManager(transport);
    this.keypairs = new KeypairManager(transport);
    this.serverImages = new ServerImageManager(transport);
    this.serverFloatingIps = new ServerFloatingIpManager(transport);
    this.#transport = transport;
  }

  /** Raw calls by path and method, typed by the contract, with this client's credentials, deadlines and retries. Only reads are retried. */
  get api(): Client<paths> {
    const self = selfOf(this);
    return (self.#api ??= createRawClient<paths>(self.#transport, {}, isSafe, true));
  }
}
