import type { CloudUser } from "../cloud.js";
import { fault, jsonResponse } from "../faults.js";
import { isArray, isObject, type Json, type JsonObject, property } from "../json.js";
import { attribute, jsonBody } from "./body.js";
import { changedRows } from "./changes-since.js";
import { formatAddress, type IpNetwork, parseAddress, parseNetwork } from "./ip-address.js";
import { maySeeNetwork, networkLinks, toId, toText } from "./network-access.js";
import { type Call, type CallRoute, collection } from "./routing.js";
import type { AddressPool, NetworkRow, SubnetRow } from "./rows.js";
import type { CycladesState } from "./state.js";
import { defaultPools, parsePools, type PoolRange, validatePools } from "./subnet-pools.js";

export function subnetRoutes(state: CycladesState): CallRoute[] {
  const list = (call: Call) => jsonResponse(200, { subnets: listed(state, call) });
  const one = (status: number, call: Call, subnet: SubnetRow) =>
    jsonResponse(status, { subnet: subnetJson(call, subnet) });
  return [
    [collection("/subnets"), { GET: list, POST: (call) => one(201, call, create(state, call)) }],
    [collection("/subnets/detail"), { GET: list }],
    [
      collection(String.raw`/subnets/([-\w]+)`),
      {
        GET: (call, id = "") => one(200, call, findSubnet(state, call.user, id)),
        DELETE: () => {
          throw fault("badRequest", "Deletion of a subnet is not supported");
        },
        PUT: (call, id = "") => one(200, call, rename(state, call, id)),
      },
    ],
  ];
}

function listed(state: CycladesState, call: Call): JsonObject[] {
  const visible = state.subnets.all().filter((subnet) => maySee(state, call.user, subnet));
  return changedRows(state, call.request, visible).map((subnet) => subnetJson(call, subnet));
}

function maySee(state: CycladesState, user: CloudUser, { networkId }: SubnetRow): boolean {
  const network = state.networks.get(networkId);
  return network !== undefined && maySeeNetwork(state, user, network);
}

/** @throws CloudFault with 400 if the id is no number; 404. */
function findSubnet(state: CycladesState, user: CloudUser, id: string): SubnetRow {
  const number = toId(id);
  if (number === undefined) throw fault("badRequest", `Invalid subnet ID '${id}'`);
  const subnet = state.subnets.get(number);
  if (subnet !== undefined && maySee(state, user, subnet)) return subnet;
  throw fault("itemNotFound", `Subnet '${number}' not found.`);
}

function rename(state: CycladesState, { user, request }: Call, id: string): SubnetRow {
  const body = attribute(jsonBody(request), "subnet");
  if (body === undefined) throw fault("badRequest", "Malformed request");
  const name = property(body, "name");
  if (!isObject(body) || name === undefined || Object.keys(body).length !== 1) {
    throw fault("badRequest", "Only the name of a subnet can be updated");
  }
  const subnet = state.subnets.get(toId(id) ?? 0);
  if (subnet === undefined) throw fault("itemNotFound", "Subnet not found");
  if (subnet.userId !== user.uuid) throw fault("forbidden", "Forbidden operation");
  subnet.name = checkedName(name);
  subnet.updatedMs = state.now();
  return subnet;
}

/** What a request says about a new subnet, before anything is looked up. */
interface NewSubnet {
  readonly networkId: Json;
  readonly cidr: string;
  readonly block: IpNetwork;
  readonly version: Json;
  /** Null for none. */
  readonly gateway: string | null;
  readonly hasDhcp: boolean;
  /** Undefined if the pools follow from the gateway. */
  readonly pools: readonly PoolRange[] | undefined;
  readonly name: Json;
  readonly dnsServers: Json;
  readonly hostRoutes: Json;
}

function create(state: CycladesState, { user, request }: Call): SubnetRow {
  const given = readSubnet(attribute(jsonBody(request), "subnet"));
  const { block, cidr, gateway, hasDhcp } = given;
  const network = networkFor(state, user, given);
  const version = given.version === 6 ? 6 : 4;
  checkBlock(block, version);
  checkGateway(block, version, gateway);
  const name = checkedName(given.name);
  const pools = poolsOf(given, version);
  const nowMs = state.now();
  network.updatedMs = nowMs;
  return state.subnets.add((id) => ({
    ...{ id, networkId: network.id, userId: network.userId, isPublic: network.isPublic, name, version, cidr, gateway },
    ...{ hasDhcp, hasSlaac: hasDhcp, dnsServers: strings(given.dnsServers), hostRoutes: strings(given.hostRoutes) },
    ...{ pools, createdMs: nowMs, updatedMs: nowMs, isDeleted: false },
  }));
}

