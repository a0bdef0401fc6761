import { addIpv6Address } from "./ip-pool.js";
import type { PortRow, ServerRow } from "./rows.js";
import type { CycladesState } from "./state.js";

/** The ports of a server, in the order of their ids. */
export function portsOf(state: CycladesState, server: ServerRow): PortRow[] {
  return state.ports.all().filter(({ serverId }) => serverId === server.id);
}

/** Gives a port to a server. It is `BUILD` until the machine is connected. */
export function associate(state: CycladesState, port: PortRow, server: ServerRow): void {
  port.serverId = server.id;
  port.owner = "vm";
  port.state = "BUILD";
  port.updatedMs = state.now();
  const network = state.networks.get(port.networkId);
  if (network !== undefined) network.isConnected = true;
}

/** What happens when the machine of a server is connected to a port: it has a MAC address then. */
export function activate(state: CycladesState, port: PortRow): void {
  port.state = "ACTIVE";
  if (port.mac === null) {
    port.mac = macOf(port.id);
    addIpv6Address(state, port, port.mac);
  }
  if (port.isPublic) port.firewallProfile ??= "DISABLED";
  port.updatedMs = state.now();
}

function macOf(id: number): string {
  const digits = id
    .toString(16)
    .padStart(8, "0")
    .replace(/(..)(?=.)/g, "$1:");
  return `aa:00:${digits}`;
}

/** Removes a port. Its address is free again; a floating IP stays that of its user. */
export function removePort(state: CycladesState, port: PortRow): void {
  for (const address of state.addresses.all().filter(({ portId }) => portId === port.id)) {
    if (!address.isFloating) state.addresses.remove(address);
    address.portId = null;
  }
  state.ports.remove(port);
}
