import type { MockResponse } from "../../../kit/response.js";
import { emptyResponse, fault, jsonResponse } from "../../faults.js";
import { isArray, type Json, property, toText } from "../../json.js";
import { requireRead, requireWrite } from "../access.js";
import { changedMetadata } from "../metadata.js";
import type { ObjectContent, ObjectPath } from "../object.js";
import type { StorageRequest } from "../storage-request.js";
import type { ObjectStore } from "../store.js";
import { hasEtagCondition, meetsEtag, readEtags } from "./etags.js";
import { md5 } from "./md5.js";
import { type ObjectHeaders, readObjectHeaders, share } from "./sharing.js";

/** Responds to PUT with content, or with the hashes of its blocks. */
export function writeObject(store: ObjectStore, request: StorageRequest, path: ObjectPath): MockResponse {
  checkEtag(store, request, path);
  const headers = readObjectHeaders(request);
  const type = request.header("content-type");
  if (type === undefined) throw fault("lengthRequired", "Missing Content-Type header");
  requirePermission(store, request, path, headers);
  if (!request.has("hashmap")) {
    const content = store.store(request.body, checkedMd5(request));
    return storeVersion(store, request, path, headers, { type, content });
  }
  const { hashes, size } = readHashMap(store, request);
  const missing = [...new Set(hashes)].filter((hash) => !store.blocks.has(hash));
  if (missing.length > 0 && size > 0) return jsonResponse(409, missing);
  return storeVersion(store, request, path, headers, { type, content: store.contentOf(hashes, size) });
}

/** The conditions about the object that the request replaces. @throws CloudFault with 403 or 412. */
export function checkEtag(store: ObjectStore, request: StorageRequest, path: ObjectPath): void {
  if (!hasEtagCondition(request)) return;
  requireRead(store, request.user.uuid, path);
  meetsEtag(request, store.find(path)?.live?.content.hash);
}

/** @throws CloudFault with 403 if the user may not write the object, or not share it. */
export function requirePermission(
  store: ObjectStore,
  { user }: StorageRequest,
  path: ObjectPath,
  { permissions }: ObjectHeaders,
): void {
  if (permissions !== undefined && user.uuid !== path.account)
    throw fault("forbidden", "Modifying other account's object content is not allowed");
  requireWrite(store, user.uuid, path);
}

function storeVersion(
  store: ObjectStore,
  { user }: StorageRequest,
  path: ObjectPath,
  headers: ObjectHeaders,
  { type, content }: { readonly type: string; readonly content: ObjectContent },
): MockResponse {
  const { metadata: given, encoding, disposition, manifest } = headers;
  const metadata = changedMetadata(new Map(), given, true);
  const object = store.write(path, user.uuid, { content, type, metadata, encoding, disposition, manifest });
  share(object, headers);
  const { number } = object.latest;
  return emptyResponse(201, { etag: content.hash, "x-object-version": String(number) });
}

/**
 * The MD5 hash of the content if the header `ETag` has it; otherwise empty.
 *
 * @throws CloudFault with 422 if it has another one.
 */
function checkedMd5(request: StorageRequest): string {
  const etag = request.value("etag");
  if (etag === undefined) return "";
  const checksum = md5(request.body);
  if (readEtags(etag)[0].toLowerCase() !== checksum) throw fault("unprocessableEntity", "Object ETag does not match");
  return checksum;
}

interface HashMap {
  readonly hashes: readonly string[];
  readonly size: number;
}

/** @throws CloudFault with 400 for a body that is no hash map, or not one of its size. */
function readHashMap(store: ObjectStore, request: StorageRequest): HashMap {
  const body = parse(request.body);
  const hashes = property(body, "hashes");
  const size = Number(property(body, "bytes") ?? NaN);
  if (!isArray(hashes) || !Number.isFinite(size)) throw fault("badRequest", "Invalid data formatting");
  const bytes = Math.trunc(size);
  const isEmpty = hashes.length === 0 || (hashes.length === 1 && hashes[0] === store.blocks.rootOf([]));
  if (bytes < 0 || (bytes === 0 ? !isEmpty : hashes.length !== Math.ceil(bytes / store.blocks.blockSize)))
    throw fault("badRequest", "The object's size does not match with the object's hashmap length");
  return { size: bytes, hashes: hashes.map(readHash) };
}

function parse(body: Uint8Array): Json {
  try {
    // What JSON.parse returns is JSON.
    return JSON.parse(new TextDecoder().decode(body)) as Json;
  } catch {
    throw fault("badRequest", "Invalid data formatting");
  }
}

function readHash(hash: Json): string {
  const text = toText(hash);
  if (!/^([0-9a-f]{2})*$/i.test(text)) throw fault("badRequest", `Invalid hash: ${text}`);
  return text.toLowerCase();
}
