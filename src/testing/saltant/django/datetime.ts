import { asciiDigits } from "./python/numbers.js";

/** A point in time in microseconds since 1970-01-01 UTC, as PostgreSQL stores it. Exact until the year 2255. */
export type Timestamp = number;

/** Converts milliseconds to a timestamp. */
export function fromMilliseconds(ms: number): Timestamp {
  return Math.round(ms * 1000);
}

/** Converts a timestamp to milliseconds, rounded down. */
export function toMilliseconds(timestamp: Timestamp): number {
  return Math.floor(timestamp / 1000);
}

/** ISO 8601 as DRF writes it: six digits for the fraction of a second, or none if they are zero. */
export function isoText(timestamp: Timestamp): string {
  const seconds = Math.floor(timestamp / 1e6);
  const microseconds = timestamp - seconds * 1e6;
  const text = new Date(seconds * 1000).toISOString().slice(0, 19);
  return microseconds === 0 ? `${text}Z` : `${text}.${String(microseconds).padStart(6, "0")}Z`;
}

const pattern =
  /^(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,6})\d{0,6})?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/;

/** A parsed datetime. */
export interface Datetime {
  /** The microseconds since 1970-01-01 UTC. */
  readonly microseconds: number;
  /** The offset east of UTC, in minutes. */
  readonly offsetMinutes: number;
}

/**
 * Parses a datetime in the forms that Django's `parse_datetime` accepts: a date, `T` or a space, hours and minutes; optionally
 * seconds, up to twelve digits of a fraction (only six are used) and an offset. Without an offset it is in UTC.
 *
 * @returns `undefined` for another form, or for a date that does not exist.
 */
export function parseDatetime(text: string): Datetime | undefined {
  const match = pattern.exec(asciiDigits(text));
  if (match === null) return undefined;
  const part = (index: number): number => Number(match[index] ?? 0);
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // JavaScript would continue with the next month or hour, but Python rejects such a date.
  const isDate = year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  const offsetMinutes = readOffset(match[8]);
  if (!isDate || hour > 23 || minute > 59 || second > 59 || Math.abs(offsetMinutes) >= 24 * 60) return undefined;
  const seconds = date.getTime() / 1000 + hour * 3600 + (minute - offsetMinutes) * 60 + second;
  return { microseconds: seconds * 1e6 + Number((match[7] ?? "").padEnd(6, "0")), offsetMinutes };
}

function readOffset(text = "Z"): number {
  if (text === "Z") return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + (text.length > 3 ? Number(text.slice(-2)) : 0);
  return text.startsWith("-") ? -minutes : minutes;
}
