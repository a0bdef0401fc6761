import type { MockResponse } from "../../../kit/response.js";
import { emptyResponse, fault } from "../../faults.js";
import { requireWrite } from "../access.js";
import { changedMetadata } from "../metadata.js";
import type { ObjectPath, ObjectVersion, VersionChange } from "../object.js";
import type { StorageRequest } from "../storage-request.js";
import type { ObjectStore } from "../store.js";
import { meetsEtag } from "./etags.js";
import { changedBlocks } from "./block-changes.js";
import { type ObjectHeaders, readObjectHeaders, share } from "./sharing.js";
import { findReadable } from "./versions.js";
import { requirePermission } from "./write.js";

/** Responds to POST: changes metadata and permissions, or a part of the content. */
export function updateObject(store: ObjectStore, request: StorageRequest, path: ObjectPath): MockResponse {
  const headers = readObjectHeaders(request);
  const { object, version } = findReadable(store, request.user.uuid, path, undefined);
  meetsEtag(request, version.content.hash);
  const isContent =
    request.header("content-type") === "application/octet-stream" || request.value("x-source-object") !== undefined;
  if (!isContent) return updateFacts(store, request, path, headers);
  const content = changedBlocks(store, request, version.content);
  requirePermission(store, request, path, headers);
  const change = { content, ...changedFacts(request, version, headers) };
  const { latest } = store.write(path, request.user.uuid, change);
  share(object, headers);
  return emptyResponse(204, { etag: content.hash, "x-object-version": String(latest.number) });
}

function updateFacts(
  store: ObjectStore,
  request: StorageRequest,
  path: ObjectPath,
  headers: ObjectHeaders,
): MockResponse {
  const { user } = request;
  const { permissions, isPublic, metadata, encoding, disposition, manifest } = headers;
  if (permissions !== undefined && user.uuid !== path.account)
    throw fault("forbidden", "Modifying other account's object permissions is not allowed");
  const { object, version } = findReadable(store, user.uuid, path, undefined);
  const setsFacts = metadata.size > 0 || [encoding, disposition, manifest].some((value) => value !== undefined);
  const isChanged = setsFacts || !request.has("update");
  const facts = changedFacts(request, version, headers);
  if (isChanged || isPublic !== undefined) requireWrite(store, user.uuid, path);
  share(object, headers);
  if (!isChanged) return emptyResponse(202);
  const { latest } = store.write(path, user.uuid, facts);
  return emptyResponse(202, { "x-object-version": String(latest.number) });
}

/** Without `update`, what the request does not set is removed. */
function changedFacts(request: StorageRequest, version: ObjectVersion, headers: ObjectHeaders): VersionChange {
  const isReplaced = !request.has("update");
  const { encoding, disposition, manifest } = headers;
  return {
    metadata: changedMetadata(version.metadata, headers.metadata, isReplaced),
    encoding: encoding ?? (isReplaced ? undefined : version.encoding),
    disposition: disposition ?? (isReplaced ? undefined : version.disposition),
    manifest: manifest ?? (isReplaced ? undefined : version.manifest),
  };
}
