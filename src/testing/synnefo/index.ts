/**
 * The embedded server: a complete Synnefo cloud in memory, for tests of programs that use one. It runs wherever the client does.
 *
 * @module synnefo/testing
 */
export type { Fault, FaultEffect, FaultKind, FaultSelection, InjectedFault } from "../kit/faults.js";
export type { LoggedRequest, RequestListener } from "../kit/request-log.js";
export { VirtualClock, type VirtualClockOptions } from "../kit/virtual-clock.js";
export { EmbeddedServer } from "./embedded-server.js";
export type { CodeGrant } from "./identity/oauth.js";
export { defaultUsers, type IdentitySeed, type UserSeed } from "./identity/seed.js";
export type { EmbeddedConnection, EmbeddedServerOptions } from "./options.js";
export type { EmbeddedCloudServer } from "./cyclades/control.js";
export type { Durations } from "./cyclades/durations.js";
export type { CycladesOptions } from "./cyclades/options.js";
export type { NewServer, ServerDiagnostic, ServerRun, ServerTarget } from "./cyclades/server-scripts.js";
export type { GeneratedObject, StorageOptions } from "./storage/options.js";
