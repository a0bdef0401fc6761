import type { VmStore } from "./vm-store.js";

/** How many machines a user has in a cloud, by what they are used for. */
export interface VmUsage {
  /** Usable machines of own runs. */
  user: number;
  /** Machines of own runs that cannot be used. */
  inactive: number;
  /** Machines of other users' runs. */
  others: number;
  /** Machines of no run that were measured in the last 15 minutes. */
  pending: number;
  /** Machines of no run that were measured earlier. */
  unknown: number;
}

export function usageOf(vms: VmStore, user: string, cloud: string, nowMs: number): VmUsage {
  const usage: VmUsage = { user: 0, inactive: 0, others: 0, pending: 0, unknown: 0 };
  for (const vm of vms.all()) {
    if (vm.user !== user || vm.cloud !== cloud) continue;
    if (vm.runOwner === user) usage[vm.isUsable === true ? "user" : "inactive"] += 1;
    else if (vm.runUuid !== undefined) usage.others += 1;
    else usage[nowMs - vm.measuredMs < pendingMs ? "pending" : "unknown"] += 1;
  }
  return usage;
}

const pendingMs = 15 * 60_000;
