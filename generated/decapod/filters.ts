// Generated from openapi/decapod.yaml by `npm run generate`; do not edit.

import type { Filter, FilterTable, SortDirection, SortTable } from "../../src/decapod/filter-types.js";

/**
 * The permissions of the class `api` that this contract knows. Up to 1.0.1, `delete_playbook_configuration` is spelled
 * `delete_playbook_confuiguration`.
 */
export const apiPermissions = ["create_cluster", "create_execution", "create_playbook_configuration", "create_role", "create_server", "create_user", "delete_cluster", "delete_execution", "delete_playbook_configuration", "delete_role", "delete_server", "delete_user", "edit_cluster", "edit_playbook_configuration", "edit_role", "edit_server", "edit_user", "view_cinder", "view_cluster", "view_cluster_versions", "view_execution", "view_execution_steps", "view_execution_version", "view_playbook_configuration", "view_playbook_configuration_version", "view_role", "view_role_versions", "view_server", "view_server_versions", "view_user", "view_user_versions"] as const;

/** One of {@link apiPermissions}. */
export type ApiPermission = (typeof apiPermissions)[number];

/**
 * The playbooks that come with Decapod 1.2, which are also the permissions of the class `playbook`. `add_pool` and
 * `remove_pool` are not in 1.1. Plugins may bring others.
 */
export const playbookIds = ["add_client", "add_mds", "add_mon", "add_nfs", "add_osd", "add_pool", "add_rbdmirror", "add_restapi", "add_rgw", "cinder_integration", "cluster_deploy", "hello_world", "purge_cluster", "purge_telegraf", "remove_client", "remove_mds", "remove_mon", "remove_nfs", "remove_osd", "remove_pool", "remove_rbdmirror", "remove_restapi", "remove_rgw", "restart_services", "telegraf_integration", "update_ceph_configuration", "upgrade_ceph"] as const;

/** One of {@link playbookIds}. */
export type PlaybookId = (typeof playbookIds)[number];

/** What permissions are about: `api` the operations of this API, `playbook` the execution of playbooks. */
export const permissionClassNames = ["api", "playbook"] as const;

/** One of {@link permissionClassNames}. */
export type PermissionClassName = (typeof permissionClassNames)[number];

/** State of a server. */
export const serverStates = ["operational", "off", "maintenance_no_reconfig", "maintenance_reconfig"] as const;

/** One of {@link serverStates}. */
export type ServerState = (typeof serverStates)[number];

/** What a server does in a Ceph cluster; also the groups of an inventory. */
export const clusterRoles = ["mons", "osds", "rgws", "mdss", "nfss", "rbdmirrors", "clients", "iscsi_gw", "restapis"] as const;

/** One of {@link clusterRoles}. */
export type ClusterRole = (typeof clusterRoles)[number];

/**
 * Which servers a playbook accepts, besides that there must be one: any; those of the cluster, or not of it; those of
 * another cluster, or not of another; those of any cluster, or of none.
 */
export const serverListPolicyNames = ["any_server", "in_this_cluster", "not_in_this_cluster", "in_other_cluster", "not_in_other_cluster", "in_any_cluster", "not_in_any_cluster"] as const;

/** One of {@link serverListPolicyNames}. */
export type ServerListPolicyName = (typeof serverListPolicyNames)[number];

/** The types of hints that this contract knows. */
export const hintTypes = ["boolean", "integer", "string"] as const;

/** One of {@link hintTypes}. */
export type HintType = (typeof hintTypes)[number];

/**
 * The state of an execution: `created` → `started` → `completed` or `failed`; `created` → `canceled`; `started` →
 * `canceling` → `canceled`, or `completed` or `failed` if the run ends before; `created` → `failed` if it cannot be
 * enqueued. `completed`, `failed` and `canceled` are final, with one exception: an execution that was canceled before
 * its start may still start.
 */