/** @throws CloudFault with 400 for missing keys and malformed values. */
function readSubnet(body: Json | undefined): NewSubnet {
  const value = (name: string) => property(body, name) ?? null;
  const networkId = property(body, "network_id");
  const cidr = property(body, "cidr");
  if (networkId === undefined || cidr === undefined) throw fault("badRequest", "Malformed request");
  const allocationPools = value("allocation_pools");
  const pools = allocationPools === null ? undefined : parsePools(allocationPools);
  const block = typeof cidr === "string" ? parseNetwork(cidr) : undefined;
  if (block === undefined || typeof cidr !== "string") throw fault("badRequest", `Malformed CIDR '${toText(cidr)}'`);
  const gateway = property(body, "gateway_ip") ?? (isObject(body) && Object.hasOwn(body, "gateway_ip") ? null : "");
  const version = property(body, "ip_version") ?? 4;
  const first = formatAddress({ version: block.version, value: block.first + 1n });
  return {
    ...{ networkId, cidr, block, version, pools, hasDhcp: readDhcp(body, version) },
    gateway: gateway === "" ? first : gateway === null ? null : toText(gateway),
    ...{ name: value("name"), dnsServers: value("dns_nameservers"), hostRoutes: value("host_routes") },
  };
}

/** Whether addresses are assigned to machines; for IPv6 `enable_slaac` has precedence. */
function readDhcp(body: Json | undefined, version: Json): boolean {
  const slaac = version === 6 ? (property(body, "enable_slaac") ?? null) : null;
  const value = slaac ?? property(body, "enable_dhcp") ?? true;
  // In Python, 1 equals True.
  if (value === true || value === 1) return true;
  if (value === false || value === 0) return false;
  const name = slaac === null ? "dhcp" : "enable_slaac";
  throw fault("badRequest", `Malformed request, ${name} must be True or False`);
}

/** The network of a new subnet, if it may have one more. */
function networkFor(state: CycladesState, user: CloudUser, { networkId, version }: NewSubnet): NetworkRow {
  const number = toId(networkId);
  if (number === undefined) throw fault("badRequest", "Malformed network ID");
  const network = state.networks.get(number);
  if (network === undefined) throw fault("itemNotFound", "No network found with that ID");
  if (network.isDeleted) throw fault("badRequest", "Network has been deleted");
  if (network.userId !== user.uuid) throw fault("forbidden", "Forbidden operation");
  if (version !== 4 && version !== 6) throw fault("badRequest", "Malformed IP version type");
  if (state.subnets.all().some((subnet) => subnet.networkId === number && subnet.version === version)) {
    throw fault("badRequest", "Only one subnet of IPv4/IPv6 per network is allowed");
  }
  if (network.isConnected) {
    const message = `Cannot create subnet in network ${number}, VMs are already connected to this network`;
    throw fault("badRequest", message);
  }
  return network;
}

/** The shortest and longest prefixes of IPv4 subnets. */
const prefixes = { shortest: 22, longest: 29 };

function checkBlock({ version, address, first, prefix }: IpNetwork, wanted: 4 | 6): void {
  if (version !== wanted || address !== first) throw fault("badRequest", `Invalid network IPv${wanted} subnet`);
  if (version === 6 && prefix !== 64) {
    throw fault("badRequest", "Unsupported IPv6 subnet size. Network netmask must be /64");
  }
  if (version === 4 && (prefix < prefixes.shortest || prefix > prefixes.longest)) {
    const details = `Netmask must be in range: (${prefixes.shortest}, ${prefixes.longest}]`;
    throw fault("overLimit", "Unsupported network size", details);
  }
}

function checkGateway({ first, last }: IpNetwork, version: 4 | 6, gateway: string | null): void {
  if (gateway === null) return;
  const parsed = parseAddress(gateway);
  if (parsed?.version === version && first <= parsed.value && parsed.value <= last) return;
  throw fault("badRequest", `Invalid network IPv${version} gateway`);
}

function poolsOf({ block, gateway, pools }: NewSubnet, version: 4 | 6): AddressPool[] {
  if (version === 6) {
    if (pools !== undefined) throw fault("conflict", "Can't allocate an IP Pool in IPv6");
    return [];
  }
  const gatewayValue = gateway === null ? undefined : parseAddress(gateway)?.value;
  const ranges = pools ?? defaultPools(block, gatewayValue);
  validatePools(ranges, block, gatewayValue);
  const format = (value: bigint) => formatAddress({ version, value });
  return ranges.map(([start, end]) => ({ start: format(start), end: format(end) }));
}

function checkedName(name: Json): string {
  const text = name === null ? "" : toText(name);
  if (Array.from(text).length > 128) throw fault("badRequest", "Subnet name is too long");
  return text;
}

function strings(values: Json): string[] {
  return isArray(values) ? values.map(toText) : [];
}

function subnetJson({ request }: Call, subnet: SubnetRow): JsonObject {
  return {
    id: String(subnet.id),
    network_id: String(subnet.networkId),
    name: subnet.name,
    tenant_id: subnet.userId,
    user_id: subnet.userId,
    public: subnet.isPublic,
    gateway_ip: subnet.gateway,
    ip_version: subnet.version,
    cidr: subnet.cidr,
    enable_dhcp: subnet.hasDhcp,
    dns_nameservers: subnet.dnsServers,
    host_routes: subnet.hostRoutes,
    allocation_pools: subnet.pools.map(({ start, end }) => ({ start, end })),
    deleted: subnet.isDeleted,
    ...(subnet.version === 6 ? { enable_slaac: subnet.hasSlaac } : {}),
    links: networkLinks(request, `subnets/${subnet.id}`),
  };
}
