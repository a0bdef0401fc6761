/** A point in time in microseconds since 1970-01-01 UTC, as PostgreSQL keeps it. Exact until the year 2255. */
export type Timestamp = number;

/** The timestamp of a moment given in milliseconds. */
export function fromMilliseconds(ms: number): Timestamp {
  return Math.round(ms * 1000);
}

/** The moment in milliseconds, rounded down. */
export function toMilliseconds(timestamp: Timestamp): number {
  return Math.floor(timestamp / 1000);
}

/** ISO 8601 as DRF writes it: six digits of a second, or none at all when they are zero. */
export function isoText(timestamp: Timestamp): string {
  const seconds = Math.floor(timestamp / 1e6);
  const microseconds = timestamp - seconds * 1e6;
  const text = new Date(seconds * 1000).toISOString().slice(0, 19);
  return microseconds === 0 ? `${text}Z` : `${text}.${String(microseconds).padStart(6, "0")}Z`;
}
