/** Text that is not UTF-8, told as Python tells it: the byte, where it stands and what is wrong with it. */
export class Utf8Error extends Error {
  override name = "Utf8Error";
}

/**
 * Decodes as Python's incremental UTF-8 reader does: a sequence cut off at the very end is dropped without a word.
 *
 * @throws Utf8Error with Python's message for any other byte that does not fit.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  for (let position = 0; position < bytes.length;) {
    const step = sequenceAt(bytes, position);
    if (step.problem === undefined) {
      position += step.length;
      continue;
    }
    if (step.problem === "cut off") return decoder().decode(bytes.subarray(0, position));
    throw new Utf8Error(describe(bytes, position, step.length, step.problem));
  }
  return decoder().decode(bytes);
}

/** A byte order mark stays in the text: Python's plain "utf-8" keeps it, and its JSON reader complains of it. */
function decoder(): TextDecoder {
  return new TextDecoder("utf-8", { ignoreBOM: true });
}

interface Step {
  /** How many bytes belong together, or how many of them are named as wrong. */
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

/** Which second bytes make neither an overlong form, nor a surrogate, nor a code point past the last. */
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
