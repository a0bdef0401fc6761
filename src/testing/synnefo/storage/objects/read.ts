import type { MockResponse } from "../../../kit/response.js";
import { toEpoch } from "../../dates.js";
import { emptyResponse, fault, jsonResponse } from "../../faults.js";
import { type JsonObject, writeJson } from "../../json.js";
import { allowedTo, requireRead } from "../access.js";
import { checkDates } from "../conditions.js";
import { inFormat } from "../formats.js";
import type { ObjectPath } from "../object.js";
import type { StorageRequest } from "../storage-request.js";
import type { ObjectStore } from "../store.js";
import { contentResponse, contentsOf, sizeOf } from "./content.js";
import { meetsEtag } from "./etags.js";
import { objectHeaders } from "./object-headers.js";
import { findReadable, type Found } from "./versions.js";

/** Responds to GET and HEAD. */
export function readObject(store: ObjectStore, request: StorageRequest, path: ObjectPath): MockResponse {
  const { user, method, query } = request;
  const named = query.get("version");
  if (method === "GET" && named === "list") return versionList(store, user.uuid, path);
  const found = findReadable(store, user.uuid, path, named);
  // A public object can be read with its number or its link only, unless it is shared, too.
  if (named === null && allowedTo(store, user.uuid, path) === undefined)
    throw fault("forbidden", "User does not have access to the path");
  const { object, version } = found;
  checkDates(request, (object.live ?? object.latest).modifiedMs);
  if (meetsEtag(request, version.content.hash)) return emptyResponse(304, { etag: version.content.hash });
  const contents = contentsOf(store, user.uuid, found);
  const headers = objectHeaders(store, request, found, sizeOf(contents));
  if (method === "HEAD") return { status: 200, headers, body: "" };
  if (request.has("hashmap")) return hashMap(store, found, headers);
  return inFormat("text", () => contentResponse(store, request, found, headers, contents));
}

/** The hashes of the blocks of an object, of the object's own type. */
function hashMap(store: ObjectStore, { version }: Found, headers: Readonly<Record<string, string>>): MockResponse {
  const { size, hashes } = version.content;
  const json: JsonObject = { block_size: store.blocks.blockSize, block_hash: "sha256", bytes: size, hashes };
  const body = writeJson(json);
  return { status: 200, headers: { ...headers, "content-length": String(body.length) }, body };
}

/** The versions of an object, which may be deleted. */
function versionList(store: ObjectStore, user: string, path: ObjectPath): MockResponse {
  requireRead(store, user, path);
  const object = store.findNode(path);
  if (object === undefined) throw fault("itemNotFound", "Object does not exist");
  const versions = object.readable.map(({ number, modifiedMs }) => [number, toEpoch(modifiedMs)]);
  return jsonResponse(200, { versions });
}
