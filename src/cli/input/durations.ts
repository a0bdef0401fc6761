import { UsageError } from "../exit-codes.js";

const unitsMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** What durations look like, for help texts. */
export const durationSyntax = "90s, 5m, 2h, 7d; seconds without a unit";

/** A length of time as people write it, in milliseconds; null if it is none. */
export function parseDuration(text: string): number | null {
  const [, number = "", unit = "s"] = /^(\d+(?:\.\d+)?)([smhdw])?$/.exec(text) ?? [];
  return number === "" ? null : Number(number) * (unitsMs[unit] ?? 0);
}

/** The value of an option that is a length of time, in milliseconds, of at least `leastMs`. */
export function durationOption(name: string, minMs = 0): (text: string) => number {
  return (text) => {
    const ms = parseDuration(text);
    if (ms === null) throw new UsageError(`${name} takes a length of time (${durationSyntax}), not "${text}"`);
    if (ms < minMs) throw new UsageError(`${name} is too short: ${text}`);
    return ms;
  };
}

/** The value of an option that is a whole number from `least` on. */
export function countOption(name: string, min: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,15}$/.test(text) ? Number(text) : -1;
    if (number < min) throw new UsageError(`${name} takes a whole number from ${min}, not "${text}"`);
    return number;
  };
}
