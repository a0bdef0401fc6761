import { fault } from "../faults.js";
import { isArray, type Json, property } from "../json.js";
import { type IpNetwork, parseAddress } from "./ip-address.js";

/** The first and the last address of a pool. */
export type PoolRange = readonly [start: bigint, end: bigint];

/**
 * The pools of a request, sorted.
 *
 * @throws CloudFault with 400 if a pool lacks an address, or has one that is not of IPv4.
 */
export function parsePools(pools: Json): PoolRange[] {
  if (!isArray(pools)) throw fault("badRequest", "Malformed allocation pool.");
  return pools
    .map((pool): PoolRange => [endOf(pool, "start"), endOf(pool, "end")])
    .sort(([oneStart, oneEnd], [otherStart, otherEnd]) => compare(oneStart, otherStart) || compare(oneEnd, otherEnd));
}

function endOf(pool: Json, name: string): bigint {
  const text = property(pool, name);
  if (text === undefined) throw fault("badRequest", "Malformed allocation pool.");
  const address = typeof text === "string" ? parseAddress(text) : undefined;
  if (address?.version === 4) return address.value;
  throw fault("badRequest", "Allocation pools contain invalid IPv4 address");
}

function compare(one: bigint, other: bigint): number {
  return one < other ? -1 : Number(one > other);
}

/** All addresses of a block but its first, its last and the gateway: one pool, or the two on both sides of the gateway. */
export function defaultPools({ first, last }: IpNetwork, gateway: bigint | undefined): PoolRange[] {
  const [start, end] = [first + 1n, last - 1n];
  if (gateway === undefined) return [[start, end]];
  if (gateway === start) return [[start + 1n, end]];
  if (gateway === end) return [[start, end - 1n]];
  return [
    [start, gateway - 1n],
    [gateway + 1n, end],
  ];
}

/**
 * Checks sorted pools.
 *
 * @throws CloudFault with 409 if a pool is not within the block, ends before it starts, has the gateway, or overlaps another one.
 */
export function validatePools(pools: readonly PoolRange[], { first, last }: IpNetwork, gateway?: bigint): void {
  const [firstStart] = pools[0] ?? [first + 1n];
  const [, lastEnd] = pools.at(-1) ?? [first, last - 1n];
  if (firstStart <= first || lastEnd >= last) throw fault("conflict", "IP Pool out of bounds");
  for (const [start, end] of pools) {
    if (start > end) throw fault("conflict", "Invalid IP pool range");
    if (gateway !== undefined && start <= gateway && gateway <= end) {
      throw fault("conflict", "Gateway cannot be in pool range");
    }
  }
  let previous = first;
  for (const [start, end] of pools) {
    if (previous >= start) throw fault("conflict", "IP Pool range conflict");
    previous = end;
  }
}
