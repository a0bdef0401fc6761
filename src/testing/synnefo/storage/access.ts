import { fault } from "../faults.js";
import type { ObjectPath, Permissions, StoredObject } from "./object.js";
import type { ObjectStore } from "./store.js";

/** Where the permissions of an object come from: itself, or a directory above it. */
export interface Sharing {
  readonly permissions: Permissions;
  readonly source: StoredObject;
}

/** The permissions for a path, which need not exist: those of the object, or else of the nearest directory above that has some. */
export function sharingOf(store: ObjectStore, path: ObjectPath): Sharing | undefined {
  const own = store.find(path);
  if (own?.permissions !== undefined) return { permissions: own.permissions, source: own };
  const parts = path.name.split("/");
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const source = store.find({ ...path, name: parts.slice(0, length).join("/") });
    if (source?.permissions !== undefined && isDirectory(source)) return { permissions: source.permissions, source };
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
  if (!mayRead(store, user, path)) throw fault("forbidden", "User does not have access to the object");
}

/** @throws CloudFault with 403 if the user may not write the object. It need not exist. */
export function requireWrite(store: ObjectStore, user: string, path: ObjectPath): void {
  if (allowedTo(store, user, path) !== "write")
    throw fault("forbidden", "User does not have write access to the object");
}
