import { InvalidInputError } from "../errors/api-error.js";
import { isError, isPlain } from "../platform.js";
import { describeValue } from "../text.js";

/** Replaces each secret in a text by `[redacted]`. */
export type Redactor = (text: string) => string;

/**
 * Makes a redactor for these secrets. It also finds them as servers quote them: escaped for JSON, HTML or a URL, in base64, and as a
 * part of a longer text. Its pattern is made on first use.
 */
export function redactor(secrets: () => readonly string[]): Redactor {
  let pattern: RegExp | null | undefined;
  return (text) => {
    pattern ??= patternOf(secrets());
    return pattern === null ? text : text.replace(pattern, "[redacted]");
  };
}

/**
 * What is secret in the headers of a request: `Authorization` without the name of its scheme, and the values of all headers whose
 * names say so; each as a whole and in its parts.
 */
export function secretsInHeaders(headers: Headers): string[] {
  const secrets = Array.from(headers, ([name, value]) => {
    if (name === "authorization") return schemeName.test(value) ? "" : value.slice(value.indexOf(" ") + 1);
    return secretName.test(name) ? value : "";
  });
  return secrets.flatMap((secret) => (secret === "" ? [] : [secret, ...partsOf(secret)]));
}

/** Redacts the values of headers. */
export function redactHeaders(headers: Headers, redact: Redactor): Headers {
  return new Headers(Array.from(headers, ([name, value]): [string, string] => [name, redact(value)]));
}

/**
 * Redacts what `fetch` threw. If it certainly has no secret in it, it is returned as it is; else a copy is, or undefined if none can
 * be made. Undici's error for a malformed response holds the bytes that were received, and that of another `fetch` may hold the
 * request.
 */
export function redactError(error: unknown, redact: Redactor): unknown {
  try {
    if (typeof error === "string") return redact(error);
    if (isHarmless(error, redact, new Set())) return error;
    return isError(error) ? redactedCopy(error, redact, new Map()) : undefined;
  } catch {
    return undefined; // An error's getters may throw, and its causes may be too many.
  }
}

/**
 * Refuses headers that cannot be sent. `fetch` would do so too, but its message would quote the value, which may be secret.
 *
 * @throws {@link InvalidInputError} that names the header.
 */
export function checkHeaders(headers: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!fieldName.test(name)) throw new InvalidInputError(`${describeValue(name)} cannot be the name of a header`);
    if (typeof value !== "string" || !fieldValue.test(value)) {
      throw new InvalidInputError(`the header ${name} must be a text without line breaks and other control characters`);
    }
  }
}

