import { decodeUtf8 } from "../python/utf8.js";
import { parseMediaType } from "./media-type.js";

/** How the bytes of a body are to be read. */
export interface Charset {
  /** @throws Utf8Error or TypeError for bytes that do not fit. */
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

/** The charset that a content type names; UTF-8 if it names none, or none that is known. */
export function charsetOf(contentType: string): Charset {
  const name = parseMediaType(contentType).parameters.get("charset")?.toLowerCase() ?? "utf-8";
  if (/^utf-?8$/.test(name)) return utf8;
  if (/^(latin-?1|iso-?8859-1)$/.test(name)) return latin1;
  try {
    const strict = new TextDecoder(name, { fatal: true });
    const loose = new TextDecoder(name);
    return { decode: (bytes) => strict.decode(bytes), decodeLoosely: (bytes) => loose.decode(bytes) };
  } catch {
    return utf8;
  }
}
