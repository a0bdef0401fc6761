/**
 * The client: {@link SaltantClient} with its managers, the models that they return, and every error.
 *
 * @module saltant
 */
export { fromEnv, SaltantClient, type FromEnvOptions } from "./client.js";
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
export type { BulkOptions, BulkProgress, BulkResult, BulkSuccess } from "../core/bulk/bulk.js";
export { systemClock, type Clock } from "../core/async/clock.js";
export type { Authorization, Credentials, CredentialsContext } from "../core/http/credentials.js";
export type { Hooks, Logger, RequestEvent, ResponseEvent, RetryEvent } from "../core/http/hooks.js";
export { parseJson, stringifyJson, stringifyJsonAt } from "../core/data/lossless-json.js";
export { Listing, type ListOptions } from "../core/lists/listing.js";
export type { Page } from "../core/lists/pages.js";
export { Model } from "../core/data/model.js";
export type { RequestOptions, RetryOptions } from "../core/http/request.js";
export type { RequestSpec } from "../core/http/request.js";
export type { PollingOptions, WaitUpdate } from "../core/waits/wait.js";
export { FinishedInstances } from "../core/waits/wait-for-many.js";
export * from "../../generated/saltant/filters.js";
export type { ConnectionOptions, SaltantClientOptions } from "./client-options.js";
export type {
  AuthTokenOptions,
  CredentialOptions,
  OwnCredentialsOptions,
  PasswordOptions,
  TokenPairOptions,
  TokenStoreOptions,
} from "./credentials/credential-options.js";
export type {
  TokenAccount,
  TokenPair,
  TokenSaveContext,
  TokenStore,
  TokenStoreContext,
} from "../core/sessions/token-store.js";
export type { Environment } from "../core/environment.js";
export { errorFromResponse } from "./django/error-factory.js";
export type {
  ChoiceFilterField,
  Filter,
  FilterField,
  FilterLookup,
  FilterTable,
  LookupArguments,
  LookupFilter,
  PlainFilterField,
} from "./django/filter-types.js";
export { Manager } from "./managers/manager.js";
export { NamedManager, PatchableManager, type IdOrName, type WriteOptions } from "./managers/named-manager.js";
export {
  ContainerTaskInstanceManager,
  ExecutableTaskInstanceManager,
  TaskInstanceManager,
  type TaskInstanceStateReport,
} from "./managers/task-instance-manager.js";
export { TaskQueueManager } from "./managers/task-queue-manager.js";
export {
  ContainerTaskTypeManager,
  ExecutableTaskTypeManager,
  TaskTypeManager,
  type TaskDefinition,
} from "./managers/task-type-manager.js";
export { TaskWhitelistManager } from "./managers/task-whitelist-manager.js";
export { UserManager } from "./managers/user-manager.js";
export { NamedModel, PatchableModel } from "./models/named-model.js";
export type { LaunchInput, LaunchOnceInput, TaskInstanceInput } from "./models/task-instance-input.js";
export {
  ContainerTaskInstance,
  ExecutableTaskInstance,
  TaskInstance,
  type ObservedTaskInstanceState,
  type TaskInstanceWire,
} from "./models/task-instance.js";
export { TaskQueue, type TaskQueueInput, type TaskQueueWire } from "./models/task-queue.js";
export {
  ContainerTaskType,
  ExecutableTaskType,
  TaskType,
  type ContainerTaskTypeInput,
  type ContainerTaskTypeWire,
  type ExecutableTaskTypeInput,
  type ExecutableTaskTypeWire,
  type TaskTypeInput,
} from "./models/task-type.js";
export { TaskWhitelist, type TaskWhitelistInput, type TaskWhitelistWire } from "./models/task-whitelist.js";
export { User, type UserWire } from "./models/user.js";
export { DefinedTask, type Launched } from "./tasks/defined-task.js";
export { DefinitionMismatchError } from "./tasks/definition-check.js";
export type {
  LaunchEachTimeOptions,
  LaunchManyOptions,
  LaunchOnceOptions,
  LaunchOptions,
} from "./tasks/launch-options.js";
export type {
  InputOf,
  OutputOf,
  StandardIssue,
  StandardPathSegment,
  StandardResult,
  StandardSchema,
} from "../core/data/standard-schema.js";
export { TaskFailedError, TaskStateUnknownError, TaskTerminatedError, WaitTimeoutError } from "./waits/wait-errors.js";
export type { WaitAllOptions, WaitOptions } from "./waits/wait-options.js";
