import type { CloudUser } from "../cloud.js";
import { fault, jsonResponse } from "../faults.js";
import type { Json, JsonObject } from "../json.js";
import { flavorLinks } from "./links.js";
import type { FlavorRow, VolumeTypeRow } from "./rows.js";
import { type Call, type CallRoute, collection, item } from "./routing.js";
import type { CycladesState } from "./state.js";

export function flavorRoutes(state: CycladesState): CallRoute[] {
  const list = (call: Call, view: (flavor: FlavorRow) => Json) =>
    jsonResponse(200, { flavors: listed(state, call).map(view) });
  return [
    [collection("/flavors"), { GET: (call) => list(call, (flavor) => summary(call, flavor)) }],
    [item("/flavors/detail"), { GET: (call) => list(call, (flavor) => details(state, call, flavor)) }],
    [
      item("/flavors/(\\d+)"),
      {
        GET: (call, id = "") => {
          const flavor = findFlavor(state, call.user, id);
          return jsonResponse(200, { flavor: details(state, call, flavor) });
        },
      },
    ],
    [
      item("/flavors/(\\d+)/os-extra_specs"),
      {
        GET: ({ user }, id = "") => {
          findFlavor(state, user, id);
          return jsonResponse(200, { extra_specs: {} });
        },
      },
    ],
  ];
}

/**
 * A flavor that the user may use, which may be deleted.
 *
 * @throws CloudFault with 404.
 */
export function findFlavor(state: CycladesState, user: CloudUser, id: Json): FlavorRow {
  const flavor = state.flavors.get(integer(id));
  if (flavor === undefined || !mayUse(state, user, flavor)) throw fault("itemNotFound", "Flavor not found.");
  return flavor;
}

/**
 * A flavor with which a server of the project may be created or resized.
 *
 * @throws CloudFault with 404 if the user may not use it or it is deleted; 403 if the project may not use it.
 */
export function requireFlavor(state: CycladesState, user: CloudUser, id: Json, project: string): FlavorRow {
  const flavor = findFlavor(state, user, id);
  if (flavor.isDeleted) throw fault("itemNotFound", "Flavor not found.");
  if (!flavor.isPublic && !flavor.projects.includes(project))
    throw fault("forbidden", `Project ${project} does not have access to flavor ${flavor.id}`);
  return flavor;
}

/** The type of the volumes of a flavor. */
export function volumeTypeOf(state: CycladesState, { volumeTypeId }: FlavorRow): VolumeTypeRow {
  const type = state.volumeTypes.get(volumeTypeId);
  if (type === undefined) throw new TypeError(`There is no volume type ${volumeTypeId}.`);
  return type;
}

/** A flavor as messages show it. */
export function describeFlavor({ id, name }: FlavorRow): string {
  return `<${id}:${name}>`;
}

/** A value that the server converts to an integer; NaN if it cannot. */
function integer(value: Json): number {
  if (typeof value === "number") return Math.trunc(value);
  return typeof value === "string" && /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : NaN;
}

function listed(state: CycladesState, { user, request }: Call): FlavorRow[] {
  const project = request.query.get("SNF:flavor-access");
  const isPublic = publicness(request.query.get("SNF:is_public"));
  return state.flavors
    .all()
    .filter((flavor) => !flavor.isDeleted && mayUse(state, user, flavor))
    .filter((flavor) => isPublic === undefined || flavor.isPublic === isPublic)
    .filter(({ projects }) => project === null || (projects.includes(project) && isMember(state, user, project)));
}

function publicness(value: string | null): boolean | undefined {
  if (value === null) return undefined;
  const isPublic = new Map([
    ["true", true],
    ["false", false],
  ]).get(value.toLowerCase());
  if (isPublic === undefined) throw fault("badRequest", "Invalid SNF:is_public value.");
  return isPublic;
}

function mayUse(state: CycladesState, user: CloudUser, { isPublic, projects }: FlavorRow): boolean {
  return isPublic || projects.some((project) => isMember(state, user, project));
}

function isMember({ cloud }: CycladesState, user: CloudUser, project: string): boolean {
  return cloud.users.mayUse(user, project);
}

function summary({ request }: Call, { id, name }: FlavorRow): JsonObject {
  return { id, name, links: flavorLinks(request, id) };
}

function details(state: CycladesState, call: Call, flavor: FlavorRow): JsonObject {
  return {
    ...summary(call, flavor),
    ram: flavor.ram,
    disk: flavor.disk,
    vcpus: flavor.cpu,
    "os-flavor-access:is_public": flavor.isPublic,
    "SNF:disk_template": volumeTypeOf(state, flavor).diskTemplate,
    "SNF:volume_type": flavor.volumeTypeId,
    "SNF:allow_create": flavor.allowsCreation,
    "SNF:flavor-access": flavor.projects,
  };
}
