/** What most rows have. Times are in milliseconds since 1970. */
export interface ResourceRow {
  readonly id: number;
  /** The UUID of the user who owns it. */
  readonly userId: string;
  /** The id of the project that it is counted for. */
  project: string;
  /** Whether all members of the project may use it. */
  isShared: boolean;
  readonly createdMs: number;
  updatedMs: number;
  /** Whether it is deleted. Its details can still be read. */
  isDeleted: boolean;
}

/** The last state of a server that the cloud's machines have reported. `STARTED` is `ACTIVE` in the API. */
export type OperatingState = "BUILD" | "STARTED" | "STOPPED" | "ERROR" | "DESTROYED";

/** A pending task of a server, by the name that is used in messages. */
export type ServerTask =
  | "BUILD"
  | "START"
  | "STOP"
  | "REBOOT"
  | "RESIZE"
  | "DESTROY"
  | "CONNECT"
  | "DISCONNECT"
  | "ATTACH_VOLUME"
  | "DETACH_VOLUME"
  | "DELETE_VOLUME"
  | "RESCUE"
  | "UNRESCUE";

/** A message about what happened to a server. */
export interface Diagnostic {
  /** How bad it is: `ERROR`. */
  readonly level: string;
  /** Which part of the cloud reports it: `image-error`. */
  readonly source: string;
  readonly createdMs: number;
  /** When it happened according to the source; null if unknown. */
  readonly sourceMs: number | null;
  readonly message: string;
  readonly details: string;
}

/** A tag of a server. It is `PENDADD` until the machine of the server has it. */
export interface TagRow {
  readonly name: string;
  status: "PENDADD" | "ACTIVE";
}

export interface ServerRow extends ResourceRow {
  name: string;
  flavorId: number;
  readonly imageId: string;
  readonly keyNames: readonly string[];
  /** The name that was given as `key_name`. */
  readonly keyName: string | null;
  /** The values are strings, or numbers as they were given. */
  readonly metadata: Map<string, string>;
  readonly tags: Map<string, TagRow>;
  operatingState: OperatingState;
  task: ServerTask | null;
  /** Whether the job of the task is running, not queued. */
  isTaskRunning: boolean;
  isRescued: boolean;
  /** Whether an administrator has suspended it: its owner may only read it. */
  isSuspended: boolean;
  /** The password of the administrator, while it is cached. */
  password: string | null;
  /** The oldest first. */
  readonly diagnostics: Diagnostic[];
}

export interface FlavorRow {
  readonly id: number;
  readonly name: string;
  readonly cpu: number;
  /** In MiB. */
  readonly ram: number;
  /** In GiB. */
  readonly disk: number;
  readonly volumeTypeId: number;
  readonly isPublic: boolean;
  /** Whether servers may be created with it. */
  readonly allowsCreation: boolean;
  /** The ids of the projects that may use it although it is not public. */
  readonly projects: readonly string[];
  readonly isDeleted: boolean;
}

export interface KeypairRow {
  readonly id: number;
  readonly userId: string;
  readonly name: string;
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly createdMs: number;
  readonly updatedMs: number;
}

export interface VolumeTypeRow {
  readonly id: number;
  readonly name: string;
  /** With its provider: `ext_archipelago`. */
  readonly diskTemplate: string;
  readonly isDetachable: boolean;
  readonly isDeleted: boolean;
}

export type VolumeStatus =
  "CREATING" | "AVAILABLE" | "ATTACHING" | "DETACHING" | "IN_USE" | "DELETING" | "DELETED" | "ERROR" | "ERROR_DELETING";

export interface VolumeRow extends ResourceRow {
  name: string | null;
  description: string | null;
  /** In GiB. */
  readonly size: number;
  readonly volumeTypeId: number;
  status: VolumeStatus;
  readonly sourceImageId: string | null;
  readonly sourceSnapshotId: string | null;
  readonly sourceVolumeId: string | null;
  serverId: number | null;
  /** The index of the volume in its server: 0 for the root volume. */
  index: number | null;
  deleteOnTermination: boolean;
  readonly metadata: Map<string, string>;
  /** How many snapshots were made of it. */
  snapshots: number;
}

export type NetworkState = "PENDING" | "ACTIVE" | "DELETED" | "ERROR";

export interface NetworkRow extends Omit<ResourceRow, "userId" | "project"> {
  /** Null if it is public, like the project. */
  readonly userId: string | null;
  project: string | null;
  name: string;
  readonly type: string;
  state: NetworkState;
  readonly isPublic: boolean;
  /** Whether floating IPs are taken from it. */
  readonly isFloatingIpPool: boolean;
  /** Whether no addresses are allocated from it any more. */
  readonly isDrained: boolean;
  /** Whether it is being deleted. */
  isBeingDestroyed: boolean;
  /** Whether a server is, or was, connected to it. It gets no more subnets then. */
  isConnected: boolean;
}

export interface SubnetRow {
  readonly id: number;
  readonly networkId: number;
  /** Null if its network is public. */
  readonly userId: string | null;
  readonly isPublic: boolean;
  name: string;
  readonly version: 4 | 6;
  /** `192.168.1.0/24`. */
  readonly cidr: string;
  readonly gateway: string | null;
  readonly hasDhcp: boolean;
  readonly hasSlaac: boolean;
  readonly dnsServers: readonly string[];
  readonly hostRoutes: readonly string[];
  readonly pools: readonly AddressPool[];
  readonly createdMs: number;
  updatedMs: number;
  isDeleted: boolean;
}

/** The addresses that are allocated, from the first to the last. */
export interface AddressPool {
  readonly start: string;
  readonly end: string;
}

/** An address: of a port, or a floating IP. Both are in one table and have one counter. */
export interface AddressRow extends ResourceRow {
  readonly address: string;
  readonly version: 4 | 6;
  readonly networkId: number;
  readonly subnetId: number;
  portId: number | null;
  readonly isFloating: boolean;
}

export type FirewallProfile = "ENABLED" | "DISABLED" | "PROTECTED";

export interface PortRow {
  readonly id: number;
  readonly userId: string;
  name: string;
  readonly networkId: number;
  readonly isPublic: boolean;
  serverId: number | null;
  /** `vm` while the port belongs to a server. */
  owner: "vm" | null;
  /** Null until a server is connected. */
  mac: string | null;
  state: "DOWN" | "BUILD" | "ACTIVE" | "ERROR";
  /** Null on private networks. */
  firewallProfile: FirewallProfile | null;
  securityGroups: readonly number[];
  readonly createdMs: number;
  updatedMs: number;
}
