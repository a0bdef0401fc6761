import type { CloudUser } from "../cloud.js";
import { emptyResponse, fault, jsonResponse } from "../faults.js";
import { isObject, type JsonObject } from "../json.js";
import { jsonBody, optional, required, unexpectedError } from "./body.js";
import { changedRows } from "./changes-since.js";
import { addAddress, chooseAddress, firstFree, type FreeAddress } from "./ip-pool.js";
import { findFloatingIp, floatingIpsOf, isShared, projectOf, requireNetwork, toId, toText } from "./network-access.js";
import { charge, reassign, release } from "./quota.js";
import { type Call, type CallRoute, collection } from "./routing.js";
import type { AddressRow, NetworkRow } from "./rows.js";
import type { CycladesState } from "./state.js";

/** What a floating IP counts as. */
const amounts = { "cyclades.floating_ip": 1 };

export function floatingIpRoutes(state: CycladesState): CallRoute[] {
  const one = (address: AddressRow) => jsonResponse(200, { floatingip: floatingIpJson(state, address) });
  return [
    [
      collection("/floatingips"),
      {
        GET: (call) => jsonResponse(200, { floatingips: listed(state, call, floatingIpJson) }),
        POST: (call) => one(create(state, call)),
      },
    ],
    [
      collection("/floatingips/detail"),
      {
        GET: () => {
          throw unexpectedError();
        },
      },
    ],
    [
      collection(String.raw`/floatingips/(\w+)`),
      {
        GET: ({ user }, id = "") => one(findFloatingIp(state, user, id)),
        DELETE: ({ user }, id = "") => {
          remove(state, findFloatingIp(state, user, id));
          return emptyResponse(204);
        },
        PUT: () => {
          throw fault("notImplemented", "Updating a floating IP is not supported.");
        },
      },
    ],
    [
      collection(String.raw`/floatingips/(\w+)/action`),
      {
        POST: (call, id = "") => {
          act(state, call, id);
          return emptyResponse(200);
        },
      },
    ],
  ];
}

/** The older view of the compute service. It shows a single one as the network service does. */
export function computeFloatingIpRoutes(state: CycladesState): CallRoute[] {
  return [
    [
      collection("/os-floating-ips"),
      {
        GET: (call) => jsonResponse(200, { floating_ips: listed(state, call, computeFloatingIpJson) }),
        POST: ({ user }) => {
          const address = allocate(state, user, freeInAnyPool(state), user.defaultProject, false);
          return jsonResponse(200, { floating_ip: computeFloatingIpJson(state, address) });
        },
      },
    ],
    [
      collection(String.raw`/os-floating-ips/(\w+)`),
      {
        GET: ({ user }, id = "") =>
          jsonResponse(200, { floatingip: floatingIpJson(state, findFloatingIp(state, user, id)) }),
        DELETE: ({ user }, id = "") => {
          remove(state, findFloatingIp(state, user, id));
          return emptyResponse(204);
        },
      },
    ],
  ];
}

/**
 * A floating IP of the user that no port uses.
 *
 * @param network The network that it must be in. Default: any.
 * @throws CloudFault with 409 if there is none.
 */
export function unusedFloatingIp(state: CycladesState, user: CloudUser, network?: NetworkRow): AddressRow {
  const found = state.addresses
    .all()
    .filter(({ isFloating, isDeleted, userId, portId }) => {
      return isFloating && !isDeleted && userId === user.uuid && portId === null;
    })
    .find(({ networkId }) => network === undefined || networkId === network.id);
  if (found !== undefined) return found;
  const where = network === undefined ? "a public network." : `network '${network.id}'.`;
  const message = `Cannot find an unused floating IP to connect server to ${where} Please create a floating IP.`;
  throw fault("conflict", message);
}

function listed(
  state: CycladesState,
  { user, request }: Call,
  view: (state: CycladesState, address: AddressRow) => JsonObject,
): JsonObject[] {
  return changedRows(state, request, floatingIpsOf(state, user)).map((address) => view(state, address));
}

