import { checkArray, checkChoice, checkType } from "../../kit/checks.js";
import { checkModules, type ModuleSeed } from "./modules/seed.js";
import { checkRuns, type RunSeed } from "./runs/seed.js";
import { checkUsers, defaultUsers, type UserSeed } from "./users/seed.js";
import { checkVms, type VmSeed } from "./vms/seed.js";

/** The data with which the XML part starts. */
export interface LegacySeed {
  /** The users of the server. Default: `defaultUsers`. */
  readonly users?: readonly UserSeed[];
  /** The names of the clouds. The first is the default cloud of users. Default: `["c1", "c2"]`. */
  readonly clouds?: readonly string[];
  /** Versions of modules. Default: none. */
  readonly modules?: readonly ModuleSeed[];
  /** Runs that exist from the start. Default: none. */
  readonly runs?: readonly RunSeed[];
  /** Machines that exist from the start. Default: none. */
  readonly vms?: readonly VmSeed[];
  /** Whether users may have only as many machines as their quota allows. Default: `false`. */
  readonly quotaEnabled?: boolean;
  /** Whether runs go on by themselves; without workers they stay in their state. Default: `"on"`. */
  readonly workers?: "on" | "off";
}

/** The names of the properties of a `LegacySeed`. */
export const legacySeedNames: readonly string[] = [
  ...["users", "clouds", "modules", "runs", "vms", "quotaEnabled", "workers"],
];

/** The clouds of a server without its own. */
export const defaultClouds: readonly string[] = ["c1", "c2"];

/** @throws TypeError or RangeError for invalid data. */
export function checkLegacySeed(seed: LegacySeed): void {
  const { users = defaultUsers, clouds = defaultClouds, modules = [], runs = [], vms = [] } = seed;
  checkUsers(users);
  checkArray("clouds", clouds);
  for (const cloud of clouds) checkType("A cloud", cloud, "string");
  checkModules(modules);
  checkRuns(runs);
  checkVms(vms);
  checkType("quotaEnabled", seed.quotaEnabled ?? false, "boolean");
  checkChoice("workers", seed.workers ?? "on", ["on", "off"]);
}
