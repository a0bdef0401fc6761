import { isCalendarDay, toUtcText } from "../../core/data/datetime.js";

/**
 * A date, `T` or a space, hours and minutes; perhaps seconds and a fraction of them; and perhaps a zone. Servers that keep time
 * in PostgreSQL fail on offsets of 16 hours and more.
 */
const pattern =
  /^(\d{4}-\d\d-\d\d)[T ]((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d)(?:\.(\d+))?)?([Zz]|[+-](?:0\d|1[0-5])(?::?[0-5]\d)?)?$/;

/**
 * Reads a datetime as people and programs write it: `2026-11-21T16:25:00.123456+01:00`, `2026-11-21 16:25`.
 *
 * Text with a zone (`Z`, `+01`, `+0100` or `+01:00`) stays as it is, apart from `z` and from a fraction of more than twelve
 * digits, which Python does not read: it is cut to microseconds. Text without one is a time in the local zone, and becomes one in
 * UTC, its fraction cut to microseconds. Of a time that comes twice as clocks are set back, the first is meant; one that is skipped as they are set forward
 * is as far after the change as it would be without.
 *
 * @returns Null for another form, a day that the calendar does not have, and a local time that in UTC is outside the years 1 to 9999.
 */
export function toZonedDatetime(text: string): string | null {
  const [, day = "", time = "", seconds = "00", fraction, zone] = pattern.exec(text) ?? [];
  if (!isCalendarDay(day)) return null;
  if (zone !== undefined) return text.replace(/z$/, "Z").replace(/(\.\d{6})\d{7,}/, "$1");
  const instant = toUtcText(new Date(`${day}T${time}:${seconds}`));
  if (instant === null) return null;
  return `${instant.slice(0, "2026-11-21T16:25:00".length)}${fraction === undefined ? "" : `.${fraction.slice(0, 6)}`}Z`;
}

/** Whether a text is a datetime that says which instant it means, wherever it is read. */
export function isZonedDatetime(text: string): boolean {
  const match = pattern.exec(text);
  return match?.[5] !== undefined && isCalendarDay(match[1] ?? "");
}
