import type { CloudUser } from "../cloud.js";
import { emptyResponse, fault, jsonResponse } from "../faults.js";
import { isObject, type JsonObject } from "../json.js";
import { jsonBody, optional, required, unexpectedError } from "./body.js";
import { changedRows } from "./changes-since.js";
import { isoTime } from "./dates.js";
import {
  findNetwork,
  isShared,
  maySeeNetwork,
  networkLinks,
  projectOf,
  requireNetwork,
  toText,
} from "./network-access.js";
import { charge, reassign, release } from "./quota.js";
import { type Call, type CallRoute, collection } from "./routing.js";
import type { NetworkRow } from "./rows.js";
import type { CycladesState } from "./state.js";

/** What a network counts as. */
const amounts = { "cyclades.network.private": 1 };

export function networkRoutes(state: CycladesState): CallRoute[] {
  const list = (call: Call) => jsonResponse(200, { networks: listed(state, call) });
  const one = (status: number, call: Call, network: NetworkRow) =>
    jsonResponse(status, { network: networkJson(state, call, network) });
  return [
    [collection("/networks"), { GET: list, POST: (call) => one(201, call, create(state, call)) }],
    [collection("/networks/detail"), { GET: list }],
    [
      collection(String.raw`/networks/(\w+)`),
      {
        GET: (call, id = "") => one(200, call, findNetwork(state, call.user, id)),
        PUT: (call, id = "") => one(200, call, rename(state, call, id)),
        DELETE: ({ user }, id = "") => {
          remove(state, requireNetwork(state, user, id));
          return emptyResponse(204);
        },
      },
    ],
    [
      collection(String.raw`/networks/(\w+)/action`),
      {
        POST: (call, id = "") => {
          act(state, call, id);
          return emptyResponse(200);
        },
      },
    ],
  ];
}

/** Removes a network at once; it can still be read. */
function finishDeletion(state: CycladesState, network: NetworkRow): void {
  network.state = "DELETED";
  network.isDeleted = true;
  network.updatedMs = state.now();
  for (const subnet of state.subnets.all().filter(({ networkId }) => networkId === network.id)) {
    subnet.isDeleted = true;
    subnet.updatedMs = state.now();
  }
  const { userId, project } = network;
  if (userId !== null && project !== null) release(state, userId, project, amounts);
}

function listed(state: CycladesState, call: Call): JsonObject[] {
  const visible = state.networks.all().filter((network) => maySeeNetwork(state, call.user, network));
  return changedRows(state, call.request, visible).map((network) => networkJson(state, call, network));
}

/** The types of networks, and whether users may create them. */
const types = new Map([
  ["CUSTOM", true],
  ["MAC_FILTERED", true],
  ["IP_LESS_ROUTED", true],
  ["PHYSICAL_VLAN", false],
]);

function create(state: CycladesState, { user, request }: Call): NetworkRow {
  const body = required(jsonBody(request), "network", "object");
  const type = required(body, "type", "string");
  if (!types.has(type)) throw fault("badRequest", `Invalid network type '${type}'`);
  if (types.get(type) !== true) throw fault("forbidden", `Cannot create network of type '${type}'.`);
  const name = checkedName(optional(body, "name", "string") ?? "");
  const project = toText(body.project ?? user.defaultProject);
  charge(state, user, project, amounts);
  return addNetwork(state, { userId: user.uuid, project, name, type, isShared: isShared(body) });
}

/** A network with its defaults: private, not a pool, and active. */
export function addNetwork(
  state: CycladesState,
  network: Pick<NetworkRow, "userId" | "project" | "name" | "type"> & Partial<NetworkRow>,
): NetworkRow {
  const nowMs = state.now();
  return state.networks.add((id) => ({
    ...{ state: "ACTIVE", isPublic: false, isFloatingIpPool: false, isDrained: false, isBeingDestroyed: false },
    ...{ isShared: false, isConnected: false, isDeleted: false, createdMs: nowMs, updatedMs: nowMs },
    ...network,
    id,
  }));
}

function rename(state: CycladesState, { user, request }: Call, id: string): NetworkRow {
  const name = required(required(jsonBody(request), "network", "object"), "name", "string");
  const network = requireNetwork(state, user, id);
  if (network.isPublic) throw fault("forbidden", "Cannot rename the public network.");
  network.name = checkedName(name);
  network.updatedMs = state.now();
  return network;
}

function remove(state: CycladesState, network: NetworkRow): void {
  if (network.isPublic) throw fault("forbidden", "Cannot delete the public network.");
  const isOf = ({ networkId }: { readonly networkId: number }) => networkId === network.id;
  if (state.ports.all().some(isOf)) {
    const message = `Cannot delete network. There are ports still configured on network network ${network.id}`;
    throw fault("conflict", message);
  }
  if (state.addresses.all().some((address) => isOf(address) && address.isFloating && !address.isDeleted)) {
    throw fault("conflict", "Cannot delete netowrk. Network has allocated floating IPs.");
  }
  if (network.isBeingDestroyed) return;
  network.isBeingDestroyed = true;
  network.updatedMs = state.now();
  // Only the machines that are, or were, connected to the network need time to forget it.
  if (!network.isConnected) finishDeletion(state, network);
  else {
    state.jobs.start(state.durations.deleteNetworkMs, () => {
      finishDeletion(state, network);
    });
  }
}

function act(state: CycladesState, { user, request }: Call, id: string): void {
  const body = jsonBody(request);
  if (!isObject(body)) throw unexpectedError();
  const network = requireNetwork(state, user, id);
  const [action = "", ...others] = Object.keys(body);
  if (action === "" || others.length > 0) throw fault("badRequest", "Malformed request.");
  if (action !== "reassign") throw fault("badRequest", `Action ${action} not supported.`);
  const args = body[action];
  if (!isObject(args)) throw fault("badRequest", "Invalid argument.");
  assign(state, user, network, projectOf(args), isShared(args));
}

function assign(state: CycladesState, user: CloudUser, network: NetworkRow, to: string, shared: boolean): void {
  const { isPublic, userId, project } = network;
  if (isPublic || project === null) throw fault("forbidden", "Cannot reassign public network");
  if (userId !== user.uuid) {
    throw fault("forbidden", "Action 'reassign' is allowed only to the owner of the network.");
  }
  if (to !== project) reassign(state, user, project, to, amounts);
  Object.assign(network, { project: to, isShared: shared, updatedMs: state.now() });
}

function checkedName(name: string): string {
  if (Array.from(name).length > 128) throw fault("badRequest", "Network name is too long");
  return name;
}

function networkJson(state: CycladesState, { request }: Call, network: NetworkRow): JsonObject {
  const subnets = state.subnets.all().filter(({ networkId }) => networkId === network.id);
  return {
    id: String(network.id),
    name: network.name,
    links: networkLinks(request, `networks/${network.id}`),
    user_id: network.userId,
    tenant_id: network.project,
    shared_to_project: network.isShared,
    type: network.type,
    updated: isoTime(network.updatedMs),
    created: isoTime(network.createdMs),
    status: network.isDrained ? "SNF:DRAINED" : network.state,
    public: network.isPublic,
    shared: network.isPublic,
    "router:external": network.isPublic,
    admin_state_up: true,
    subnets: subnets.map(({ id }) => String(id)),
    "SNF:floating_ip_pool": network.isFloatingIpPool,
    deleted: network.isDeleted,
  };
}
