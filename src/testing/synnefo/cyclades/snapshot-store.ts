import type { CloudUser } from "../cloud.js";
import { fault, type FaultName } from "../faults.js";
import { readersOf } from "../images/image.js";
import type { StoredObject } from "../storage/object.js";
import type { CycladesState } from "./state.js";

/**
 * A snapshot that the user may read.
 *
 * @throws CloudFault with 400 if the id is none; with the given fault if there is none.
 */
export function findSnapshot(
  state: CycladesState,
  user: CloudUser,
  id: string,
  ifMissing: FaultName = "itemNotFound",
): StoredObject {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(id)) throw fault("badRequest", "");
  const object = state.objects.findByUuid(id.toLowerCase());
  if (object?.latest.content.isSnapshot !== true) throw fault(ifMissing, `Snapshot ${id} not found`);
  if (!mayRead(object, user)) throw fault("forbidden", "");
  return object;
}

/** The snapshots that the user may read, in the order of their ids. */
export function snapshotsOf(state: CycladesState, user: CloudUser): StoredObject[] {
  return state.objects
    .all()
    .filter((object) => object.latest.content.isSnapshot && mayRead(object, user))
    .sort((one, other) => (one.latest.uuid < other.latest.uuid ? -1 : 1));
}

function mayRead(object: StoredObject, { uuid }: CloudUser): boolean {
  const readers = readersOf(object);
  return object.account === uuid || readers.includes(uuid) || readers.includes("*");
}
