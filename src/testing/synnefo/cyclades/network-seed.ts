import { addNetwork } from "./networks.js";
import type { CycladesState } from "./state.js";

/** The network of a new cloud: a public one with a pool of 13 floating IPs. */
export function seedNetworks(state: CycladesState): void {
  const nowMs = state.now();
  const network = addNetwork(state, {
    ...{ userId: null, project: null, name: "public", type: "CUSTOM" },
    ...{ isPublic: true, isFloatingIpPool: true, isConnected: true },
  });
  state.subnets.add((id) => ({
    ...{ id, networkId: network.id, userId: null, isPublic: true, name: "public4", version: 4 },
    ...{ cidr: "192.0.2.0/28", gateway: "192.0.2.1", hasDhcp: true, hasSlaac: true, dnsServers: [], hostRoutes: [] },
    ...{ pools: [{ start: "192.0.2.2", end: "192.0.2.14" }], createdMs: nowMs, updatedMs: nowMs, isDeleted: false },
  }));
}
