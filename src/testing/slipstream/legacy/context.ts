import type { Clock } from "../../../core/async/clock.js";
import type { MockRequest } from "../../kit/request.js";
import type { RunEvent } from "../run-event.js";
import type { ModuleStore } from "./modules/module-store.js";
import type { RunStore } from "./runs/run-store.js";
import type { StateMachine } from "./runs/state-machine.js";
import type { UserStore } from "./users/user-store.js";
import type { VmStore } from "./vms/vm-store.js";

/** What the XML part needs from the server. */
export interface LegacyHost {
  readonly clock: Clock;
  /** Scheme and host by which the client knows the server, for absolute links. */
  origin(request: MockRequest): string;
  /** Stores an event, which the JSON part lists. */
  recordEvent(event: RunEvent): void;
  newUuid(): string;
}

/** The data of the XML part, and what works on them. */
export interface Context {
  readonly host: LegacyHost;
  /** The names of the clouds. */
  readonly clouds: readonly string[];
  /** Moves runs from state to state. */
  readonly machine: StateMachine;
  readonly modules: ModuleStore;
  readonly quotaEnabled: boolean;
  readonly runs: RunStore;
  readonly users: UserStore;
  readonly vms: VmStore;
}
