import type { FieldCodec } from "../../core/data/shape.js";
import { isDate } from "../../core/platform.js";

/** A time as a `Date`; null if there is none, or the string cannot be read as one. */
export const isoDate: FieldCodec = {
  fromWire: parseDate,
  toWire: (value, before) => {
    const isUnchanged = !isDate(value) || parseDate(before)?.getTime() === value.getTime();
    return isUnchanged ? before : value.toISOString();
  },
};

/** Words with spaces between them, as an array. */
export const words: FieldCodec = {
  fromWire: parseWords,
  toWire: (value, before) => {
    const text = Array.isArray(value) ? value.join(" ") : undefined;
    return text === parseWords(before).join(" ") ? before : text;
  },
};

function parseDate(value: unknown): Date | null {
  if (typeof value !== "string") return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}

function parseWords(value: unknown): string[] {
  return typeof value === "string" ? value.split(" ").filter((word) => word !== "") : [];
}
