import type { Json, JsonObject } from "../json.js";

/** A user. A PUT stores values of any type. */
export interface UserData {
  readonly login: Json;
  readonly email: Json;
  readonly full_name: Json;
  readonly role_id: Json;
  readonly password: string;
}

/** A role: the permissions of its users. */
export interface RoleData {
  readonly name: Json;
  readonly permissions: readonly PermissionList[];
}

/** The permissions of one class. */
export interface PermissionList {
  readonly name: PermissionClass;
  /** Sorted. */
  readonly permissions: readonly string[];
}

export type PermissionClass = "api" | "playbook";

/** A machine that was discovered. */
export interface ServerData {
  readonly name: Json;
  readonly username: string;
  readonly fqdn: string;
  readonly ip: string;
  readonly state: "operational" | "off" | "maintenance_no_reconfig" | "maintenance_reconfig";
  readonly cluster_id: string | null;
  readonly facts: JsonObject;
  /** The id of the execution that has locked it. */
  readonly lock: string | null;
}

export interface ClusterData {
  readonly name: Json;
  readonly members: readonly ClusterMember[];
}

/** A role of a server in a cluster. */
export interface ClusterMember {
  readonly role: string;
  readonly serverId: string;
  /** The version of the server. */
  readonly version: number;
}

export interface ConfigurationData {
  readonly name: Json;
  readonly playbook_id: string;
  readonly cluster_id: string;
  readonly configuration: Json;
  readonly isLocked: boolean;
}

export interface ExecutionData {
  readonly configurationId: string;
  readonly configurationVersion: number;
  readonly playbook: string;
  readonly state: ExecutionState;
}

/** The state of an execution. */
export type ExecutionState = "created" | "started" | "completed" | "failed" | "canceling" | "canceled";

export const executionStates: readonly ExecutionState[] = [
  "created",
  "started",
  "completed",
  "failed",
  "canceling",
  "canceled",
];

/** A task of Ansible on a server, as the API shows it. */
export interface StepData {
  /** The id of the execution. */
  readonly execution_id: string;
  /** Ansible's role: `ceph-mon`; may be empty. */
  readonly role: string;
  /** The name of the task. */
  readonly name: string;
  /** How the task ended. */
  readonly result: StepResult;
  /** Ansible's result if the task failed, else `{}`. */
  readonly error: JsonObject;
  /** The id of the server; null if the task ran on none. */
  readonly server_id: string | null;
  /** When it started, in seconds since 1970. */
  readonly time_started: number;
  /** When it finished, in seconds since 1970. */
  readonly time_finished: number;
}

/** How a step ended. */
export type StepResult = "unknown" | "ok" | "error" | "skipped" | "unreachable";

/** In the order of the numbers by which they are stored. */
export const stepResults: readonly StepResult[] = ["unknown", "ok", "error", "skipped", "unreachable"];
