import { toIso } from "../dates.js";
import type { JsonObject } from "../json.js";
import { sharedContainers } from "./access.js";
import type { ObjectVersion, StoredObject } from "./object.js";
import { comparePoints, page } from "./order.js";
import type { StorageRequest } from "./storage-request.js";
import type { Account, Container, ObjectStore } from "./store.js";

/** The containers of an account that a request lists, in the order of their names. */
export function containersOf(store: ObjectStore, request: StorageRequest, account: Account): Container[] {
  const { user, query, limit, untilMs } = request;
  const marker = query.get("marker");
  const named = (names: readonly string[]) => names.flatMap((name) => account.containers.get(name) ?? []);
  if (user.uuid !== account.uuid) return named(page(sharedContainers(store, user.uuid, account.uuid), marker, limit));
  const all = [...account.containers.values()].sort((one, other) => comparePoints(one.name, other.name));
  if (request.has("shared") || request.has("public")) {
    const wanted = all.filter((container) => hasShared(container, request));
    return named(
      page(
        wanted.map(({ name }) => name),
        marker,
        limit,
      ),
    );
  }
  return all
    .filter(({ name, createdMs }) => comparePoints(name, marker ?? "") > 0 && createdMs < (untilMs ?? Infinity))
    .slice(0, limit);
}

/** Whether one of its objects is shared or public, as the request asks. */
function hasShared({ objects }: Container, request: StorageRequest): boolean {
  return [...objects.values()].some(
    ({ permissions, publicId }) =>
      (request.has("shared") && permissions !== undefined) || (request.has("public") && publicId !== undefined),
  );
}

/** The item of a list, for the owner. The policy is always today's. */
export function containerItem(container: Container, untilMs: number | undefined): JsonObject {
  const { name, policy, modifiedMs } = container;
  const { count, bytes, latestMs } = statisticsOf(container, untilMs);
  return {
    name,
    count,
    bytes,
    last_modified: toIso(modifiedMs),
    ...(untilMs !== undefined && { x_container_until_timestamp: toIso(latestMs) }),
    x_container_policy: { ...policy, quota: String(policy.quota) },
  };
}

/** How many objects a container has, or had before a time, their sizes in bytes, and when it was last changed. */
export function statisticsOf(
  { objects, createdMs, modifiedMs }: Container,
  untilMs: number | undefined,
): { readonly count: number; readonly bytes: number; readonly latestMs: number } {
  const versions = [...objects.values()].flatMap((object) => versionAt(object, untilMs) ?? []);
  const earlier = [...objects.values()].flatMap((object) =>
    object.versions.flatMap(({ modifiedMs: ms }) => (untilMs !== undefined && ms < untilMs ? [ms] : [])),
  );
  return {
    count: versions.length,
    bytes: versions.reduce((sum, { content }) => sum + content.size, 0),
    latestMs: untilMs === undefined ? modifiedMs : earlier.reduce((one, other) => Math.max(one, other), createdMs),
  };
}

/** The latest version of an object, or the one before a time; undefined if the object did not exist. */
export function versionAt(object: StoredObject, untilMs: number | undefined): ObjectVersion | undefined {
  return untilMs === undefined ? object.live : object.before(untilMs);
}
