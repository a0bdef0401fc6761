import type { ObjectPath, StoredObject } from "../object.js";
import { comparePoints } from "../order.js";
import type { ObjectStore } from "../store.js";

/** The objects whose names begin with a name and a delimiter, in the order of their names; none without a delimiter. */
export function objectsBelow(store: ObjectStore, path: ObjectPath, delimiter: string | null): StoredObject[] {
  if (delimiter === null || delimiter === "") return [];
  const prefix = prefixBelow(path.name, delimiter);
  return [...(store.findContainer(path.account, path.container)?.objects.values() ?? [])]
    .filter(({ name, live }) => name.startsWith(prefix) && name !== path.name && live !== undefined)
    .sort((one, other) => comparePoints(one.name, other.name));
}

export function prefixBelow(name: string, delimiter: string): string {
  return name.endsWith(delimiter) ? name : name + delimiter;
}
