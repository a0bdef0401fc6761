import { decodeUtf8 } from "./python/utf8.js";
import { parseMediaType } from "./media-type.js";

/** How the bytes of a body are to be read. */
export interface Charset {
  /** @throws Utf8Error or CharsetError for bytes that do not fit. */
  decode(bytes: Uint8Array): string;
  /** As `decode`, with U+FFFD for what does not fit. */
  decodeLoosely(bytes: Uint8Array): string;
}

/** A byte order mark is a character to Python, and not a mark to be dropped. */
const looseUtf8 = new TextDecoder("utf-8", { ignoreBOM: true });

const utf8: Charset = { decode: decodeUtf8, decodeLoosely: (bytes) => looseUtf8.decode(bytes) };

/** Every byte is the character of that number. What the web calls Latin-1 differs, so that `TextDecoder` is no help. */
const latin1: Charset = { decode: decodeLatin1, decodeLoosely: decodeLatin1 };

export function decodeLatin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

/** Bytes that are not in the charset that they are said to be in. */
export class CharsetError extends Error {
  override name = "CharsetError";
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

/** UTF-8 in which a byte order mark is a mark. */
const markedUtf8: Charset = {
  decode: (bytes) => withoutMark(decodeUtf8(bytes)),
  decodeLoosely: (bytes) => withoutMark(looseUtf8.decode(bytes)),
};

/** UTF-16 of which the byte order mark says in which order its bytes come; Python requires to be told. */
const markedUtf16: Charset = {
  decode(bytes) {
    const label = utf16Label(bytes);
    if (label !== undefined) return withoutMark(charsetNamed(label).decode(bytes));
    // Fewer bytes than one mark has are no character at all.
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

/** Charsets that the web calls by other names, or reads in another way than Python does. */
const pythonCharsets: readonly (readonly [RegExp, Charset])[] = [
  [/^(utf-?8|u8|utf)$/, utf8],
  [/^(latin-?1|iso-?8859-1|l1)$/, latin1],
  [/^(us-)?ascii$/, ascii],
  [/^utf-8-sig$/, markedUtf8],
  [/^utf-?16$/, markedUtf16],
];

/** The charset that a content type names; UTF-8 if it names none, or none that is known. */
export function charsetOf(contentType: string): Charset {
  const name = parseMediaType(contentType).parameters.get("charset") ?? "utf-8";
  return charsetNamed(name.toLowerCase().replaceAll("_", "-"));
}

function charsetNamed(name: string): Charset {
  const known = pythonCharsets.find(([pattern]) => pattern.test(name));
  return known?.[1] ?? webCharset(name.replace(/^utf-16-(?=[bl]e$)/, "utf-16"));
}

function webCharset(label: string): Charset {
  // A decoder that has failed keeps what it has read, so that each text needs one of its own.
  const decoder = (fatal: boolean): TextDecoder => new TextDecoder(label, { fatal, ignoreBOM: true });
  try {
    decoder(true);
  } catch {
    return utf8;
  }
  return {
    decode(bytes) {
      try {
        // As a stream: Python drops a character cut off at the very end without a word.
        return decoder(true).decode(bytes, { stream: true });
      } catch (cause) {
        throw new CharsetError(`'${label}' codec can't decode the bytes`, { cause });
      }
    },
    decodeLoosely: (bytes) => decoder(false).decode(bytes),
  };
}
