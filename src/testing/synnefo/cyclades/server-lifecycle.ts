import type { CloudUser } from "../cloud.js";
import { fault } from "../faults.js";
import { requireFlavor, describeFlavor } from "./flavors.js";
import type { Json } from "../json.js";
import { charge, reassign, release } from "./quota.js";
import type { Diagnostic, ServerRow } from "./rows.js";
import { diskAmounts, fixedAmounts, flavorOf, isRunning, runningAmounts, serverAmounts } from "./server-amounts.js";
import { activate, portsOf, removePort } from "./server-ports.js";
import type { ServerRun } from "./server-scripts.js";
import { requireAllowed, startTask } from "./server-tasks.js";
import type { CycladesState } from "./state.js";
import { volumesOf } from "./volume-rows.js";

/** Builds a new server: afterwards it runs, or has failed. */
export function build(state: CycladesState, server: ServerRow, run: ServerRun): void {
  const { outcome = "active", buildMs = state.durations.buildMs } = run;
  startTask(state, server, "BUILD", outcome === "hang" ? Infinity : buildMs, () => {
    if (outcome === "error") {
      fail(state, server, run.diagnostic);
      return;
    }
    server.operatingState = "STARTED";
    for (const port of portsOf(state, server)) activate(state, port);
    for (const volume of volumesOf(state, server)) {
      volume.status = "IN_USE";
      volume.updatedMs = state.now();
    }
  });
}

/** What a server fails with if nothing else is said. */
const defaultDiagnostic = { level: "ERROR", source: "image-error", message: "Image deployment failed", details: "" };

/** Makes a server fail: it is `ERROR` from now on. Its pending task is abandoned. */
export function fail(state: CycladesState, server: ServerRow, given: Partial<Diagnostic> = {}): void {
  const nowMs = state.now();
  server.operatingState = "ERROR";
  server.updatedMs = nowMs;
  server.diagnostics.push({ ...defaultDiagnostic, createdMs: nowMs, sourceMs: nowMs, ...given });
  for (const port of portsOf(state, server)) if (port.state === "BUILD") port.state = "ERROR";
  for (const volume of volumesOf(state, server)) if (volume.status === "CREATING") volume.status = "ERROR";
}

/** Deletes a server, which may be in any state but that of being built. */
export function destroy(state: CycladesState, server: ServerRow): void {
  if (server.task === "BUILD") throw fault("buildInProgress", "Server is being build");
  requireAllowed(server, "DESTROY");
  startTask(state, server, "DESTROY", state.durations.destroyMs, () => {
    destroyed(state, server);
  });
}

function destroyed(state: CycladesState, server: ServerRow): void {
  const nowMs = state.now();
  const flavor = flavorOf(state, server);
  const running = isRunning(server) ? runningAmounts(flavor) : {};
  release(state, server.userId, server.project, { ...fixedAmounts(flavor), ...running });
  for (const volume of volumesOf(state, server)) {
    Object.assign(volume, { serverId: null, index: null, updatedMs: nowMs });
    if (volume.deleteOnTermination) {
      release(state, volume.userId, volume.project, diskAmounts(volume.size));
      Object.assign(volume, { status: "DELETED", isDeleted: true });
    } else {
      volume.status = "AVAILABLE";
    }
  }
  for (const port of portsOf(state, server)) removePort(state, port);
  server.tags.clear();
  Object.assign(server, { operatingState: "DESTROYED", isDeleted: true, isRescued: false, updatedMs: nowMs });
}

export function start(state: CycladesState, user: CloudUser, server: ServerRow): void {
  requireAllowed(server, "START");
  run(state, user, server, "START", state.durations.startMs);
}

export function stop(state: CycladesState, server: ServerRow): void {
  requireAllowed(server, "STOP");
  startTask(state, server, "STOP", state.durations.stopMs, () => {
    server.operatingState = "STOPPED";
    release(state, server.userId, server.project, runningAmounts(flavorOf(state, server)));
  });
}

/** A stopped server runs afterwards, too. */
export function reboot(state: CycladesState, user: CloudUser, server: ServerRow): void {
  requireAllowed(server, "REBOOT");
  run(state, user, server, "REBOOT", state.durations.rebootMs);
}

function run(
  state: CycladesState,
  user: CloudUser,
  server: ServerRow,
  task: "START" | "REBOOT",
  durationMs: number,
): void {
  if (server.operatingState === "STOPPED") {
    charge(state, ownerOf(state, server, user), server.project, runningAmounts(flavorOf(state, server)));
  }
  startTask(state, server, task, durationMs, () => {
    server.operatingState = "STARTED";
  });
}

/** Resources are counted for the owner of a server, even if another member of its project acts. */
function ownerOf(state: CycladesState, { userId }: ServerRow, user: CloudUser): CloudUser {
  return state.cloud.users.find(userId) ?? user;
}

export function resize(state: CycladesState, user: CloudUser, server: ServerRow, flavorId: Json): void {
  const flavor = requireFlavor(state, user, flavorId, server.project);
  requireAllowed(server, "RESIZE");
  const old = flavorOf(state, server);
  if (old.id === flavor.id) {
    const message = `Server '${describeServer(server)}' flavor is already '${describeFlavor(flavor)}'.`;
    throw fault("badRequest", message);
  }
  if (old.disk !== flavor.disk) throw fault("badRequest", "Cannot change instance's disk size.");
  if (old.volumeTypeId !== flavor.volumeTypeId) throw fault("badRequest", "Cannot change instance's volume type.");
  const [cpu, ram] = [flavor.cpu - old.cpu, (flavor.ram - old.ram) * 1024 ** 2];
  const added = { "cyclades.total_cpu": Math.max(cpu, 0), "cyclades.total_ram": Math.max(ram, 0) };
  charge(state, ownerOf(state, server, user), server.project, added);
  startTask(state, server, "RESIZE", state.durations.resizeMs, () => {
    server.flavorId = flavor.id;
    const removed = { "cyclades.total_cpu": Math.max(-cpu, 0), "cyclades.total_ram": Math.max(-ram, 0) };
    release(state, server.userId, server.project, removed);
  });
}

/** Starts or ends the rescue mode of a server. */
export function rescue(state: CycladesState, server: ServerRow, isRescued: boolean): void {
  const task = isRescued ? "RESCUE" : "UNRESCUE";
  requireAllowed(server, task);
  startTask(state, server, task, state.durations.rescueMs, () => {
    server.isRescued = isRescued;
  });
}

/** Counts a server and its root volume for another project. */
export function reassignServer(state: CycladesState, user: CloudUser, server: ServerRow, project: string): void {
  requireAllowed(server, "REASSIGN");
  reassign(state, user, server.project, project, serverAmounts(state, server));
  server.project = project;
  server.updatedMs = state.now();
  for (const volume of volumesOf(state, server)) if (volume.index === 0) volume.project = project;
}

/** A server as messages show it. */
export function describeServer({ id }: ServerRow): string {
  return `<vm:${id}@backend:1>`;
}
