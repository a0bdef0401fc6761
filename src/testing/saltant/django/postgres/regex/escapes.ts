import type { Cursor } from "./cursor.js";
import type { IsAt } from "./syntax.js";

// Classes of characters, as the content of a JavaScript bracket expression.
const digit = String.raw`\p{Nd}`;
const space = String.raw`\s`;
const word = String.raw`\p{L}\p{N}_`;

/** The named classes of bracket expressions: `[[:alpha:]]`. */
export const namedClasses: ReadonlyMap<string, string> = new Map([
  ["alnum", String.raw`\p{L}\p{N}`],
  ["alpha", String.raw`\p{L}`],
  ["ascii", String.raw`\x00-\x7f`],
  ["blank", String.raw` \t`],
  ["cntrl", String.raw`\p{Cc}`],
  ["digit", digit],
  ["graph", String.raw`\p{L}\p{M}\p{N}\p{P}\p{S}`],
  ["lower", String.raw`\p{Ll}`],
  ["print", String.raw`\p{L}\p{M}\p{N}\p{P}\p{S} `],
  ["punct", String.raw`\p{P}\p{S}`],
  ["space", space],
  ["upper", String.raw`\p{Lu}`],
  ["word", word],
  ["xdigit", "0-9A-Fa-f"],
]);

/** Escapes for classes of characters, by letter. */
export const classEscapes: Readonly<Record<string, string>> = {
  d: digit,
  D: String.raw`\P{Nd}`,
  s: space,
  S: String.raw`\S`,
  w: word,
};

/** `\W` is the only one that JavaScript cannot combine with other members of a bracket expression. */
export const notWord = `[^${word}]`;

const wordCharacter = new RegExp(`^[${word}]$`, "u");
const isWord = (char: string): boolean => wordCharacter.test(char);

/** Positions in a string. */
export const places = {
  start: (before) => before === "",
  end: (_before, after) => after === "",
  lineStart: (before) => before === "" || before === "\n",
  lineEnd: (_before, after) => after === "" || after === "\n",
  wordStart: (before, after) => !isWord(before) && isWord(after),
  wordEnd: (before, after) => isWord(before) && !isWord(after),
  wordBorder: (before, after) => isWord(before) !== isWord(after),
  noWordBorder: (before, after) => isWord(before) === isWord(after),
} satisfies Readonly<Record<string, IsAt>>;

/** Escapes for a position in the string, by letter. */
export const placeEscapes: ReadonlyMap<string, IsAt> = new Map([
  ["A", places.start],
  ["Z", places.end],
  ["m", places.wordStart],
  ["M", places.wordEnd],
  ["y", places.wordBorder],
  ["Y", places.noWordBorder],
]);

/** Escapes for a character that is hard to write. */
const characters: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  B: "\\",
  e: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

const hexEscape = /^(?:x([0-9a-fA-F]{1,255})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/;

/**
 * Parses an escape for a single character, after its backslash.
 *
 * @throws SyntaxError for an unknown letter or digit.
 */
export function takeCharacter(cursor: Cursor): string {
  const hex = cursor.takeMatch(hexEscape);
  if (hex !== null) return fromCodePoint(parseInt(hex[1] ?? hex[2] ?? hex[3] ?? "", 16));
  const octal = cursor.takeMatch(/^[0-7]{1,3}/);
  if (octal !== null) return fromCodePoint(parseInt(octal[0], 8));
  if (cursor.takeIf("c")) return String.fromCodePoint((cursor.take().codePointAt(0) ?? invalid()) & 31);
  const char = cursor.take();
  const known = characters[char];
  if (known !== undefined) return known;
  return char === "" || /[0-9a-z]/i.test(char) ? invalid() : char;
}

function fromCodePoint(point: number): string {
  return point <= 0x10ffff ? String.fromCodePoint(point) : invalid();
}

function invalid(): never {
  throw new SyntaxError("invalid escape \\ sequence");
}

/** A literal character, for any position in a JavaScript pattern. */
export function quote(char: string): string {
  return /[\w\s]/.test(char) || char > "\x7f" ? char : `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`;
}
