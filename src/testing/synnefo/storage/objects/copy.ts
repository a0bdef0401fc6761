import { randomUuid } from "../../../kit/random-uuid.js";
import type { MockResponse } from "../../../kit/response.js";
import { emptyResponse, fault } from "../../faults.js";
import { changedMetadata } from "../metadata.js";
import type { ObjectPath, ObjectVersion, VersionChange } from "../object.js";
import type { StorageRequest } from "../storage-request.js";
import type { ObjectStore } from "../store.js";
import { objectsBelow, prefixBelow } from "./below.js";
import { hasEtagCondition, meetsEtag } from "./etags.js";
import { type ObjectHeaders, readObjectHeaders, share } from "./sharing.js";
import { findReadable, splitPath } from "./versions.js";
import { checkEtag, requirePermission } from "./write.js";

/** Responds to a PUT of an object that comes from another one; undefined if it does not. */
export function copyFrom(store: ObjectStore, request: StorageRequest, target: ObjectPath): MockResponse | undefined {
  const moved = request.value("x-move-from");
  const source = moved ?? request.value("x-copy-from");
  if (source === undefined) return undefined;
  checkEtag(store, request, target);
  const account = request.value("x-source-account") ?? request.user.uuid;
  const message = `Invalid X-${moved === undefined ? "Copy" : "Move"}-From header`;
  return transfer(store, request, splitPath(source, account, message), target, moved !== undefined);
}

/** Responds to COPY and MOVE, which are sent to the source. */
export function copyTo(store: ObjectStore, request: StorageRequest, source: ObjectPath): MockResponse {
  const destination = request.value("destination");
  if (destination === undefined) throw fault("badRequest", "Missing Destination header");
  const account = request.value("destination-account") ?? request.user.uuid;
  const target = splitPath(destination, account, "Invalid Destination header");
  const isMove = request.method === "MOVE";
  if (hasEtagCondition(request)) {
    const { version } = findReadable(store, request.user.uuid, source, sourceVersion(request, isMove));
    meetsEtag(request, version.content.hash);
  }
  return transfer(store, request, source, target, isMove);
}

/** Only a copy has a version. */
function sourceVersion(request: StorageRequest, isMove: boolean): string | undefined {
  return isMove ? undefined : request.header("x-source-version");
}

function transfer(
  store: ObjectStore,
  request: StorageRequest,
  source: ObjectPath,
  target: ObjectPath,
  isMove: boolean,
): MockResponse {
  const { user, query } = request;
  const headers = readObjectHeaders(request);
  if (isMove && user.uuid !== source.account) throw fault("forbidden", "");
  const { version } = findReadable(store, user.uuid, source, sourceVersion(request, isMove));
  requirePermission(store, request, target, headers);
  const delimiter = query.get("delimiter");
  const below = objectsBelow(store, source, delimiter);
  const results = [transferOne(store, user.uuid, source, target, changeOf(request, version, headers), isMove)];
  const object = store.find(target);
  if (object !== undefined) share(object, headers);
  for (const each of below) {
    const [prefix, replaced] = [prefixBelow(source.name, delimiter ?? ""), prefixBelow(target.name, delimiter ?? "")];
    const path = { ...target, name: replaced + each.name.slice(prefix.length) };
    requirePermission(store, request, path, { ...headers, permissions: undefined });
    results.push(transferOne(store, user.uuid, each, path, sameAs(each.latest), isMove));
  }
  return emptyResponse(201, { "x-object-version": isMove ? tupleOf(results) : String(results[0]?.number) });
}

/** What a transfer has written, as the header of a move shows it. */
interface Transferred {
  readonly number: number;
  /** By how many bytes the target has grown. */
  readonly growth: number;
  readonly size: number;
}

function transferOne(
  store: ObjectStore,
  user: string,
  source: ObjectPath,
  target: ObjectPath,
  change: VersionChange,
  isMove: boolean,
): Transferred {
  const before = store.find(target)?.latest.content.size ?? 0;
  const moved = isMove ? store.find(source) : undefined;
  const written =
    moved === undefined
      ? store.write(target, user, { ...change, uuid: randomUuid() })
      : store.move(moved, target, user, change);
  const { number, content } = written.latest;
  return { number, growth: content.size - before, size: content.size };
}

/** The real server sends what its database function returns, not a number. */
function tupleOf(results: readonly Transferred[]): string {
  const sum = (of: "growth" | "size") => results.reduce((total, each) => total + each[of], 0);
  return `([${results.map(({ number }) => number).join(", ")}], ${sum("growth")}, ${sum("size")})`;
}

/** The version that a transfer writes: that of the source, with what the headers change. */
function changeOf(request: StorageRequest, version: ObjectVersion, headers: ObjectHeaders): VersionChange {
  const type = request.has("ignore_content_type") ? undefined : request.header("content-type");
  const { encoding, disposition, manifest } = headers;
  const same = sameAs(version);
  return {
    ...same,
    type: type ?? version.type,
    metadata: changedMetadata(version.metadata, headers.metadata, false),
    encoding: encoding ?? version.encoding,
    disposition: disposition ?? version.disposition,
    manifest: manifest ?? version.manifest,
  };
}

function sameAs({ content, type, metadata, encoding, disposition, manifest, imageMetadata }: ObjectVersion) {
  return { content, type, metadata, encoding, disposition, manifest, imageMetadata };
}
