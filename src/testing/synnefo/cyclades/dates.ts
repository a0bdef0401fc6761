/** A time as the API writes it: `2030-01-02T03:04:05.678000+00:00`. */
export function isoTime(ms: number): string {
  return `${isoTimeWithoutZone(ms)}+00:00`;
}

/** The same without a zone, as in keypairs. */
export function isoTimeWithoutZone(ms: number): string {
  return new Date(ms).toISOString().replace("Z", "000");
}

/** A time in whole seconds, as in images and snapshots: `2030-01-02T03:04:05+00:00`. */
export function isoSeconds(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, "+00:00");
}
