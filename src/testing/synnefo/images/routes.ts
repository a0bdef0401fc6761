import type { Users } from "../cloud.js";
import type { MockResponse } from "../../kit/response.js";
import { emptyResponse, fault, jsonResponse } from "../faults.js";
import type { CloudRequest } from "../request.js";
import type { Route } from "../router.js";
import { type ImageParameters, imageHeaders, readImageHeaders } from "./image-headers.js";
import { detailJson, type Image, summaryJson } from "./image.js";
import { type Images, splitLocation } from "./images.js";
import { memberRoutes } from "./members.js";
import { readSorting, sortImages } from "./sort.js";

/** The image service. */
export function imageRoutes(images: Images, users: Users): readonly Route[] {
  const callerOf = (request: CloudRequest) => users.userOf(request).uuid;
  const list = (request: CloudRequest, render: typeof detailJson) => {
    const caller = callerOf(request);
    const sorting = readSorting(request.query);
    return jsonResponse(200, { images: sortImages(images.list(caller), sorting).map(render) });
  };
  return [
    [
      /images/,
      {
        GET: (request) => list(request, summaryJson),
        POST(request) {
          const caller = callerOf(request);
          return imageResponse(register(images, caller, readImageHeaders(request.headers)));
        },
      },
    ],
    [/images\/detail/, { GET: (request) => list(request, detailJson) }],
    ...memberRoutes(images, users),
    [
      /images\/([\w-]+)/,
      {
        GET(request) {
          callerOf(request);
          return emptyResponse(501);
        },
        HEAD: (request, id = "") => imageResponse(images.get(callerOf(request), id)),
        PUT(request, id = "") {
          const caller = callerOf(request);
          return imageResponse(update(images, caller, id, readImageHeaders(request.headers)));
        },
        DELETE(request, id = "") {
          images.unregister(callerOf(request), id);
          return emptyResponse(204);
        },
      },
    ],
  ];
}

function imageResponse(image: Image): MockResponse {
  return emptyResponse(200, { "content-length": "0", ...imageHeaders(image) });
}

/** The fields that a registration may have, and those that a change may have. Properties are allowed in both. */
const registrationFields: ReadonlySet<string> = new Set([
  ...["name", "id", "store", "disk_format", "container_format", "size", "checksum", "is_public", "owner", "location"],
]);
const updateFields: ReadonlySet<string> = new Set([
  ...["name", "disk_format", "container_format", "is_public", "owner", "status"],
]);

function register(images: Images, caller: string, { fields, properties }: ImageParameters): Image {
  if (!hasOnly(fields, registrationFields)) throw fault("badRequest", "Invalid parameters");
  const name = fields.get("name");
  if (name === undefined) throw fault("badRequest", "Image 'name' parameter is required");
  if (name === "") throw fault("badRequest", "Invalid image name");
  const location = fields.get("location");
  if (location === undefined) throw fault("badRequest", "'location' parameter is required");
  const path = splitLocation(location);
  checkFields(fields);
  return images.register(caller, path, {
    checksum: fields.get("checksum"),
    hasSize: fields.has("size"),
    isPublic: isTrue(fields.get("is_public")),
    metadata: new Map([
      ...defaultFormats,
      ...only(fields, ["disk_format", "container_format", "owner"]),
      ["name", name],
    ]),
    properties,
  });
}

const defaultFormats = [
  ["disk_format", "diskdump"],
  ["container_format", "bare"],
] as const;

function update(images: Images, caller: string, id: string, { fields, properties }: ImageParameters): Image {
  if (!hasOnly(fields, updateFields)) throw fault("badRequest", "Invalid metadata");
  checkFields(fields);
  const isPublic = fields.has("is_public") ? isTrue(fields.get("is_public")) : undefined;
  const metadata = only(fields, ["name", "disk_format", "container_format", "owner", "status"]);
  return images.update(caller, id, { isPublic, metadata, properties });
}

/** @throws CloudFault with 400 for a value that the service does not know. */
function checkFields(fields: ReadonlyMap<string, string>): void {
  if (fields.has("id")) throw fault("badRequest", "Setting the image ID is not supported");
  const store = fields.get("store") ?? "pithos";
  if (store !== "pithos") throw fault("badRequest", `Invalid store type '${store}'`);
  const diskFormat = fields.get("disk_format");
  if (diskFormat !== undefined && !["diskdump", "extdump", "ntfsdump"].includes(diskFormat)) {
    throw fault("badRequest", `Invalid disk format '${diskFormat}'`);
  }
  const containerFormat = fields.get("container_format");
  if (containerFormat !== undefined && !["aki", "ari", "ami", "bare", "ovf"].includes(containerFormat)) {
    throw fault("badRequest", `Invalid container format '${containerFormat}'`);
  }
}

function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === "true";
}

function hasOnly(fields: ReadonlyMap<string, string>, names: ReadonlySet<string>): boolean {
  return [...fields.keys()].every((name) => names.has(name));
}

function only(fields: ReadonlyMap<string, string>, names: readonly string[]): Map<string, string> {
  return new Map(Array.from(fields).filter(([name]) => names.includes(name)));
}
