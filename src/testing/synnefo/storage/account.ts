import type { MockResponse } from "../../kit/response.js";
import { toIso } from "../dates.js";
import { emptyResponse, fault } from "../faults.js";
import { writeJson } from "../json.js";
import { requireReadAccount } from "./access.js";
import { checkDates } from "./conditions.js";
import { containerItem, containersOf } from "./container-list.js";
import { listResponse } from "./formats.js";
import { changedMetadata } from "./metadata.js";
import { metadataHeaders } from "./response-headers.js";
import type { StorageRequest } from "./storage-request.js";
import type { Storage } from "./storage.js";
import type { Account } from "./store.js";

const prefix = "X-Account-Meta-";

/** Responds to a request for an account. */
export function respondToAccount(storage: Storage, request: StorageRequest, uuid: string): MockResponse {
  if (request.method === "POST") return update(storage, request, uuid);
  const { store } = storage;
  const { user, untilMs, format } = request;
  requireReadAccount(store, user.uuid, uuid);
  const isForeign = user.uuid !== uuid;
  if (isForeign && untilMs !== undefined && untilMs > 0)
    throw fault("forbidden", "Browsing other account's history is not allowed");
  const account = store.account(uuid);
  checkDates(request, account.modifiedMs);
  const headers = {
    "last-modified": new Date(account.modifiedMs).toUTCString(),
    ...(!isForeign && ownHeaders(storage, account, untilMs)),
  };
  if (request.method === "HEAD") return emptyResponse(204, headers);
  if (isForeign && request.has("public"))
    throw fault("forbidden", "PUblic container listing is not allowed to non path owners");
  const containers = containersOf(store, request, account);
  return listResponse(
    format,
    headers,
    { root: "account", attributes: { name: uuid }, item: "container" },
    {
      names: () => containers.map(({ name }) => name),
      items: () =>
        containers.map((container) =>
          isForeign
            ? { name: container.name, last_modified: toIso(container.modifiedMs) }
            : containerItem(container, untilMs),
        ),
    },
  );
}

/** What only the owner sees. Bytes, quotas and groups are always today's. */
function ownHeaders({ cloud }: Storage, account: Account, untilMs: number | undefined): Record<string, string> {
  const { uuid, metadata, groups, containers } = account;
  const quotas = cloud.quotas.of(uuid, "pithos.diskspace");
  const sum = (numbers: readonly number[]) => writeJson(numbers.reduce((one, other) => one + other, 0));
  const createdMs = [...containers.values()].map((container) => container.createdMs);
  const count = createdMs.filter((ms) => untilMs === undefined || ms < untilMs).length;
  return {
    "x-account-container-count": String(count),
    "x-account-bytes-used": sum(quotas.map(({ usage }) => usage)),
    ...(untilMs !== undefined && { "x-account-until-timestamp": latestBefore(account, untilMs).toUTCString() }),
    ...metadataHeaders("x-account-group-", new Map(Array.from(groups, ([name, members]) => [name, members.join(",")]))),
    "x-account-policy-quota": sum(quotas.map(({ limit }) => limit)),
    ...Object.fromEntries(
      quotas.map(({ project, limit }) => [`x-account-policy-quota-${project}`, writeJson(limit)] as const),
    ),
    ...metadataHeaders(prefix, untilMs === undefined ? metadata.latest : metadata.before(untilMs)),
  };
}

/** The latest change before a time; the time itself if there is none. */
function latestBefore({ containers }: Account, untilMs: number): Date {
  const times = [...containers.values()].flatMap(({ createdMs, objects }) => [
    createdMs,
    ...[...objects.values()].flatMap(({ versions }) => versions.map(({ modifiedMs }) => modifiedMs)),
  ]);
  const earlier = times.filter((ms) => ms < untilMs);
  return new Date(earlier.length === 0 ? untilMs : earlier.reduce((one, other) => Math.max(one, other)));
}

function update(storage: Storage, request: StorageRequest, uuid: string): MockResponse {
  const { store } = storage;
  const metadata = request.metadata(prefix);
  const groups = readGroups(storage, request);
  const isReplaced = !request.has("update");
  if (request.user.uuid !== uuid) throw fault("forbidden", "User does not have write access to the account");
  const account = store.account(uuid);
  const next = changedMetadata(account.metadata.latest, metadata, isReplaced);
  if (groups.size > 0) changeGroups(account, groups, isReplaced);
  if (metadata.size === 0 && !isReplaced) return emptyResponse(202);
  account.metadata.set(store.now(), next);
  account.modifiedMs = store.now();
  return emptyResponse(202);
}

/** @throws CloudFault with 400 for a bad name, and for a member who does not exist. */
function readGroups({ cloud }: Storage, request: StorageRequest): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of request.headersBelow("X-Account-Group-")) {
    if (key.includes("-")) throw fault("badRequest", "Bad characters in group name");
    const members = value.replaceAll(" ", "").split(",");
    groups.set(
      key.toLowerCase(),
      members.filter((member) => member !== ""),
    );
  }
  for (const members of groups.values()) {
    const missing = members.filter((member) => cloud.users.find(member) === undefined);
    if (missing.length > 0) throw fault("badRequest", `Unknown displaynames: ${missing.join(", ")}`);
  }
  return groups;
}

/** The most groups of an account, and the most members of a group. */
const mostOf = { groups: 32, members: 32 };

/** @throws CloudFault with 400 for too many groups or members. */
function changeGroups(account: Account, given: ReadonlyMap<string, readonly string[]>, isReplaced: boolean): void {
  const next = new Map([...(isReplaced ? [] : account.groups), ...given]);
  for (const [name, members] of given) if (members.length === 0) next.delete(name);
  if (next.size > mostOf.groups)
    throw fault("badRequest", `Pithos+ accounts cannot have more than ${mostOf.groups} groups`);
  if ([...next.values()].some((members) => members.length > mostOf.members))
    throw fault("badRequest", `Pithos+ groups cannot have more than ${mostOf.members} members`);
  account.groups.clear();
  for (const [name, members] of next) account.groups.set(name, members);
}
