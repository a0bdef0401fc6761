/** The MD5 hash of bytes, in hexadecimal digits. Clients send it to have an upload checked. */
export function md5(message: Uint8Array): string {
  const blocks = padded(message);
  let state: Four = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let offset = 0; offset < blocks.byteLength; offset += 64) state = add(state, mix(state, blocks, offset));
  const digest = new DataView(new ArrayBuffer(16));
  for (const [index, word] of state.entries()) digest.setUint32(4 * index, word, true);
  return Array.from(new Uint8Array(digest.buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

type Four = readonly [number, number, number, number];

/** The message, a one bit, zeros, and the length in bits: a multiple of 64 bytes. */
function padded(message: Uint8Array): DataView {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setBigUint64(bytes.length - 8, BigInt(message.length) * 8n, true);
  return view;
}

function add(one: Four, other: Four): Four {
  return [(one[0] + other[0]) | 0, (one[1] + other[1]) | 0, (one[2] + other[2]) | 0, (one[3] + other[3]) | 0];
}

function mix([first, second, third, fourth]: Four, blocks: DataView, offset: number): Four {
  let [a, b, c, d] = [first, second, third, fourth];
  for (let index = 0; index < 64; index += 1) {
    const [choice, word] = roundOf(index, b, c, d);
    const sum = (a + choice + (constants[index] ?? 0) + blocks.getUint32(offset + 4 * word, true)) | 0;
    const shift = shifts[4 * (index >> 4) + (index % 4)] ?? 0;
    [a, b, c, d] = [d, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0, b, c];
  }
  return [a, b, c, d];
}

/** The mixture of three words in a step, and the number of the word of the message that it adds. */
function roundOf(index: number, b: number, c: number, d: number): readonly [number, number] {
  if (index < 16) return [(b & c) | (~b & d), index];
  if (index < 32) return [(d & b) | (~d & c), (5 * index + 1) % 16];
  if (index < 48) return [b ^ c ^ d, (3 * index + 5) % 16];
  return [c ^ (b | ~d), (7 * index) % 16];
}

const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

const constants = Array.from({ length: 64 }, (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32));
