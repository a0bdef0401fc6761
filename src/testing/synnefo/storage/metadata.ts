import { fault } from "../faults.js";

/** The most items of metadata that an account, a container or an object has. */
const mostItems = 32;

/**
 * Metadata after a request.
 *
 * @param isReplaced Whether the request replaces all; otherwise an empty value removes an item.
 * @throws CloudFault with 400 for too many items.
 */
export function changedMetadata(
  old: ReadonlyMap<string, string>,
  given: ReadonlyMap<string, string>,
  isReplaced: boolean,
): ReadonlyMap<string, string> {
  const changed = new Map(isReplaced ? [] : old);
  for (const [key, value] of given) {
    if (value === "" && !isReplaced) changed.delete(key);
    else changed.set(key, value);
  }
  if (changed.size > mostItems)
    throw fault("badRequest", `Pithos+ resources cannot have more than ${mostItems} metadata items per domain`);
  return changed;
}
