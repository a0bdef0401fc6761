import type { CloudUser } from "../cloud.js";
import { CloudFault, fault } from "../faults.js";
import type { Image } from "../images/image.js";
import type { ServerRow, VolumeRow, VolumeTypeRow } from "./rows.js";
import { findSnapshot } from "./snapshot-store.js";
import type { CycladesState } from "./state.js";
import { toBytes } from "./volume-rows.js";

/** What a volume is filled with. */
export type VolumeSource =
  { readonly type: "blank" } | { readonly type: "image" | "snapshot" | "volume"; readonly id: string };

/** What a volume is made of. */
export interface NewVolume {
  readonly name: string | null;
  readonly description: string | null;
  /** In GiB; undefined if it was not given. */
  readonly size: number | undefined;
  readonly type: VolumeTypeRow;
  readonly source: VolumeSource;
  readonly deleteOnTermination: boolean;
  /** Whether it is the root volume of a server, which can have a source regardless of its type. */
  readonly isRoot: boolean;
}

/** The size of the largest volume, in GiB. */
const largestVolume = 200;

/** The most characters of a name or description. */
const longestText = 255;

/**
 * Checks what a volume is made of.
 *
 * @returns Its size in GiB.
 * @throws CloudFault.
 */
export function checkVolume(state: CycladesState, user: CloudUser, volume: NewVolume): number {
  const { size, type, source, isRoot } = volume;
  checkVolumeTexts(volume.name, volume.description);
  checkTermination(type, volume.deleteOnTermination);
  if (size !== undefined && size < 1) throw fault("badRequest", "Volume size must be a positive integer");
  if (size !== undefined && size > largestVolume)
    throw fault("badRequest", `Maximum volume size is ${largestVolume}GB`);
  if (source.type !== "blank" && !isRoot && !isArchipelago(type)) {
    const where = `volume type '${type.id}' with disk template '${type.diskTemplate}'`;
    throw fault("badRequest", `Cannot specify a 'source' attribute for ${where}`);
  }
  const filling = fillingOf(state, user, source);
  if (size === undefined) throw fault("badRequest", "Volume size is required");
  if (filling === undefined) return size;
  const { status, size: bytes, type: kind } = filling;
  if (status.toUpperCase() !== "AVAILABLE")
    throw fault(
      "badRequest",
      `Cannot create volume from ${kind}, while ${kind} is in '${status.toUpperCase()}' status`,
    );
  if (toBytes(size) < bytes)
    throw fault("badRequest", `Volume size '${toBytes(size)}' is smaller than ${kind}'s size '${bytes}'`);
  return size;
}

/** @throws CloudFault with 400 if the name or description of a volume is too long. */
export function checkVolumeTexts(name: string | null | undefined, description: string | null | undefined): void {
  if ((name ?? "").length > longestText) throw fault("badRequest", "Volume name is too long");
  if ((description ?? "").length > longestText) throw fault("badRequest", "Volume description is too long");
}

/** @throws CloudFault with 400 or 501 if the volume would outlive its server. */
export function checkTermination({ diskTemplate }: VolumeTypeRow, deleteOnTermination: boolean): void {
  if (deleteOnTermination) return;
  const attribute = "'delete_on_termination' attribute set";
  if (!diskTemplate.startsWith("ext_"))
    throw fault("badRequest", `Volumes of '${diskTemplate}' disk template cannot have ${attribute} to 'False'`);
  throw fault("notImplemented", `Volumes with the ${attribute} to False are not supported`);
}

/** Adds the row of a volume that `checkVolume` has allowed. */
export function addVolume(
  state: CycladesState,
  user: CloudUser,
  project: string,
  { size, name, description, type, source, deleteOnTermination }: NewVolume & { readonly size: number },
): VolumeRow {
  const nowMs = state.now();
  return state.volumes.add((id) => ({
    ...{ id, userId: user.uuid, project, isShared: false, createdMs: nowMs, updatedMs: nowMs, isDeleted: false },
    ...{ name, description, size, volumeTypeId: type.id, status: "CREATING" as const, deleteOnTermination },
    sourceImageId: source.type === "image" ? source.id : null,
    sourceSnapshotId: source.type === "snapshot" ? source.id : null,
    sourceVolumeId: null,
    ...{ serverId: null, index: null, metadata: new Map(), snapshots: 0 },
  }));
}

/** Assigns a volume to a server, at the index after the last. */
export function assignVolume(state: CycladesState, server: ServerRow, volume: VolumeRow): void {
  const indexes = state.volumes
    .all()
    .filter(({ serverId, isDeleted }) => serverId === server.id && !isDeleted)
    .map(({ index }) => index ?? 0);
  volume.serverId = server.id;
  volume.index = Math.max(-1, ...indexes) + 1;
  volume.updatedMs = state.now();
}

/** Whether volumes of a type are clones of what they are made of. */
function isArchipelago({ diskTemplate }: VolumeTypeRow): boolean {
  return diskTemplate === "ext_archipelago";
}

function fillingOf(
  state: CycladesState,
  user: CloudUser,
  source: VolumeSource,
): { status: string; size: number; type: string } | undefined {
  switch (source.type) {
    case "blank":
      return undefined;
    case "volume":
      throw fault("badRequest", "Cloning a volume is not supported");
    case "snapshot":
      return { ...findSnapshot(state, user, source.id, "badRequest").latest.content, type: "snapshot" };
    case "image":
      return { ...imageOf(state, user, source.id), type: "image" };
  }
}

function imageOf(state: CycladesState, user: CloudUser, id: string): Image {
  try {
    return state.images.get(user.uuid, id);
  } catch (error) {
    if (error instanceof CloudFault && error.response.status === 404)
      throw fault("badRequest", `Image ${id} not found`);
    throw error;
  }
}
