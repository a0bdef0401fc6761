import type { Amounts } from "./quota.js";
import type { FlavorRow, ServerRow } from "./rows.js";
import { volumesOf, toBytes } from "./volume-rows.js";
import type { CycladesState } from "./state.js";

/** What each server of a flavor counts as, without its volumes. */
export function fixedAmounts({ cpu, ram }: FlavorRow): Amounts {
  return { "cyclades.vm": 1, "cyclades.total_cpu": cpu, "cyclades.total_ram": ram * 1024 ** 2 };
}

/** What a server of a flavor counts as in addition while it runs. */
export function runningAmounts({ cpu, ram }: FlavorRow): Amounts {
  return { "cyclades.cpu": cpu, "cyclades.ram": ram * 1024 ** 2 };
}

/** Whether a server counts as running: a server that failed may run, too. */
export function isRunning({ operatingState }: ServerRow): boolean {
  return operatingState === "STARTED" || operatingState === "BUILD" || operatingState === "ERROR";
}

/** The disks of a size in GiB. */
export function diskAmounts(gigabytes: number): Amounts {
  return { "cyclades.disk": toBytes(gigabytes) };
}

/** The flavor of a server. */
export function flavorOf(state: CycladesState, { flavorId }: ServerRow): FlavorRow {
  const flavor = state.flavors.get(flavorId);
  if (flavor === undefined) throw new TypeError(`There is no flavor ${flavorId}.`);
  return flavor;
}

/** What a server counts as for its project, with its root volume, which always belongs to the same project. */
export function serverAmounts(state: CycladesState, server: ServerRow): Amounts {
  const flavor = flavorOf(state, server);
  const root = volumesOf(state, server).find(({ index }) => index === 0);
  return {
    ...fixedAmounts(flavor),
    ...(isRunning(server) && runningAmounts(flavor)),
    ...diskAmounts(root?.size ?? 0),
  };
}
