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

function spellingsOfCharacter(character: string): string {
  if (/^[\w.~-]$/.test(character)) return character.replace(".", "\\.");
  const point = character.codePointAt(0) ?? 0;
  const hex = point.toString(16);
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  const percent = Array.from(new TextEncoder().encode(character), (byte) => `%${byte.toString(16).padStart(2, "0")}`);
  const entity = entities[character];
  return `(?:${[
    // With a backslash before it, as many a language writes a quotation mark.
    `\\\\?${character.replace(/[$()*+?[\\\]^{|}/]/g, "\\$&")}`,
    ...(point < 0x20 ? [JSON.stringify(character).slice(1, -1).replace("\\", "\\\\")] : []),
    percent.join(""),
    units.map((unit) => `\\\\u${unit.toString(16).padStart(4, "0")}`).join(""),
    `&#0*${point};`,
    `&#x0*${hex};`,
    ...(entity === undefined ? [] : [`&${entity};`]),
    ...(character === " " ? ["\\+"] : []),
  ].join("|")})`;
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
