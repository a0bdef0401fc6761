import type { FieldCodec } from "../../core/data/shape.js";
import { isDate } from "../../core/platform.js";

/** A time in seconds since 1970, of which 0 stands for none, as a `Date` or null. */
export const unixTime: FieldCodec = {
  fromWire: (value) => (typeof value !== "number" ? value : value === 0 ? null : new Date(value * 1000)),
  toWire: (value, before) => {
    if (typeof before !== "number" || (value !== null && !isDate(value))) return value;
    const ms = value?.getTime() ?? 0;
    // A `Date` has milliseconds only.
    return ms === Math.trunc(before * 1000) ? before : ms / 1000;
  },
};