function create(state: CycladesState, { user, request }: Call): AddressRow {
  const body = required(jsonBody(request), "floatingip", "object");
  const id = optional(body, "floating_network_id", "string or integer");
  const free = id === undefined ? freeInAnyPool(state) : freeIn(state, user, id, body);
  return allocate(state, user, free, toText(body.project ?? user.defaultProject), isShared(body));
}

function freeIn(state: CycladesState, user: CloudUser, id: string | number, body: JsonObject): FreeAddress {
  const networkId = toId(id);
  if (networkId === undefined) throw fault("badRequest", "Invalid networkd ID.");
  const network = requireNetwork(state, user, networkId);
  const address = optional(body, "floating_ip_address", "string");
  if (!network.isFloatingIpPool) {
    const message = `Cannot allocate floating IP. Network ${networkId} is not a floating IP pool.`;
    throw fault("conflict", message);
  }
  if (network.isBeingDestroyed) {
    throw fault("conflict", `Cannot allocate floating IP. Network ${networkId} is being deleted.`);
  }
  // The empty string is no address, either.
  return chooseAddress(state, network, address === "" ? undefined : address);
}

function freeInAnyPool(state: CycladesState): FreeAddress {
  const pools = state.networks.all().filter(({ isPublic, isFloatingIpPool, isDrained, isDeleted }) => {
    return isPublic && isFloatingIpPool && !isDrained && !isDeleted;
  });
  const free = firstFree(state, pools);
  if (free === undefined) throw fault("conflict", "Cannot allocate a floating IP address.");
  return free;
}

function allocate(
  state: CycladesState,
  user: CloudUser,
  free: FreeAddress,
  project: string,
  shared: boolean,
): AddressRow {
  charge(state, user, project, amounts);
  return addAddress(state, user, free, { project, isShared: shared, isFloating: true });
}

function remove(state: CycladesState, address: AddressRow): void {
  const { id, portId } = address;
  if (portId !== null) {
    const serverId = state.ports.get(portId)?.serverId ?? null;
    const user = serverId === null ? `port '${portId}'` : `server '${serverId}'`;
    throw fault("conflict", `IP '${id}' is used by ${user}`);
  }
  release(state, address.userId, address.project, amounts);
  state.addresses.remove(address);
}

function act(state: CycladesState, { user, request }: Call, id: string): void {
  const body = jsonBody(request);
  if (!isObject(body)) throw unexpectedError();
  const [action = "", ...others] = Object.keys(body);
  if (action === "" || others.length > 0) throw fault("badRequest", "Malformed request.");
  const address = findFloatingIp(state, user, id);
  if (action !== "reassign") throw fault("badRequest", `Action ${action} not supported.`);
  const args = body[action];
  if (!isObject(args)) throw fault("badRequest", "Invalid argument.");
  if (address.userId !== user.uuid) {
    throw fault("forbidden", "Action 'reassign' is allowed only to the owner of the floating IP.");
  }
  const project = projectOf(args);
  if (project !== address.project) reassign(state, user, address.project, project, amounts);
  Object.assign(address, { project, isShared: isShared(args), updatedMs: state.now() });
}

/** The server that uses a floating IP, by its id as a string; null if none does. */
function serverOf(state: CycladesState, { portId }: AddressRow): string | null {
  const serverId = portId === null ? null : (state.ports.get(portId)?.serverId ?? null);
  return serverId === null ? null : String(serverId);
}

function floatingIpJson(state: CycladesState, address: AddressRow): JsonObject {
  return {
    id: String(address.id),
    fixed_ip_address: null,
    instance_id: serverOf(state, address),
    floating_ip_address: address.address,
    port_id: address.portId === null ? null : String(address.portId),
    floating_network_id: String(address.networkId),
    user_id: address.userId,
    tenant_id: address.project,
    shared_to_project: address.isShared,
    deleted: address.isDeleted,
  };
}

function computeFloatingIpJson(state: CycladesState, address: AddressRow): JsonObject {
  return { id: address.id, ip: address.address, fixed_ip: null, instance_id: serverOf(state, address), pool: null };
}
