import { type CloudFault, fault } from "../faults.js";
import { comparePoints } from "./order.js";
import type { ObjectPath, Permissions, StoredObject } from "./object.js";
import type { ObjectStore } from "./store.js";

/** Where the permissions of an object come from: itself, or a directory above it. */
export interface Sharing {
  readonly permissions: Permissions;
  readonly source: StoredObject;
}

/**
 * The permissions for a path, which need not exist: those of the object, or else of the nearest directory above that has some. The name
 * of a directory may end with a slash.
 */
export function sharingOf(store: ObjectStore, path: ObjectPath): Sharing | undefined {
  const own = store.find(path);
  if (own?.permissions !== undefined) return { permissions: own.permissions, source: own };
  const parts = path.name.split("/");
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const name = parts.slice(0, length).join("/");
    for (const source of [store.find({ ...path, name: `${name}/` }), store.find({ ...path, name })]) {
      if (source?.permissions !== undefined && isDirectory(source)) return { permissions: source.permissions, source };
    }
  }
  return undefined;
}

/** Whether objects below its name inherit its permissions. */
export function isDirectory({ live }: StoredObject): boolean {
  return /^\s*application\/(directory|folder)\s*(;|$)/.test(live?.type ?? "");
}

/** What a user may do with an object: `write` includes reading. The owner may do everything. */
export function allowedTo(store: ObjectStore, user: string, path: ObjectPath): "read" | "write" | undefined {
  if (user === path.account) return "write";
  const permissions = sharingOf(store, path)?.permissions;
  if (permissions === undefined) return undefined;
  if (includes(store, permissions.write, user)) return "write";
  return includes(store, permissions.read, user) ? "read" : undefined;
}

/** Whether a list of users, groups or `*` has a user. */
function includes(store: ObjectStore, members: readonly string[], user: string): boolean {
  return members.some((member) => {
    const [account = "", group] = member.split(":");
    if (group === undefined) return member === "*" || member === user;
    return store.account(account).groups.get(group)?.includes(user) === true;
  });
}

/** Whether a user may read an object because it is shared, or because it is public. */
export function mayRead(store: ObjectStore, user: string, path: ObjectPath): boolean {
  return allowedTo(store, user, path) !== undefined || store.find(path)?.publicId !== undefined;
}

/** @throws CloudFault with 403 if the user may not read the object. It need not exist. */
export function requireRead(store: ObjectStore, user: string, path: ObjectPath): void {
  if (!mayRead(store, user, path)) throw noAccess(store, path, "read");
}

/** @throws CloudFault with 403 if the user may not write the object. It need not exist. */
export function requireWrite(store: ObjectStore, user: string, path: ObjectPath): void {
  if (allowedTo(store, user, path) !== "write") throw noAccess(store, path, "write");
}

function noAccess(store: ObjectStore, path: ObjectPath, action: "read" | "write"): CloudFault {
  const access = sharingOf(store, path) === undefined ? "access" : `${action} access`;
  return fault("forbidden", `User does not have ${access} to the object`);
}

/** Permissions as the header `X-Object-Sharing`. */
export function sharingText({ read, write }: Permissions): string {
  return [read.length > 0 ? [`read=${read.join(",")}`] : [], write.length > 0 ? [`write=${write.join(",")}`] : []]
    .flat()
    .join("; ");
}

/** Whether an object, or one in it if it is a directory, has that name. */
export function covers(shared: StoredObject, name: string): boolean {
  return shared.name === name || (isDirectory(shared) && name.startsWith(`${shared.name.replace(/\/+$/, "")}/`));
}

/** The objects with permissions of their own that a user may read or write, of all accounts. */
export function sharedWith(store: ObjectStore, user: string): StoredObject[] {
  return store
    .all()
    .filter(({ permissions = nothing }) => includes(store, [...permissions.read, ...permissions.write], user));
}

const nothing: Permissions = { read: [], write: [] };

/** The containers of another account in which something is shared with the user, in the order of their names. */
export function sharedContainers(store: ObjectStore, user: string, account: string): string[] {
  const shared = sharedWith(store, user).filter((object) => object.account === account);
  return [...new Set(shared.map(({ container }) => container))].sort(comparePoints);
}

/** @throws CloudFault with 403 if nothing of the account is shared with the user. */
export function requireReadAccount(store: ObjectStore, user: string, account: string): void {
  if (user !== account && sharedContainers(store, user, account).length === 0)
    throw fault("forbidden", "User does not have read access to the account");
}

/** @throws CloudFault with 403 if nothing of the container is shared with the user. It need not exist. */
export function requireReadContainer(store: ObjectStore, user: string, account: string, container: string): void {
  if (user !== account && !sharedContainers(store, user, account).includes(container))
    throw fault("forbidden", "User does not have read access to the container");
}

/** @throws CloudFault with 403 for another user's container. It need not exist. */
export function requireWriteContainer(user: string, account: string): void {
  if (user !== account) throw fault("forbidden", "User does not have write access to the container");
}
