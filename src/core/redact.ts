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