export const executionStates = ["created", "started", "completed", "failed", "canceling", "canceled"] as const;

/** One of {@link executionStates}. */
export type ExecutionState = (typeof executionStates)[number];

/** How a step ended. */
export const stepResults = ["unknown", "ok", "error", "skipped", "unreachable"] as const;

/** One of {@link stepResults}. */
export type StepResult = (typeof stepResults)[number];

/**
 * The names of errors with the status 400 that this contract knows. `InvalidJSONError`: the body violates its schema.
 * `PlainTextError`: any failure that the server did not foresee. `CannotUpdateManagedFieldsError`: the version of an
 * update is not the latest. `ImpossibleToCreateSuchModel` and `CannotUpdateModelWithSuchParameters`: something that
 * must be unique is taken. `CannotUpdateDeletedModel`: the model is deleted.
 */
export const badRequestErrorNames = ["InvalidJSONError", "PlainTextError", "BadRequest", "ImpossibleToCreateSuchModel", "CannotUpdateModelWithSuchParameters", "CannotUpdateManagedFieldsError", "CannotUpdateDeletedModel", "CannotDeleteRoleWithActiveUsers", "CannotDeleteClusterWithServers", "CannotDeleteLockedPlaybookConfiguration", "UnknownUserError", "UnknownClusterError", "UnknownPlaybookError", "ServerListIsRequiredForPlaybookError", "ServerListPolicyViolation", "ClusterMustBeDeployedError", "UnknownPlaybookConfiguration", "CannotExecuteOnDeletedCluster"] as const;

/** One of {@link badRequestErrorNames}. */
export type BadRequestErrorName = (typeof badRequestErrorNames)[number];

// Which operators a field has, said once for all fields that have the same.
const textOperators = ["eq", "ne", "gt", "gte", "lt", "lte", "in", "regexp"] as const;
const integerOperators = ["eq", "ne", "gt", "gte", "lt", "lte", "in"] as const;
const booleanOperators = ["eq", "ne"] as const;
const choiceOperators = ["eq", "ne", "in"] as const;

/** The filters of `GET /v1/user/`, combined with AND. */
export interface UserFilters {
  /** Id of the model, `id` in responses. */
  id?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Number of the version. */
  version?: Filter<number, (typeof integerOperators)[number]> | undefined;
  /** When this version was made, `time_updated` in responses. */
  timeUpdated?: Filter<Date | number, (typeof integerOperators)[number]> | undefined;
  /** When the model was deleted, 0 if it was not. With it, deleted models are listed, too. */
  timeDeleted?: Filter<Date | number, (typeof integerOperators)[number]> | undefined;
  /** Id of the user who made this version. */
  initiatorId?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Whether this is the latest version. With false, older versions are listed instead. */
  isLatest?: Filter<boolean, (typeof booleanOperators)[number]> | undefined;
  /** User name. */
  login?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** E-mail address. */
  email?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Full name. */
  fullName?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Id of the role. */
  roleId?: Filter<string, (typeof textOperators)[number]> | undefined;
}

/** {@link UserFilters} at run time. */
export const userFilters: FilterTable<UserFilters> = {
  id: { field: "model_id", kind: "text", operators: textOperators },
  version: { field: "version", kind: "integer", operators: integerOperators },
  timeUpdated: { field: "time_created", kind: "time", operators: integerOperators },
  timeDeleted: { field: "time_deleted", kind: "time", operators: integerOperators },
  initiatorId: { field: "initiator_id", kind: "text", operators: textOperators },
  isLatest: { field: "is_latest", kind: "boolean", operators: booleanOperators },
  login: { field: "login", kind: "text", operators: textOperators },
  email: { field: "email", kind: "text", operators: textOperators },
  fullName: { field: "full_name", kind: "text", operators: textOperators },
  roleId: { field: "role_id", kind: "text", operators: textOperators },
};

