/** The time that a date covers: a day without a time covers the whole day. */
export interface DateRange {
  /** Its first millisecond, since 1970-01-01 UTC. */
  readonly from: number;
  /** Its last millisecond. */
  readonly to: number;
}

/** The ISO forms that the store parses, from a year to a time with a fraction and a zone. */
const isoDate =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?$/;

/** Parses a date as the store does; undefined if it is none. */
export function parseStoreDate(text: string): DateRange | undefined {
  const parts = isoDate.exec(text);
  if (parts === null) return undefined;
  const [, year, month = "01", day = "01", hour, minute, second, fraction, zone = "Z"] = parts;
  const at = (hourAt: string, minuteAt: string, secondAt: string, fractionAt: string): number =>
    toTime([year ?? "", month, day], [hourAt, minuteAt, secondAt], fractionAt, zone);
  const from = at(hour ?? "00", minute ?? "00", second ?? "00", fraction ?? "0");
  const to = at(hour ?? "23", minute ?? "59", second ?? "59", fraction ?? "999");
  return Number.isNaN(from) ? undefined : { from, to };
}

/** Whether the store takes a new attribute with this value for a date. */
export function looksLikeDate(text: string): boolean {
  return text.includes("-") && parseStoreDate(text) !== undefined;
}

/** The date that the server itself parses: with a time, a fraction of the second and a zone; NaN if it is none. */
export function parseTimestamp(text: string): number {
  const parts = /^(\d{4,9})-(\d\d?)-(\d\d?)T(\d\d?):(\d\d?):(\d\d?)\.(\d{1,9})(Z|[+-]\d\d:?\d\d)$/.exec(text);
  if (parts === null) return NaN;
  const [, year = "", month = "", day = "", hour = "", minute = "", second = "", fraction = "", zone = ""] = parts;
  return toTime([year, month, day], [hour, minute, second], fraction, zone);
}

/** The date that the server itself parses: a day, which is its midnight; NaN if it is none. */
export function parseDay(text: string): number {
  const parts = /^(\d{1,9})-(\d\d?)-(\d\d?)$/.exec(text);
  if (parts === null) return NaN;
  const [, year = "", month = "", day = ""] = parts;
  return toTime([year, month, day], ["0", "0", "0"], "0", "Z");
}

type Three = readonly [string, string, string];

function toTime([year, month, day]: Three, [hour, minute, second]: Three, fraction: string, zone: string): number {
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  // JavaScript takes February 30 for March 2.
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return NaN;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return NaN;
  const milliseconds = Number(fraction.padEnd(3, "0").slice(0, 3));
  date.setUTCHours(Number(hour), Number(minute), Number(second), milliseconds);
  return date.getTime() - zoneOffsetMs(zone);
}

function zoneOffsetMs(zone: string): number {
  if (zone === "Z") return 0;
  const [hours, minutes] = [zone.slice(1, 3), zone.slice(3).replace(":", "")];
  const size = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return zone.startsWith("-") ? -size : size;
}

/** A date as the server writes it. */
export function toTimestamp(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
