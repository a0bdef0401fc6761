/** Thrown for input that is not UTF-8. The message names the source and the position. */
export class NotUtf8Error extends Error {}

/**
 * Decodes UTF-8. Keeps a byte order mark at the beginning.
 *
 * @param source - Where the bytes come from, for the error: a path, `standard input`.
 * @throws {@link NotUtf8Error} for bytes that are not UTF-8 (it does not replace them by U+FFFD), and for UTF-16.
 */
export function decodeUtf8(bytes: Uint8Array, source: string): string {
  if (isUtf16(bytes)) throw new NotUtf8Error(`${source} is UTF-16, not UTF-8: save it as UTF-8`);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const offset = offsetOfError(bytes);
    const line = bytes.subarray(0, offset).filter((byte) => byte === lineFeed).length + 1;
    const place = `line ${line}, byte offset ${offset}`;
    throw new NotUtf8Error(`${source} is not valid UTF-8 at ${place}: save it as UTF-8`);
  }
}

const lineFeed = 0x0a;

/** Whether bytes begin with the byte order mark of UTF-16, or with two characters that have a null byte each. */
function isUtf16(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  return a === 0 ? c === 0 && b !== 0 && d !== 0 : b === 0 && d === 0 && c !== 0;
}

/** The offset of the first byte that is not part of a character. */
function offsetOfError(bytes: Uint8Array): number {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  let offset = 0;
  let from = 0;
  for (let at = text.indexOf("\ufffd"); at !== -1; at = text.indexOf("\ufffd", from)) {
    offset += Buffer.byteLength(text.slice(from, at));
    // The input may contain U+FFFD itself, which is valid.
    const isWritten = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
    if (!isWritten) break;
    offset += 3;
    from = at + 1;
  }
  return offset;
}
