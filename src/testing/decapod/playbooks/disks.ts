import { isArray, isObject, type JsonObject, str } from "../json.js";
import { fact } from "./networks.js";

/** A disk without a file system. */
interface Disk {
  readonly path: string;
  readonly bytes: number;
}

/** The disks of a server that Ceph may use, the smallest first. */
function freeDisks(facts: JsonObject): Disk[] {
  const mounts = fact(facts, "ansible_mounts");
  const mounted = (isArray(mounts) ? mounts : []).flatMap((mount) => (isObject(mount) ? [str(mount.device)] : []));
  const devices = fact(facts, "ansible_devices");
  const disks = Object.entries(isObject(devices) ? devices : {}).flatMap(([name, device]) => {
    const path = `/dev/${name}`;
    const isUsed = mounted.some((each) => each.startsWith(path));
    return isObject(device) && !isUsed ? [{ path, bytes: Number(device.sectors) * Number(device.sectorsize) }] : [];
  });
  return disks.sort((one, other) => one.bytes - other.bytes);
}

/** The storage of a server, in bytes. */
export function storageBytes(facts: JsonObject): number {
  return freeDisks(facts).reduce((total, { bytes }) => total + bytes, 0);
}

/** The disks of a server for storage and for journals: the smallest disk is for journals, unless both share a disk. */
export function layOutDisks(facts: JsonObject, areJournalsCollocated: boolean): JsonObject {
  const paths = freeDisks(facts).map(({ path }) => path);
  if (areJournalsCollocated || paths.length < 2) return { devices: paths, raw_journal_devices: [] };
  const [journal = "", ...devices] = paths;
  return { devices, raw_journal_devices: devices.map(() => journal) };
}
