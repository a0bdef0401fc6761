import { isCalendarDay } from "../../core/data/datetime.js";
import { parseDuration } from "./durations.js";
import { toZonedDatetime } from "../../saltant/django/datetime.js";

/** What instants look like, for help texts and errors. */
export const instantSyntax = '2026-11-21, "2026-11-21 16:30" or how long ago: 24h, 7d';

/**
 * An instant as people write it: a date (`2026-11-21`: its first moment here), a date and a time (here, if no zone is given), or
 * how long ago it was (`24h`). A date and a time are text, as the library sends them: it may have microseconds. Null if it is none
 * of these.
 */
export function parseInstant(text: string, now: Date): Date | string | null {
  const ago = /[smhdw]$/.test(text) ? parseDuration(text) : null;
  if (ago !== null) return new Date(now.getTime() - ago);
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return toZonedDatetime(text);
  return isCalendarDay(text) ? new Date(`${text}T00:00`) : null;
}
