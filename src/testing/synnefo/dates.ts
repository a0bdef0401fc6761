/** A time as Synnefo writes it: `2026-01-01T00:00:00.250000+00:00`; without a fraction if the second is whole. */
export function toIso(ms: number): string {
  const text = new Date(ms).toISOString();
  return text.replace(".000Z", "+00:00").replace("Z", "000+00:00");
}

/** A time as seconds since 1970 with a fraction, as the object store writes the times of versions: `1767225600.250000`. */
export function toEpoch(ms: number): string {
  return (ms / 1000).toFixed(6);
}
