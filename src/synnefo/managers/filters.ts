import { type Check, checkOptions, requirePlainObject } from "../../core/data/checks.js";
import { checkSendable } from "../../core/data/json.js";
import { InvalidInputError } from "../../core/errors/index.js";
import { describeValue } from "../../core/text.js";

/**
 * Checks the filters of a list.
 *
 * @param nouns - What the list has, for messages.
 * @throws An `InvalidInputError` for an invalid value, and for any other filter: the server would ignore it.
 */
export function checkFilters(nouns: string, filters: object, checks: Readonly<Record<string, Check>>): void {
  requirePlainObject("filters", filters);
  for (const name of Object.keys(filters)) {
    if (Object.hasOwn(checks, name)) continue;
    const known = Object.keys(checks).join(", ");
    throw new InvalidInputError(`${nouns} have no filter ${describeValue(name)}; the filters are ${known}`);
  }
  checkOptions("filters", filters, checks);
  for (const [name, value] of Object.entries(filters)) {
    if (typeof value === "string") checkSendable(value, `filters.${name}`);
  }
}
