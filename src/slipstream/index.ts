/**
 * The client of SlipStream: {@link SlipStreamClient} with its managers, the models that they return, and every error.
 *
 * @module slipstream
 */
export { SlipStreamClient, fromEnv, type FromEnvOptions } from "./client.js";
export type {
  ApiKeyOptions,
  ConnectionOptions,
  CookieOptions,
  CredentialOptions,
  LoginTemplateOptions,
  OwnCredentialsOptions,
  PasswordOptions,
  SlipStreamClientOptions,
} from "./client-options.js";
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
export type { LoginParameters } from "./session.js";
export type { CookieStore, CookieStoreContext } from "../core/sessions/cookie-store.js";
export type { Cookie } from "../core/sessions/cookie-jar.js";
export { AppStoreManager } from "./managers/app-store-manager.js";
export { ModuleManager, type ModuleReference } from "./managers/module-manager.js";
export { UsageManager } from "./managers/usage-manager.js";
export { App, type AppWire } from "./models/app.js";
export type { ApplicationNode } from "./models/application-node.js";
export type { CloudImageIdentifier } from "./models/cloud-image.js";
export { Module, type ModuleWire } from "./models/module.js";
export type { ModuleParameter, ParameterType } from "./models/module-parameter.js";
export type { ModuleType } from "./models/module-type.js";
export { ModuleVersion, type ModuleVersionWire } from "./models/module-version.js";
export { Usage, type UsageWire } from "./models/usage.js";
export { ModuleTree } from "./module-tree.js";
export type {
  BuildOptions,
  ChildrenOptions,
  DeletedModule,
  DeleteModuleOptions,
  UpdatedComponent,
} from "./module-options.js";
export type { ComponentChanges } from "./component-changes.js";
export type { ModulePathParts } from "./module-path.js";
export {
  CimiManager,
  type AnyCollectionName,
  type CimiAggregateOptions,
  type CimiCollection,
  type CimiGetOptions,
  type CimiModelOf,
  type CimiModelOfId,
} from "./managers/cimi-manager.js";
export type { CollectionName } from "./contract.js";
export {
  CimiFilter,
  and,
  eq,
  ge,
  gt,
  isNotNull,
  isNull,
  le,
  lt,
  ne,
  oneOf,
  or,
  startsWith,
  type CimiFilterInput,
  type CimiFilterValue,
  type CimiOrderedValue,
} from "./cimi/filters.js";
export type {
  CimiAggregation,
  CimiAggregationOf,
  CimiAggregations,
  CimiAlgorithm,
  CimiBucket,
  CimiExtendedStats,
  CimiMissing,
  CimiPercentiles,
  CimiStats,
  CimiTerms,
  CimiValue,
} from "./cimi/aggregations.js";
export type { CimiCollectionOptions, CimiQueryValue, CimiSearchCriteria, CimiSearchOptions } from "./cimi/search.js";
export { AddedResource } from "./models/added-resource.js";
export {
  CimiResource,
  type CimiAcl,
  type CimiAttributes,
  type CimiEditOptions,
  type CimiOperation,
  type CimiResourceWire,
} from "./models/cimi-resource.js";
export { EntryPoint } from "./models/entry-point.js";
export { Event, type EventContent, type EventSeverity, type EventType, type EventWire } from "./models/event.js";
export { Session, type CimiLink, type SessionWire } from "./models/session.js";
export type {
  ApplicationParameters,
  ComponentParameters,
  DeployInput,
  ParameterValue,
} from "./deployments/run-form.js";
export { DeploymentManager, type DeploymentFilters } from "./managers/deployment-manager.js";
export { SessionManager } from "./managers/session-manager.js";
export {
  Deployment,
  type DeploymentState,
  type DeploymentWire,
  type InstanceIds,
  type ParameterOptions,
  type ParameterWaitOptions,
} from "./models/deployment.js";
export { DeploymentFailedError, WaitTimeoutError } from "./waits/wait-errors.js";
export type { WaitOptions } from "./waits/wait-options.js";
export { type VirtualMachineFilters, VirtualMachineManager } from "./managers/virtual-machine-manager.js";
export { VirtualMachine, type VirtualMachineWire } from "./models/virtual-machine.js";
export { type CreatedUser, type CreateUserOptions, UserManager, type UserReference } from "./managers/user-manager.js";
export {
  User,
  UserItem,
  type UserIdentityWire,
  type UserItemWire,
  type UserState,
  type UserWire,
} from "./models/user.js";
export type { NewUser, UserChanges } from "./user-input.js";
