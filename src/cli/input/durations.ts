import { UsageError } from "../exit-codes.js";

const unitsMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** The syntax of durations, for help texts. */
export const durationSyntax = "90s, 5m, 2h, 7d; in seconds if no unit is given";

/** Parses a duration into milliseconds; null if it is invalid. */
export function parseDuration(text: string): number | null {
  const [, number = "", unit = "s"] = /^(\d+(?:\.\d+)?)([smhdw])?$/.exec(text) ?? [];
  return number === "" ? null : Number(number) * (unitsMs[unit] ?? 0);
}

/** Returns a parser for an option that is a duration of at least `minMs` milliseconds. */
export function durationOption(name: string, minMs = 0): (text: string) => number {
  return (text) => {
    const ms = parseDuration(text);
    if (ms === null) throw new UsageError(`${name} must be a duration (${durationSyntax}), not "${text}"`);
    if (ms < minMs) throw new UsageError(`${name} must be at least ${minMs / 1_000}s, not ${text}`);
    return ms;
  };
}

/** Returns a parser for an option that is a whole number of at least `min`. */
export function countOption(name: string, min: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,15}$/.test(text) ? Number(text) : -1;
    if (number < min) throw new UsageError(`${name} must be a whole number of at least ${min}, not "${text}"`);
    return number;
  };
}
