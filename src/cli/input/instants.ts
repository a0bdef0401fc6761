import { parseDuration } from "./durations.js";

/** What instants look like, for help texts and errors. */
export const instantSyntax = '2026-11-21, "2026-11-21 16:30" or how long ago: 24h, 7d';

/**
 * An instant as people write it: a date (`2026-11-21`: its first moment here), a date and a time (here, if no zone is said), or
 * how long ago it was (`24h`). With a zone it stays text, which may have microseconds. Null if it is none of these.
 */
export function parseInstant(text: string, now: Date): Date | string | null {
  const ago = /[smhdw]$/.test(text) ? parseDuration(text) : null;
  if (ago !== null) return new Date(now.getTime() - ago);
  const [, day = "", time = "T00:00", zone = ""] =
    /^(\d{4}-\d\d-\d\d)([T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?$/.exec(text) ?? [];
  if (!isDay(day)) return null;
  if (zone !== "") return text;
  const date = new Date(`${day}${time}`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Whether there is such a day; JavaScript takes the 31st of February for the 3rd of March. */
function isDay(text: string): boolean {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
