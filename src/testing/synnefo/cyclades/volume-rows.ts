import type { CloudUser } from "../cloud.js";
import { fault, type FaultName } from "../faults.js";
import type { Json } from "../json.js";
import { mayAccess } from "./access.js";
import { toText } from "./network-access.js";
import type { ServerRow, VolumeRow, VolumeTypeRow } from "./rows.js";
import type { CycladesState } from "./state.js";

/** The volumes of a server, in the order of their ids. */
export function volumesOf(state: CycladesState, server: ServerRow): VolumeRow[] {
  return state.volumes.all().filter(({ serverId, isDeleted }) => serverId === server.id && !isDeleted);
}

/**
 * A volume of the user, which may be deleted.
 *
 * @param ifMissing The fault if there is none.
 * @throws CloudFault with 400 if the id is none.
 */
export function findVolume(
  state: CycladesState,
  user: CloudUser,
  id: Json | undefined,
  ifMissing: FaultName = "itemNotFound",
): VolumeRow {
  const number = typeof id === "string" && !/^\s*\d+\s*$/.test(id) ? NaN : Number(id ?? NaN);
  if (!Number.isInteger(number)) throw fault("badRequest", `Invalid volume id: ${toText(id ?? null)}`);
  const volume = state.volumes.get(number);
  if (volume === undefined || !mayAccess(state, user, volume)) throw fault(ifMissing, `Volume ${number} not found`);
  return volume;
}

/**
 * A volume of the user that is not deleted.
 *
 * @throws CloudFault with 400 if it is deleted; otherwise as `findVolume`.
 */
export function requireVolume(
  state: CycladesState,
  user: CloudUser,
  id: Json | undefined,
  ifMissing: FaultName = "itemNotFound",
): VolumeRow {
  const volume = findVolume(state, user, id, ifMissing);
  if (volume.isDeleted) throw fault("badRequest", `Volume '${volume.id}' has been deleted.`);
  return volume;
}

/** @throws CloudFault with the fault if there is no such type. */
export function findVolumeType(state: CycladesState, id: string | number, ifMissing: FaultName): VolumeTypeRow {
  const type = state.volumeTypes.get(Number(id));
  if (type === undefined) throw fault(ifMissing, `Volume type ${id} not found`);
  return type;
}

/** The type of a volume. */
export function typeOf(state: CycladesState, { volumeTypeId }: VolumeRow): VolumeTypeRow {
  return findVolumeType(state, volumeTypeId, "internalServerError");
}

/** @throws CloudFault with 400 if volumes of the type cannot be without a server. */
export function requireDetachable({ isDetachable, name }: VolumeTypeRow): void {
  if (!isDetachable) throw fault("badRequest", `Volume type '${name}' is not detachable`);
}

/** The bytes of a size in GiB. */
export function toBytes(gigabytes: number): number {
  return gigabytes * 1024 ** 3;
}
