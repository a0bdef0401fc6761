import type { Client } from "openapi-fetch";
import type { paths } from "../../generated/synnefo/network/schema.js";
import { createRawClient } from "../core/http/raw-client.js";
import { isSafe } from "../core/http/request.js";
import type { Transport } from "../core/http/transport.js";
import { keepSelf, selfOf } from "../core/self.js";
import { type ServiceClientOptions, serviceTransport } from "./client-options.js";
import { NetworkManager } from "./managers/network-manager.js";
import { SubnetManager } from "./managers/subnet-manager.js";
import { PortManager } from "./managers/port-manager.js";
import { FloatingIpManager } from "./managers/floating-ip-manager.js";

/**
 * A client of the network service alone. A program that needs no other service contains no other.
 *
 * @example
 * ```ts
 * const { networks } = new SynnefoNetwork({ authUrl, token });
 * const all = await networks.list();
 * ```
 */
export class SynnefoNetwork {
  /** Networks. */
  readonly networks: NetworkManager;
  /** Subnets of networks. */
  readonly subnets: SubnetManager;
  /** Ports, which connect servers to networks. */
  readonly ports: PortManager;
  /** Floating IP addresses. */
  readonly floatingIps: FloatingIpManager;
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
    const transport = serviceTransport("network", options);
    this.networks = new NetworkManager(transport);
    this.subnets = new SubnetManager(transport);
    this.ports = new PortManager(transport);
    this.floatingIps = new FloatingIpManager(transport);
    this.#transport = transport;
  }

  /** Raw calls by path and method, typed by the contract, with this client's credentials, deadlines and retries. Only reads are retried. */
  get api(): Client<paths> {
    const self = selfOf(this);
    return (self.#api ??= createRawClient<paths>(self.#transport, {}, isSafe, true));
  }
}
