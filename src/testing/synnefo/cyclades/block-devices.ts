import { fault } from "../faults.js";
import { isArray, isObject, type Json } from "../json.js";
import { toText } from "./network-access.js";

/** A volume of a new server: a new one, or one that exists. */
export interface BlockDevice {
  readonly sourceType: SourceType;
  /** The id of the source. The empty string for a blank one. */
  readonly sourceId: string;
  /** In GiB; undefined if it was not given. */
  readonly size: number | undefined;
  readonly deleteOnTermination: boolean;
}

type SourceType = (typeof sourceTypes)[number];

const sourceTypes = ["image", "volume", "blank", "snapshot"] as const;

/** @throws CloudFault with 400 for an invalid list. */
export function readBlockDevices(devices: Json): BlockDevice[] {
  if (!isArray(devices)) throw invalid("");
  return devices.map(readBlockDevice);
}

function readBlockDevice(device: Json): BlockDevice {
  if (!isObject(device)) throw invalid("");
  const given = device.source_type ?? null;
  if (given === null) throw invalid(": Invalid source_type field");
  const sourceType = sourceTypes.find((type) => type === given);
  if (sourceType === undefined) throw invalid(`: source_type must be on of ${sourceTypes.join(", ")}`);
  const uuid = device.uuid ?? null;
  if (uuid === null && sourceType !== "blank") throw invalid(`: uuid of ${sourceType} is missing`);
  const deleteOnTermination = device.delete_on_termination ?? sourceType !== "volume";
  const size = readSize(device.volume_size ?? null);
  if (typeof deleteOnTermination !== "boolean") throw invalid(": Invalid delete_on_termination field");
  return { sourceType, sourceId: uuid === null ? "" : toText(uuid), size, deleteOnTermination };
}

function readSize(size: Json): number | undefined {
  if (size === null) return undefined;
  if (typeof size === "number") return Math.trunc(size);
  if (typeof size === "string" && /^\s*[+-]?\d+\s*$/.test(size)) return Number(size);
  throw invalid(": Invalid size field");
}

function invalid(reason: string) {
  return fault("badRequest", `Block Device Mapping is Invalid${reason}`);
}
