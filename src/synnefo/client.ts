import type { Client } from "openapi-fetch";
import type { paths as ComputePaths } from "../../generated/synnefo/compute/schema.js";
import type { paths as ImagePaths } from "../../generated/synnefo/image/schema.js";
import type { paths as NetworkPaths } from "../../generated/synnefo/network/schema.js";
import type { paths as VolumePaths } from "../../generated/synnefo/volume/schema.js";
import { requireObject } from "../core/data/checks.js";
import { type Environment, processEnvironment } from "../core/environment.js";
import { createRawClient } from "../core/http/raw-client.js";
import { isSafe, type RequestOptions } from "../core/http/request.js";
import type { Transport } from "../core/http/transport.js";
import { keepSelf, selfOf } from "../core/self.js";
import { Cloud, type ConnectionOptions, type SynnefoClientOptions } from "./client-options.js";
import { readEnvironment } from "./environment.js";
import { type IdentityApi, identityApi, identityManagers } from "./identity.js";
import type { AccountManager } from "./managers/account-manager.js";
import type { CommissionManager } from "./managers/commission-manager.js";
import { FlavorManager } from "./managers/flavor-manager.js";
import { FloatingIpManager } from "./managers/floating-ip-manager.js";
import type { IdentityManager } from "./managers/identity-manager.js";
import { ImageManager } from "./managers/image-manager.js";
import { KeypairManager } from "./managers/keypair-manager.js";
import type { MembershipManager } from "./managers/membership-manager.js";
import { NetworkManager } from "./managers/network-manager.js";
import { PortManager } from "./managers/port-manager.js";
import type { ProjectManager } from "./managers/project-manager.js";
import type { QuotaManager } from "./managers/quota-manager.js";
import { ServerFloatingIpManager } from "./managers/server-floating-ip-manager.js";
import { ServerImageManager } from "./managers/server-image-manager.js";
import { ServerManager } from "./managers/server-manager.js";
import { SnapshotManager } from "./managers/snapshot-manager.js";
import { SubnetManager } from "./managers/subnet-manager.js";
import { VolumeManager } from "./managers/volume-manager.js";
import { VolumeTypeManager } from "./managers/volume-type-manager.js";

/**
 * A client of a Synnefo cloud: its identity, compute, network, block storage and image services. The URLs of the services come from the
 * cloud's catalog, which is requested once, when the first call needs it.
 *
 * @example
 * ```ts
 * const cloud = new SynnefoClient({ authUrl: "https://accounts.example.org/identity/v2.0", token });
 * const server = await cloud.servers.create({ name: "web", flavor, image });
 * await server.waitUntil("ACTIVE");
 * ```
 */
export class SynnefoClient {
  /** The URL of the identity service, with the version, and without a slash at its end. */
  readonly authUrl: string;
  /** Who the token belongs to, and where the services are. */
  readonly identity: IdentityManager;
  /** User catalogs, services and resources of the cloud, feedback. */
  readonly account: AccountManager;
  /** Quotas of the user and, for services, of all users. */
  readonly quotas: QuotaManager;
  /** Commissions, by which services charge what users take. */
  readonly commissions: CommissionManager;
  /** Projects and applications for them. */
  readonly projects: ProjectManager;
  /** Memberships in projects. */
  readonly memberships: MembershipManager;
  /** Virtual servers. */
  readonly servers: ServerManager;
  /** The sizes of servers. */
  readonly flavors: FlavorManager;
  /** Key pairs for SSH. */
  readonly keypairs: KeypairManager;
  /** Images as the compute service shows them: those of {@link images} with other facts. */
  readonly serverImages: ServerImageManager;
  /** Floating IP addresses as the compute service shows them: those of {@link floatingIps} with other facts. */
  readonly serverFloatingIps: ServerFloatingIpManager;
  /** Networks. */
  readonly networks: NetworkManager;
  /** Subnets of networks. */
  readonly subnets: SubnetManager;
  /** Ports, which connect servers to networks. */
  readonly ports: PortManager;
  /** Floating IP addresses. */
  readonly floatingIps: FloatingIpManager;
  /** Volumes. */
  readonly volumes: VolumeManager;
  /** Snapshots of volumes. */
  readonly snapshots: SnapshotManager;
  /** Types of volumes. */
  readonly volumeTypes: VolumeTypeManager;
  /** Images of the image service. */
  readonly images: ImageManager;
  readonly #cloud: Cloud;
  readonly #transports: Readonly<Record<"compute" | "network" | "volume" | "image", Transport>>;
  #api: CloudApi | undefined;