/** The sort fields of `GET /v1/user/`. */
export interface UserSortBy {
  /** Id of the model, `id` in responses. */
  id?: SortDirection | undefined;
  /** Number of the version. */
  version?: SortDirection | undefined;
  /** When this version was made, `time_updated` in responses. */
  timeUpdated?: SortDirection | undefined;
  /** When the model was deleted, 0 if it was not. With it, deleted models are listed, too. */
  timeDeleted?: SortDirection | undefined;
  /** Id of the user who made this version. */
  initiatorId?: SortDirection | undefined;
  /** Whether this is the latest version. With false, older versions are listed instead. */
  isLatest?: SortDirection | undefined;
  /** User name. */
  login?: SortDirection | undefined;
  /** E-mail address. */
  email?: SortDirection | undefined;
  /** Full name. */
  fullName?: SortDirection | undefined;
  /** Id of the role. */
  roleId?: SortDirection | undefined;
}

/** {@link UserSortBy} at run time: the name that the server has stored each field under. */
export const userSortFields: SortTable<UserSortBy> = {
  id: "model_id",
  version: "version",
  timeUpdated: "time_created",
  timeDeleted: "time_deleted",
  initiatorId: "initiator_id",
  isLatest: "is_latest",
  login: "login",
  email: "email",
  fullName: "full_name",
  roleId: "role_id",
};

/** The filters of `GET /v1/role/`, combined with AND. */
export interface RoleFilters {
  /** Id of the model, `id` in responses. */
  id?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Number of the version. */
  version?: Filter<number, (typeof integerOperators)[number]> | undefined;
  /** When this version was made, `time_updated` in responses. */
  timeUpdated?: Filter<Date | number, (typeof integerOperators)[number]> | undefined;
  /** When the model was deleted, 0 if it was not. With it, deleted models are listed, too. */
  timeDeleted?: Filter<Date | number, (typeof integerOperators)[number]> | undefined;
  /** Id of the user who made this version. */
  initiatorId?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Whether this is the latest version. With false, older versions are listed instead. */
  isLatest?: Filter<boolean, (typeof booleanOperators)[number]> | undefined;
  /** Name. */
  name?: Filter<string, (typeof textOperators)[number]> | undefined;
}

/** {@link RoleFilters} at run time. */
export const roleFilters: FilterTable<RoleFilters> = {
  id: { field: "model_id", kind: "text", operators: textOperators },
  version: { field: "version", kind: "integer", operators: integerOperators },
  timeUpdated: { field: "time_created", kind: "time", operators: integerOperators },
  timeDeleted: { field: "time_deleted", kind: "time", operators: integerOperators },
  initiatorId: { field: "initiator_id", kind: "text", operators: textOperators },
  isLatest: { field: "is_latest", kind: "boolean", operators: booleanOperators },
  name: { field: "name", kind: "text", operators: textOperators },
};

/** The sort fields of `GET /v1/role/`. */
export interface RoleSortBy {
  /** Id of the model, `id` in responses. */
  id?: SortDirection | undefined;
  /** Number of the version. */
  version?: SortDirection | undefined;
  /** When this version was made, `time_updated` in responses. */
  timeUpdated?: SortDirection | undefined;
  /** When the model was deleted, 0 if it was not. With it, deleted models are listed, too. */
  timeDeleted?: SortDirection | undefined;
  /** Id of the user who made this version. */
  initiatorId?: SortDirection | undefined;
  /** Whether this is the latest version. With false, older versions are listed instead. */
  isLatest?: SortDirection | undefined;
  /** Name. */
  name?: SortDirection | undefined;
}

/** {@link RoleSortBy} at run time: the name that the server has stored each field under. */
export const roleSortFields: SortTable<RoleSortBy> = {
  id: "model_id",
  version: "version",
  timeUpdated: "time_created",
  timeDeleted: "time_deleted",
  initiatorId: "initiator_id",
  isLatest: "is_latest",
  name: "name",
};

