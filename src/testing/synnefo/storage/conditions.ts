import { fault } from "../faults.js";
import type { StorageRequest } from "./storage-request.js";

/**
 * The conditions about dates. Fractions of seconds and headers that are no dates do not count.
 *
 * @throws CloudFault with 304 or 412.
 */
export function checkDates(request: StorageRequest, modifiedMs: number): void {
  const modified = Math.floor(modifiedMs / 1000) * 1000;
  const [since, unchangedSince] = [dateOf(request, "if-modified-since"), dateOf(request, "if-unmodified-since")];
  if (since !== undefined && modified <= since) throw fault("notModified", "Resource has not been modified");
  if (unchangedSince !== undefined && modified > unchangedSince)
    throw fault("preconditionFailed", "Resource has been modified");
}

/** A date of a header, in milliseconds since 1970; undefined if it is missing or no date. */
export function dateOf(request: StorageRequest, name: string): number | undefined {
  const ms = Date.parse(request.header(name) ?? "");
  return Number.isNaN(ms) ? undefined : ms;
}
