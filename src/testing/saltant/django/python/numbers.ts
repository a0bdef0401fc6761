import { strip } from "./text.js";

const decimalDigit = /\p{Nd}/gu;

/** Converts the digits of all scripts ("１", "٣") to ASCII digits: Python's number constructors accept all of them. */
export function asciiDigits(text: string): string {
  return text.replace(decimalDigit, (digit) => {
    if (digit < "\x80") return digit;
    // In Unicode, the ten digits of a script are adjacent: count the digits before this one.
    let before = 0;
    while (isDigit((digit.codePointAt(0) ?? 0) - before - 1)) before += 1;
    return String(before % 10);
  });
}

function isDigit(point: number): boolean {
  return /^\p{Nd}$/u.test(String.fromCodePoint(point));
}

/** The maximum number of digits that Python 3.11 converts to an integer. */
export const maxIntegerDigits = 4300;

/** `int(text)`: allows spaces around the number and underscores between digits. `undefined` means a ValueError. */
export function parseInteger(text: string): bigint | undefined {
  const match = /^([+-]?)(\d+(?:_\d+)*)$/.exec(asciiDigits(strip(text)));
  if (match === null) return undefined;
  const digits = (match[2] ?? "").replaceAll("_", "");
  if (digits.length > maxIntegerDigits) return undefined;
  return match[1] === "-" ? -BigInt(digits) : BigInt(digits);
}

/**
 * Parses a number as `Decimal(text)` does; `undefined` if that rejects the string. Infinities and NaN are numbers. A finite number that
 * is too large for JavaScript becomes the largest finite number.
 */
export function parseDecimal(text: string): number | undefined {
  const plain = asciiDigits(strip(text)).replaceAll("_", "");
  if (/^[+-]?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(plain)) {
    return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, Number(plain)));
  }
  if (/^[+-]?inf(inity)?$/i.test(plain)) return plain.startsWith("-") ? -Infinity : Infinity;
  if (/^[+-]?s?nan\d*$/i.test(plain)) return NaN;
  return undefined;
}

/** `repr()` of a float: the shortest digits that parse to the same float, with an exponent from 1e16 and below 1e-4. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const [mantissa = "0", exponentText = "0"] = Math.abs(value).toExponential().split("e");
  const digits = mantissa.replace(".", "");
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const padded = String(Math.abs(exponent)).padStart(2, "0");
    return `${sign}${mantissa}e${exponent < 0 ? "-" : "+"}${padded}`;
  }
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  return `${sign}${whole}.${digits.slice(exponent + 1) || "0"}`;
}
