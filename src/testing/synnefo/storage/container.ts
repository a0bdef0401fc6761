import type { MockResponse } from "../../kit/response.js";
import { emptyResponse, fault } from "../faults.js";
import { requireReadContainer, requireWriteContainer } from "./access.js";
import { checkDates } from "./conditions.js";
import { statisticsOf, versionAt } from "./container-list.js";
import { changePolicy, readPolicy } from "./container-policy.js";
import { hashListResponse } from "./formats.js";
import { changedMetadata } from "./metadata.js";
import type { ObjectPath } from "./object.js";
import { listObjects } from "./object-list.js";
import { comparePoints } from "./order.js";
import { metadataHeaders } from "./response-headers.js";
import type { StorageRequest } from "./storage-request.js";
import type { Storage } from "./storage.js";
import type { Container, ObjectStore } from "./store.js";

/** The place of a container. */
export type ContainerPath = Pick<ObjectPath, "account" | "container">;

const prefix = "X-Container-Meta-";

/** Responds to a request for a container. */
export function respondToContainer({ store }: Storage, request: StorageRequest, path: ContainerPath): MockResponse {
  switch (request.method) {
    case "PUT":
      return create(store, request, path);
    case "POST":
      return update(store, request, path);
    case "DELETE":
      return remove(store, request, path);
    default:
      return read(store, request, path);
  }
}

function read(store: ObjectStore, request: StorageRequest, path: ContainerPath): MockResponse {
  const { user, untilMs } = request;
  requireReadContainer(store, user.uuid, path.account, path.container);
  const isForeign = user.uuid !== path.account;
  if (isForeign && untilMs !== undefined && untilMs > 0)
    throw fault("forbidden", "Accessing other account's historical information is not allowed");
  const container = store.requireContainer(path);
  if (untilMs !== undefined && container.createdMs >= untilMs) throw fault("itemNotFound", "Path does not exist");
  checkDates(request, container.modifiedMs);
  const headers = {
    ...(!isForeign && ownHeaders(container, untilMs)),
    "x-container-object-meta": objectKeys(container, untilMs).join(","),
    "x-container-block-size": String(store.blocks.blockSize),
    "x-container-block-hash": "sha256",
    "last-modified": new Date(container.modifiedMs).toUTCString(),
  };
  return request.method === "HEAD" ? emptyResponse(204, headers) : listObjects(store, request, container, headers);
}

/** What only the owner sees. The policy is always today's. */
function ownHeaders(container: Container, untilMs: number | undefined): Record<string, string> {
  const { policy, metadata } = container;
  const { count, bytes, latestMs } = statisticsOf(container, untilMs);
  return {
    "x-container-object-count": String(count),
    "x-container-bytes-used": String(bytes),
    ...(untilMs !== undefined && { "x-container-until-timestamp": new Date(latestMs).toUTCString() }),
    "x-container-policy-quota": String(policy.quota),
    "x-container-policy-versioning": policy.versioning,
    "x-container-policy-project": policy.project,
    ...metadataHeaders(prefix, untilMs === undefined ? metadata.latest : metadata.before(untilMs)),
  };
}

/** The names of all metadata of its objects. */
function objectKeys({ objects }: Container, untilMs: number | undefined): string[] {
  const keys = [...objects.values()].flatMap((object) => [...(versionAt(object, untilMs)?.metadata.keys() ?? [])]);
  return [...new Set(keys)].sort(comparePoints);
}

function create(store: ObjectStore, request: StorageRequest, { account, container: name }: ContainerPath) {
  const metadata = request.metadata(prefix);
  requireWriteContainer(request.user.uuid, account);
  const policy = readPolicy(request, account);
  const known = store.findContainer(account, name);
  const changed = changedMetadata(known?.metadata.latest ?? new Map(), metadata, false);
  const container = known ?? store.createContainer(account, name);
  if (known === undefined) Object.assign(container.policy, policy);
  else changePolicy(store, container, policy, false);
  if (metadata.size > 0) setMetadata(store, container, changed);
  return emptyResponse(known === undefined ? 201 : 202);
}

/** Changes policies and metadata, and stores blocks. */
function update(store: ObjectStore, request: StorageRequest, path: ContainerPath): MockResponse {
  const metadata = request.metadata(prefix);
  const isReplaced = !request.has("update");
  requireWriteContainer(request.user.uuid, path.account);
  const container = store.requireContainer(path);
  const changed = changedMetadata(container.metadata.latest, metadata, isReplaced);
  changePolicy(store, container, readPolicy(request, path.account), isReplaced);
  if (metadata.size > 0 || isReplaced) setMetadata(store, container, changed);
  // Any other type, even one with a parameter, stores nothing.
  if (request.header("content-type") !== "application/octet-stream" || request.body.length === 0)
    return emptyResponse(202);
  return hashListResponse(202, request.format, store.blocks.writeAll(request.body));
}

function setMetadata(store: ObjectStore, container: Container, metadata: ReadonlyMap<string, string>): void {
  container.metadata.set(store.now(), metadata);
  store.touch(container);
}

function remove(store: ObjectStore, request: StorageRequest, path: ContainerPath): MockResponse {
  const { user, untilMs, query } = request;
  requireWriteContainer(user.uuid, path.account);
  const container = store.requireContainer(path);
  const objects = [...container.objects.values()];
  if (untilMs !== undefined) {
    for (const object of objects) store.purge(object, untilMs, false);
  } else if ((query.get("delimiter") ?? "") !== "") {
    for (const object of objects) store.remove(object, user.uuid);
  } else {
    if (objects.some(({ live }) => live !== undefined)) throw fault("conflict", "Container is not empty");
    store.removeContainer(container);
  }
  return emptyResponse(204);
}
