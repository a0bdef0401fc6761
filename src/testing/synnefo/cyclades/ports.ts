import type { CloudUser } from "../cloud.js";
import { emptyResponse, fault, jsonResponse } from "../faults.js";
import { isObject, type Json, type JsonObject } from "../json.js";
import { requireServer } from "./access.js";
import { jsonBody, optional, required } from "./body.js";
import { isoTime } from "./dates.js";
import { parseAddress } from "./ip-address.js";
import { addAddress, chooseAddress, type FreeAddress, subnetsOf } from "./ip-pool.js";
import { findFloatingIpByAddress, findPort, networkLinks, requireNetwork, toId, toText } from "./network-access.js";
import { type Call, type CallRoute, collection } from "./routing.js";
import type { AddressRow, NetworkRow, PortRow, ServerRow } from "./rows.js";
import { activate, associate, portsOf, removePort } from "./server-ports.js";
import { requireAllowed, startTask } from "./server-tasks.js";
import type { CycladesState } from "./state.js";

export function portRoutes(state: CycladesState): CallRoute[] {
  const list = (call: Call) => {
    const own = state.ports.all().filter(({ userId }) => userId === call.user.uuid);
    return jsonResponse(200, { ports: own.map((port) => portJson(state, call, port)) });
  };
  const one = (status: number, call: Call, port: PortRow) =>
    jsonResponse(status, { port: portJson(state, call, port) });
  return [
    [collection("/ports"), { GET: list, POST: (call) => one(201, call, createFor(state, call)) }],
    [collection("/ports/detail"), { GET: list }],
    [
      collection(String.raw`/ports/([-\w]+)`),
      {
        GET: (call, id = "") => one(200, call, findPort(state, call.user, id)),
        DELETE: ({ user }, id = "") => {
          remove(state, findPort(state, user, id));
          return emptyResponse(204);
        },
        PUT: (call, id = "") => one(200, call, update(state, call, id)),
      },
    ],
  ];
}

/** The most ports that a server may have. */
export const maxPorts = 8;

/** What a new port is made of. */
export interface NewPort {
  readonly network: NetworkRow;
  /** The address that was asked for. Default: the first free one of the IPv4 subnet, if there is one. */
  readonly address?: string | undefined;
  /** The floating IP that the port uses instead. */
  readonly floatingIp?: AddressRow | undefined;
  readonly name?: string;
}

/**
 * Creates a port without a server: it is `DOWN`.
 *
 * @throws CloudFault with 400 or 409 if the network gives no port or no address.
 */
export function createPort(state: CycladesState, user: CloudUser, given: NewPort): PortRow {
  return addPort(state, user, given, prepare(state, given));
}

/** Checks a new port, and chooses its address: undefined if it has none or uses a floating IP. */
function prepare(state: CycladesState, { network, address, floatingIp, name = "" }: NewPort): FreeAddress | undefined {
  const { id, state: status } = network;
  if (status !== "ACTIVE") {
    throw fault("conflict", `Cannot create port while network '${id}' is in '${status}' status`);
  }
  if (network.isBeingDestroyed) throw fault("conflict", `Cannot create port. Network ${id} is being deleted.`);
  if (Array.from(name).length > 128) throw fault("badRequest", "Port name is too long");
  if (floatingIp !== undefined) {
    if (floatingIp.networkId !== id) {
      throw fault("conflict", `IP Address ${floatingIp.address} does not belong to network ${id}`);
    }
    if (floatingIp.portId !== null) throw fault("conflict", `IP address '${floatingIp.address}' is already in use`);
    return undefined;
  }
  if (network.isDrained) {
    throw fault("conflict", `Cannot create port while network ${id} is in 'SNF:DRAINED' status`);
  }
  const hasSubnet = subnetsOf(state, network).length > 0;
  if (address !== undefined && !hasSubnet) {
    throw fault("badRequest", `Address ${address} does not belong to network ${id}`);
  }
  return hasSubnet ? chooseAddress(state, network, address) : undefined;
}

function addPort(
  state: CycladesState,
  user: CloudUser,
  { network, floatingIp, name = "" }: NewPort,
  free: FreeAddress | undefined,
): PortRow {
  const nowMs = state.now();
  const port = state.ports.add((id) => ({
    ...{ id, userId: user.uuid, name, networkId: network.id, isPublic: network.isPublic, serverId: null, owner: null },
    ...{ mac: null, state: "DOWN", firewallProfile: null, securityGroups: [], createdMs: nowMs, updatedMs: nowMs },
  }));
  if (floatingIp !== undefined) floatingIp.portId = port.id;
  if (free !== undefined) {
    addAddress(state, user, free, { project: user.defaultProject, isFloating: false, portId: port.id });
  }
  return port;
}

/**
 * Creates a port and connects it to a server, which takes a while.
 *
 * @throws CloudFault with 400 or 409, also if the server cannot be connected now. Then nothing is created.
 */
export function connectNewPort(state: CycladesState, user: CloudUser, server: ServerRow, given: NewPort): PortRow {
  if (portsOf(state, server).length >= maxPorts) {
    throw fault("badRequest", "Maximum ports per server limit reached");
  }
  const free = prepare(state, given);
  requireAllowed(server, "CONNECT");
  const port = addPort(state, user, given, free);
  associate(state, port, server);
  startTask(state, server, "CONNECT", state.durations.connectMs, () => {
    activate(state, port);
  });
  return port;
}

