import type { CloudUser } from "../cloud.js";
import { emptyResponse, fault, jsonResponse } from "../faults.js";
import type { JsonObject } from "../json.js";
import { findServer, requireServer } from "./access.js";
import { attribute, jsonBody, unexpectedError } from "./body.js";
import { type CallRoute, item } from "./routing.js";
import type { ServerRow, VolumeRow } from "./rows.js";
import { flavorOf } from "./server-amounts.js";
import { mostVolumes } from "./server-creation.js";
import { describeServer } from "./server-lifecycle.js";
import { requireAllowed, startTask } from "./server-tasks.js";
import type { CycladesState } from "./state.js";
import { assignVolume } from "./volume-creation.js";
import { requireDetachable, requireVolume, typeOf, volumesOf } from "./volume-rows.js";

export function attachmentRoutes(state: CycladesState): CallRoute[] {
  return [
    [
      item("/servers/(\\d+)/os-volume_attachments"),
      {
        GET: ({ user }, id = "") => {
          const server = findServer(state, user, Number(id));
          return jsonResponse(200, {
            volumeAttachments: volumesOf(state, server).map((volume) => attachment(server, volume)),
          });
        },
        POST: ({ user, request }, id = "") => {
          const given = attribute(jsonBody(request), "volumeAttachment");
          if (given === undefined)
            throw fault("badRequest", "Malformed request. Missing attribute 'volumeAttachment'.");
          const volumeId = attribute(given, "volumeId");
          const server = requireServer(state, user, Number(id));
          if (volumeId === undefined) throw fault("badRequest", "Malformed request. Missing attribute 'volumeId'.");
          const volume = requireVolume(state, user, volumeId, "badRequest");
          attach(state, server, volume);
          return jsonResponse(202, { volumeAttachment: attachment(server, volume) });
        },
      },
    ],
    [
      item("/servers/(\\d+)/os-volume_attachments/(\\d+)"),
      {
        GET: ({ user }, id = "", volumeId = "") => {
          const server = findServer(state, user, Number(id));
          const volume = attachedVolume(state, user, server, volumeId);
          return jsonResponse(200, { volumeAttachment: attachment(server, volume) });
        },
        DELETE: ({ user }, id = "", volumeId = "") => {
          const server = requireServer(state, user, Number(id));
          const volume = requireVolume(state, user, volumeId, "badRequest");
          requireDetachable(typeOf(state, volume));
          detach(state, server, attachedVolume(state, user, server, volumeId));
          return emptyResponse(202);
        },
      },
    ],
  ];
}

function attachment({ id: serverId }: ServerRow, { id }: VolumeRow): JsonObject {
  return { id, volumeId: id, serverId, device: "" };
}

function attachedVolume(state: CycladesState, user: CloudUser, server: ServerRow, id: string): VolumeRow {
  const volume = requireVolume(state, user, id, "badRequest");
  requireAttached(server, volume);
  return volume;
}

/** @throws CloudFault with 400. */
function requireAttached(server: ServerRow, { id, serverId }: VolumeRow): void {
  if (serverId !== server.id) throw fault("badRequest", `Volume '${id}' is not attached to server '${server.id}'`);
}

/**
 * Attaches a volume to a server, which takes a while: one that exists, or a new one.
 *
 * @throws CloudFault with 400 or 409.
 */
export function attach(state: CycladesState, server: ServerRow, volume: VolumeRow): void {
  const { status } = volume;
  if (status !== "AVAILABLE" && status !== "CREATING")
    throw fault("badRequest", `Cannot attach volume while volume is in '${status}' status.`);
  if (status === "AVAILABLE") requireDetachable(typeOf(state, volume));
  requireAttachable(state, server, volume.volumeTypeId);
  assignVolume(state, server, volume);
  if (status === "AVAILABLE") volume.status = "ATTACHING";
  startTask(state, server, "ATTACH_VOLUME", state.durations.attachMs, () => {
    volume.status = "IN_USE";
    volume.updatedMs = state.now();
  });
}

/** @throws CloudFault with 400 or 409 if no volume of the type can be attached to a server now. */
export function requireAttachable(state: CycladesState, server: ServerRow, volumeTypeId: number): void {
  const serverType = flavorOf(state, server).volumeTypeId;
  if (volumeTypeId !== serverType) {
    const types = `Volume has volume type '${volumeTypeId}' while server has '${serverType}'`;
    throw fault("badRequest", `Volume and server must have the same volume type. ${types}`);
  }
  if (volumesOf(state, server).length >= mostVolumes)
    throw fault("badRequest", "Maximum volumes per server limit reached");
  requireAllowed(server, "ATTACH_VOLUME");
}

function detach(state: CycladesState, server: ServerRow, volume: VolumeRow): void {
  requireRemovable(server, volume, "detach");
  requireAllowed(server, "DETACH_VOLUME");
  volume.status = "DETACHING";
  volume.updatedMs = state.now();
  startTask(state, server, "DETACH_VOLUME", state.durations.attachMs, () => {
    Object.assign(volume, { status: "AVAILABLE", serverId: null, index: null, updatedMs: state.now() });
  });
}

/**
 * Deletes a volume that is attached to a server.
 *
 * @param end What else happens when it is deleted.
 * @throws CloudFault with 400 or 409.
 */
export function deleteAttached(state: CycladesState, volume: VolumeRow, end: () => void): void {
  const server = state.servers.get(volume.serverId ?? 0);
  if (server === undefined) throw unexpectedError();
  requireRemovable(server, volume, "delete");
  requireAllowed(server, "DELETE_VOLUME");
  volume.status = "DELETING";
  volume.updatedMs = state.now();
  startTask(state, server, "DELETE_VOLUME", state.durations.attachMs, () => {
    Object.assign(volume, { serverId: null, index: null });
    end();
  });
}

function requireRemovable(server: ServerRow, { status, index }: VolumeRow, verb: string): void {
  if (status !== "IN_USE" && status !== "ERROR")
    throw fault("badRequest", `Cannot ${verb} volume while volume is in '${status}' status.`);
  if (index === 0) throw fault("badRequest", `Cannot ${verb} the root volume of server ${describeServer(server)}.`);
}
