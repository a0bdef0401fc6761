import { InvalidInputError } from "./errors/input-errors.js";

/** What a header's name and value may hold (RFC 9110, 5.1 and 5.5). */
const tokenPattern = /^[!#$%&'*+\-.^_`|~\w]+$/;
const valuePattern = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * Refuses a header that cannot be sent before `fetch` does, as its message would quote the value, and that may be secret.
 *
 * @throws {@link InvalidInputError} that names the header.
 */
export function checkHeaders(headers: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!tokenPattern.test(name)) throw new InvalidInputError(`${JSON.stringify(name)} is no name of a header`);
    if (typeof value !== "string" || !valuePattern.test(value)) {
      throw new InvalidInputError(`the header ${name} must be a text without line breaks and other control characters`);
    }
  }
}
