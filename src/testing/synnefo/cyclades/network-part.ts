import type { CloudPart } from "../cloud.js";
import { floatingIpRoutes } from "./floating-ips.js";
import { networkRoutes } from "./networks.js";
import { portRoutes } from "./ports.js";
import { respond } from "./routing.js";
import type { CycladesState } from "./state.js";
import { subnetRoutes } from "./subnets.js";

/** The network service. */
export function networkPart(state: CycladesState): CloudPart {
  const routes = [...networkRoutes(state), ...subnetRoutes(state), ...portRoutes(state), ...floatingIpRoutes(state)];
  const { users } = state.cloud;
  return {
    root: "/cyclades/network/v2.0",
    handle: (request) => respond(routes, users, request),
  };
}
