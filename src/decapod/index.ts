/**
 * The client of Decapod: {@link DecapodClient} with its managers, the models that they return, and every error.
 *
 * @module decapod
 */
export { DecapodClient, fromEnv, type FromEnvOptions } from "./client.js";
export type {
  ConnectionOptions,
  CredentialOptions,
  DecapodClientOptions,
  LoginOptions,
  OwnCredentialsOptions,
  TokenOptions,
} from "./client-options.js";
export { generateCloudConfig, type CloudConfigOptions } from "./cloud-config.js";
export * from "./errors.js";
export {
  type ApiError,
  BadEnvironmentError,
  BulkError,
  InvalidInputError,
  isApiError,
  type BulkFailure,
  type HttpResponse,
  type RequestInfo,
  type ValidationIssue,
} from "../core/errors/index.js";
export { systemClock, type Clock } from "../core/async/clock.js";
export type { Environment } from "../core/environment.js";
export type { Authorization, Credentials, CredentialsContext } from "../core/http/credentials.js";
export type { Hooks, Logger, RequestEvent, ResponseEvent, RetryEvent } from "../core/http/hooks.js";
export type { RequestOptions, RequestSpec, RetryOptions } from "../core/http/request.js";
export { parseJson, stringifyJson, stringifyJsonAt } from "../core/data/lossless-json.js";
export { Listing, type ListOptions } from "../core/lists/listing.js";
export type { Page } from "../core/lists/pages.js";
export { Model } from "../core/data/model.js";
export type { PollingOptions, WaitUpdate } from "../core/waits/wait.js";
export * from "../../generated/decapod/filters.js";
export type * from "./filter-types.js";
export type { VersionedResource, VersionedWire } from "./contract.js";
export { ExecutionLog, type LogOptions } from "./execution-log.js";
export type { SortedListOptions } from "./list-options.js";
export { AuthManager, type Session } from "./managers/auth-manager.js";
export { ClusterManager } from "./managers/cluster-manager.js";
export { ExecutionManager, type VersionReference } from "./managers/execution-manager.js";
export { InfoManager, type ServerInfo } from "./managers/info-manager.js";
export { PasswordResetManager } from "./managers/password-reset-manager.js";
export { PermissionManager } from "./managers/permission-manager.js";
export { PlaybookConfigurationManager } from "./managers/playbook-configuration-manager.js";
export { PlaybookManager } from "./managers/playbook-manager.js";
export { RoleManager } from "./managers/role-manager.js";
export { type DiscoveryOptions, type DiscoveryWaitOptions, ServerManager } from "./managers/server-manager.js";
export { UserManager } from "./managers/user-manager.js";
export { ChangeableManager, VersionedManager } from "./managers/versioned-manager.js";
export {
  type CinderOptions,
  Cluster,
  type ClusterInput,
  type ClusterServer,
  type ClusterWire,
} from "./models/cluster.js";
export {
  Execution,
  ExecutionStep,
  type ExecutionStepWire,
  type ExecutionWaitOptions,
  type ExecutionWire,
  type FollowEvent,
} from "./models/execution.js";
export { Playbook, type PlaybookHint, type PlaybookWire } from "./models/playbook.js";
export {
  type HintValue,
  PlaybookConfiguration,
  type PlaybookConfigurationChanges,
  type PlaybookConfigurationInput,
  type PlaybookConfigurationWire,
} from "./models/playbook-configuration.js";
export { type PermissionClass, Role, type RoleInput, type RoleWire } from "./models/role.js";
export { type DiscoveryInput, Server, type ServerInput, type ServerWire } from "./models/server.js";
export { User, type UserInput, type UserWire } from "./models/user.js";
export { type Change, ChangeableModel, VersionedModel } from "./models/versioned-model.js";
export {
  CancelTooLateError,
  ExecutionCanceledError,
  ExecutionFailedError,
  ResourceDeletedError,
  WaitTimeoutError,
} from "./waits/wait-errors.js";
export type { WaitOptions } from "./waits/wait-options.js";
