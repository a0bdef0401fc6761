import type { Context } from "../context.js";
import { formatTime } from "../dates.js";
import { readPaging, readUserFilter } from "../http/paging.js";
import type { LegacyRequest } from "../http/request.js";
import { element, type XmlElement } from "../xml/element.js";
import type { Vm } from "./vm.js";

/** The list of machines that a request asks for, the latest measurement first. */
export function listVms({ vms }: Context, { query, caller }: LegacyRequest): XmlElement {
  const { offset, limit } = readPaging(query);
  const asked = readUserFilter(query, caller);
  const user = caller.privileged ? asked : caller.name;
  const [cloud, runUuid, runOwner] = ["cloud", "runUuid", "runOwner"].map((name) => query.get(name));
  const fits = (wanted: string | undefined, value: string | undefined): boolean =>
    wanted === undefined || wanted === "" || wanted === value;
  const found = vms
    .all()
    .filter(
      (vm) =>
        (user === undefined || vm.user === user) &&
        fits(cloud, vm.cloud) &&
        fits(runUuid, vm.runUuid) &&
        fits(runOwner, vm.runOwner),
    );
  const items = found.slice(offset, offset + limit).map(vmElement);
  const counts = { offset, limit, count: items.length, totalCount: found.length };
  return element("vms", { ...counts, cloud, runUuid, runOwner, user }, items);
}

function vmElement(vm: Vm): XmlElement {
  const { cloud, user, instanceId, state, measuredMs, runUuid, runOwner, ip, name, nodeName, nodeInstanceId } = vm;
  const { isUsable, cpu, ram, disk, instanceType } = vm;
  return element("vm", {
    ...{ cloud, user, instanceId, state, measurement: formatTime(measuredMs) },
    ...{ runUuid, runOwner, ip, name, nodeName, nodeInstanceId, isUsable, cpu, ram, disk, instanceType },
  });
}
