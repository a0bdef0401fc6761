import type { PythonDict, PythonValue } from "../django/python/values.js";
import type { Timestamp } from "../django/datetime.js";

// Rows carry the names that their fields have on the wire, so that a field's description needs only one.

/** What every table has: a key, and a name by which filters and messages know the row. */
export interface UserRow {
  readonly id: number;
  readonly username: string;
  readonly email: string;
  readonly password: string | undefined;
  readonly token: string | undefined;
  readonly isSuperuser: boolean;
  readonly isActive: boolean;
}

/** What somebody owns, and may change. */
export interface OwnedRow {
  readonly id: number;
  user: UserRow;
  name: string;
  description: string;
}

/** What task types of both classes have. */
export interface TaskTypeRow extends OwnedRow {
  datetime_created: Timestamp;
  command_to_run: string;
  environment_variables: PythonValue;
  required_arguments: PythonValue;
  required_arguments_default_values: PythonValue;
}

export interface ContainerTaskTypeRow extends TaskTypeRow {
  logs_path: string | null;
  results_path: string | null;
  container_image: string;
  container_type: string;
}

export interface ExecutableTaskTypeRow extends TaskTypeRow {
  json_file_option: string | null;
}

export interface TaskWhitelistRow extends OwnedRow {
  whitelisted_container_task_types: readonly number[];
  whitelisted_executable_task_types: readonly number[];
}

export interface TaskQueueRow extends OwnedRow {
  private: boolean;
  runs_executable_tasks: boolean;
  runs_docker_container_tasks: boolean;
  runs_singularity_container_tasks: boolean;
  active: boolean;
  whitelists: readonly number[];
}

/** A task instance of either class; which one is told by the table it is in. */
export interface TaskInstanceRow {
  readonly uuid: string;
  readonly user: UserRow;
  name: string;
  state: string;
  datetime_created: Timestamp;
  datetime_finished: Timestamp | null;
  arguments: PythonDict;
  readonly task_queue: number;
  readonly task_type: number;
}

/** The states that saltant knows. Its column holds any text of ten characters, and a state update may bring one. */
export const states = ["created", "published", "running", "successful", "failed", "terminated"] as const;

/** Whether an instance stays in that state unless somebody says otherwise. */
export function isFinished(state: string): boolean {
  return state === "successful" || state === "failed" || state === "terminated";
}

export const containerTypes = ["docker", "singularity"] as const;
