import { isError, isPlain } from "../platform.js";
import { describeValue } from "../text.js";
import { InvalidInputError } from "../errors/api-error.js";

/** Takes what is secret out of a text. */
export type Redactor = (text: string) => string;

const mark = "[redacted]";

/** How long a secret must be for its base64 to be looked for: a few letters of it stand in any text. */
const leastEncodedLength = 6;

/**
 * Makes a redactor for these secrets. Servers quote them as they came, but also escaped for JSON, HTML or a URL, or in base64,
 * and as a part of something longer. The work is done when there is something to redact.
 */
export function redactor(secrets: () => readonly string[]): Redactor {
  let pattern: RegExp | null | undefined;
  return (text) => {
    pattern ??= patternOf(secrets());
    return pattern === null ? text : text.replace(pattern, mark);
  };
}

function patternOf(secrets: readonly string[]): RegExp | null {
  // The longest first, as one may be the beginning of another.
  const distinct = [...new Set(secrets)].filter((secret) => secret !== "").sort((a, b) => b.length - a.length);
  if (distinct.length === 0) return null;
  // Without regard to case, as there are two ways to write %2F, and hosts in URLs lose theirs.
  return new RegExp(distinct.flatMap(spellings).join("|"), "gi");
}

function spellings(secret: string): string[] {
  const bytes = Array.from(new TextEncoder().encode(secret), (byte) => String.fromCharCode(byte)).join("");
  const asText = Array.from(secret, spellingsOfCharacter).join("");
  return bytes.length < leastEncodedLength ? [asText] : [asText, ...[0, 1, 2].map((shift) => base64(bytes, shift))];
}

const entities: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" };

/** A character in all its spellings, also where something that was escaped was escaped again. */
function spellingsOfCharacter(character: string): string {
  if (/^[\w~-]$/.test(character)) return character;
  const point = character.codePointAt(0) ?? 0;
  const hex = point.toString(16);
  const units = Array.from({ length: character.length }, (_, index) => hexOf(character.charCodeAt(index), 4));
  const bytes = Array.from(new TextEncoder().encode(character), (byte) => hexOf(byte, 2));
  const names = [`#0*${point}`, `#x0*${hex}`, entities[character]].filter((name) => name !== undefined);
  const alternatives = [
    character.replace(/[$()*+./?[\\\]^{|}]/, "\\$&"),
    // Line breaks and the like are letters after a backslash.
    ...(point < 0x20 ? [JSON.stringify(character).slice(2, -1)] : []),
    units.map((unit) => `\\\\{1,7}u${unit}`).join(""),
    bytes.map((byte) => `%(?:25)*${byte}`).join(""),
    `&(?:amp;)*(?:${names.join("|")});`,
    ...(character === " " ? ["\\+"] : []),
  ];
  // Escaped once, twice or three times; a limit, as a pattern that may go on without one can take for ever.
  return `\\\\{0,7}(?:${alternatives.join("|")})`;
}

function hexOf(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}

/** The characters of base64 that stand for these bytes alone when they follow `shift` bytes of something else. */
function base64(bytes: string, shift: number): string {
  const encoded = btoa("\0".repeat(shift) + bytes).replace(/=+$/, "");
  // The first and the last character may hold bits of the neighbours.
  const own = encoded.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
  return own.replaceAll("+", "[+-]").replaceAll("/", "[/_]");
}

/** Headers with nothing secret in their values. */
export function redactHeaders(headers: Headers, redact: Redactor): Headers {
  return new Headers(Array.from(headers, ([name, value]): [string, string] => [name, redact(value)]));
}

/**
 * What `fetch` threw, as it came; or a copy without what is secret, where that is in it or may be. Undici's error for an answer
 * that is no HTTP holds the bytes that came, and one of a stand-in may hold the request.
 */
export function redactError(error: unknown, redact: Redactor): unknown {
  try {
    if (typeof error === "string") return redact(error);
    if (isHarmless(error, redact, new Set())) return error;
    return isError(error) ? copyOf(error, redact, new Map()) : undefined;
  } catch {
    return undefined; // An error's own getters may throw, and its causes be too many.
  }
}

/** Whether all that can be seen of a value has been seen, and none of it is secret. */
function isHarmless(value: unknown, redact: Redactor, seen: Set<unknown>): boolean {
  if (typeof value === "string") return redact(value) === value;
  if (typeof value !== "object" || value === null || seen.has(value)) return typeof value !== "function";
  if (!(isError(value) || Array.isArray(value) || isPlain(value))) return false;
  seen.add(value);
  return Object.getOwnPropertyNames(value).every((name) => isHarmless(Reflect.get(value, name), redact, seen));
}

/** The error's texts, numbers and causes, and nothing else of what it carries. */
function copyOf(error: Error, redact: Redactor, copies: Map<Error, Error>): Error {
  const copy = "errors" in error ? new AggregateError([]) : new Error();
  copies.set(error, copy);
  const clean = (value: unknown): unknown => {
    if (typeof value === "string") return redact(value);
    if (isError(value)) return copies.get(value) ?? copyOf(value, redact, copies);
    if (Array.isArray(value)) return value.map(clean);
    return typeof value === "object" || typeof value === "function" ? undefined : value;
  };
  for (const name of ["name", ...Object.getOwnPropertyNames(error)]) {
    const value = clean(Reflect.get(error, name));
    Object.defineProperty(copy, name, { value, enumerable: false, configurable: true, writable: true });
  }
  return copy;
}

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
    if (!tokenPattern.test(name)) throw new InvalidInputError(`${describeValue(name)} cannot be the name of a header`);
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
