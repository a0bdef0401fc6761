import type { MockResponse } from "../../kit/response.js";
import { toEpoch, toIso } from "../dates.js";
import { fault } from "../faults.js";
import type { JsonObject } from "../json.js";
import { covers, sharedWith, sharingText } from "./access.js";
import { versionAt } from "./container-list.js";
import { listResponse } from "./formats.js";
import { readMetadataFilter } from "./meta-filter.js";
import { availability, type ObjectVersion, type StoredObject } from "./object.js";
import { comparePoints } from "./order.js";
import type { StorageRequest } from "./storage-request.js";
import type { Container, ObjectStore } from "./store.js";

/** An object of a list, in the version that the request asks for; or a directory that is no object. */
type Entry = Listed | { readonly name: string; readonly version?: undefined };

interface Listed {
  readonly name: string;
  readonly object: StoredObject;
  readonly version: ObjectVersion;
}

/** How a request narrows a list. */
interface Narrowing {
  readonly prefix: string;
  /** Names with it after the prefix are not listed. */
  readonly delimiter: string;
  /** Whether the directories are listed that the delimiter makes of names. */
  readonly isVirtual: boolean;
  readonly marker: string;
  readonly limit: number;
}

/** The objects of a container. */
export function listObjects(
  store: ObjectStore,
  request: StorageRequest,
  container: Container,
  headers: Readonly<Record<string, string>>,
): MockResponse {
  const { format, user } = request;
  const isForeign = user.uuid !== container.account;
  if (isForeign && request.has("public"))
    throw fault("forbidden", "PUblic object listing is not allowed to non path owners");
  const narrowing = narrowingOf(request);
  const shared = sharedObjects(store, request, container, narrowing.prefix);
  const entries = select(request, container, narrowing, shared);
  return listResponse(
    format,
    headers,
    { root: "container", attributes: { name: container.name }, item: "object" },
    {
      names: () => entries.map(({ name }) => name),
      items: () =>
        entries.map((entry) =>
          entry.version === undefined
            ? { subdir: entry.name }
            : { ...itemOf(entry), ...(request.untilMs === undefined && presentOf(request, entry, shared)) },
        ),
    },
  );
}

/** A path is a prefix without the directories that are no objects. */
function narrowingOf({ query, limit }: StorageRequest): Narrowing {
  const path = query.get("path") ?? "";
  const [given, delimiter] = path === "" ? [query.get("prefix") ?? "", query.get("delimiter") ?? ""] : [path, "/"];
  const closed = given !== "" && !given.endsWith(delimiter) ? given + delimiter : given;
  const prefix = closed.replace(/^\/+/, "");
  return { prefix, delimiter, isVirtual: path === "", marker: query.get("marker") ?? "", limit };
}

/**
 * The objects with permissions of their own that matter for a list: for another user, those that this user may read.
 *
 * @throws CloudFault with 403 if another user may read nothing.
 */
function sharedObjects(
  store: ObjectStore,
  { user }: StorageRequest,
  container: Container,
  prefix: string,
): readonly StoredObject[] {
  const isForeign = user.uuid !== container.account;
  const inContainer = (isForeign ? sharedWith(store, user.uuid) : [...container.objects.values()]).filter(
    (object) =>
      object.account === container.account &&
      object.container === container.name &&
      object.permissions !== undefined &&
      object.live !== undefined,
  );
  // What is shared above the prefix counts, too.
  const start = prefix.replace(/\/+$/, "");
  const above = inContainer.filter(({ name }) => start === name || start.startsWith(`${name.replace(/\/+$/, "")}/`));
  const starts = above.length === 0 ? [start] : above.map(({ name }) => name);
  const shared = inContainer.filter(({ name }) => starts.some((each) => name.startsWith(each)));
  if (isForeign && shared.length === 0) throw fault("forbidden", "Browsing other account's history is not allowed");
  return shared;
}

function select(
  request: StorageRequest,
  container: Container,
  narrowing: Narrowing,
  shared: readonly StoredObject[],
): readonly Entry[] {
  const { user, untilMs, query } = request;
  const isForeign = user.uuid !== container.account;
  const [wantsShared, wantsPublic] = [request.has("shared"), request.has("public")];
  const candidates = candidatesIn(container, untilMs, narrowing);
  const published = wantsPublic ? candidates.filter(({ object }) => object.publicId !== undefined) : [];
  if (wantsPublic && !wantsShared) return published.slice(0, narrowing.limit);
  const matches = readMetadataFilter(query.get("meta") ?? "");
  const wanted = candidates.filter(
    ({ name, version }) =>
      matches(version.metadata) && ((!isForeign && !wantsShared) || shared.some((each) => covers(each, name))),
  );
  const listed = divide(wanted, narrowing);
  const others = published.filter(({ name }) => listed.every((each) => each.name !== name));
  return [...listed, ...others].sort(byName).slice(0, narrowing.limit);
}

function candidatesIn(
  { objects }: Container,
  untilMs: number | undefined,
  { prefix, marker }: Narrowing,
): readonly Listed[] {
  return [...objects.values()]
    .filter(({ name }) => name.startsWith(prefix) && comparePoints(name, marker) > 0)
    .flatMap((object) => {
      const version = versionAt(object, untilMs);
      return version === undefined ? [] : [{ name: object.name, object, version }];
    })
    .sort(byName);
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return comparePoints(one.name, other.name);
}

/** The objects up to the limit, and the directories that the delimiter makes of the names of others. */
function divide(wanted: readonly Listed[], { prefix, delimiter, isVirtual, limit }: Narrowing): Entry[] {
  if (delimiter === "") return wanted.slice(0, limit);
  const listed: Listed[] = [];
  const directories = new Set<string>();
  for (const entry of wanted) {
    if (listed.length >= limit) break;
    const end = entry.name.indexOf(delimiter, prefix.length) + delimiter.length;
    const isDeeper = end >= prefix.length + delimiter.length && end < entry.name.length;
    if (isDeeper) directories.add(entry.name.slice(0, end));
    else listed.push(entry);
  }
  return isVirtual ? [...listed, ...Array.from(directories, (name) => ({ name }))] : listed;
}

function itemOf({ name, version }: Listed): JsonObject {
  const { content, type, modifiedMs, modifiedBy, uuid, number } = version;
  return {
    name,
    bytes: content.size,
    hash: content.checksum,
    content_type: type,
    x_object_hash: content.hash,
    x_object_uuid: uuid,
    x_object_version: number,
    x_object_version_timestamp: toEpoch(modifiedMs),
    x_object_modified_by: modifiedBy,
    available: availability(content),
    map_check_timestamp: null,
  };
}

/**
 * What a list has only if it is not one of an earlier time. Only permissions of the object itself are shown; to another user they seem
 * to be those of that user.
 */
function presentOf(
  { user, origin }: StorageRequest,
  { object, version }: Listed,
  shared: readonly StoredObject[],
): JsonObject {
  const { account, permissions, publicId } = object;
  const isOwner = user.uuid === account;
  return {
    last_modified: toIso(version.modifiedMs),
    ...(permissions !== undefined &&
      shared.includes(object) && {
        x_object_sharing: sharingText(permissions),
        ...(!isOwner && { x_object_allowed_to: permissions.write.length > 0 ? "write" : "read" }),
      }),
    ...(isOwner && publicId !== undefined && { x_object_public: `${origin}/pithos/public/${publicId}` }),
  };
}
