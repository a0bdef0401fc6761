import { CloudFault, emptyResponse, fault } from "../faults.js";
import type { CloudRequest } from "../request.js";
import type { CycladesState } from "./state.js";

/**
 * The rows that a list shows: those that are not deleted, or those that have changed since a time, deleted or not.
 *
 * @throws CloudFault with 400 for an invalid time; 304 if nothing has changed.
 */
export function changedRows<Row extends { readonly updatedMs: number; readonly isDeleted: boolean }>(
  state: CycladesState,
  request: CloudRequest,
  rows: readonly Row[],
): Row[] {
  const sinceMs = changesSince(state, request);
  if (sinceMs === undefined) return rows.filter(({ isDeleted }) => !isDeleted);
  const changed = rows.filter(({ updatedMs }) => updatedMs >= sinceMs);
  if (changed.length === 0) throw notModified();
  return changed;
}

/**
 * The time of the parameter `changes-since`, in milliseconds since 1970; undefined without it.
 *
 * @throws CloudFault with 400 if it is invalid, in the future or too long ago.
 */
export function changesSince(state: CycladesState, { query }: CloudRequest): number | undefined {
  const value = query.get("changes-since");
  if (value === null || value === "") return undefined;
  const sinceMs = parse(value);
  if (sinceMs > state.now()) throw fault("badRequest", "changes-since value set in the future.");
  if (state.now() - sinceMs > longestMs) throw fault("badRequest", "Too old changes-since value.");
  return sinceMs;
}

/** Nothing has changed: a response without a body. */
export function notModified(): CloudFault {
  return new CloudFault(emptyResponse(304));
}

/** How far back changes are known. */
const longestMs = 3_600_000;

function parse(value: string): number {
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d(?::?\d\d)?)$/i.exec(value);
  const [, date = "", time = "", zone = ""] = match ?? [];
  const offset = zone.replace(/^([+-]\d\d):?(\d\d)?$/, (_, hours: string, minutes = "00") => `${hours}:${minutes}`);
  const ms = Date.parse(`${date}T${time.replace(/(\.\d{3})\d+/, "$1")}${offset.toUpperCase()}`);
  if (match === null || Number.isNaN(ms)) throw fault("badRequest", "Invalid changes-since parameter.");
  return ms;
}
