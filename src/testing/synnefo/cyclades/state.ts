import type { Cloud } from "../cloud.js";
import type { Images } from "../images/images.js";
import type { ObjectStore } from "../storage/store.js";
import { defaultDurations, type Durations } from "./durations.js";
import type { CycladesOptions } from "./options.js";
import { Jobs } from "./jobs.js";
import type {
  AddressRow,
  FlavorRow,
  KeypairRow,
  NetworkRow,
  PortRow,
  ServerRow,
  SubnetRow,
  VolumeRow,
  VolumeTypeRow,
} from "./rows.js";
import { Table } from "./table.js";

/** The tables and the asynchronous work that compute, network and block storage share. */
export class CycladesState {
  readonly cloud: Cloud;
  readonly images: Images;
  /** The objects of the users. Snapshots are objects, too. */
  readonly objects: ObjectStore;
  readonly jobs: Jobs;
  /** How long asynchronous work takes. */
  readonly durations: Durations;
  /** Whether the provider has servers by which it deletes detached volumes. */
  readonly hasHelperServers: boolean;
  readonly servers = new Table<ServerRow>();
  readonly flavors = new Table<FlavorRow>();
  readonly keypairs = new Table<KeypairRow>();
  readonly volumes = new Table<VolumeRow>();
  readonly volumeTypes = new Table<VolumeTypeRow>();
  readonly networks = new Table<NetworkRow>();
  readonly subnets = new Table<SubnetRow>();
  readonly addresses = new Table<AddressRow>();
  readonly ports = new Table<PortRow>();

  constructor(cloud: Cloud, objects: ObjectStore, images: Images, options: CycladesOptions = {}) {
    this.cloud = cloud;
    this.images = images;
    this.objects = objects;
    this.jobs = new Jobs(cloud.clock, cloud.isStepped);
    this.durations = { ...defaultDurations, ...options.durations };
    this.hasHelperServers = options.helperServers ?? false;
  }

  /** The time, in milliseconds since 1970. */
  now(): number {
    return this.cloud.clock.now();
  }

  /** Ends all asynchronous work now. */
  tick(): void {
    this.jobs.tick();
  }

  /** Abandons all asynchronous work. */
  stop(): void {
    this.jobs.stop();
  }
}
