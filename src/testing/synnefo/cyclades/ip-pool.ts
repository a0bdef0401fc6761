import type { CloudUser } from "../cloud.js";
import { fault } from "../faults.js";
import { formatAddress, parseAddress, parseNetwork } from "./ip-address.js";
import type { AddressRow, NetworkRow, PortRow, SubnetRow } from "./rows.js";
import type { CycladesState } from "./state.js";

/** An address that is free, and the subnet that it is in. */
export interface FreeAddress {
  readonly address: string;
  readonly subnet: SubnetRow;
}

/**
 * A free address of a network: the given one, or the first one of its pools.
 *
 * @throws CloudFault with 400 if the network has no such address; 409 if it is used, if all are, or if the network gives none.
 */
export function chooseAddress(state: CycladesState, network: NetworkRow, address?: string): FreeAddress {
  const { id } = network;
  if (network.isBeingDestroyed) {
    throw fault("conflict", `Cannot allocate IP. Network ${id} is being deleted`);
  }
  if (network.isDrained) {
    throw fault("conflict", `Can not allocate IP while network '${id}' is in 'SNF:DRAINED' status`);
  }
  if (address === undefined) {
    const free = firstFree(state, [network]);
    if (free === undefined) throw fault("conflict", `No more IP addresses available on network ${id}`);
    return free;
  }
  const value = parseAddress(address)?.value;
  const subnet = subnetsOf(state, network).find((each) => value !== undefined && isInPools(each, value));
  if (subnet === undefined) throw fault("badRequest", `Address ${address} does not belong to network ${id}`);
  if (usedIn(state, subnet).has(address)) throw fault("conflict", `IP address ${address} is already used.`);
  return { address, subnet };
}

/** The first address that is free in the pools of some networks; undefined if there is none. */
export function firstFree(state: CycladesState, networks: readonly NetworkRow[]): FreeAddress | undefined {
  for (const subnet of networks.flatMap((network) => subnetsOf(state, network))) {
    const used = usedIn(state, subnet);
    for (const { start, end } of subnet.pools) {
      const [first, last] = [valueOf(start), valueOf(end)];
      for (let value = first; value <= last; value += 1n) {
        const address = formatAddress({ version: 4, value });
        if (!used.has(address)) return { address, subnet };
      }
    }
  }
  return undefined;
}

/** Takes an address for a user. */
export function addAddress(
  state: CycladesState,
  user: CloudUser,
  { address, subnet }: FreeAddress,
  more: Pick<AddressRow, "project" | "isFloating"> & Partial<AddressRow>,
): AddressRow {
  const nowMs = state.now();
  return state.addresses.add((id) => ({
    ...{ userId: user.uuid, address, version: subnet.version, networkId: subnet.networkId, subnetId: subnet.id },
    ...{ portId: null, isShared: false, isDeleted: false, createdMs: nowMs, updatedMs: nowMs },
    ...more,
    id,
  }));
}

/** The IPv4 subnets of a network. */
export function subnetsOf(state: CycladesState, network: NetworkRow): SubnetRow[] {
  return state.subnets
    .all()
    .filter(({ networkId, version, isDeleted }) => networkId === network.id && version === 4 && !isDeleted);
}

/** Gives a port the address of IPv6 that follows from its MAC address, if its network has a subnet of IPv6. */
export function addIpv6Address(state: CycladesState, port: PortRow, mac: string): void {
  const subnet = state.subnets
    .all()
    .find(({ networkId, version, isDeleted }) => networkId === port.networkId && version === 6 && !isDeleted);
  const block = parseNetwork(subnet?.cidr ?? "");
  if (subnet === undefined || block === undefined) return;
  // The modified EUI-64: FFFE in the middle, and the bit for universal addresses inverted.
  const digits = mac.replaceAll(":", "");
  const identifier = BigInt(`0x${digits.slice(0, 6)}fffe${digits.slice(6)}`) ^ (1n << 57n);
  const address = formatAddress({ version: 6, value: block.first + identifier });
  const nowMs = state.now();
  state.addresses.add((id) => ({
    ...{ id, userId: port.userId, project: port.userId, isShared: false, address, version: 6, portId: port.id },
    ...{ networkId: port.networkId, subnetId: subnet.id, isFloating: false, isDeleted: false },
    ...{ createdMs: nowMs, updatedMs: nowMs },
  }));
}

function usedIn(state: CycladesState, subnet: SubnetRow): Set<string> {
  const rows = state.addresses.all().filter(({ subnetId, isDeleted }) => subnetId === subnet.id && !isDeleted);
  return new Set(rows.map(({ address }) => address));
}

function isInPools({ pools }: SubnetRow, value: bigint): boolean {
  return pools.some(({ start, end }) => valueOf(start) <= value && value <= valueOf(end));
}

function valueOf(address: string): bigint {
  return parseAddress(address)?.value ?? 0n;
}