/** The action of a server that gives it a floating IP of the user. */
export function addFloatingIp(state: CycladesState, user: CloudUser, server: ServerRow, args: JsonObject): void {
  const floatingIp = findFloatingIpByAddress(state, user, addressOf(args));
  connectNewPort(state, user, server, { network: requireNetwork(state, user, floatingIp.networkId), floatingIp });
}

/** The action of a server that takes a floating IP from it. */
export function removeFloatingIp(state: CycladesState, user: CloudUser, args: JsonObject): void {
  const { address, portId } = findFloatingIpByAddress(state, user, addressOf(args));
  const port = portId === null ? undefined : state.ports.get(portId);
  if (port === undefined) throw fault("badRequest", `Floating IP ${address} not attached to instance`);
  disconnect(state, port);
}

/** @throws CloudFault with 400 if there is none. */
function addressOf(args: JsonObject): string {
  const address = args.address ?? null;
  if (address === null) throw fault("badRequest", "Missing 'address' attribute");
  return toText(address);
}

function createFor(state: CycladesState, { user, request }: Call): PortRow {
  const body = required(jsonBody(request), "port", "object");
  const networkId = required(body, "network_id", "string or integer");
  const serverId = optional(body, "device_id", "string or integer");
  const address = readFixedIp(optional(body, "fixed_ips", "array") ?? []);
  const name = optional(body, "name", "string") ?? "";
  checkSecurityGroups(body);
  const server = serverId === undefined ? undefined : serverWith(state, user, serverId);
  const network = requireNetwork(state, user, networkId);
  const given = { network, name, ...toAddress(state, user, network, address) };
  return server === undefined ? createPort(state, user, given) : connectNewPort(state, user, server, given);
}

/** On a public network, the address is one of the floating IPs of the user. */
function toAddress(state: CycladesState, user: CloudUser, { isPublic }: NetworkRow, address: string | undefined) {
  if (!isPublic) return { address };
  if (address !== undefined) return { floatingIp: findFloatingIpByAddress(state, user, address) };
  const message = "'fixed_ips' attribute must contain a floating IP address in order to connect to a public network.";
  throw fault("badRequest", message);
}

function serverWith(state: CycladesState, user: CloudUser, id: string | number): ServerRow {
  const number = toId(id);
  if (number === undefined) throw fault("badRequest", "Invalid server ID.");
  return requireServer(state, user, number);
}

/** The address of a list with at most one. */
function readFixedIp(fixedIps: readonly Json[]): string | undefined {
  const [first, ...others] = fixedIps;
  if (others.length > 0) throw fault("badRequest", "'fixed_ips' attribute must contain only one fixed IP.");
  if (first === undefined) return undefined;
  if (!isObject(first)) throw fault("badRequest", "Invalid 'fixed_ips' field.");
  const address = first.ip_address ?? null;
  if (address === null) return undefined;
  const text = toText(address);
  const version = parseAddress(text)?.version;
  if (version === 4) return text;
  // The closing quotation mark is the server's.
  const message = version === 6 ? "'ip_address' can be only an IPv4 address'" : `${text} is not a valid IPv4 Address`;
  throw fault("badRequest", message);
}

/** The cloud has no security groups, so that each one that is named is refused. */
function checkSecurityGroups(body: JsonObject): void {
  const [first] = optional(body, "security_groups", "array") ?? [];
  if (first === undefined) return;
  if (toId(first) === undefined) throw fault("badRequest", "Invalid 'security_groups' field.");
  throw fault("itemNotFound", "Not valid security group");
}

function update(state: CycladesState, { user, request }: Call, id: string): PortRow {
  const body = required(jsonBody(request), "port", "object");
  const name = optional(body, "name", "string") ?? "";
  checkSecurityGroups(body);
  const port = findPort(state, user, id);
  if (name !== "") port.name = name;
  port.updatedMs = state.now();
  return port;
}

function remove(state: CycladesState, port: PortRow): void {
  const hasFloatingIp = state.addresses.all().some(({ portId, isFloating }) => portId === port.id && isFloating);
  if (port.isPublic && !hasFloatingIp) throw fault("forbidden", "Cannot disconnect from public network.");
  disconnect(state, port);
}

/** Removes a port: at once, or after its server is disconnected. */
function disconnect(state: CycladesState, port: PortRow): void {
  const server = port.serverId === null ? undefined : state.servers.get(port.serverId);
  if (server === undefined || server.isDeleted) {
    removePort(state, port);
    return;
  }
  if (server.isSuspended) throw fault("forbidden", "Administratively Suspended VM.");
  requireAllowed(server, "DISCONNECT");
  startTask(state, server, "DISCONNECT", state.durations.connectMs, () => {
    removePort(state, port);
  });
}

function portJson(state: CycladesState, { request }: Call, port: PortRow): JsonObject {
  const addresses = state.addresses.all().filter(({ portId }) => portId === port.id);
  return {
    id: String(port.id),
    name: port.name,
    links: networkLinks(request, `ports/${port.id}`),
    user_id: port.userId,
    tenant_id: port.userId,
    device_id: port.serverId === null ? null : String(port.serverId),
    admin_state_up: true,
    mac_address: port.mac,
    status: port.state,
    device_owner: port.owner,
    network_id: String(port.networkId),
    updated: isoTime(port.updatedMs),
    created: isoTime(port.createdMs),
    fixed_ips: addresses.map(({ address, subnetId }) => ({ ip_address: address, subnet: String(subnetId) })),
    security_groups: [],
  };
}
