import type { SynnefoClient } from "saltant/synnefo";
import { call, given, id, isTrue, optionalId, rest, type Table } from "./counterpart.js";
import type { Arguments } from "./recorded-calls.js";
import { pollingOf } from "./waits.js";

const volumeFields =
  "availability_zone source_volid display_description snapshot_id display_name imageRef volume_type bootable metadata";

type VolumeInput = Parameters<SynnefoClient["volumes"]["create"]>[0];
type SnapshotInput = NonNullable<Parameters<SynnefoClient["snapshots"]["create"]>[1]>;

/** The facade's counterparts of kamaki's `BlockStorageClient`. */
export const volumeCalls: Table = {
  volumes_get: rest("volume", "detail volume_id", (args) => ({ method: "GET", path: ["volumes", partOf(args)] })),
  volumes_post: rest("volume", `size ${volumeFields}`, ({ size, ...fields }) => ({
    ...{ method: "POST", path: ["volumes"], body: { volume: { size: Number(size), ...given(fields) } } },
  })),
  volumes_put: rest(
    "volume",
    "volume_id display_description display_name delete_on_termination metadata",
    ({ volume_id, delete_on_termination: deletes, ...fields }) => ({
      ...{ method: "PUT", path: ["volumes", volume_id] },
      body: { volume: given({ ...fields, delete_on_termination: flag(deletes) }) },
    }),
  ),
  volumes_delete: rest("volume", "volume_id", ({ volume_id }) => ({ method: "DELETE", path: ["volumes", volume_id] })),
  snapshots_get: rest("volume", "detail snapshot_id", (args) => ({ method: "GET", path: ["snapshots", partOf(args)] })),
  snapshots_post: rest(
    "volume",
    "volume_id force display_name display_description",
    ({ volume_id, force, ...fields }) => ({
      ...{ method: "POST", path: ["snapshots"] },
      body: { snapshot: { volume_id, ...given({ ...fields, force: flag(force) }) } },
    }),
  ),
  snapshots_put: rest("volume", "snapshot_id display_description display_name", ({ snapshot_id, ...fields }) => ({
    ...{ method: "PUT", path: ["snapshots", snapshot_id], body: { snapshot: given(fields) } },
  })),
  snapshots_delete: rest("volume", "snapshot_id", (args) => ({
    ...{ method: "DELETE", path: ["snapshots", args.snapshot_id] },
  })),
  types_get: rest("volume", "type_id", ({ type_id }) => ({ method: "GET", path: ["types", type_id] })),

  list_volumes: call("detail", ({ volumes }, { detail }) => (isTrue(detail) ? volumes.list() : volumes.summaries())),
  get_volume_details: call("volume_id", ({ volumes }, args) => volumes.get(id(args.volume_id))),
  create_volume: call(
    "size availability_zone source_volid display_name display_description snapshot_id imageRef volume_type bootable metadata",
    ({ volumes }, args) => volumes.create(volumeOf(args)),
  ),
  update_volume: call(
    "volume_id display_name display_description delete_on_termination metadata",
    ({ volumes }, { volume_id, display_name, display_description, delete_on_termination: deletes, metadata }) => {
      const changes = { displayName: display_name, displayDescription: display_description, metadata };
      return volumes.update(id(volume_id), given({ ...changes, deleteOnTermination: flag(deletes) }));
    },
  ),
  delete_volume: call("volume_id", ({ volumes }, args) => volumes.delete(id(args.volume_id))),

  list_snapshots: call("detail", ({ snapshots }) => snapshots.list()),
  get_snapshot_details: call("snapshot_id", ({ snapshots }, args) => snapshots.get(id(args.snapshot_id))),
  create_snapshot: call("volume_id force display_name display_description", ({ snapshots }, args) =>
    // A snapshot is always forced: that of a volume in use is the only one there is.
    snapshots.create(id(args.volume_id), snapshotOf(args)),
  ),
  update_snapshot: call("snapshot_id display_name display_description", ({ snapshots }, args) =>
    snapshots.update(id(args.snapshot_id), snapshotOf(args)),
  ),
  delete_snapshot: call("snapshot_id", ({ snapshots }, args) => snapshots.delete(id(args.snapshot_id))),

  list_volume_types: call("", ({ volumeTypes }) => volumeTypes.list()),
  get_volume_type_details: call("type_id", ({ volumeTypes }, args) => volumeTypes.get(id(args.type_id))),
  get_volume_status: call("volume_id", ({ volumes }, args) => volumes.get(id(args.volume_id))),

  // A function of the details has no counterpart: the facade waits for a status.
  wait_volume: call("volume_id stop delay timeout wait_cb", ({ volumes }, args) =>
    volumes.waitWhile(id(args.volume_id), "creating", pollingOf(args)),
  ),
  wait_volume_while: call("volume_id current_status delay max_wait wait_cb", ({ volumes }, args) =>
    volumes.waitWhile(id(args.volume_id), (args.current_status ?? "creating") as "creating", pollingOf(args)),
  ),
  wait_volume_until: call("volume_id target_status delay max_wait wait_cb", ({ volumes }, args) =>
    volumes.waitUntil(id(args.volume_id), (args.target_status ?? "in_use") as "in_use", pollingOf(args)),
  ),
};

/** What `CycladesBlockStorageClient` has besides, or in another way. */
export const cycladesVolumeCalls: Table = {
  volumes_post: rest(
    "volume",
    "size display_name server_id display_description snapshot_id imageRef volume_type metadata project",
    ({ size, ...fields }) => ({
      ...{ method: "POST", path: ["volumes"], body: { volume: { size: Number(size), ...given(fields) } } },
    }),
  ),
  volumes_action_post: rest("volume", "volume_id json_data", ({ volume_id, json_data: body }) => ({
    ...{ method: "POST", path: ["volumes", volume_id, "action"], body: body ?? null },
  })),
  create_volume: call(
    "size display_name server_id display_description snapshot_id imageRef volume_type metadata project",
    ({ volumes }, args) => volumes.create(volumeOf(args)),
  ),
  reassign_volume: call("volume_id project", ({ volumes }, args) =>
    volumes.reassign(id(args.volume_id), id(args.project)),
  ),
  create_snapshot: call("volume_id display_name display_description", ({ snapshots }, args) =>
    snapshots.create(id(args.volume_id), snapshotOf(args)),
  ),
};

function partOf({ detail, ...ids }: Arguments): unknown {
  return isTrue(detail) ? "detail" : Object.values(ids)[0];
}

/** A boolean of Python: any value, of which its truth counts. */
function flag(value: unknown): boolean | undefined {
  return value === undefined || value === null ? undefined : isTrue(value);
}

function volumeOf(args: Arguments): VolumeInput {
  const { size, display_name, display_description, server_id, snapshot_id, imageRef, volume_type, project } = args;
  const { availability_zone, source_volid, bootable, metadata } = args;
  return {
    ...{ size: Number(size), displayName: display_name },
    ...given({
      ...{ displayDescription: display_description, project, server: optionalId(server_id) },
      ...{ snapshot: optionalId(snapshot_id), image: optionalId(imageRef), volumeType: optionalId(volume_type) },
      ...{ availabilityZone: availability_zone, sourceVolume: source_volid, bootable, metadata },
    }),
  } as VolumeInput;
}

function snapshotOf({ display_name, display_description }: Arguments): SnapshotInput {
  return given({ displayName: display_name, displayDescription: display_description });
}
