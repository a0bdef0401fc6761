import type { Schemas } from "../contract.js";

/** The statuses of servers that this version knows. */
const serverStatuses = [
  ...(["BUILD", "ACTIVE", "STOPPED", "REBOOT", "RESIZE", "ERROR", "DELETED", "UNKNOWN"] as const),
] satisfies readonly Schemas["compute"]["ServerStatus"][];

/** A port that is deleted vanishes: no port shows the last of these. */
const portStatuses = ["BUILD", "ACTIVE", "DOWN", "ERROR", "DELETED"] as const;

const volumeStatuses = [
  ...(["creating", "available", "attaching", "detaching", "in_use", "deleting", "deleted", "error"] as const),
  ...(["error_deleting", "backing_up", "restoring_backup", "error_restoring"] as const),
] as const;

/** A snapshot that is deleted vanishes: no snapshot shows the last of these. */
const snapshotStatuses = ["CREATING", "AVAILABLE", "ERROR", "UNKNOWN", "DELETED"] as const;

/** The status of a server; editors offer the known ones. */
export type ServerStatus = (typeof serverStatuses)[number] | (string & {});
/** The status of a port; editors offer the known ones. `DELETED` is only a goal of waits, as a port vanishes when it is deleted. */
export type PortStatus = (typeof portStatuses)[number] | (string & {});
/** The status of a volume; editors offer the known ones. */
export type VolumeStatus = (typeof volumeStatuses)[number] | (string & {});
/** The status of a snapshot; editors offer the known ones. `DELETED` is only a goal of waits, as a snapshot vanishes when it is deleted. */
export type SnapshotStatus = (typeof snapshotStatuses)[number] | (string & {});

/** A resource whose status changes by itself. */
export interface StatusResource {
  /** The id. */
  readonly id: string;
  /** The status. */
  readonly status: string;
  /** A short form for messages: the kind of resource, its id and its name. */
  toString(): string;
}

/** What waits need to know of a kind of resource. */
export interface ResourceKind<Resource extends StatusResource> {
  /** The name of the kind, in messages and in tokens: `server`. */
  readonly noun: string;
  /** The manager's name in messages: `servers`. */
  readonly manager: string;
  readonly statuses: readonly string[];
  /** The status of a resource that is deleted, or that is gone. */
  readonly deleted: string;
  /** The status of a resource that is being deleted, if the kind has one. */
  readonly deleting?: string;
  /** Whether the status is final, as nothing is being done with the resource. */
  readonly isSettled: (resource: Resource) => boolean;
  /**
   * Whether the resource has failed.
   *
   * @param isDeletion - Whether it is waited for its deletion, which is possible for a failed resource, too.
   */
  readonly isFailed: (resource: Resource, isDeletion: boolean) => boolean;
}

export const serverKind: ResourceKind<StatusResource & { readonly taskState: string }> = {
  noun: "server",
  manager: "servers",
  statuses: serverStatuses,
  deleted: "DELETED",
  // The old status is still shown after an action has begun.
  isSettled: ({ taskState }) => taskState === "",
  // A failed server keeps its status while it is being deleted.
  isFailed: ({ status, taskState }, isDeletion) => status === "ERROR" && !(isDeletion && taskState !== ""),
};

export const portKind: ResourceKind<StatusResource> = {
  noun: "port",
  manager: "ports",
  statuses: portStatuses,
  deleted: "DELETED",
  isSettled: () => true,
  // A port keeps its status until it vanishes.
  isFailed: ({ status }, isDeletion) => status === "ERROR" && !isDeletion,
};

export const volumeKind: ResourceKind<StatusResource> = {
  noun: "volume",
  manager: "volumes",
  statuses: volumeStatuses,
  deleted: "deleted",
  deleting: "deleting",
  isSettled: () => true,
  isFailed: ({ status }) => status.startsWith("error"),
};

export const snapshotKind: ResourceKind<StatusResource> = {
  noun: "snapshot",
  manager: "snapshots",
  statuses: snapshotStatuses,
  deleted: "DELETED",
  isSettled: () => true,
  isFailed: ({ status }) => status === "ERROR",
};
