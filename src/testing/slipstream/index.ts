/**
 * The embedded server: a complete SlipStream in memory, for tests of programs that use one. It runs wherever the client does.
 *
 * @module slipstream/testing
 */
export type { Fault, FaultEffect, FaultKind, FaultSelection, InjectedFault } from "../kit/faults.js";
export type { LoggedRequest, RequestListener } from "../kit/request-log.js";
export { VirtualClock, type VirtualClockOptions } from "../kit/virtual-clock.js";
export type { ApiKeySeed, CimiSeed } from "./cimi/seed.js";
export { EmbeddedServer } from "./embedded-server.js";
export { exampleModules } from "./example-modules.js";
export type { Json, JsonObject } from "./json.js";
export {
  defaultUsers,
  type EmbeddedRun,
  type LegacySeed,
  type ModuleCategory,
  type ModuleSeed,
  type NodeSeed,
  type PassingState,
  type RunBehavior,
  type RunScript,
  type RunSeed,
  type RunState,
  type RunTarget,
  type RunType,
  type UserSeed,
  type UserState,
  type VmSeed,
} from "./legacy/index.js";
export type { EmbeddedConnection, EmbeddedServerOptions } from "./options.js";
