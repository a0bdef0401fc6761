import { InvalidInputError } from "../errors/api-error.js";
import { isError, isPlain } from "../platform.js";
import { describeValue } from "../text.js";

/** Replaces each secret in a text by `[redacted]`. */
export type Redactor = (text: string) => string;

/**
 * The secrets that a client knows: those of its latest requests and of its credentials. A response may quote any of them, and not only
 * that of the request which carried it: a server names the token that was replaced, a proxy the password of the login.
 */
export class KnownSecrets {
  /** The latest last, each with the patterns of its spellings once they have been needed. */
  readonly #patterns = new Map<string, readonly string[] | undefined>();
  /** What the secrets of the last text were, and the patterns for all of them. */
  #compiled: { readonly key: string; readonly patterns: readonly RegExp[] } = { key: "", patterns: [] };

  /** Adds secrets, and makes a redactor for them and for all that are known when it is used. */
  redactor(secrets: readonly string[]): Redactor {
    for (const secret of secrets) {
      const patterns = this.#patterns.get(secret);
      this.#patterns.delete(secret);
      this.#patterns.set(secret, patterns);
    }
    for (const secret of this.#patterns.keys()) {
      if (this.#patterns.size <= mostSecrets) break;
      this.#patterns.delete(secret);
    }
    return (text) => {
      const patterns = this.#compile(secrets);
      const clean = (dirty: string): string => patterns.reduce((rest, pattern) => rest.replace(pattern, mark), dirty);
      const cleaned = clean(text);
      const plain = unescapeWords(cleaned);
      const cleanedPlain = plain === cleaned ? plain : clean(plain);
      // A text that holds no escaped secret stays as the server wrote it.
      return (cleanedPlain === plain ? cleaned : cleanedPlain).replace(marks, "[redacted]");
    };
  }

  #compile(secrets: readonly string[]): readonly RegExp[] {
    const all = [...new Set([...secrets, ...this.#patterns.keys()])].filter(({ length }) => length >= minLength);
    // The longest first, as one may be the beginning of another.
    all.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    const key = all.join("\n");
    if (key !== this.#compiled.key) {
      const joined = joinPatterns(all.flatMap((secret) => this.#patternsOf(secret)));
      // Case-insensitive: %2F may be written %2f, and the host of a URL is put in lower case.
      this.#compiled = { key, patterns: joined.map((source) => new RegExp(source, "gi")) };
    }
    return this.#compiled.patterns;
  }

  #patternsOf(secret: string): readonly string[] {
    const patterns = this.#patterns.get(secret) ?? pieces(secret).map(patternOf);
    if (this.#patterns.has(secret)) this.#patterns.set(secret, patterns);
    return patterns;
  }
}

/** Joins patterns to few, none of them so long that V8 would no longer optimize it: it would take a hundred times longer. */
function joinPatterns(patterns: readonly string[]): string[] {
  const joined: string[] = [];
  for (const pattern of patterns) {
    const last = joined.at(-1);
    if (last === undefined || last.length + pattern.length > longestPattern) joined.push(pattern);
    else joined[joined.length - 1] = `${last}|${pattern}`;
  }
  return joined;
}

/** How many characters V8 optimizes, and some less. */
const longestPattern = 16_000;

/**
 * How many secrets are remembered. A request in flight carries one of the last few tokens, and its response is the one that
 * may quote it. A client that refreshes its tokens for weeks, or signs each request, must not collect them all.
 */
const mostSecrets = 32;

/**
 * A shorter secret stays in the text: its one or two characters are in any text, and where they are cut out of words, that shows
 * them.
 */
const minLength = 3;

/** Stands for a redacted secret until all are, so that none is found in another's `[redacted]`. No text has this character. */
const mark = "\ufdd0";
const marks = /\ufdd0+/g;

/** Characters that no encoder needs to escape, written as escapes: `\u0041`, `\x41`, `%41`, `&#65;`, `&#x41;`. */
const escapedWords =
  /(?:\\{1,7}(?:u00|x)|%(?:25)*|&(?:amp;)*#x0*)(2d|3\d|[46][1-9a-f]|5[\daf]|7[\dae]);?|&(?:amp;)*#0*(\d{2,3});/gi;

function unescapeWords(text: string): string {
  return text.replace(escapedWords, (escape, hex: string | undefined, decimal: string) => {
    const character = String.fromCharCode(hex === undefined ? Number(decimal) : parseInt(hex, 16));
    return wordCharacter.test(character) ? character : escape;
  });
}

/** A character that is spelled in one way, apart from escapes that nothing needs. */
const wordCharacter = /^[\w~-]$/;

/**
 * What is secret in the headers of a request: `Authorization` without the name of its scheme, and the values of all headers whose
 * names say so; each as a whole and in its parts.
 */
export function secretsInHeaders(headers: Headers): string[] {
  return Array.from(headers).flatMap(([name, value]) => {
    const isAuthorization = name === "authorization";
    if (isAuthorization ? schemeName.test(value) : !isSecretName(name)) return [];
    const secret = isAuthorization ? value.slice(value.indexOf(" ") + 1) : value;
    return [secret, ...partsOf(secret), basicPassword(value)].filter((each) => each !== "");
  });
}

/** Redacts the values of headers, and leaves out those with a secret in the name, which cannot be written otherwise. */
export function redactHeaders(headers: Headers, redact: Redactor): Headers {
  const harmless = Array.from(headers).filter(([name]) => redact(name) === name);
  return new Headers(harmless.map(([name, value]): [string, string] => [name, redact(value)]));
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
      throw new InvalidInputError(
        `the header ${name} must be a string without line breaks and other control characters`,
      );
    }
  }
}

/** The syntax of a header's name and value (RFC 9110, 5.1 and 5.5). */
const fieldName = /^[!#$%&'*+\-.^_`|~\w]+$/;
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Shorter secrets are not looked for in base64 and in hexadecimal: a few letters of either are in any text. */
const minEncodedLength = 6;

/** Cuts a long secret into pieces of the same length, each of which is secret: the engine refuses a pattern for all of it. */
function pieces(secret: string): string[] {
  const characters = Array.from(secret);
  const length = Math.ceil(characters.length / Math.ceil(characters.length / longestPiece));
  const starts = Array.from({ length: Math.ceil(characters.length / length) }, (_, index) => index * length);
  return starts.map((start) => characters.slice(start, start + length).join(""));
}

const longestPiece = 500;

/** A pattern for all spellings of a secret. */
function patternOf(secret: string): string {
  const codes = Array.from(new TextEncoder().encode(secret));
  const asText = Array.from(secret, spellingsOfCharacter).join("");
  if (codes.length < minEncodedLength) return asText;
  const bytes = codes.map((code) => String.fromCharCode(code)).join("");
  const asHex = codes.map((code) => hexOf(code, 2)).join("");
  return [asText, asHex, ...[0, 1, 2].map((shift) => base64(bytes, shift))].join("|");
}

const entities: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" };

/** A pattern for a character in all its spellings, also where it has been escaped several times. */
function spellingsOfCharacter(character: string): string {
  if (wordCharacter.test(character)) return character;
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
    bytes.map((byte) => `(?:%(?:25)*|\\\\{1,7}x)${byte}`).join(""),
    `&(?:(?:amp|#0*38|#x0*26);)*(?:${names.join("|")});`,
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

/** What makes the name of a header secret wherever it stands, as in `Cookie`, `XAuthToken` and `X-Password2`. */
const secretPart =
  /cookie|token(?!i[sz])|secret|passw(?:or)?d|pwd|passphrase|passcode|credential|signature|assertion|session|[cx]srf|hmac/;

/** What does so as a word only: a pattern is no PAT, a passenger no pass, an author no auth, and a monkey no key. */
const secretWord =
  /(?:^|[^a-z\d])x?(?:(?:api|app|access|auth|private|shared|client|master|pass|user|account|service|subscription|license)?key|auth[nz]?|authori[sz]ation|authentication|pass|pat|pw|sig|access|refresh|vault|jwt|bearer|sid|sso|saml|otp|totp|pin|creds?|dpop)(?:s|ids?)?(?![a-z])/;

/** What has such a word, and tells nothing. */
const harmlessName = /^(?:idempotency-key$|access-control-)/;

/** Whether a header carries a secret, by its name in lower case. */
function isSecretName(name: string): boolean {
  return secretPart.test(name) || (secretWord.test(name) && !harmlessName.test(name));
}

/** The password in the credentials of the Basic scheme (RFC 7617); empty if there is none. */
function basicPassword(value: string): string {
  const [, encoded] = /^basic +([\w+/]+=*)$/i.exec(value) ?? [];
  try {
    const login = new TextDecoder().decode(Uint8Array.from(atob(encoded ?? ""), (byte) => byte.charCodeAt(0)));
    return /:(.*)/s.exec(login)?.[1] ?? "";
  } catch {
    return ""; // What follows is of another scheme, or in another encoding.
  }
}

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