/** The filters of `GET /v1/server/`, combined with AND. */
export interface ServerFilters {
  /** Id of the model, `id` in responses. */
  id?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Number of the version. */
  version?: Filter<number, (typeof integerOperators)[number]> | undefined;
  /** When this version was made, `time_updated` in responses. */
  timeUpdated?: Filter<Date | number, (typeof integerOperators)[number]> | undefined;
  /** When the model was deleted, 0 if it was not. With it, deleted models are listed, too. */
  timeDeleted?: Filter<Date | number, (typeof integerOperators)[number]> | undefined;
  /** Id of the user who made this version. */
  initiatorId?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Whether this is the latest version. With false, older versions are listed instead. */
  isLatest?: Filter<boolean, (typeof booleanOperators)[number]> | undefined;
  /** Name. */
  name?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Name in the DNS. */
  fqdn?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Address. */
  ip?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** State. */
  state?: Filter<ServerState, (typeof choiceOperators)[number]> | undefined;
  /** User for SSH. */
  username?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Id of the cluster that it belongs to. */
  clusterId?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** A fact, by its path: `facts.ansible_nodename`. */
  [path: `facts.${string}`]: Filter<string | number | boolean, (typeof textOperators)[number]> | undefined;
}

/** {@link ServerFilters} at run time. */
export const serverFilters: FilterTable<ServerFilters> = {
  id: { field: "model_id", kind: "text", operators: textOperators },
  version: { field: "version", kind: "integer", operators: integerOperators },
  timeUpdated: { field: "time_created", kind: "time", operators: integerOperators },
  timeDeleted: { field: "time_deleted", kind: "time", operators: integerOperators },
  initiatorId: { field: "initiator_id", kind: "text", operators: textOperators },
  isLatest: { field: "is_latest", kind: "boolean", operators: booleanOperators },
  name: { field: "name", kind: "text", operators: textOperators },
  fqdn: { field: "fqdn", kind: "text", operators: textOperators },
  ip: { field: "ip", kind: "text", operators: textOperators },
  state: { field: "state", kind: "choice", operators: choiceOperators, choices: serverStates },
  username: { field: "username", kind: "text", operators: textOperators },
  clusterId: { field: "cluster_id", kind: "text", operators: textOperators },
  "facts.*": { field: "facts.*", kind: "any", operators: textOperators },
};

/** The sort fields of `GET /v1/server/`. */
export interface ServerSortBy {
  /** Id of the model, `id` in responses. */
  id?: SortDirection | undefined;
  /** Number of the version. */
  version?: SortDirection | undefined;
  /** When this version was made, `time_updated` in responses. */
  timeUpdated?: SortDirection | undefined;
  /** When the model was deleted, 0 if it was not. With it, deleted models are listed, too. */
  timeDeleted?: SortDirection | undefined;
  /** Id of the user who made this version. */
  initiatorId?: SortDirection | undefined;
  /** Whether this is the latest version. With false, older versions are listed instead. */
  isLatest?: SortDirection | undefined;
  /** Name. */
  name?: SortDirection | undefined;
  /** Name in the DNS. */
  fqdn?: SortDirection | undefined;
  /** Address. */
  ip?: SortDirection | undefined;
  /** State. */
  state?: SortDirection | undefined;
  /** User for SSH. */
  username?: SortDirection | undefined;
  /** Id of the cluster that it belongs to. */
  clusterId?: SortDirection | undefined;
  /** A fact, by its path: `facts.ansible_nodename`. */
  [path: `facts.${string}`]: SortDirection | undefined;
}

/** {@link ServerSortBy} at run time: the name that the server has stored each field under. */
export const serverSortFields: SortTable<ServerSortBy> = {
  id: "model_id",
  version: "version",
  timeUpdated: "time_created",
  timeDeleted: "time_deleted",
  initiatorId: "initiator_id",
  isLatest: "is_latest",
  name: "name",
  fqdn: "fqdn",
  ip: "ip",
  state: "state",
  username: "username",
  clusterId: "cluster_id",
  "facts.*": "facts.*",
};

