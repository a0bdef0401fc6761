import { requirePlainObject } from "../core/data/checks.js";
import { checkSendable } from "../core/data/json.js";
import { InvalidInputError } from "../core/errors/index.js";
import { describeValue, truncate } from "../core/text.js";
import { idOfKind } from "./references.js";

/**
 * Checks a string that must not be empty.
 *
 * @param longest - In characters of Unicode. Default: any length.
 */
export function requireText(place: string, value: unknown, longest = Infinity): string {
  if (typeof value !== "string" || value === "")
    throw new InvalidInputError(`${place} must be a string that is not empty, not ${describeValue(value)}`);
  const length = Array.from(value).length;
  if (length > longest)
    throw new InvalidInputError(`${place} has ${length} characters, and may have ${longest}: ${describeValue(value)}`);
  checkSendable(value, place);
  return value;
}

/** Checks metadata to send: at most 10 items, with keys of up to 50 characters and values of up to 500. */
export function requireMetadata(place: string, value: unknown): asserts value is Readonly<Record<string, string>> {
  requirePlainObject(place, value);
  const entries = Object.entries(value);
  if (entries.length > 10) throw new InvalidInputError(`${place} has ${entries.length} items, and may have 10`);
  for (const [key, each] of entries) {
    requireText(`${place}: the key`, key, 50);
    requireMetadataValue(`${place}[${describeValue(key)}]`, each);
  }
}

/** Checks the value of one item of metadata, which may be empty. */
export function requireMetadataValue(place: string, value: unknown): asserts value is string {
  if (typeof value !== "string") throw new InvalidInputError(`${place} must be a string, not ${describeValue(value)}`);
  const length = Array.from(value).length;
  if (length > 500) throw new InvalidInputError(`${place} has ${length} characters, and may have 500`);
  checkSendable(value, place);
}

/** Refuses properties that an input does not have: the client would ignore them. */
export function requireKnown(place: string, given: object, ...known: readonly string[]): void {
  for (const name of Object.keys(given)) {
    if (!known.includes(name))
      throw new InvalidInputError(
        `${place}: unknown property ${truncate(name, 80)}; the properties are ${known.join(", ")}`,
      );
  }
}

/**
 * Checks a key or a tag that is part of a path. The server takes `json` or `xml` at the end of a path, and the character before it, for
 * the format of the response, also where that character is the slash: it would read or change another item, or all of them.
 */
export function requirePathText(place: string, text: string): void {
  if (!/(json|xml)$/.test(text)) return;
  throw new InvalidInputError(
    `${place} must not end with json or xml, as the server would cut it off the path, not ${describeValue(text)}`,
  );
}

/** The id of a flavor, as a number where it is one: so does the API write it. */
export function flavorRef(place: string, flavor: unknown): number | string {
  const id = idOfKind(place, flavor, "flavor");
  if (!/^\d{1,15}$/.test(id))
    throw new InvalidInputError(`${place}: the id must have digits only, not ${describeValue(id)}`);
  return Number(id);
}
