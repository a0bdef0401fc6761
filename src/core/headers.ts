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

/** Names of headers that carry secrets, such as `Cookie`, `X-Api-Key` and `Proxy-Authorization`. */
const secretName = /auth|cookie|key|token|secret|password|session|credential|signature|assertion|csrf/i;

/** A part of such a header that is shorter is a word, such as a cookie's language, and no secret. */
const leastSecretLength = 8;

/**
 * What must not be shown of the headers of a request: all of `Authorization` but the name of its scheme, and the values of the
 * headers whose names say that they are secret, whole and in parts.
 */
export function secretsInHeaders(headers: Headers): string[] {
  const secrets: string[] = [];
  for (const [name, value] of headers) {
    if (name === "authorization") secrets.push(...value.split(" ").slice(1));
    else if (secretName.test(name)) secrets.push(value, ...partsOf(value));
  }
  return secrets;
}

/** `session=abc; theme=dark` and `Bearer abc` both hold an `abc`. */
function partsOf(value: string): string[] {
  const parts = value.split(/[\s;,]+/).flatMap((part) => [part, part.slice(part.indexOf("=") + 1)]);
  return parts.filter((part) => part.length >= leastSecretLength);
}
