import type { JsonObject } from "../json.js";
import type { CloudRequest } from "../request.js";
import { isoTime } from "./dates.js";
import { volumeLinks } from "./links.js";
import type { VolumeRow } from "./rows.js";

export function volumeSummary(request: CloudRequest, { id, name }: VolumeRow): JsonObject {
  return { id: String(id), display_name: name, links: volumeLinks(request, id) };
}

export function volumeDetails(request: CloudRequest, volume: VolumeRow): JsonObject {
  const { id, serverId, index } = volume;
  return {
    ...volumeSummary(request, volume),
    status: volume.status.toLowerCase(),
    size: volume.size,
    display_description: volume.description,
    created_at: isoTime(volume.createdMs),
    metadata: Object.fromEntries(volume.metadata),
    snapshot_id: volume.sourceSnapshotId,
    source_volid: volume.sourceVolumeId,
    image_id: volume.sourceImageId,
    attachments: serverId === null ? [] : [{ server_id: serverId, volume_id: id, device_index: index }],
    volume_type: volume.volumeTypeId,
    deleted: volume.isDeleted,
    delete_on_termination: volume.deleteOnTermination,
    user_id: volume.userId,
    tenant_id: volume.project,
    shared_to_project: volume.isShared,
  };
}
