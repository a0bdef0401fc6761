import { parseDuration } from "./durations.js";

/**
 * An instant as people write it: a date (`2026-11-21`: its first moment here), a date and a time (here, if no zone is said), or
 * how long ago it was (`24h`). Anything else stays as it is, for the library to refuse.
 */
export function parseInstant(text: string, now: Date): Date | string {
  const ago = /[smhdw]$/.test(text) ? parseDuration(text) : null;
  if (ago !== null) return new Date(now.getTime() - ago);
  // Without a zone, dates alone are taken for UTC and dates with a time are not: all are local here.
  const isDate = /^\d{4}-\d\d-\d\d$/.test(text);
  const isLocal = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(text);
  const date = new Date(isDate ? `${text}T00:00` : text);
  return (isDate || isLocal) && !Number.isNaN(date.getTime()) ? date : text;
}
