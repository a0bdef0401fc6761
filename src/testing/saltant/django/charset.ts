import { parseMediaType } from "./media-type.js";

/** The charset of a content type; UTF-8 if it has none, or an unknown one. */
export function charsetOf(contentType: string): Charset {
  const name = parseMediaType(contentType).parameters.get("charset") ?? "utf-8";
  return charsetNamed(name.toLowerCase().replaceAll("_", "-"));
}

/** Decodes the bytes of a body. */
export interface Charset {
  /** @throws CharsetError, with Python's message, for bytes that are not in the charset. */
  decode(bytes: Uint8Array): string;
  /** Like `decode`, with U+FFFD for such bytes. */
  decodeLoosely(bytes: Uint8Array): string;
}

/** Thrown for bytes that are not in their charset, with Python's message. */
export class CharsetError extends Error {
  override name = "CharsetError";
}

function charsetNamed(name: string): Charset {
  const known = pythonCharsets.find(([pattern]) => pattern.test(name));
  return known?.[1] ?? webCharset(name.replace(/^utf-16-(?=[bl]e$)/, "utf-16"));
}

/** Keeps a byte order mark, as Python's plain "utf-8" does; Python's JSON parser rejects it. */
function decodeWeb(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

const utf8: Charset = { decode: decodeUtf8, decodeLoosely: decodeWeb };

/** Converts each byte to the character with that code. The web's Latin-1 differs, so `TextDecoder` cannot be used. */
const latin1: Charset = { decode: decodeLatin1, decodeLoosely: decodeLatin1 };

export function decodeLatin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

const ascii: Charset = {
  decode(bytes) {
    const at = bytes.findIndex((byte) => byte > 0x7f);
    if (at < 0) return decodeLatin1(bytes);
    const byte = (bytes[at] ?? 0).toString(16);
    throw new CharsetError(`'ascii' codec can't decode byte 0x${byte} in position ${at}: ordinal not in range(128)`);
  },
  decodeLoosely: (bytes) => Array.from(bytes, (byte) => (byte > 0x7f ? "\ufffd" : String.fromCharCode(byte))).join(""),
};

/** UTF-8 that may begin with a byte order mark, which is dropped. */
const markedUtf8: Charset = {
  decode: (bytes) => withoutMark(decodeUtf8(bytes)),
  decodeLoosely: (bytes) => withoutMark(decodeWeb(bytes)),
};

/** UTF-16 with a byte order mark, which Python requires. */
const markedUtf16: Charset = {
  decode(bytes) {
    const label = utf16Label(bytes);
    if (label !== undefined) return withoutMark(charsetNamed(label).decode(bytes));
    // Fewer bytes than a byte order mark are not a character.
    if (bytes.length < 2) return "";
    throw new CharsetError("UTF-16 stream does not start with BOM");
  },
  decodeLoosely: (bytes) => withoutMark(charsetNamed(utf16Label(bytes) ?? "utf-16le").decodeLoosely(bytes)),
};

function utf16Label([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, "");
}

/** Charsets that Python names or decodes differently from the web. */
const pythonCharsets: readonly (readonly [RegExp, Charset])[] = [
  [/^(utf-?8|u8|utf)$/, utf8],
  [/^(latin-?1|iso-?8859-1|l1)$/, latin1],
  [/^(us-)?ascii$/, ascii],
  [/^utf-8-sig$/, markedUtf8],
  [/^utf-?16$/, markedUtf16],
];

function webCharset(label: string): Charset {
  // A decoder keeps its state after a failure, so each string needs a new one.
  const decoder = (fatal: boolean): TextDecoder => new TextDecoder(label, { fatal, ignoreBOM: true });
  try {
    decoder(true);
  } catch {
    return utf8;
  }
  return {
    decode(bytes) {
      try {
        // As a stream: Python silently drops a character that is cut off at the end.
        return decoder(true).decode(bytes, { stream: true });
      } catch (cause) {
        throw new CharsetError(`'${label}' codec can't decode the bytes`, { cause });
      }
    },
    decodeLoosely: (bytes) => decoder(false).decode(bytes),
  };
}

/**
 * Decodes as Python's incremental UTF-8 reader does: a sequence cut off at the end is silently dropped.
 *
 * @throws CharsetError with Python's message for any other byte that does not fit.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  for (let position = 0; position < bytes.length;) {
    const step = sequenceAt(bytes, position);
    if (step.problem === undefined) {
      position += step.length;
      continue;
    }
    if (step.problem === "cut off") return decodeWeb(bytes.subarray(0, position));
    throw new CharsetError(describe(bytes, position, step.length, step.problem));
  }
  return decodeWeb(bytes);
}

interface Step {
  /** The number of bytes of the character, or the number of bytes in the message. */
  readonly length: number;
  readonly problem?: "invalid start byte" | "invalid continuation byte" | "cut off";
}

function sequenceAt(bytes: Uint8Array, position: number): Step {
  const first = bytes[position] ?? 0;
  if (first < 0x80) return { length: 1 };
  if (first < 0xc2 || first > 0xf4) return { length: 1, problem: "invalid start byte" };
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  for (let offset = 1; offset < length; offset += 1) {
    const next = bytes[position + offset];
    if (next === undefined) return { length: offset, problem: "cut off" };
    const [low, high] = offset === 1 ? secondByteRange(first) : [0x80, 0xbf];
    if (next < low || next > high) return { length: offset, problem: "invalid continuation byte" };
  }
  return { length };
}

/** The range of valid second bytes. Others would encode an overlong form, a surrogate, or a code point beyond the last. */
function secondByteRange(first: number): readonly [number, number] {
  if (first === 0xe0) return [0xa0, 0xbf];
  if (first === 0xed) return [0x80, 0x9f];
  if (first === 0xf0) return [0x90, 0xbf];
  if (first === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}

function describe(bytes: Uint8Array, position: number, length: number, problem: string): string {
  if (length > 1) {
    return `'utf-8' codec can't decode bytes in position ${position}-${position + length - 1}: ${problem}`;
  }
  const byte = (bytes[position] ?? 0).toString(16).padStart(2, "0");
  return `'utf-8' codec can't decode byte 0x${byte} in position ${position}: ${problem}`;
}
