import type { CloudUser } from "../cloud.js";
import { emptyResponse, fault, jsonResponse, overLimitDetails, overLimitMessage, relayedFault } from "../faults.js";
import { propertyPrefix, toImage } from "../images/image.js";
import type { ObjectContent, ObjectPath, StoredObject, VersionChange } from "../storage/object.js";
import { QuotaFault } from "../storage/quota-fault.js";
import type { Json, JsonObject } from "../json.js";
import type { CloudRequest } from "../request.js";
import { attribute, jsonBody, optional, required } from "./body.js";
import { changesSince } from "./changes-since.js";
import { isoSeconds } from "./dates.js";
import { snapshotLinks } from "./links.js";
import { toText } from "./network-access.js";
import { type Call, type CallRoute, collection, item } from "./routing.js";
import type { VolumeRow } from "./rows.js";
import { findSnapshot, snapshotsOf } from "./snapshot-store.js";
import type { CycladesState } from "./state.js";
import { requireVolume, toBytes, typeOf } from "./volume-rows.js";

export function snapshotRoutes(state: CycladesState): CallRoute[] {
  const list = ({ user, request }: Call) => {
    const sinceMs = changesSince(state, request) ?? 0;
    const changed = snapshotsOf(state, user).filter(({ latest }) => latest.modifiedMs >= sinceMs);
    return jsonResponse(200, { snapshots: changed.map((snapshot) => snapshotJson(request, snapshot)) });
  };
  const one = (status: number, { request }: Call, snapshot: StoredObject) =>
    jsonResponse(status, { snapshot: snapshotJson(request, snapshot) });
  return [
    [collection("/snapshots"), { GET: list, POST: (call) => one(202, call, create(state, call)) }],
    [/^\/snapshots\/detail$/, { GET: list }],
    [
      item("/snapshots/([\\w-]+?)"),
      {
        GET: (call, id = "") => one(200, call, findSnapshot(state, call.user, id)),
        PUT: (call, id = "") => one(200, call, update(state, call, id)),
        DELETE: ({ user }, id = "") => {
          remove(state, user, findSnapshot(state, user, id));
          return emptyResponse(202);
        },
      },
    ],
    [
      collection("/snapshots/([\\w-]+)/metadata"),
      {
        GET: ({ user }, id = "") => jsonResponse(200, metadataJson(findSnapshot(state, user, id))),
        POST: (call, id = "") => jsonResponse(200, changeMetadata(state, call, id, false)),
        PUT: (call, id = "") => jsonResponse(200, changeMetadata(state, call, id, true)),
      },
    ],
    [
      item("/snapshots/([\\w-]+)/metadata/(.+?)"),
      {
        DELETE: ({ user }, id = "", key = "") => {
          const { uuid } = findSnapshot(state, user, id).latest;
          state.images.update(user.uuid, uuid, { properties: new Map([[key, ""]]) });
          return emptyResponse(200);
        },
      },
    ],
  ];
}

function create(state: CycladesState, { user, request }: Call): StoredObject {
  const body = jsonBody(request);
  const given = required(body, "snapshot", "object");
  const volumeId = attribute(given, "volume_id") ?? null;
  if (volumeId === null) throw fault("badRequest", "Malformed request. Missing attribute 'volume_id'.");
  const volume = requireVolume(state, user, volumeId, "badRequest");
  const metadata = optional(given, "metadata", "object") ?? {};
  const name = optional(given, "display_name", "string") ?? `Snapshot of volume '${toText(volumeId)}'`;
  const description = optional(given, "display_description", "string") ?? "";
  optional(body, "force", "boolean");
  requirePossible(state, volume);
  const path = { account: user.uuid, container: "snapshots", name: `snf-snap-${volume.id}-${volume.snapshots + 1}` };
  const content: ObjectContent = {
    ...{ hashes: [], hash: "", checksum: "", size: toBytes(volume.size) },
    ...{ status: "CREATING", isSnapshot: true },
  };
  const imageMetadata = metadataOf(state, volume, name, description, metadata);
  const snapshot = storeSnapshot(state, path, { content, type: "application/octet-stream", imageMetadata });
  volume.snapshots += 1;
  state.jobs.start(state.durations.snapshotMs, () => {
    content.status = "AVAILABLE";
  });
  return snapshot;
}

