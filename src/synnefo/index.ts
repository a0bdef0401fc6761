/**
 * The client of a Synnefo cloud: {@link SynnefoClient} and the clients of its single services, the models that they return, and every
 * error.
 *
 * @module synnefo
 */
export { type CloudApi, SynnefoClient, fromEnv, type FromEnvOptions } from "./client.js";
export { type IdentityApi, SynnefoIdentity } from "./identity.js";
export { SynnefoCompute } from "./compute.js";
export { SynnefoNetwork } from "./network.js";
export { SynnefoVolumes } from "./volumes.js";
export { SynnefoImages } from "./images.js";
export type {
  CloudConnectionOptions,
  ConnectionOptions,
  CredentialOptions,
  Endpoints,
  OwnCredentialsOptions,
  ServiceClientOptions,
  ServiceConnectionOptions,
  SynnefoClientOptions,
  TokenOptions,
} from "./client-options.js";
export type { CatalogEndpoint, CatalogService } from "./catalog.js";
export type { ServiceType } from "./services.js";
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
export { Model } from "../core/data/model.js";
export type { PollingOptions, WaitUpdate } from "../core/waits/wait.js";
export { ServerManager } from "./managers/server-manager.js";
export type { ServerState } from "./managers/server-details.js";
export type { ChangeFilters } from "./managers/cloud-manager.js";
export type { ServerMetadata } from "./managers/server-metadata.js";
export type { ServerTags } from "./managers/server-tags.js";
export type { ServerAttachments } from "./managers/server-attachments.js";
export { CreatedServer, Server, type ServerWire } from "./models/server.js";
export {
  type Diagnostic,
  type FirewallProfile,
  type ForwardedPort,
  type ServerAddress,
  type ServerAddresses,
  ServerConsole,
  type ServerNic,
  type ServerStats,
  type ServerSummary,
  type TagStatus,
  type TaskState,
  VncConsole,
  type VolumeAttachment,
} from "./models/server-facts.js";
export type {
  BlockDeviceInput,
  ConsoleType,
  CreateImageInput,
  FirewallInput,
  NetworkConnectionInput,
  PersonalityFile,
  PortConnectionInput,
  RebootInput,
  RescueInput,
  ServerInput,
  ServerNetworkInput,
} from "./models/server-inputs.js";
export type { AnyReference, Identified, Reference } from "./references.js";
export type { PortStatus, ServerStatus, SnapshotStatus, StatusResource, VolumeStatus } from "./waits/resource-kinds.js";
export { ResourceFailedError, WaitTimeoutError } from "./waits/wait-errors.js";
export type { Reached, StatusWait, StatusWaitOptions } from "./waits/wait-options.js";
export type { BulkOptions, BulkProgress, BulkResult, BulkSuccess } from "../core/bulk/bulk.js";
export type { WholeListOptions } from "./whole-list.js";
export type { CacheOptions } from "./cached-value.js";
export {
  type Access,
  type AuthenticateOptions,
  type CloudUser,
  IdentityManager,
  type Role,
  type ServiceEndpoint,
  type UserOptions,
  type ValidateTokenOptions,
} from "./managers/identity-manager.js";
export { OAuthToken, type OAuthTokenInput } from "./oauth-token.js";
export { AccountManager, type CloudResource, type CloudService } from "./managers/account-manager.js";
export { ServiceUserCatalog, UserCatalog, type UserLookupOptions } from "./user-catalog.js";
export {
  type ProjectQuota,
  type ProjectQuotaOptions,
  type Quota,
  QuotaManager,
  type QuotasByProject,
  type ServiceQuotaOptions,
} from "./managers/quota-manager.js";
export {
  type Commission,
  type CommissionAction,
  CommissionManager,
  type CommissionOptions,
  type CommissionResolution,
  type FailedCommission,
  type ResolvedCommissions,
} from "./managers/commission-manager.js";
export type { Move, Provision, UserProvision } from "./provisions.js";
export {
  type ApplicationAction,
  ApplicationActions,
  type ProjectAction,
  type ProjectFilters,
  type ProjectListMode,
  ProjectManager,
} from "./managers/project-manager.js";
export {
  type ApplicationState,
  Project,
  type ProjectApplication,
  type ProjectState,
  type ProjectWire,
  type SubmittedApplication,
} from "./models/project.js";
export type { ProjectChanges, ProjectInput, ProjectLimits, ProjectPolicy } from "./project-input.js";
export { type MembershipFilters, MembershipManager } from "./managers/membership-manager.js";
export { Membership, type MembershipAction, type MembershipState, type MembershipWire } from "./models/membership.js";
export type { ReassignOptions } from "./reassign.js";
export { NetworkManager } from "./managers/network-manager.js";
export {
  Network,
  type NetworkInput,
  type NetworkStatus,
  type NetworkType,
  type NetworkWire,
} from "./models/network.js";
export { SubnetManager } from "./managers/subnet-manager.js";
export { type AllocationPool, Subnet, type SubnetInput, type SubnetWire } from "./models/subnet.js";
export { type PortInput, PortManager } from "./managers/port-manager.js";
export { type FixedIp, Port, type PortChanges, type PortWire } from "./models/port.js";
export { type FloatingIpChanges, type FloatingIpInput, FloatingIpManager } from "./managers/floating-ip-manager.js";
export { FloatingIp, type FloatingIpWire } from "./models/floating-ip.js";
export { type VolumeInput, VolumeManager, type VolumeSummary } from "./managers/volume-manager.js";
export { Volume, type VolumeChanges, type VolumeUse, type VolumeWire } from "./models/volume.js";
export { VolumeTypeManager } from "./managers/volume-type-manager.js";
export { VolumeType, type VolumeTypeWire } from "./models/volume-type.js";
export { type SnapshotInput, SnapshotManager } from "./managers/snapshot-manager.js";
export { Snapshot, type SnapshotChanges, type SnapshotWire } from "./models/snapshot.js";
export { type Metadata, VolumeMetadata } from "./managers/metadata.js";
export { type FlavorFilters, FlavorManager } from "./managers/flavor-manager.js";
export { Flavor, type FlavorWire } from "./models/flavor.js";
export { type KeypairInput, KeypairManager } from "./managers/keypair-manager.js";
export { CreatedKeypair, Keypair, type KeypairWire } from "./models/keypair.js";
export {
  type ImageFilters,
  type ImageListOptions,
  ImageManager,
  type ImageSortBy,
  type ImageSortField,
} from "./managers/image-manager.js";
export { Image, type ImageWire } from "./models/image.js";
export type { ImageChanges, ImageInput, ImageLocation } from "./image-headers.js";
export {
  ServerImageManager,
  type ServerImageMetadata,
  type ServerImageSummary,
} from "./managers/server-image-manager.js";
export { ServerImage, type ServerImageWire } from "./models/server-image.js";
export { ServerFloatingIpManager } from "./managers/server-floating-ip-manager.js";
export { ServerFloatingIp, type ServerFloatingIpWire } from "./models/server-floating-ip.js";
