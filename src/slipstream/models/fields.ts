import type { FieldCodec } from "../../core/data/shape.js";
import { isDate } from "../../core/platform.js";

/** A time as the legacy API writes it, such as `2015-03-17 13:34:51.440 UTC`, as a `Date`; null if there is none or its zone is unknown. */
export const legacyDate: FieldCodec = {
  fromWire: (value) => (typeof value === "string" ? parseLegacyDate(value) : null),
  toWire: (value, before) => {
    const isUnchanged =
      typeof before !== "string" || !isDate(value) || parseLegacyDate(before)?.getTime() === value.getTime();
    return isUnchanged ? before : value.toISOString();
  },
};

/** The zones that the server has been seen to write, in hours from UTC. Others are ambiguous or unknown. */
const zones: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  WEST: 1,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
};

/** Reads a time of the legacy API. Its milliseconds are not padded. */
export function parseLegacyDate(text: string): Date | null {
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,3}))? ?([A-Z]+)$/.exec(text.trim());
  const hours = zones[match?.[4] ?? ""];
  if (match === null || hours === undefined) return null;
  const ms = Date.parse(`${match[1] ?? ""}T${match[2] ?? ""}Z`);
  return Number.isNaN(ms) ? null : new Date(ms + Number(match[3] ?? 0) - hours * 3_600_000);
}
