/** An instant in the local time zone, as `2026-11-21 16:05:12`. */
export function localTime(date: Date): string {
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(twoDigits).join("-");
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(":")}`;
}

/** A duration as `42 s`, `3:07` (minutes), `2:03:07` or `3 d 02:03:07`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes}:${twoDigits(seconds % 60)}`;
  const rest = `${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}`;
  if (hours < 24) return `${hours}:${rest}`;
  return `${Math.floor(hours / 24)} d ${twoDigits(hours % 24)}:${rest}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
