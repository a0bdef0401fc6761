/**
 * The embedded server: a complete Decapod in memory, for tests of programs that use one. It runs wherever the client does.
 *
 * @module decapod/testing
 */
export type { Fault, FaultEffect, FaultKind, FaultSelection, InjectedFault } from "../kit/faults.js";
export type { LoggedRequest, RequestListener } from "../kit/request-log.js";
export { VirtualClock, type VirtualClockOptions } from "../kit/virtual-clock.js";
export type { ExecutionEnd } from "./controller.js";
export type { DiscoveryFinding, DiscoveryRequest } from "./discovery.js";
export { EmbeddedServer } from "./embedded-server.js";
export type { EmbeddedExecution } from "./executions.js";
export type { Json, JsonObject } from "./json.js";
export type { EmbeddedConnection, EmbeddedServerOptions } from "./options.js";
export type {
  DiscoveryBehavior,
  DiscoveryRun,
  DiscoveryTarget,
  ExecutionBehavior,
  ExecutionRun,
  ExecutionStep,
  ExecutionTarget,
} from "./scripts.js";
export type { ServerTemplate } from "./seed/servers.js";
export type { CinderIntegration, Mail } from "./store/database.js";
export type { ExecutionState, StepData, StepResult } from "./store/models.js";
export { defaultUsers, type RoleSeed, type UserSeed } from "./users.js";
