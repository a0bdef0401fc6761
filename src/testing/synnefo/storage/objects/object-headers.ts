import { allowedTo, sharingOf, sharingText } from "../access.js";
import { availability, type ObjectVersion } from "../object.js";
import { metadataHeaders } from "../response-headers.js";
import type { StorageRequest } from "../storage-request.js";
import type { ObjectStore } from "../store.js";
import type { Found } from "./versions.js";

/** The headers for all who may read an object. @param size That of the content, or of what a manifest names. */
export function commonHeaders({ object, version }: Found, size: number): Record<string, string> {
  const { content, type, encoding, disposition } = version;
  return {
    etag: content.hash,
    "content-length": String(size),
    "content-type": type === "" ? "application/octet-stream" : type,
    // That of the object, also for an older version.
    "last-modified": new Date((object.live ?? object.latest).modifiedMs).toUTCString(),
    available: String(availability(content)),
    ...(encoding !== undefined && { "content-encoding": encoding }),
    ...(disposition !== undefined && { "content-disposition": disposition }),
  };
}

/** The headers for a user of the object store. */
export function objectHeaders(
  store: ObjectStore,
  request: StorageRequest,
  found: Found,
  size: number,
): Record<string, string> {
  return {
    ...commonHeaders(found, size),
    ...versionHeaders(found.version),
    // A version is named only to look at its content.
    ...(!request.has("version") && presentHeaders(store, request, found)),
  };
}

function versionHeaders(version: ObjectVersion): Record<string, string> {
  const { content, uuid, modifiedBy, number, modifiedMs, manifest, metadata } = version;
  return {
    "x-object-hash": content.hash,
    "x-object-uuid": uuid,
    "x-object-modified-by": modifiedBy,
    "x-object-version": String(number),
    "x-object-version-timestamp": new Date(modifiedMs).toUTCString(),
    ...(manifest !== undefined && { "x-object-manifest": manifest }),
    ...metadataHeaders("X-Object-Meta-", metadata),
  };
}

function presentHeaders(
  store: ObjectStore,
  { user, origin }: StorageRequest,
  { object }: Found,
): Record<string, string> {
  const isOwner = user.uuid === object.account;
  const sharing = sharingOf(store, object);
  const headers: Record<string, string> = {};
  if (sharing !== undefined) {
    const { permissions, source } = sharing;
    headers["x-object-sharing"] = sharingText(permissions);
    if (source !== object) headers["x-object-shared-by"] = `${source.account}/${source.container}/${source.name}`;
    if (!isOwner) headers["x-object-allowed-to"] = allowedTo(store, user.uuid, object) ?? "read";
  }
  if (isOwner && object.publicId !== undefined)
    headers["x-object-public"] = `${origin}/pithos/public/${object.publicId}`;
  return headers;
}
