import { checkSendable } from "../data/json.js";
import { InvalidInputError } from "../errors/api-error.js";
import { describeValue } from "../text.js";

/**
 * Joins segments to the end of a path whose number of segments varies, which a template of the contract cannot express. Slashes in a
 * segment are escaped, colons are not.
 *
 * @param name - What the path is, for messages.
 * @throws An `InvalidInputError` for a segment that would lead to another path, or that no URL can contain.
 */
export function pathTail(name: string, segments: readonly string[]): string {
  for (const segment of segments) {
    checkSendable(segment, name);
    if (segment !== "" && segment !== "." && segment !== "..") continue;
    throw new InvalidInputError(`${name} cannot contain ${describeValue(segment)}, as it would lead to another path`);
  }
  return segments.map((segment) => encodeURIComponent(segment).replaceAll("%3A", ":")).join("/");
}
