/**
 * The embedded server: a complete saltant in memory, for tests of programs that use one. It runs wherever the client does.
 *
 * @module saltant/testing
 */
export type { Fault, FaultEffect, FaultKind, FaultSelection, InjectedFault } from "../kit/faults.js";
export type { LoggedRequest, RequestListener } from "../kit/request-log.js";
export { VirtualClock, type VirtualClockOptions } from "../kit/virtual-clock.js";
export type { TaskClassName } from "./database/database.js";
export { EmbeddedServer } from "./embedded-server.js";
export type { EmbeddedInstance } from "./instances.js";
export type { EmbeddedConnection, EmbeddedServerOptions } from "./options.js";
export type { TokenLifetimes } from "./django/rest/jwt.js";
export type { ForEach, InstanceTemplate, SeededTask } from "./seed.js";
export { defaultUsers, type UserSeed } from "./users.js";
export type { TaskBehavior, TaskRun, TaskTarget } from "./workers.js";
