import { checkArray, checkDate, checkNames, checkType } from "../../../kit/checks.js";
import type { Vm } from "./vm.js";

/** A machine in a cloud of the embedded server. */
export interface VmSeed {
  /** The name of its cloud. */
  readonly cloud: string;
  /** The name of the user whose credentials see it. */
  readonly user: string;
  /** Its id in the cloud. */
  readonly instanceId: string;
  /** As the cloud names it. Default: `"Running"`. */
  readonly state?: string;
  /** When the cloud was last asked. Default: now. */
  readonly measurement?: Date;
  /** The UUID of the run to which it belongs. Default: none. */
  readonly runUuid?: string;
  /** The name of the owner of that run. Default: none. */
  readonly runOwner?: string;
  /** Its address. Default: none. */
  readonly ip?: string;
  /** Its name in the cloud. Default: none. */
  readonly name?: string;
  /** The node of the run: `"apache"`. Default: none. */
  readonly nodeName?: string;
  /** The index of the instance of the node: `"1"`. Default: none. */
  readonly nodeInstanceId?: string;
  /** Whether it can be used. Default: not known. */
  readonly isUsable?: boolean;
  /** The number of its processors. Default: not known. */
  readonly cpu?: string;
  /** Its memory, in MB. Default: not known. */
  readonly ram?: string;
  /** The size of its disk, in GB. Default: not known. */
  readonly disk?: string;
  /** The name of its size in the cloud. Default: not known. */
  readonly instanceType?: string;
}

/** @throws TypeError or RangeError for invalid machines. */
export function checkVms(vms: readonly VmSeed[]): void {
  checkArray("vms", vms);
  for (const vm of vms) checkVm(vm);
}

/** @throws TypeError or RangeError for an invalid machine. */
export function checkVm(vm: VmSeed): void {
  checkType("A machine", vm, "object");
  checkNames("A machine", vm, [...texts, "measurement", "isUsable"]);
  const { cloud, user, instanceId, measurement, isUsable = false } = vm;
  for (const [name, value] of Object.entries({ cloud, user, instanceId }))
    checkType(`${name} of a machine`, value, "string");
  for (const [name, value] of Object.entries(vm))
    if (texts.includes(name)) checkType(`${name} of a machine`, value, "string");
  if (measurement !== undefined) checkDate("The measurement of a machine", measurement);
  checkType("isUsable of a machine", isUsable, "boolean");
}

const texts = [
  ...["cloud", "user", "instanceId", "state", "runUuid", "runOwner", "ip", "name", "nodeName", "nodeInstanceId"],
  ...["cpu", "ram", "disk", "instanceType"],
];

/** The machine that a seed describes. */
export function createVm({ measurement, state = "Running", ...rest }: VmSeed, nowMs: number): Vm {
  return { ...rest, state, measuredMs: measurement?.getTime() ?? nowMs };
}
