import { childOf, childrenOf } from "../../core/data/xml.js";
import { attribute, booleanAttribute, documentFormat, numberAttribute } from "./elements.js";

/** The usage of each cloud. */
export const dashboard = documentFormat(["dashboard"], (root) => ({
  usages: childrenOf(childOf(root, "cloudUsages"), "cloudUsage").map((usage) => ({
    cloud: attribute(usage, "cloud"),
    quota: numberAttribute(usage, "vmQuota"),
    runUsage: numberAttribute(usage, "userRunUsage"),
    vmUsage: numberAttribute(usage, "userVmUsage"),
    inactiveVmUsage: numberAttribute(usage, "userInactiveVmUsage"),
    othersVmUsage: numberAttribute(usage, "othersVmUsage"),
    pendingVmUsage: numberAttribute(usage, "pendingVmUsage"),
    unknownVmUsage: numberAttribute(usage, "unknownVmUsage"),
  })),
}));

/** A page of a list of machines. */
export const machineList = documentFormat(["vms"], (root) => ({
  totalCount: numberAttribute(root, "totalCount"),
  machines: childrenOf(root, "vm").map((vm) => ({
    id: attribute(vm, "instanceId"),
    cloud: attribute(vm, "cloud"),
    status: attribute(vm, "state")?.toLowerCase() ?? null,
    user: attribute(vm, "user"),
    measured: attribute(vm, "measurement"),
    name: attribute(vm, "name"),
    deploymentId: attribute(vm, "runUuid"),
    deploymentOwner: attribute(vm, "runOwner"),
    nodeName: attribute(vm, "nodeName"),
    nodeInstanceId: attribute(vm, "nodeInstanceId"),
    ip: attribute(vm, "ip"),
    cpu: attribute(vm, "cpu"),
    ram: attribute(vm, "ram"),
    disk: attribute(vm, "disk"),
    instanceType: attribute(vm, "instanceType"),
    isUsable: booleanAttribute(vm, "isUsable"),
  })),
}));
