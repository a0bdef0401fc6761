import type { MockResponse } from "../../kit/response.js";
import type { CloudUser } from "../cloud.js";
import { CloudFault, emptyResponse, errorPage, fault, jsonResponse } from "../faults.js";
import { isObject, type Json, type JsonObject } from "../json.js";
import { mayAccess, requireServer } from "./access.js";
import { attach, deleteAttached, requireAttachable } from "./attachments.js";
import { attribute, jsonBody, optional, required } from "./body.js";
import { changedRows } from "./changes-since.js";
import { toText } from "./network-access.js";
import { charge, reassign, release } from "./quota.js";
import { type Call, type CallRoute, collection, item } from "./routing.js";
import type { ServerRow, VolumeRow, VolumeTypeRow } from "./rows.js";
import { diskAmounts, flavorOf } from "./server-amounts.js";
import { requireAllowed } from "./server-tasks.js";
import type { CycladesState } from "./state.js";
import {
  addVolume,
  checkTermination,
  checkVolume,
  checkVolumeTexts,
  type NewVolume,
  type VolumeSource,
} from "./volume-creation.js";
import { findVolume, findVolumeType, requireDetachable, requireVolume, typeOf } from "./volume-rows.js";
import { volumeDetails, volumeSummary } from "./volume-view.js";

export function volumeRoutes(state: CycladesState): CallRoute[] {
  const list = ({ user, request }: Call, view: (volume: VolumeRow) => Json) => {
    const own = state.volumes.all().filter((volume) => mayAccess(state, user, volume));
    return jsonResponse(200, { volumes: changedRows(state, request, own).map(view) });
  };
  const one = ({ request }: Call, volume: VolumeRow) => jsonResponse(200, { volume: volumeDetails(request, volume) });
  return [
    [
      collection("/volumes"),
      {
        GET: (call) => list(call, (volume) => volumeSummary(call.request, volume)),
        POST: (call) => jsonResponse(202, { volume: volumeSummary(call.request, create(state, call)) }),
      },
    ],
    [item("/volumes/detail"), { GET: (call) => list(call, (volume) => volumeDetails(call.request, volume)) }],
    [
      item("/volumes/(\\d+)"),
      {
        GET: (call, id = "") => one(call, findVolume(state, call.user, id)),
        PUT: (call, id = "") => one(call, update(state, call, id)),
        DELETE: ({ user }, id = "") => {
          remove(state, requireVolume(state, user, id));
          return emptyResponse(202);
        },
      },
    ],
  ];
}

/** Actions are dispatched outside of what turns faults into responses: other faults than those of the action are crashes. */
export function volumeActionRoutes(state: CycladesState): CallRoute[] {
  return [
    [
      item("/volumes/(\\d+)/action"),
      {
        POST: (call, id = "") => {
          const args = actionArguments(call);
          if (args === undefined) return errorPage();
          reassignVolume(state, call.user, id, args);
          return emptyResponse(200);
        },
      },
    ],
  ];
}

function actionArguments({ request }: Call): JsonObject | undefined {
  try {
    const body = jsonBody(request);
    return isObject(body) && Object.keys(body)[0] === "reassign" ? optional(body, "reassign", "object") : undefined;
  } catch (error) {
    if (error instanceof CloudFault) return undefined;
    throw error;
  }
}

function reassignVolume(state: CycladesState, user: CloudUser, id: string, args: JsonObject): void {
  const { project = null, shared_to_project: isShared = false } = args;
  if (project === null) throw fault("badRequest", "Missing 'project' attribute.");
  const volume = requireVolume(state, user, id);
  if (volume.index === 0) throw fault("conflict", `Cannot reassign: ${volume.id} is a system volume`);
  if (volume.userId !== user.uuid)
    throw fault("forbidden", "Action 'reassign' is allowed only to the owner of the volume.");
  const server = volume.serverId === null ? undefined : state.servers.get(volume.serverId);
  if (server !== undefined) requireAllowed(server, "REASSIGN");
  reassign(state, user, volume.project, toText(project), diskAmounts(volume.size));
  Object.assign(volume, { project: toText(project), isShared: Boolean(isShared), updatedMs: state.now() });
}

function create(state: CycladesState, { user, request }: Call): VolumeRow {
  const body = required(jsonBody(request), "volume", "object");
  const name = required(body, "display_name", "string");
  const size = readSize(required(body, "size", "string or integer"));
  const project = toText(body.project ?? user.defaultProject);
  const typeId = optional(body, "volume_type", "string or integer");
  const description = optional(body, "display_description", "string") ?? "";
  // Metadata are checked and dropped, as by the server.
  optional(body, "metadata", "object");
  const serverId = attribute(body, "server_id") ?? null;
  const server = serverId === null ? undefined : serverFor(state, user, serverId);
  const type = chooseType(state, server, typeId);
  const source = readSource(body);
  const plan: NewVolume = { name, description, size, type, source, deleteOnTermination: true, isRoot: false };
  if (server === undefined) requireDetachable(type);
  checkVolume(state, user, plan);
  if (server !== undefined) requireAttachable(state, server, type.id);
  charge(state, user, project, diskAmounts(size));
  const volume = addVolume(state, user, project, { ...plan, size });
  if (server === undefined) volume.status = "AVAILABLE";
  else attach(state, server, volume);
  return volume;
}