/** The filters of `GET /v1/cluster/`, combined with AND. */
export interface ClusterFilters {
  /** Id of the model, `id` in responses. */
  id?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Number of the version. */
  version?: Filter<number, (typeof integerOperators)[number]> | undefined;
  /** When this version was made, `time_updated` in responses. */
  timeUpdated?: Filter<Date | number, (typeof integerOperators)[number]> | undefined;
  /** When the model was deleted, 0 if it was not. With it, deleted models are listed, too. */
  timeDeleted?: Filter<Date | number, (typeof integerOperators)[number]> | undefined;
  /** Id of the user who made this version. */
  initiatorId?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Whether this is the latest version. With false, older versions are listed instead. */
  isLatest?: Filter<boolean, (typeof booleanOperators)[number]> | undefined;
  /** Name. */
  name?: Filter<string, (typeof textOperators)[number]> | undefined;
}

/** {@link ClusterFilters} at run time. */
export const clusterFilters: FilterTable<ClusterFilters> = {
  id: { field: "model_id", kind: "text", operators: textOperators },
  version: { field: "version", kind: "integer", operators: integerOperators },
  timeUpdated: { field: "time_created", kind: "time", operators: integerOperators },
  timeDeleted: { field: "time_deleted", kind: "time", operators: integerOperators },
  initiatorId: { field: "initiator_id", kind: "text", operators: textOperators },
  isLatest: { field: "is_latest", kind: "boolean", operators: booleanOperators },
  name: { field: "name", kind: "text", operators: textOperators },
};

/** The sort fields of `GET /v1/cluster/`. */
export interface ClusterSortBy {
  /** Id of the model, `id` in responses. */
  id?: SortDirection | undefined;
  /** Number of the version. */
  version?: SortDirection | undefined;
  /** When this version was made, `time_updated` in responses. */
  timeUpdated?: SortDirection | undefined;
  /** When the model was deleted, 0 if it was not. With it, deleted models are listed, too. */
  timeDeleted?: SortDirection | undefined;
  /** Id of the user who made this version. */
  initiatorId?: SortDirection | undefined;
  /** Whether this is the latest version. With false, older versions are listed instead. */
  isLatest?: SortDirection | undefined;
  /** Name. */
  name?: SortDirection | undefined;
}

/** {@link ClusterSortBy} at run time: the name that the server has stored each field under. */
export const clusterSortFields: SortTable<ClusterSortBy> = {
  id: "model_id",
  version: "version",
  timeUpdated: "time_created",
  timeDeleted: "time_deleted",
  initiatorId: "initiator_id",
  isLatest: "is_latest",
  name: "name",
};

/** The filters of `GET /v1/playbook_configuration/`, combined with AND. */
export interface PlaybookConfigurationFilters {
  /** Id of the model, `id` in responses. */
  id?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Number of the version. */
  version?: Filter<number, (typeof integerOperators)[number]> | undefined;
  /** When this version was made, `time_updated` in responses. */
  timeUpdated?: Filter<Date | number, (typeof integerOperators)[number]> | undefined;
  /** When the model was deleted, 0 if it was not. With it, deleted models are listed, too. */
  timeDeleted?: Filter<Date | number, (typeof integerOperators)[number]> | undefined;
  /** Id of the user who made this version. */
  initiatorId?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Whether this is the latest version. With false, older versions are listed instead. */
  isLatest?: Filter<boolean, (typeof booleanOperators)[number]> | undefined;
  /** Name. */
  name?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Id of the playbook. */
  playbookId?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Id of the cluster. */
  clusterId?: Filter<string, (typeof textOperators)[number]> | undefined;
}

