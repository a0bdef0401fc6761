import { InvalidInputError } from "../core/errors/index.js";
import { describeValue } from "../core/text.js";

/**
 * Encodes bytes, or a string in UTF-8, in base64.
 *
 * @param place - What it is, for messages, which never show it.
 * @throws An `InvalidInputError` for anything else, and for a string with half a character in it.
 */
export function encodeBase64(place: string, value: unknown): string {
  const isText = typeof value === "string";
  if (!isText && !isBytes(value))
    throw new InvalidInputError(`${place} must be a string or a Uint8Array, not ${describeValue(value)}`);
  // UTF-8 has no form for it, so the server would get another character.
  if (isText && /\p{Cs}/u.test(value))
    throw new InvalidInputError(`${place} has half of a surrogate pair in it, which UTF-8 cannot encode`);
  const bytes = isText ? new TextEncoder().encode(value) : value;
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += pieceLength)
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + pieceLength)));
  return btoa(pieces.join(""));
}

/** By its name: other realms have classes of their own. */
function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === "[object Uint8Array]";
}

/** How many bytes are converted at a time: each is an argument of a call. */
const pieceLength = 8_192;
