// Generated from openapi/saltant.yaml by `npm run generate`; do not edit.

import type { Filter, FilterLookup, FilterTable } from "../../src/saltant/django/filter-types.js";

/**
 * The state of a task instance: `created` → `published` → `running` → `successful` or `failed`; `terminated` from any
 * of the first three. The last three are final.
 */
export const taskInstanceStates = ["created", "published", "running", "successful", "failed", "terminated"] as const;

/** One of {@link taskInstanceStates}. */
export type TaskInstanceState = (typeof taskInstanceStates)[number];

/** What runs the container, `docker` or `singularity`. */
export const containerTypes = ["docker", "singularity"] as const;

/** One of {@link containerTypes}. */
export type ContainerType = (typeof containerTypes)[number];

// Which lookups a field has, said once for all fields that have the same.
const textLookups: readonly FilterLookup[] = ["exact", "contains", "in", "startswith", "endswith", "regex"];
const integerLookups: readonly FilterLookup[] = ["exact", "in"];
const datetimeLookups: readonly FilterLookup[] = ["exact", "year", "range", "lt", "lte", "gt", "gte"];
const booleanLookups: readonly FilterLookup[] = ["exact"];

/** The filters of `GET /containertaskinstances/`, combined with AND. */
export interface ContainerTaskInstanceFilters {
  /** Name. Case matters. */
  name?: Filter<string, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
  /** State. One that the server does not know is a 400. */
  state?: Filter<TaskInstanceState, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
  /** Username of the owner. Case matters. */
  user?: Filter<string, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
  /** Id of the task type. One that does not exist is a 400. */
  taskType?: Filter<number, "in"> | undefined;
  /** Id of the task queue. One that does not exist is a 400. */
  taskQueue?: Filter<number, "in"> | undefined;
  /**
   * When it was created: a full ISO 8601 datetime; a bare date is a 400. A string without a zone is in the caller's
   * zone.
   */
  datetimeCreated?: Filter<Date | string, "year" | "range" | "lt" | "lte" | "gt" | "gte"> | undefined;
  /**
   * When it ended, successful or failed: a full ISO 8601 datetime; a bare date is a 400. Terminated instances have
   * none. A string without a zone is in the caller's zone.
   */
  datetimeFinished?: Filter<Date | string, "year" | "range" | "lt" | "lte" | "gt" | "gte"> | undefined;
}

/** {@link ContainerTaskInstanceFilters} at run time. */
export const containerTaskInstanceFilters: FilterTable<ContainerTaskInstanceFilters> = {
  name: { parameter: "name", kind: "text", lookups: textLookups },
  state: { parameter: "state", kind: "choice", lookups: textLookups, choices: taskInstanceStates },
  user: { parameter: "user__username", kind: "text", lookups: textLookups },
  taskType: { parameter: "task_type", kind: "integer", lookups: integerLookups },
  taskQueue: { parameter: "task_queue", kind: "integer", lookups: integerLookups },
  datetimeCreated: { parameter: "datetime_created", kind: "datetime", lookups: datetimeLookups },
  datetimeFinished: { parameter: "datetime_finished", kind: "datetime", lookups: datetimeLookups },
};

/** The filters of `GET /containertasktypes/`, combined with AND. */
export interface ContainerTaskTypeFilters {
  /** Name. Case matters. */
  name?: Filter<string, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
  /** Description. Case matters. */
  description?: Filter<string, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
  /** Username of the owner. Case matters. */
  user?: Filter<string, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
  /** Command to run. Case matters. */
  commandToRun?: Filter<string, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
  /**
   * When it was created: a full ISO 8601 datetime; a bare date is a 400. A string without a zone is in the caller's
   * zone.
   */
  datetimeCreated?: Filter<Date | string, "year" | "range" | "lt" | "lte" | "gt" | "gte"> | undefined;
  /** Container image. Case matters. */
  containerImage?: Filter<string, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
  /** Kind of container. One that the server does not know is a 400. */
  containerType?: Filter<ContainerType, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
}

/** {@link ContainerTaskTypeFilters} at run time. */
export const containerTaskTypeFilters: FilterTable<ContainerTaskTypeFilters> = {
  name: { parameter: "name", kind: "text", lookups: textLookups },
  description: { parameter: "description", kind: "text", lookups: textLookups },
  user: { parameter: "user__username", kind: "text", lookups: textLookups },
  commandToRun: { parameter: "command_to_run", kind: "text", lookups: textLookups },
  datetimeCreated: { parameter: "datetime_created", kind: "datetime", lookups: datetimeLookups },
  containerImage: { parameter: "container_image", kind: "text", lookups: textLookups },
  containerType: { parameter: "container_type", kind: "choice", lookups: textLookups, choices: containerTypes },
};

/** The filters of `GET /executabletaskinstances/`, combined with AND. */
export interface ExecutableTaskInstanceFilters {
  /** Name. Case matters. */
  name?: Filter<string, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
  /** State. One that the server does not know is a 400. */
  state?: Filter<TaskInstanceState, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
  /** Username of the owner. Case matters. */
  user?: Filter<string, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
  /** Id of the task type. One that does not exist is a 400. */
  taskType?: Filter<number, "in"> | undefined;
  /** Id of the task queue. One that does not exist is a 400. */
  taskQueue?: Filter<number, "in"> | undefined;
  /**
   * When it was created: a full ISO 8601 datetime; a bare date is a 400. A string without a zone is in the caller's
   * zone.
   */
  datetimeCreated?: Filter<Date | string, "year" | "range" | "lt" | "lte" | "gt" | "gte"> | undefined;
  /**
   * When it ended, successful or failed: a full ISO 8601 datetime; a bare date is a 400. Terminated instances have
   * none. A string without a zone is in the caller's zone.
   */
  datetimeFinished?: Filter<Date | string, "year" | "range" | "lt" | "lte" | "gt" | "gte"> | undefined;
}