/** {@link PlaybookConfigurationFilters} at run time. */
export const playbookConfigurationFilters: FilterTable<PlaybookConfigurationFilters> = {
  id: { field: "model_id", kind: "text", operators: textOperators },
  version: { field: "version", kind: "integer", operators: integerOperators },
  timeUpdated: { field: "time_created", kind: "time", operators: integerOperators },
  timeDeleted: { field: "time_deleted", kind: "time", operators: integerOperators },
  initiatorId: { field: "initiator_id", kind: "text", operators: textOperators },
  isLatest: { field: "is_latest", kind: "boolean", operators: booleanOperators },
  name: { field: "name", kind: "text", operators: textOperators },
  playbookId: { field: "playbook_id", kind: "text", operators: textOperators },
  clusterId: { field: "cluster_id", kind: "text", operators: textOperators },
};

/** The sort fields of `GET /v1/playbook_configuration/`. */
export interface PlaybookConfigurationSortBy {
  /** Id of the model, `id` in responses. */
  id?: SortDirection | undefined;
  /** Number of the version. */
  version?: SortDirection | undefined;
  /** When this version was made, `time_updated` in responses. */
  timeUpdated?: SortDirection | undefined;
  /** When the model was deleted, 0 if it was not. With it, deleted models are listed, too. */
  timeDeleted?: SortDirection | undefined;
  /** Id of the user who made this version. */
  initiatorId?: SortDirection | undefined;
  /** Whether this is the latest version. With false, older versions are listed instead. */
  isLatest?: SortDirection | undefined;
  /** Name. */
  name?: SortDirection | undefined;
  /** Id of the playbook. */
  playbookId?: SortDirection | undefined;
  /** Id of the cluster. */
  clusterId?: SortDirection | undefined;
}

/** {@link PlaybookConfigurationSortBy} at run time: the name that the server has stored each field under. */
export const playbookConfigurationSortFields: SortTable<PlaybookConfigurationSortBy> = {
  id: "model_id",
  version: "version",
  timeUpdated: "time_created",
  timeDeleted: "time_deleted",
  initiatorId: "initiator_id",
  isLatest: "is_latest",
  name: "name",
  playbookId: "playbook_id",
  clusterId: "cluster_id",
};

/** The filters of `GET /v1/execution/`, combined with AND. */
export interface ExecutionFilters {
  /** Id of the model, `id` in responses. */
  id?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Number of the version. */
  version?: Filter<number, (typeof integerOperators)[number]> | undefined;
  /** When this version was made, `time_updated` in responses. */
  timeUpdated?: Filter<Date | number, (typeof integerOperators)[number]> | undefined;
  /** When the model was deleted, 0 if it was not. With it, deleted models are listed, too. */
  timeDeleted?: Filter<Date | number, (typeof integerOperators)[number]> | undefined;
  /** Id of the user who made this version. */
  initiatorId?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Whether this is the latest version. With false, older versions are listed instead. */
  isLatest?: Filter<boolean, (typeof booleanOperators)[number]> | undefined;
  /** State. */
  state?: Filter<ExecutionState, (typeof choiceOperators)[number]> | undefined;
  /** Id of the playbook configuration. */
  playbookConfigurationId?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Version of the playbook configuration. */
  playbookConfigurationVersion?: Filter<number, (typeof integerOperators)[number]> | undefined;
}

/** {@link ExecutionFilters} at run time. */
export const executionFilters: FilterTable<ExecutionFilters> = {
  id: { field: "model_id", kind: "text", operators: textOperators },
  version: { field: "version", kind: "integer", operators: integerOperators },
  timeUpdated: { field: "time_created", kind: "time", operators: integerOperators },
  timeDeleted: { field: "time_deleted", kind: "time", operators: integerOperators },
  initiatorId: { field: "initiator_id", kind: "text", operators: textOperators },
  isLatest: { field: "is_latest", kind: "boolean", operators: booleanOperators },
  state: { field: "state", kind: "choice", operators: choiceOperators, choices: executionStates },
  playbookConfigurationId: { field: "pc_model_id", kind: "text", operators: textOperators },
  playbookConfigurationVersion: { field: "pc_version", kind: "integer", operators: integerOperators },
};

