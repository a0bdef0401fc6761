import { show } from "./show.js";
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
    if (!tokenPattern.test(name)) throw new InvalidInputError(`${show(name)} cannot be the name of a header`);
    if (typeof value !== "string" || !valuePattern.test(value)) {
      throw new InvalidInputError(`the header ${name} must be a text without line breaks and other control characters`);
    }
  }
}

/** Names of headers that carry secrets, such as `Cookie`, `X-Api-Key` and `Proxy-Authorization`. */
const secretName = /auth|cookie|key|token|secret|password|session|credential|signature|assertion|csrf/i;

/** What is no secret of `Authorization`, though nothing else be there. */
const schemeName = /^(token|bearer|basic|digest|negotiate)$/i;

/** A part of such a header that is shorter is a word, such as a cookie's language, and no secret. */
const leastSecretLength = 8;

/**
 * What must not be shown of the headers of a request: all of `Authorization` but the name of its scheme, and the values of the
 * headers whose names say that they are secret; whole and in parts.
 */
export function secretsInHeaders(headers: Headers): string[] {
  const secrets = Array.from(headers, ([name, value]) => {
    if (name === "authorization") return schemeName.test(value) ? "" : value.slice(value.indexOf(" ") + 1);
    return secretName.test(name) ? value : "";
  });
  return secrets.flatMap((secret) => (secret === "" ? [] : [secret, ...partsOf(secret)]));
}

/** `session=abc; theme=dark`, `Bearer abc` and `id="x", sign="abc"` all hold an `abc`. */
function partsOf(value: string): string[] {
  const words = value.split(/[\s;,]+/);
  const parts = words.flatMap((word) => [word, word.slice(word.indexOf("=") + 1).replaceAll('"', "")]);
  return [...new Set(parts)].filter((part) => part !== value && part.length >= leastSecretLength);
}