/** {@link ExecutableTaskInstanceFilters} at run time. */
export const executableTaskInstanceFilters: FilterTable<ExecutableTaskInstanceFilters> = {
  name: { parameter: "name", kind: "text", lookups: textLookups },
  state: { parameter: "state", kind: "choice", lookups: textLookups, choices: taskInstanceStates },
  user: { parameter: "user__username", kind: "text", lookups: textLookups },
  taskType: { parameter: "task_type", kind: "integer", lookups: integerLookups },
  taskQueue: { parameter: "task_queue", kind: "integer", lookups: integerLookups },
  datetimeCreated: { parameter: "datetime_created", kind: "datetime", lookups: datetimeLookups },
  datetimeFinished: { parameter: "datetime_finished", kind: "datetime", lookups: datetimeLookups },
};

/** The filters of `GET /executabletasktypes/`, combined with AND. */
export interface ExecutableTaskTypeFilters {
  /** Name. Case matters. */
  name?: Filter<string, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
  /** Description. Case matters. */
  description?: Filter<string, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
  /** Username of the owner. Case matters. */
  user?: Filter<string, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
  /** Command to run. Case matters. */
  commandToRun?: Filter<string, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
  /**
   * When it was created: a full ISO 8601 datetime; a bare date is a 400. A string without a zone is in the caller's
   * zone.
   */
  datetimeCreated?: Filter<Date | string, "year" | "range" | "lt" | "lte" | "gt" | "gte"> | undefined;
}

/** {@link ExecutableTaskTypeFilters} at run time. */
export const executableTaskTypeFilters: FilterTable<ExecutableTaskTypeFilters> = {
  name: { parameter: "name", kind: "text", lookups: textLookups },
  description: { parameter: "description", kind: "text", lookups: textLookups },
  user: { parameter: "user__username", kind: "text", lookups: textLookups },
  commandToRun: { parameter: "command_to_run", kind: "text", lookups: textLookups },
  datetimeCreated: { parameter: "datetime_created", kind: "datetime", lookups: datetimeLookups },
};

/** The filters of `GET /taskqueues/`, combined with AND. */
export interface TaskQueueFilters {
  /** Name. Case matters. */
  name?: Filter<string, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
  /** Description. Case matters. */
  description?: Filter<string, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
  /** Username of the owner. Case matters. */
  user?: Filter<string, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
  /** Whether only its owner may use the queue. */
  private?: boolean | undefined;
  /** Whether the queue runs executable tasks. */
  runsExecutableTasks?: boolean | undefined;
  /** Whether the queue runs tasks in Docker containers. */
  runsDockerContainerTasks?: boolean | undefined;
  /** Whether the queue runs tasks in Singularity containers. */
  runsSingularityContainerTasks?: boolean | undefined;
  /** Whether the queue takes new task instances. */
  active?: boolean | undefined;
}

/** {@link TaskQueueFilters} at run time. */
export const taskQueueFilters: FilterTable<TaskQueueFilters> = {
  name: { parameter: "name", kind: "text", lookups: textLookups },
  description: { parameter: "description", kind: "text", lookups: textLookups },
  user: { parameter: "user__username", kind: "text", lookups: textLookups },
  private: { parameter: "private", kind: "boolean", lookups: booleanLookups },
  runsExecutableTasks: { parameter: "runs_executable_tasks", kind: "boolean", lookups: booleanLookups },
  runsDockerContainerTasks: { parameter: "runs_docker_container_tasks", kind: "boolean", lookups: booleanLookups },
  runsSingularityContainerTasks: { parameter: "runs_singularity_container_tasks", kind: "boolean", lookups: booleanLookups },
  active: { parameter: "active", kind: "boolean", lookups: booleanLookups },
};

/** The filters of `GET /taskwhitelists/`, combined with AND. */
export interface TaskWhitelistFilters {
  /** Name. Case matters. */
  name?: Filter<string, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
  /** Description. Case matters. */
  description?: Filter<string, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
  /** Username of the owner. Case matters. */
  user?: Filter<string, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
}

/** {@link TaskWhitelistFilters} at run time. */
export const taskWhitelistFilters: FilterTable<TaskWhitelistFilters> = {
  name: { parameter: "name", kind: "text", lookups: textLookups },
  description: { parameter: "description", kind: "text", lookups: textLookups },
  user: { parameter: "user__username", kind: "text", lookups: textLookups },
};

/** The filters of `GET /users/`, combined with AND. */
export interface UserFilters {
  /** Username. Case matters. */
  username?: Filter<string, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
  /** E-mail address. Case matters. */
  email?: Filter<string, "contains" | "in" | "startswith" | "endswith" | "regex"> | undefined;
}

/** {@link UserFilters} at run time. */
export const userFilters: FilterTable<UserFilters> = {
  username: { parameter: "username", kind: "text", lookups: textLookups },
  email: { parameter: "email", kind: "text", lookups: textLookups },
};
