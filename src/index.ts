/**
 * The client: {@link SaltantClient} with its managers, the models that they return, and every error.
 *
 * @module saltant
 */
export {
  ApiError as SaltantError,
  AmbiguousOutcomeError,
  AuthenticationError,
  BadEnvironmentError,
  BadFetchError,
  BadHttpRequestError,
  BadRequestError,
  BulkError,
  ConnectionError,
  InvalidInputError,
  MethodNotAllowedError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  RequestError,
  ResponseValidationError,
  ServerError,
  TimeoutError,
  UnexpectedResponseError,
  type BulkFailure,
  type HttpAnswer,
  type RequestInfo,
  type ValidationIssue,
} from "./core/errors/index.js";
export type { BulkOptions, BulkProgress } from "./core/bulk.js";
export { systemClock, type Clock } from "./core/clock.js";
export type { Credentials, CredentialsContext } from "./core/credentials.js";
export type { Hooks, Logger, RequestEvent, ResponseEvent, RetryEvent } from "./core/hooks.js";
export { parseJson, stringifyJson, stringifyJsonAt } from "./core/json-digits.js";
export { Listing, type ListOptions, type Page } from "./core/listing.js";
export { Model } from "./core/model.js";
export type { RequestOptions, RetryOptions } from "./core/request-options.js";
export type { Call } from "./core/call.js";
export * from "../generated/saltant/filters.js";
export { fromEnv, SaltantClient, type FromEnvOptions } from "./saltant/client.js";
export type {
  AuthTokenOptions,
  ConnectionOptions,
  CredentialOptions,
  OwnCredentialsOptions,
  PasswordOptions,
  SaltantClientOptions,
  TokenPairOptions,
  TokenStoreOptions,
} from "./saltant/client-options.js";
export type {
  TokenAccount,
  TokenPair,
  TokenSaveContext,
  TokenStore,
  TokenStoreContext,
} from "./saltant/credentials/token-store.js";
export type { Environment } from "./saltant/environment.js";
export { errorFromResponse } from "./saltant/error-factory.js";
export type {
  ChoiceFilterField,
  Filter,
  FilterField,
  FilterLookup,
  FilterTable,
  LookupArguments,
  LookupFilter,
  PlainFilterField,
} from "./saltant/filter-types.js";
export { FinishedInstances, type WaitAllOptions } from "./saltant/finished-instances.js";
export { ContainerTaskInstanceManager } from "./saltant/managers/container-task-instance-manager.js";
export { ContainerTaskTypeManager } from "./saltant/managers/container-task-type-manager.js";
export { ExecutableTaskInstanceManager } from "./saltant/managers/executable-task-instance-manager.js";
export { ExecutableTaskTypeManager } from "./saltant/managers/executable-task-type-manager.js";
export { Manager } from "./saltant/managers/manager.js";
export { NamedManager, type IdOrName, type WriteOptions } from "./saltant/managers/named-manager.js";
export { PatchableManager } from "./saltant/managers/patchable-manager.js";
export { TaskInstanceManager, type TaskInstanceStateReport } from "./saltant/managers/task-instance-manager.js";
export { TaskQueueManager } from "./saltant/managers/task-queue-manager.js";
export { TaskTypeManager, type TaskDefinition } from "./saltant/managers/task-type-manager.js";
export { TaskWhitelistManager } from "./saltant/managers/task-whitelist-manager.js";
export { UserManager } from "./saltant/managers/user-manager.js";
export { ContainerTaskInstance } from "./saltant/models/container-task-instance.js";
export {
  ContainerTaskType,
  type ContainerTaskTypeInput,
  type ContainerTaskTypeWire,
} from "./saltant/models/container-task-type.js";
export { ExecutableTaskInstance } from "./saltant/models/executable-task-instance.js";
export {
  ExecutableTaskType,
  type ExecutableTaskTypeInput,
  type ExecutableTaskTypeWire,
} from "./saltant/models/executable-task-type.js";
export { NamedModel, PatchableModel } from "./saltant/models/named-model.js";
export { TaskInstance, type ObservedTaskInstanceState, type TaskInstanceWire } from "./saltant/models/task-instance.js";
export { TaskQueue, type TaskQueueInput, type TaskQueueWire } from "./saltant/models/task-queue.js";
export { TaskType, type TaskTypeInput } from "./saltant/models/task-type.js";
export { TaskWhitelist, type TaskWhitelistInput, type TaskWhitelistWire } from "./saltant/models/task-whitelist.js";
export { User, type UserWire } from "./saltant/models/user.js";
export type { LaunchInput, LaunchOnceInput, TaskInstanceInput } from "./saltant/task-instance-input.js";
export { DefinedTask, type Launched } from "./saltant/tasks/defined-task.js";
export { DefinitionMismatchError } from "./saltant/tasks/definition-mismatch-error.js";
export type {
  LaunchEachTimeOptions,
  LaunchManyOptions,
  LaunchOnceOptions,
  LaunchOptions,
} from "./saltant/tasks/launch-options.js";
export type {
  InputOf,
  OutputOf,
  StandardIssue,
  StandardPathSegment,
  StandardResult,
  StandardSchema,
} from "./saltant/tasks/standard-schema.js";
export {
  TaskFailedError,
  TaskStateUnknownError,
  TaskTerminatedError,
  WaitTimeoutError,
} from "./saltant/wait-errors.js";
export type { WaitOptions, WaitUpdate } from "./saltant/waiting.js";