/** The sort fields of `GET /v1/execution/`. */
export interface ExecutionSortBy {
  /** Id of the model, `id` in responses. */
  id?: SortDirection | undefined;
  /** Number of the version. */
  version?: SortDirection | undefined;
  /** When this version was made, `time_updated` in responses. */
  timeUpdated?: SortDirection | undefined;
  /** When the model was deleted, 0 if it was not. With it, deleted models are listed, too. */
  timeDeleted?: SortDirection | undefined;
  /** Id of the user who made this version. */
  initiatorId?: SortDirection | undefined;
  /** Whether this is the latest version. With false, older versions are listed instead. */
  isLatest?: SortDirection | undefined;
  /** State. */
  state?: SortDirection | undefined;
  /** Id of the playbook configuration. */
  playbookConfigurationId?: SortDirection | undefined;
  /** Version of the playbook configuration. */
  playbookConfigurationVersion?: SortDirection | undefined;
}

/** {@link ExecutionSortBy} at run time: the name that the server has stored each field under. */
export const executionSortFields: SortTable<ExecutionSortBy> = {
  id: "model_id",
  version: "version",
  timeUpdated: "time_created",
  timeDeleted: "time_deleted",
  initiatorId: "initiator_id",
  isLatest: "is_latest",
  state: "state",
  playbookConfigurationId: "pc_model_id",
  playbookConfigurationVersion: "pc_version",
};

/** The filters of `GET /v1/execution/{id}/steps/`, combined with AND. */
export interface ExecutionStepFilters {
  /** Role of Ansible. */
  role?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Name of the task. */
  name?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** Id of the server. */
  serverId?: Filter<string, (typeof textOperators)[number]> | undefined;
  /** When it started. */
  timeStarted?: Filter<Date | number, (typeof integerOperators)[number]> | undefined;
  /** When it ended. */
  timeFinished?: Filter<Date | number, (typeof integerOperators)[number]> | undefined;
  /** Result, which is stored as a number. */
  result?: Filter<StepResult, (typeof choiceOperators)[number]> | undefined;
}

/** {@link ExecutionStepFilters} at run time. */
export const executionStepFilters: FilterTable<ExecutionStepFilters> = {
  role: { field: "role", kind: "text", operators: textOperators },
  name: { field: "name", kind: "text", operators: textOperators },
  serverId: { field: "server_id", kind: "text", operators: textOperators },
  timeStarted: { field: "time_started", kind: "time", operators: integerOperators },
  timeFinished: { field: "time_finished", kind: "time", operators: integerOperators },
  result: { field: "result", kind: "choice", operators: choiceOperators, choices: stepResults, stored: {"unknown":0,"ok":1,"error":2,"skipped":3,"unreachable":4} },
};

/** The sort fields of `GET /v1/execution/{id}/steps/`. */
export interface ExecutionStepSortBy {
  /** Role of Ansible. */
  role?: SortDirection | undefined;
  /** Name of the task. */
  name?: SortDirection | undefined;
  /** Id of the server. */
  serverId?: SortDirection | undefined;
  /** When it started. */
  timeStarted?: SortDirection | undefined;
  /** When it ended. */
  timeFinished?: SortDirection | undefined;
  /** Result, which is stored as a number. */
  result?: SortDirection | undefined;
}

/** {@link ExecutionStepSortBy} at run time: the name that the server has stored each field under. */
export const executionStepSortFields: SortTable<ExecutionStepSortBy> = {
  role: "role",
  name: "name",
  serverId: "server_id",
  timeStarted: "time_started",
  timeFinished: "time_finished",
  result: "result",
};
