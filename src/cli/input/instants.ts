import { isCalendarDay } from "../../core/data/datetime.js";
import { parseDuration } from "./durations.js";
import { toZonedDatetime } from "../../saltant/django/datetime.js";

/** The syntax of instants, for help texts and errors. */
export const instantSyntax = '2026-11-21, "2026-11-21 16:30", or a time before now: 24h, 7d';

/**
 * Parses an instant: a date (`2026-11-21`: its first moment in the local time zone), a date and a time (in the local time zone if
 * no zone is given), or a time before now (`24h`). Returns a date and a time as a string, which may have microseconds and which the
 * library sends unchanged. Returns null for anything else.
 */
export function parseInstant(text: string, now: Date): Date | string | null {
  const ago = /[smhdw]$/.test(text) ? parseDuration(text) : null;
  if (ago !== null) return new Date(now.getTime() - ago);
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return toZonedDatetime(text);
  return isCalendarDay(text) ? new Date(`${text}T00:00`) : null;
}
