import { InvalidInputError } from "../core/errors/index.js";
import { describeValue } from "../core/text.js";

/** The largest number of the services' databases, 2^63-1, by which they say that there is no limit. JavaScript rounds it to 2^63. */
const unlimited = 2n ** 63n - 1n;

/** An amount as a caller sees it: `Infinity` if there is no limit. */
export function fromWireAmount(amount: number): number {
  return amount >= Number(unlimited) ? Infinity : amount;
}

/** An amount as the services write it. */
export function toWireAmount(amount: number): number | bigint {
  return amount === Infinity ? unlimited : amount;
}

/**
 * Rejects everything but whole numbers from 0, and `Infinity`.
 *
 * @throws An `InvalidInputError` with the name.
 */
export function requireAmount(name: string, value: unknown): asserts value is number {
  if (value === Infinity || (typeof value === "number" && Number.isSafeInteger(value) && value >= 0)) return;
  throw new InvalidInputError(
    `${name} must be a whole number from 0, or Infinity for no limit, not ${describeValue(value)}`,
  );
}
