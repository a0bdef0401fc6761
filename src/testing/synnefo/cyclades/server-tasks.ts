import { fault } from "../faults.js";
import type { OperatingState, ServerRow, ServerTask } from "./rows.js";
import type { CycladesState } from "./state.js";

/** What can be done with a server, by the name that is used in messages. */
export type ServerAction = ServerTask | "REASSIGN" | "SET_FIREWALL_PROFILE";

/**
 * Checks that an action may begin now.
 *
 * @throws CloudFault with 400 or 409.
 */
export function requireAllowed(server: ServerRow, action: ServerAction): void {
  if (server.isDeleted) throw fault("badRequest", `Server '${server.id}' has been deleted.`);
  if (action === "DESTROY") return;
  if (server.task === "BUILD") throw beingBuilt(server);
  if (server.task !== null)
    throw fault("badRequest", `Cannot perform '${action}' action while there is a pending '${server.task}'.`);
  if (action === "REASSIGN") return;
  const { operatingState } = server;
  if (operatingState === "BUILD") throw beingBuilt(server);
  const needed = neededStates[action];
  if (operatingState === "ERROR" || (needed !== undefined && needed !== operatingState))
    throw fault("badRequest", `Cannot perform '${action}' action while server is in '${operatingState}' state.`);
  if (action === "RESCUE" && server.isRescued)
    throw fault("badRequest", "Cannot perform 'RESCUE' action while server is in rescue mode.");
  if (action === "UNRESCUE" && !server.isRescued)
    throw fault("badRequest", "Cannot perform 'UNRESCUE' action while server is not in rescue mode.");
}

function beingBuilt(server: ServerRow) {
  return fault("buildInProgress", `Server '${server.id}' is being built.`);
}

/** The state that an action needs. Networks and volumes are connected in any state, as machines support it while they run. */
const neededStates: Partial<Record<ServerAction, OperatingState>> = {
  START: "STOPPED",
  STOP: "STARTED",
  RESIZE: "STOPPED",
  RESCUE: "STOPPED",
  UNRESCUE: "STOPPED",
};

/**
 * Starts a task of a server: it is pending until its job ends.
 *
 * @param end What changes when the job ends, after the task is removed.
 */
export function startTask(
  state: CycladesState,
  server: ServerRow,
  task: ServerTask,
  durationMs: number,
  end: () => void,
): void {
  abandonTask(server);
  server.task = task;
  server.isTaskRunning = false;
  server.updatedMs = state.now();
  // A job waits in the queue for a moment. Until it runs, the server is in its old state.
  const stopQueueing = state.jobs.startLater(Math.min(queuedMs, durationMs), () => {
    server.isTaskRunning = true;
  });
  const abandonJob = state.jobs.start(durationMs, () => {
    stopQueueing();
    clearTask(server);
    server.updatedMs = state.now();
    end();
  });
  abandonments.set(server, () => {
    stopQueueing();
    abandonJob();
  });
}

/** Abandons the pending task of a server, as deleting the server does. */
export function abandonTask(server: ServerRow): void {
  abandonments.get(server)?.();
  clearTask(server);
}

function clearTask(server: ServerRow): void {
  abandonments.delete(server);
  server.task = null;
  server.isTaskRunning = false;
}

const abandonments = new WeakMap<ServerRow, () => void>();

/** How long a job waits before it runs, in milliseconds. */
const queuedMs = 500;
