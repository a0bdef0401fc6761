import { Model } from "../../core/data/model.js";
import * as z from "../../core/data/zod.js";
import { defineLegacyShape, nullableBoolean, nullableString } from "./legacy-shape.js";

/** A machine on a cloud, as the server last saw it. What depends on the cloud is a string. */
export class VirtualMachine extends Model<VirtualMachineWire> {
  /** The id of the machine on the cloud. */
  declare readonly id: string;
  /** The name of the cloud. */
  declare readonly cloud: string;
  /** The state in the words of the cloud, in lower case, such as `running`. */
  declare readonly status: string;
  /** The user whose account on the cloud has the machine. */
  declare readonly user: string | null;
  /** When the server last saw the machine; null if it does not say so, or in a time zone that is not known. */
  declare readonly measured: Date | null;
  /** The name of the machine on the cloud. */
  declare readonly name: string | null;
  /** The id of the deployment that it belongs to; null if it belongs to none. */
  declare readonly deploymentId: string | null;
  /** The owner of that deployment. */
  declare readonly deploymentOwner: string | null;
  /** The name of the node. */
  declare readonly nodeName: string | null;
  /** The number of the instance. */
  declare readonly nodeInstanceId: string | null;
  /** The address. */
  declare readonly ip: string | null;
  /** The number of processors. */
  declare readonly cpu: string | null;
  /** The memory. */
  declare readonly ram: string | null;
  /** The size of the disk. */
  declare readonly disk: string | null;
  /** The size in the words of the cloud. */
  declare readonly instanceType: string | null;
  /** Whether its state means that it works; null if the server does not say so. */
  declare readonly isUsable: boolean | null;
}

/** The data of a {@link VirtualMachine}, read from XML. */
export interface VirtualMachineWire {
  /** The id of the machine on the cloud. */
  id: string;
  /** The name of the cloud. */
  cloud: string;
  /** The state in the words of the cloud, in lower case. */
  status: string;
  /** The user whose account on the cloud has the machine. */
  user: string | null;
  /** When the server last saw the machine. */
  measured: string | null;
  /** The name of the machine on the cloud. */
  name: string | null;
  /** The id of the deployment that it belongs to. */
  deploymentId: string | null;
  /** The owner of that deployment. */
  deploymentOwner: string | null;
  /** The name of the node. */
  nodeName: string | null;
  /** The number of the instance. */
  nodeInstanceId: string | null;
  /** The address. */
  ip: string | null;
  /** The number of processors. */
  cpu: string | null;
  /** The memory. */
  ram: string | null;
  /** The size of the disk. */
  disk: string | null;
  /** The size in the words of the cloud. */
  instanceType: string | null;
  /** Whether its state means that it works. */
  isUsable: boolean | null;
}

export const virtualMachineShape = defineLegacyShape<VirtualMachineWire>()({
  noun: "virtual machine",
  key: "id",
  dates: ["measured"],
  fields: {
    id: z.string(),
    cloud: z.string(),
    status: z.string(),
    user: nullableString,
    measured: nullableString,
    name: nullableString,
    deploymentId: nullableString,
    deploymentOwner: nullableString,
    nodeName: nullableString,
    nodeInstanceId: nullableString,
    ip: nullableString,
    cpu: nullableString,
    ram: nullableString,
    disk: nullableString,
    instanceType: nullableString,
    isUsable: nullableBoolean,
  },
});
