import { emptyResponse, fault, jsonResponse } from "../faults.js";
import type { Image } from "../images/image.js";
import type { Images } from "../images/images.js";
import { isObject, type Json, type JsonObject } from "../json.js";
import { attribute, jsonBody } from "./body.js";
import { changesSince } from "./changes-since.js";
import { imageLinks } from "./links.js";
import { type Call, type CallRoute, collection, item } from "./routing.js";
import type { CycladesState } from "./state.js";

/** Images as the compute service shows them. */
export function serverImageRoutes(state: CycladesState, images: Images): CallRoute[] {
  const list = (call: Call, view: (image: Image) => JsonObject) =>
    jsonResponse(200, { images: listed(state, images, call).map(view) });
  return [
    [
      collection("/images"),
      {
        GET: (call) => list(call, ({ id, name }) => ({ id, name })),
        POST: () => {
          throw fault("notImplemented", "Not supported.");
        },
      },
    ],
    [item("/images/detail"), { GET: (call) => list(call, (image) => imageJson(image, call)) }],
    [
      item("/images/([\\w-]+)"),
      {
        GET: (call, id = "") => jsonResponse(200, { image: imageJson(images.get(call.user.uuid, id), call) }),
        DELETE: ({ user }, id = "") => {
          images.unregister(user.uuid, id);
          return emptyResponse(204);
        },
      },
    ],
    ...metadataRoutes(images),
  ];
}

function metadataRoutes(images: Images): CallRoute[] {
  return [
    [
      item("/images/([\\w-]+)/metadata"),
      {
        GET: ({ user }, id = "") => metadataResponse(200, images.get(user.uuid, id).properties),
        POST: ({ user, request }, id = "") => {
          const body = jsonBody(request);
          const { properties } = images.get(user.uuid, id);
          const given = toProperties(attribute(body, "metadata"));
          images.update(user.uuid, id, { properties: given });
          return metadataResponse(201, new Map([...properties, ...given]));
        },
      },
    ],
    [
      item("/images/([\\w-]+)/metadata/(.+?)"),
      {
        GET: ({ user }, id = "", key = "") => {
          const value = images.get(user.uuid, id).properties.get(key);
          if (value === undefined) throw fault("itemNotFound", "Metadata key not found.");
          return jsonResponse(200, { meta: { [key]: value } });
        },
        PUT: ({ user, request }, id = "", key = "") => {
          const given = toProperties(attribute(jsonBody(request), "meta"));
          if (given.size !== 1 || !given.has(key)) throw malformed();
          images.update(user.uuid, id, { properties: given });
          return jsonResponse(201, { meta: Object.fromEntries(given) });
        },
        DELETE: ({ user }, id = "") => {
          // The real server sends the others to be merged, so that the key stays. Only the times of the image move.
          images.update(user.uuid, id, {});
          return emptyResponse(204);
        },
      },
    ],
  ];
}

/** The images that a list has, by their ids. */
function listed(state: CycladesState, images: Images, { user, request }: Call): Image[] {
  const sinceMs = changesSince(state, request);
  return images
    .list(user.uuid)
    .filter((image) => sinceMs === undefined || timeOf(image) >= sinceMs)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

function imageJson(image: Image, { request }: Call): JsonObject {
  const time = `${image.updated_at.replace(" ", "T")}+00:00`;
  return {
    id: image.id,
    name: image.name,
    created: time,
    updated: time,
    status: statuses[image.status.toUpperCase()] ?? "UNKNOWN",
    progress: image.status.toUpperCase() === "AVAILABLE" ? 100 : 0,
    user_id: image.owner,
    tenant_id: image.owner,
    public: image.is_public,
    is_snapshot: image.is_snapshot,
    links: imageLinks(request, image.id),
    metadata: Object.fromEntries(image.properties),
  };
}

/** The statuses of images in the compute service by those of the image service. */
const statuses: Readonly<Record<string, string>> = {
  AVAILABLE: "ACTIVE",
  CREATING: "SAVING",
  ERROR: "ERROR",
  DELETED: "DELETED",
};

function timeOf({ updated_at: time }: Image): number {
  return Date.parse(`${time.replace(" ", "T")}Z`);
}

/** @throws CloudFault with 400 if the metadata is no object. */
function toProperties(metadata: Json | undefined): Map<string, string> {
  if (!isObject(metadata)) throw malformed();
  return new Map(
    Object.entries(metadata).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
  );
}

function metadataResponse(status: number, properties: ReadonlyMap<string, string>) {
  return jsonResponse(status, { metadata: Object.fromEntries(properties) });
}

function malformed() {
  return fault("badRequest", "Malformed request.");
}