function readSize(given: string | number): number {
  const size = typeof given === "number" || /^\s*[+-]?\d+\s*$/.test(given) ? Number(given) : NaN;
  if (size > 0) return size;
  const message = `Volume 'size' needs to be a positive integer value. '${given}' cannot be accepted.`;
  throw fault("badRequest", message);
}

/** @throws CloudFault with 400, also if there is no such server. */
function serverFor(state: CycladesState, user: CloudUser, id: Json): ServerRow {
  const number = typeof id === "number" ? id : Number(typeof id === "string" && /^\d+$/.test(id) ? id : NaN);
  const server = state.servers.get(number);
  if (server === undefined || !mayAccess(state, user, server)) throw fault("badRequest", "Invalid server ID.");
  return requireServer(state, user, number);
}

function chooseType(
  state: CycladesState,
  server: ServerRow | undefined,
  id: string | number | undefined,
): VolumeTypeRow {
  const serverType = server === undefined ? undefined : flavorOf(state, server).volumeTypeId;
  const chosen = id ?? serverType;
  if (chosen === undefined) throw fault("badRequest", "Volume type must be provided");
  const type = findVolumeType(state, chosen, "badRequest");
  if (type.isDeleted) throw fault("badRequest", `Volume type ${chosen} not found`);
  if (serverType === undefined || serverType === type.id) return type;
  const message = `Cannot create a volume with type '${type.id}' to a server with volume type '${serverType}'.`;
  throw fault("badRequest", message);
}

/** @throws CloudFault with 400 for more than one source. */
function readSource(body: JsonObject): VolumeSource {
  const keys = [
    ["source_volid", "volume"],
    ["snapshot_id", "snapshot"],
    ["imageRef", "image"],
  ] as const;
  const given = keys.flatMap(([key, type]) => {
    const id = body[key] ?? null;
    return id === null ? [] : [{ type, id: toText(id) }];
  });
  if (given.length > 1) throw fault("badRequest", "Volume can not have more than one source!");
  return given[0] ?? { type: "blank" };
}

function update(state: CycladesState, { user, request }: Call, id: string): VolumeRow {
  const body = jsonBody(request);
  const volume = requireVolume(state, user, id);
  const changes = required(body, "volume", "object");
  const name = optional(changes, "display_name", "string");
  const description = optional(changes, "display_description", "string");
  const deleteOnTermination = optional(changes, "delete_on_termination", "boolean");
  if (name === undefined && description === undefined && deleteOnTermination === undefined)
    throw fault("badRequest", "Nothing to update.");
  checkVolumeTexts(name, description);
  checkTermination(typeOf(state, volume), deleteOnTermination ?? true);
  volume.name = name ?? volume.name;
  volume.description = description ?? volume.description;
  volume.deleteOnTermination = deleteOnTermination ?? volume.deleteOnTermination;
  volume.updatedMs = state.now();
  return volume;
}

function remove(state: CycladesState, volume: VolumeRow): void {
  const deleted = () => {
    Object.assign(volume, { status: "DELETED", isDeleted: true, updatedMs: state.now() });
    release(state, volume.userId, volume.project, diskAmounts(volume.size));
  };
  if (volume.serverId !== null) {
    deleteAttached(state, volume, deleted);
    return;
  }
  const { status } = volume;
  if (status !== "AVAILABLE" && status !== "ERROR")
    throw fault("badRequest", `Cannot delete volume while volume is in '${status}' status.`);
  if (!state.hasHelperServers) throw fault("itemNotFound", "Helper server not found.");
  volume.status = "DELETING";
  volume.updatedMs = state.now();
  state.jobs.start(state.durations.attachMs, deleted);
}

/** The routes of volume types. */
export function volumeTypeRoutes(state: CycladesState): CallRoute[] {
  const view = ({ id, name, isDeleted, diskTemplate, isDetachable }: VolumeTypeRow): JsonObject => ({
    ...{ id, name, deleted: isDeleted },
    "SNF:disk_template": diskTemplate,
    "SNF:detachable": isDetachable,
  });
  return [
    [
      collection("/types"),
      {
        GET: (): MockResponse => {
          const types = state.volumeTypes.all().filter(({ isDeleted }) => !isDeleted);
          return jsonResponse(200, { volume_types: types.map(view) });
        },
      },
    ],
    [
      item("/types/(\\d+)"),
      {
        GET: (_, id = "") =>
          jsonResponse(200, { volume_type: view(findVolumeType(state, Number(id), "itemNotFound")) }),
      },
    ],
  ];
}
