import type { FieldCodec } from "../../core/data/shape.js";
import { isDate } from "../../core/platform.js";

/** An id: some services write numbers, others strings. A model has a string. */
export const id: FieldCodec = {
  fromWire: (value) => (typeof value === "number" ? String(value) : value),
  toWire: (value, before) => (value === id.fromWire(before) ? before : value),
};

/** Ids, as {@link id}. */
export const ids: FieldCodec = {
  fromWire: (value) => (Array.isArray(value) ? value.map(id.fromWire) : value),
  toWire: (value, before) => (JSON.stringify(value) === JSON.stringify(ids.fromWire(before)) ? before : value),
};

/**
 * A time, as a `Date`; null if there is none. Some services leave out the zone, and mean UTC; some write an empty string for none.
 */
export const time: FieldCodec = {
  fromWire: toDate,
  toWire: (value, before) => {
    const isUnchanged = !isDate(value) || toDate(before)?.getTime() === value.getTime();
    return isUnchanged ? before : value.toISOString();
  },
};

/** A time as a `Date`; null if there is none. See {@link time}. */
export function toDate(value: unknown): Date | null {
  if (typeof value !== "string") return null;
  const text = value.replace(" ", "T");
  const ms = Date.parse(/T.*(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(ms) ? null : new Date(ms);
}
