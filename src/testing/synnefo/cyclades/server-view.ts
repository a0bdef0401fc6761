import type { Json, JsonObject } from "../json.js";
import type { CloudRequest } from "../request.js";
import { isoTime } from "./dates.js";
import { flavorLinks, imageLinks, serverLinks } from "./links.js";
import type { Diagnostic, OperatingState, PortRow, ServerRow, ServerTask } from "./rows.js";
import { portsOf } from "./server-ports.js";
import type { CycladesState } from "./state.js";
import { volumesOf } from "./volume-rows.js";

export function serverSummary(request: CloudRequest, { id, name }: ServerRow): JsonObject {
  return { id, name, links: serverLinks(request, id) };
}

export function serverDetails(state: CycladesState, request: CloudRequest, server: ServerRow): JsonObject {
  const status = statusOf(server);
  const attachments = attachmentsOf(state, server);
  return {
    ...serverSummary(request, server),
    user_id: server.userId,
    tenant_id: server.project,
    shared_to_project: server.isShared,
    status,
    "SNF:task_state": server.task === null ? "" : (taskStates[server.task] ?? "UNKNOWN"),
    progress: builtStates.has(server.operatingState) && !server.isDeleted ? 100 : 0,
    hostId: "",
    updated: isoTime(server.updatedMs),
    created: isoTime(server.createdMs),
    flavor: { id: server.flavorId, links: flavorLinks(request, server.flavorId) },
    image: { id: server.imageId, links: imageLinks(request, server.imageId) },
    suspended: server.isSuspended,
    metadata: Object.fromEntries(server.metadata),
    tags: [...server.tags.keys()],
    attachments,
    addresses: addressesOf(attachments),
    volumes: volumesOf(state, server).map(({ id }) => id),
    diagnostics: server.diagnostics.slice(-1).map(diagnosticJson),
    security_groups: [{ name: "default" }],
    key_name: server.keyName,
    "SNF:key_names": server.keyNames,
    config_drive: "",
    accessIPv4: "",
    accessIPv6: "",
    "SNF:fqdn": `snf-${server.id}.vm.example.org`,
    "SNF:port_forwarding": {},
    deleted: server.isDeleted,
    "SNF:rescue": server.isRescued,
  };
}

export function statusOf({ isDeleted, operatingState, task, isTaskRunning }: ServerRow): string {
  if (isDeleted) return "DELETED";
  // Other tasks show in the task state only.
  if (isTaskRunning && task === "REBOOT" && operatingState === "STARTED") return "REBOOT";
  if (isTaskRunning && task === "RESIZE") return "RESIZE";
  return statuses[operatingState];
}

const statuses: Readonly<Record<OperatingState, string>> = {
  BUILD: "BUILD",
  STARTED: "ACTIVE",
  STOPPED: "STOPPED",
  ERROR: "ERROR",
  DESTROYED: "DELETED",
};

/** The states of servers that have been built. */
const builtStates: ReadonlySet<OperatingState> = new Set(["STARTED", "STOPPED"]);

const taskStates: Partial<Record<ServerTask, string>> = {
  BUILD: "BUILDING",
  START: "STARTING",
  STOP: "STOPPING",
  REBOOT: "REBOOTING",
  DESTROY: "DESTROYING",
  RESIZE: "RESIZING",
  RESCUE: "RESCUING",
  UNRESCUE: "UNRESCUING",
  CONNECT: "CONNECTING",
  DISCONNECT: "DISCONNECTING",
  ATTACH_VOLUME: "ATTACHING_VOLUME",
  DETACH_VOLUME: "DETACHING_VOLUME",
};

export function diagnosticJson({ level, source, createdMs, sourceMs, message, details }: Diagnostic): JsonObject {
  const sourceDate = sourceMs === null ? {} : { source_date: isoTime(sourceMs) };
  return { source, created: isoTime(createdMs), message, details, level, ...sourceDate };
}

/** A port of a server as the server shows it. */
export interface Attachment extends JsonObject {
  readonly id: number;
  readonly network_id: string;
  readonly ipv4: string;
  readonly ipv6: string;
}

/** The ports of a server to which its machine is connected. */
export function attachmentsOf(state: CycladesState, server: ServerRow): Attachment[] {
  return portsOf(state, server)
    .filter((port) => port.state === "ACTIVE")
    .map((port) => attachment(state, port));
}

function attachment(state: CycladesState, { id, networkId, mac, firewallProfile }: PortRow): Attachment {
  const addresses = state.addresses.all().filter(({ portId }) => portId === id);
  const type = addresses.at(-1)?.isFloating === true ? "floating" : "fixed";
  return {
    id,
    network_id: String(networkId),
    mac_address: mac,
    ipv4: addresses.find(({ version }) => version === 4)?.address ?? "",
    ipv6: addresses.find(({ version }) => version === 6)?.address ?? "",
    ...(firewallProfile !== null && { firewallProfile }),
    ...(addresses.length > 0 && { "OS-EXT-IPS:type": type }),
  };
}

/** The addresses of ports by the ids of their networks. */
export function addressesOf(attachments: readonly Attachment[]): JsonObject {
  return Object.fromEntries(attachments.map((each) => [each.network_id, addressList(each)]));
}

function addressList(each: Attachment): Json[] {
  const type = each["OS-EXT-IPS:type"] ?? "fixed";
  const listed = [
    [4, each.ipv4],
    [6, each.ipv6],
  ] as const;
  return listed
    .filter(([, addr]) => addr !== "")
    .map(([version, addr]) => ({ version, addr, "OS-EXT-IPS:type": type }));
}
