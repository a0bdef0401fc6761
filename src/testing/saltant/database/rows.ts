import type { Timestamp } from "../django/datetime.js";
import type { PythonDict, PythonValue } from "../django/python/values.js";
import type { UserRow } from "../django/rest/authentication.js";

// The columns have the names of the JSON fields, so the declaration of a field needs only one name.

/** The columns of every row that belongs to a user, who may change it. */
export interface OwnedRow {
  readonly id: number;
  user: UserRow;
  name: string;
  description: string;
}

/** The common columns of task types of both classes. */
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

/** A task instance. Each class has a separate table. */
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

/** The states that saltant defines. The column accepts any string of up to ten characters, which a state update may set. */
export const states = ["created", "published", "running", "successful", "failed", "terminated"] as const;

/** Whether an instance in that state has ended. */
export function isFinished(state: string): boolean {
  return state === "successful" || state === "failed" || state === "terminated";
}

export const containerTypes = ["docker", "singularity"] as const;