  /**
   * Makes a client. Sends nothing: use {@link SynnefoClient.connect} to check the token right away.
   *
   * @throws An `InvalidInputError` for options that cannot work.
   */
  constructor(options: SynnefoClientOptions) {
    keepSelf(this);
    const cloud = new Cloud(options);
    this.authUrl = cloud.identity.settings.baseUrl;
    ({
      identity: this.identity,
      account: this.account,
      quotas: this.quotas,
      commissions: this.commissions,
      projects: this.projects,
      memberships: this.memberships,
    } = identityManagers(cloud));
    const compute = cloud.transport("compute");
    this.servers = new ServerManager(compute);
    this.flavors = new FlavorManager(compute);
    this.keypairs = new KeypairManager(compute);
    this.serverImages = new ServerImageManager(compute);
    this.serverFloatingIps = new ServerFloatingIpManager(compute);
    const network = cloud.transport("network");
    this.networks = new NetworkManager(network);
    this.subnets = new SubnetManager(network);
    this.ports = new PortManager(network);
    this.floatingIps = new FloatingIpManager(network);
    const volume = cloud.transport("volume");
    this.volumes = new VolumeManager(volume);
    this.snapshots = new SnapshotManager(volume);
    this.volumeTypes = new VolumeTypeManager(volume);
    const image = cloud.transport("image");
    this.images = new ImageManager(image);
    this.#cloud = cloud;
    this.#transports = { compute, network, volume, image };
  }

  /**
   * Makes a client and checks that the cloud accepts its token.
   *
   * @throws What the constructor and {@link testAuthentication} throw.
   */
  static connect(options: SynnefoClientOptions, request?: RequestOptions): Promise<SynnefoClient> {
    return connect(options, request);
  }

  /**
   * Makes a client from the environment variables `SYNNEFO_AUTH_URL` and `SYNNEFO_TOKEN`. Sends nothing.
   *
   * @throws A `BadEnvironmentError` naming a variable that is missing.
   */
  static fromEnv(options?: FromEnvOptions): SynnefoClient {
    return fromEnv(options);
  }

  /**
   * Raw calls of each service by path and method, typed by the contracts, with this client's credentials, deadlines and retries. Only
   * calls that read are retried. As always with openapi-fetch, the body of a refusal comes back as `error`.
   *
   * @example
   * ```ts
   * const { data, error } = await cloud.api.compute.GET("/servers");
   * ```
   */
  get api(): CloudApi {
    const self = selfOf(this);
    const { compute, network, volume, image } = self.#transports;
    return (self.#api ??= {
      ...identityApi(self.#cloud),
      compute: createRawClient<ComputePaths>(compute, {}, isSafe, true),
      network: createRawClient<NetworkPaths>(network, {}, isSafe, true),
      volume: createRawClient<VolumePaths>(volume, {}, isSafe, true),
      image: createRawClient<ImagePaths>(image, {}, isSafe, true),
    });
  }

  /**
   * Checks that the cloud can be reached and accepts the token, with one cheap request, after that of the catalog.
   *
   * @throws An `AuthenticationError` if it does not accept it.
   */
  async testAuthentication(options?: RequestOptions): Promise<void> {
    await selfOf(this).quotas.get(options);
  }
}

/** Raw calls by service. */
export interface CloudApi extends IdentityApi {
  /** Servers, flavors, key pairs, and images as the compute service shows them. */
  readonly compute: Client<ComputePaths>;
  /** Networks, subnets, ports and floating IP addresses. */
  readonly network: Client<NetworkPaths>;
  /** Volumes, snapshots and types of volumes. */
  readonly volume: Client<VolumePaths>;
  /** Images. */
  readonly image: Client<ImagePaths>;
}

// Not in the class: bundlers rename a class that refers to itself, and its name shows in logs and stack traces.
async function connect(options: SynnefoClientOptions, request?: RequestOptions): Promise<SynnefoClient> {
  const client = new SynnefoClient(options);
  await client.testAuthentication(request);
  return client;
}

/** See {@link SynnefoClient.fromEnv}. */
export function fromEnv(options: FromEnvOptions = {}): SynnefoClient {
  requireObject("options", options);
  const { env = processEnvironment(), ...rest } = options;
  requireObject("env", env);
  return new SynnefoClient({ ...rest, ...readEnvironment(env) });
}

/** What {@link SynnefoClient.fromEnv} takes: all options but those that the environment gives. */
export interface FromEnvOptions extends Omit<ConnectionOptions, "authUrl"> {
  /** The environment to read. Default: the process's own. */
  readonly env?: Environment | undefined;
}
