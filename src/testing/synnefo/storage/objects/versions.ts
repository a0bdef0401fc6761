import { fault } from "../../faults.js";
import { requireRead } from "../access.js";
import type { ObjectPath, ObjectVersion, StoredObject } from "../object.js";
import type { ObjectStore } from "../store.js";

/** An object with one of its versions. */
export interface Found {
  readonly object: StoredObject;
  readonly version: ObjectVersion;
}

/**
 * An object that a user may read.
 *
 * @param version The number of a version; undefined for the latest.
 * @throws CloudFault with 403; 404 if there is no such object or version.
 */
export function findReadable(
  store: ObjectStore,
  user: string,
  path: ObjectPath,
  version: string | null | undefined,
): Found {
  requireRead(store, user, path);
  const object = store.findNode(path);
  if (object === undefined) throw fault("itemNotFound", "Object does not exist");
  if (version === undefined || version === null) {
    if (object.live === undefined) throw fault("itemNotFound", "Object does not exist");
    return { object, version: object.live };
  }
  const found = object.readable.find(({ number }) => String(number) === version.trim());
  if (found === undefined) throw fault("itemNotFound", "Version does not exist");
  return { object, version: found };
}

/** The container and the name in `/container/name`, of a header. @throws CloudFault with 400 and the message. */
export function splitPath(header: string, account: string, message: string): ObjectPath {
  const [, container, name] = /^\/([^/]*)\/(.+)$/s.exec(header) ?? [];
  if (container === undefined || name === undefined) throw fault("badRequest", message);
  return { account, container, name };
}
