import type { Json, JsonObject } from "../json.js";

/** A user. A PUT stores values of any type. */
export interface UserData {
  readonly login: Json;
  readonly email: Json;
  readonly full_name: Json;
  readonly role_id: Json;
  readonly password: string;
}

/** A role: what its users may do. */
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
  /** The execution that works on it. */
  readonly lock: string | null;
}

export interface ClusterData {
  readonly name: Json;
  readonly members: readonly ClusterMember[];
}

/** What one server does in a cluster. */
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

/** Where an execution stands. */
export type ExecutionState = "created" | "started" | "completed" | "failed" | "canceling" | "canceled";

export const executionStates: readonly ExecutionState[] = [
  "created",
  "started",
  "completed",
  "failed",
  "canceling",
  "canceled",
];

/** A task that Ansible ran on a server, or could not. */
export interface StepData {
  readonly execution_id: string;
  readonly role: string;
  readonly name: string;
  readonly result: StepResult;
  readonly error: JsonObject;
  readonly server_id: string | null;
  /** In seconds since 1970. */
  readonly time_started: number;
  /** In seconds since 1970. */
  readonly time_finished: number;
}

/** How a step ended. */
export type StepResult = "unknown" | "ok" | "error" | "skipped" | "unreachable";

/** In the order of the numbers by which they are stored. */
export const stepResults: readonly StepResult[] = ["unknown", "ok", "error", "skipped", "unreachable"];
