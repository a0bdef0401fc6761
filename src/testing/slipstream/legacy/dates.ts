/** A time as documents show it: `2015-03-17 13:34:51.440 UTC`. */
export function formatTime(ms: number): string {
  return new Date(ms).toISOString().replace("T", " ").replace("Z", " UTC");
}

/** A time as sentences show it: `Thu Jul 02 15:52:08 UTC 2015`. */
export function formatJavaDate(ms: number): string {
  const [weekday = "", day, month, year, time] = new Date(ms).toUTCString().split(" ");
  return `${weekday.replace(",", "")} ${month ?? ""} ${day ?? ""} ${time ?? ""} UTC ${year ?? ""}`;
}

/** The time that a document shows; undefined if it shows none in UTC. */
export function parseTime(text: string): number | undefined {
  const ms = Date.parse(text.replace(/^([\d-]+) ([\d:.]+) UTC$/, "$1T$2Z"));
  return Number.isNaN(ms) ? undefined : ms;
}
