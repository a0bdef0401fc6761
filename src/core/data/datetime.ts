/** A date in UTC, as ISO 8601 writes the years 1 to 9999; null if it is not in them, or invalid. */
export function toUtcText(date: Date): string | null {
  // An invalid one has no ISO text.
  const text = Number.isNaN(date.getTime()) ? "" : date.toISOString();
  return /^(?!0000)\d{4}-/.test(text) ? text : null;
}

/** Whether the calendar has a day, written as `2026-11-21`: JavaScript takes February 30 for March 2. */
export function isCalendarDay(text: string): boolean {
  // By numbers, as each datetime of a list is checked: making a `Date` takes ten times as long.
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= days;
}
