import type { CloudUser } from "../cloud.js";
import { fault } from "../faults.js";
import type { Json, JsonObject } from "../json.js";
import type { CloudRequest } from "../request.js";
import { mayAccess } from "./access.js";
import type { AddressRow, NetworkRow, PortRow } from "./rows.js";
import type { CycladesState } from "./state.js";

/** Whether a user may see a network or what belongs to it: the user's own, a shared one, or a public one. */
export function maySeeNetwork(state: CycladesState, user: CloudUser, network: NetworkRow): boolean {
  const { userId, project, isShared, isPublic } = network;
  return isPublic || (userId !== null && project !== null && mayAccess(state, user, { userId, project, isShared }));
}

/**
 * A network that the user may see, which may be deleted.
 *
 * @throws CloudFault with 400 if the id is no number; 404.
 */
export function findNetwork(state: CycladesState, user: CloudUser, id: string | number): NetworkRow {
  const number = toId(id);
  if (number === undefined) throw fault("badRequest", `Invalid network ID '${id}'`);
  const network = state.networks.get(number);
  if (network !== undefined && maySeeNetwork(state, user, network)) return network;
  throw fault("itemNotFound", `Network ${number} not found.`);
}

/** The same, with 400 for a deleted network. */
export function requireNetwork(state: CycladesState, user: CloudUser, id: string | number): NetworkRow {
  const network = findNetwork(state, user, id);
  if (network.isDeleted) throw fault("badRequest", "Network has been deleted.");
  return network;
}

/** @throws CloudFault with 400 if the id is no number; 404. */
export function findPort(state: CycladesState, user: CloudUser, id: string | number): PortRow {
  const number = toId(id);
  if (number === undefined) throw fault("badRequest", `Invalid port ID '${id}'`);
  const port = state.ports.get(number);
  if (port?.userId === user.uuid) return port;
  throw fault("itemNotFound", `Port '${id}' not found.`);
}

/** The floating IPs that a user may see, by their ids. */
export function floatingIpsOf(state: CycladesState, user: CloudUser): AddressRow[] {
  return state.addresses.all().filter((address) => address.isFloating && mayAccess(state, user, address));
}

/** @throws CloudFault with 400 if the id is no number; 404. */
export function findFloatingIp(state: CycladesState, user: CloudUser, id: string | number): AddressRow {
  const number = toId(id);
  if (number === undefined) throw fault("badRequest", `Invalid Floating IP ID ${id}`);
  const found = floatingIpsOf(state, user).find((floatingIp) => floatingIp.id === number && !floatingIp.isDeleted);
  if (found === undefined) throw fault("itemNotFound", `Floating IP with ID ${number} does not exist.`);
  return found;
}

/** @throws CloudFault with 404. */
export function findFloatingIpByAddress(state: CycladesState, user: CloudUser, address: string): AddressRow {
  const found = floatingIpsOf(state, user).find(
    (floatingIp) => floatingIp.address === address && !floatingIp.isDeleted,
  );
  if (found === undefined) throw fault("itemNotFound", "Floating IP does not exist.");
  return found;
}

/** A number, or a string of digits. */
export function toId(value: Json): number | undefined {
  if (typeof value === "string" && /^\s*[+-]?\d+\s*$/.test(value)) return Number(value);
  return typeof value === "number" ? Math.trunc(value) : undefined;
}

/** A value where a string is expected. */
export function toText(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The links of a resource of the network service, by its path: `networks/1`. */
export function networkLinks({ origin }: CloudRequest, path: string): JsonObject[] {
  const href = `${origin}/cyclades/network/v2.0/${path}`;
  return [
    { href, rel: "self" },
    { href, rel: "bookmark" },
  ];
}

/**
 * The project of an action that assigns a resource to another project.
 *
 * @throws CloudFault with 400 if it is missing.
 */
export function projectOf(args: JsonObject): string {
  const project = args.project ?? null;
  if (project === null) throw fault("badRequest", "Missing 'project' attribute.");
  return toText(project);
}

/** Whether a body asks that all members of the project may use a resource. */
export function isShared(args: JsonObject): boolean {
  return Boolean(args.shared_to_project ?? false);
}
