import type { Client } from "openapi-fetch";
import type { paths } from "../../generated/synnefo/volume/schema.js";
import { createRawClient } from "../core/http/raw-client.js";
import { isSafe } from "../core/http/request.js";
import type { Transport } from "../core/http/transport.js";
import { keepSelf, selfOf } from "../core/self.js";
import { type ServiceClientOptions, serviceTransport } from "./client-options.js";
import { VolumeManager } from "./managers/volume-manager.js";
import { SnapshotManager } from "./managers/snapshot-manager.js";
import { VolumeTypeManager } from "./managers/volume-type-manager.js";

/**
 * A client of the block storage service alone. A program that needs no other service contains no other.
 *
 * @example
 * ```ts
 * const { volumes } = new SynnefoVolumes({ authUrl, token });
 * const all = await volumes.list();
 * ```
 */
export class SynnefoVolumes {
  /** Volumes. */
  readonly volumes: VolumeManager;
  /** Snapshots of volumes. */
  readonly snapshots: SnapshotManager;
  /** Types of volumes. */
  readonly volumeTypes: VolumeTypeManager;
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
    const transport = serviceTransport("volume", options);
    this.volumes = new VolumeManager(transport);
    this.snapshots = new SnapshotManager(transport);
    this.volumeTypes = new VolumeTypeManager(transport);
    this.#transport = transport;
  }

  /** Raw calls by path and method, typed by the contract, with this client's credentials, deadlines and retries. Only reads are retried. */
  get api(): Client<paths> {
    const self = selfOf(this);
    return (self.#api ??= createRawClient<paths>(self.#transport, {}, isSafe, true));
  }
}