/** The syntax of a header's name and value (RFC 9110, 5.1 and 5.5). */
const fieldName = /^[!#$%&'*+\-.^_`|~\w]+$/;
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Shorter secrets are not looked for in base64: a few letters of it are in any text. */
const minEncodedLength = 6;

/** A pattern for all spellings of the secrets; null if there are none. */
function patternOf(secrets: readonly string[]): RegExp | null {
  // The longest first, as one may be the beginning of another.
  const distinct = [...new Set(secrets)].filter((secret) => secret !== "").sort((a, b) => b.length - a.length);
  if (distinct.length === 0) return null;
  // Case-insensitive: %2F may be written %2f, and the host of a URL is put in lower case.
  return new RegExp(distinct.flatMap(spellings).join("|"), "gi");
}

function spellings(secret: string): string[] {
  const bytes = Array.from(new TextEncoder().encode(secret), (byte) => String.fromCharCode(byte)).join("");
  const asText = Array.from(secret, spellingsOfCharacter).join("");
  return bytes.length < minEncodedLength ? [asText] : [asText, ...[0, 1, 2].map((shift) => base64(bytes, shift))];
}

const entities: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" };

/** A pattern for a character in all its spellings, also where it has been escaped several times. */
function spellingsOfCharacter(character: string): string {
  if (/^[\w~-]$/.test(character)) return character;
  const point = character.codePointAt(0) ?? 0;
  const hex = point.toString(16);
  const units = Array.from({ length: character.length }, (_, index) => hexOf(character.charCodeAt(index), 4));
  const bytes = Array.from(new TextEncoder().encode(character), (byte) => hexOf(byte, 2));
  const names = [`#0*${point}`, `#x0*${hex}`, entities[character]].filter((name) => name !== undefined);
  const alternatives = [
    character.replace(/[$()*+./?[\\\]^{|}]/, "\\$&"),
    // A control character such as a line break is a letter after a backslash.
    ...(point < 0x20 ? [JSON.stringify(character).slice(2, -1)] : []),
    units.map((unit) => `\\\\{1,7}u${unit}`).join(""),
    bytes.map((byte) => `%(?:25)*${byte}`).join(""),
    `&(?:amp;)*(?:${names.join("|")});`,
    ...(character === " " ? ["\\+"] : []),
  ];
  // Seven backslashes: escaped three times. Without a limit, matching could take very long.
  return `\\\\{0,7}(?:${alternatives.join("|")})`;
}

function hexOf(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}

/** The characters of base64 that encode these bytes alone where they follow `shift` other bytes. */
function base64(bytes: string, shift: number): string {
  const encoded = btoa("\0".repeat(shift) + bytes).replace(/=+$/, "");
  // The first and the last character may encode bits of the bytes beside them.
  const own = encoded.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
  return own.replaceAll("+", "[+-]").replaceAll("/", "[/_]");
}

/** Whether all parts of a value can be examined, and none of them is secret. */
function isHarmless(value: unknown, redact: Redactor, seen: Set<unknown>): boolean {
  if (typeof value === "string") return redact(value) === value;
  if (typeof value !== "object" || value === null || seen.has(value)) return typeof value !== "function";
  if (!(isError(value) || Array.isArray(value) || isPlain(value))) return false;
  seen.add(value);
  return Object.getOwnPropertyNames(value).every((name) => isHarmless(Reflect.get(value, name), redact, seen));
}

/** Copies an error's strings, numbers and causes, redacted, and none of its other values. */
function redactedCopy(error: Error, redact: Redactor, copies: Map<Error, Error>): Error {
  const copy = "errors" in error ? new AggregateError([]) : new Error();
  copies.set(error, copy);
  const clean = (value: unknown): unknown => {
    if (typeof value === "string") return redact(value);
    if (isError(value)) return copies.get(value) ?? redactedCopy(value, redact, copies);
    if (Array.isArray(value)) return value.map(clean);
    return typeof value === "object" || typeof value === "function" ? undefined : value;
  };
  for (const name of ["name", ...Object.getOwnPropertyNames(error)]) {
    const value = clean(Reflect.get(error, name));
    Object.defineProperty(copy, name, { value, enumerable: false, configurable: true, writable: true });
  }
  return copy;
}

/** Names of headers that carry secrets, such as `Cookie`, `X-Api-Key` and `Proxy-Authorization`. */
const secretName = /auth|cookie|key|token|secret|password|session|credential|signature|assertion|csrf/i;

/** A value of `Authorization` that is the name of a scheme and nothing else, and not secret. */
const schemeName = /^(token|bearer|basic|digest|negotiate)$/i;

/** A shorter part of a secret header is a word, such as the language in a cookie, and not secret. */
const minSecretLength = 8;

/** The parts of a header's value: `session=abc; theme=dark`, `Bearer abc` and `id="x", sign="abc"` all contain `abc`. */
function partsOf(value: string): string[] {
  const words = value.split(/[\s;,]+/);
  const parts = words.flatMap((word) => [word, word.slice(word.indexOf("=") + 1).replaceAll('"', "")]);
  return [...new Set(parts)].filter((part) => part !== value && part.length >= minSecretLength);
}