/** @throws CloudFault with 400 if no snapshot of a volume can be made now. */
function requirePossible(state: CycladesState, volume: VolumeRow): void {
  const { id, diskTemplate } = typeOf(state, volume);
  if (volume.serverId === null) throw fault("badRequest", "Cannot snapshot a detached volume!");
  if (volume.status !== "AVAILABLE" && volume.status !== "IN_USE")
    throw fault("badRequest", `Cannot create snapshot while volume is in '${volume.status}' status`);
  if (diskTemplate.startsWith("ext_")) return;
  const types = `volume type '${id}' and '${diskTemplate}' disk template`;
  throw fault("badRequest", `Cannot take a snapshot from a volume with ${types}`);
}

/** @throws CloudFault with 413. Its name is that of faults of other services, as the object store refuses. */
function storeSnapshot({ objects }: CycladesState, path: ObjectPath, version: VersionChange): StoredObject {
  const { account, container } = path;
  if (objects.findContainer(account, container) === undefined) objects.createContainer(account, container);
  try {
    return objects.write(path, account, version);
  } catch (error) {
    if (!(error instanceof QuotaFault)) throw error;
    throw relayedFault(413, overLimitMessage, overLimitDetails(error.excess));
  }
}

/** A snapshot is an image, too. One of a root volume has what the server knows of its system. */
function metadataOf(
  state: CycladesState,
  { id, index, serverId }: VolumeRow,
  name: string,
  description: string,
  given: JsonObject,
): Map<string, string> {
  const server = index === 0 ? state.servers.get(serverId ?? 0) : undefined;
  const system = [...(server?.metadata ?? [])].filter(([key]) => key === "OS" || key === "users");
  const properties: [string, Json][] = [
    ...Object.entries(given),
    ["exclude_all_tasks", "yes"],
    ["description", description],
    ...system,
  ];
  return new Map([
    ["name", name],
    ["disk_format", "diskdump"],
    ["container_format", "bare"],
    ["description", description],
    ["volume_id", String(id)],
    ...properties.map(([key, value]) => [propertyPrefix + key, toText(value)] as const),
  ]);
}

function update(state: CycladesState, { user, request }: Call, id: string): StoredObject {
  const body = jsonBody(request);
  const snapshot = findSnapshot(state, user, id);
  const changes = required(body, "snapshot", "object");
  const name = optional(changes, "display_name", "string");
  const description = optional(changes, "display_description", "string");
  if (name === undefined && description === undefined) throw fault("badRequest", "Nothing to update.");
  const metadata = new Map<string, string>();
  if (name !== undefined) metadata.set("name", name);
  if (description !== undefined) metadata.set("description", description);
  state.images.update(user.uuid, snapshot.latest.uuid, { metadata });
  return snapshot;
}

function remove(state: CycladesState, user: CloudUser, snapshot: StoredObject): void {
  if (snapshot.account !== user.uuid) throw fault("forbidden", "");
  state.objects.remove(snapshot, user.uuid);
}

function changeMetadata(state: CycladesState, { user, request }: Call, id: string, isReplaced: boolean) {
  const body = jsonBody(request);
  const snapshot = findSnapshot(state, user, id);
  const given = Object.entries(required(body, "metadata", "object"));
  const old = isReplaced ? [...toImage(snapshot).properties.keys()].map((key) => [key, ""] as const) : [];
  const properties = new Map([...old, ...given.map(([key, value]) => [key, toText(value)] as const)]);
  state.images.update(user.uuid, snapshot.latest.uuid, { properties });
  return metadataJson(snapshot);
}

function metadataJson(snapshot: StoredObject) {
  return { metadata: Object.fromEntries(toImage(snapshot).properties) };
}

function snapshotJson(request: CloudRequest, { account, latest }: StoredObject) {
  const { uuid, content, imageMetadata: metadata, modifiedMs } = latest;
  const { size, status } = content;
  return {
    id: uuid,
    size: Math.floor(size / toBytes(1)),
    display_name: metadata.get("name") ?? "",
    display_description: metadata.get("description") ?? "",
    status,
    user_id: account,
    tenant_id: account,
    "os-extended-snapshot-attribute:progress": status === "AVAILABLE" ? "100%" : 0,
    created_at: isoSeconds(modifiedMs),
    // Its metadata are shown by an endpoint of their own only.
    metadata: {},
    volume_id: metadata.get("volume_id") ?? null,
    links: snapshotLinks(request, uuid),
  };
}
