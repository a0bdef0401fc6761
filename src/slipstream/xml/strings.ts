import { escapeXml } from "../../core/data/xml.js";
import { InvalidInputError } from "../../core/errors/index.js";

/** @throws An `InvalidInputError` for what is no string, or has characters that XML cannot contain. It shows no value. */
export function requireXmlString(name: string, value: unknown): void {
  if (typeof value !== "string") throw new InvalidInputError(`${name} must be a string`);
  try {
    escapeXml(value);
  } catch {
    throw new InvalidInputError(`${name} contains a character that XML cannot contain`);
  }
}

/** {@link requireXmlString}, which refuses an empty string, too. */
export function requireFilledXmlString(name: string, value: unknown): void {
  requireXmlString(name, value);
  if (value === "") throw new InvalidInputError(`${name} cannot be empty`);
}
